import type { Component, ComponentRef } from '../components/component.ts';
import type { Observation } from '../finding/finding.ts';
import type { RuleFacts } from '../report/report.ts';
import { type LicencePolicy, LicenceRules, UNKNOWN_LICENCE } from './licence-rules.ts';

const SCANNER = 'dependencies';

const RULE: RuleFacts = {
  id: 'dependencies/licence',
  title: 'A component whose licence the policy does not allow',
  surface: 'dependencies',
  severity: 'high',
  cwe: [],
  help: [
    'The policy (`policy.licences`) denies the licence of this component, or wants somebody to look at it: using it may put duties on you that you do not want.',
    'Replace the component; or, where its licence is another one than it says, write what you found out under `policy.licences.known`; or accept the finding with a reason and an end.',
    'What counts is what lockfiles and bills of materials say, as an SPDX expression. `unknown` is what says nothing, or nothing that SPDX knows.',
  ].join('\n\n'),
};

/**
 * What a policy says about the licences of components: an observation for each that it denies or wants to be looked
 * at, none for a target's own packages. Nothing without such a policy.
 */
export function licenceFindings(
  components: readonly Component[],
  policy: LicencePolicy | undefined,
): { readonly observations: readonly Observation[]; readonly rules: readonly RuleFacts[] } {
  if (policy === undefined) return { observations: [], rules: [] };
  const rules = new LicenceRules(policy);
  const observations: Observation[] = [];
  for (const component of components) {
    if (component.source === 'workspace' || component.source === 'link') continue;
    const licence = rules.licenceOf(component.purl, component.licence);
    const verdict = rules.verdictOn(licence);
    if (verdict !== 'allow') observations.push(observationOf(component, licence, verdict));
  }
  return { observations, rules: observations.length === 0 ? [] : [RULE] };
}

function observationOf(component: Component, licence: string, verdict: 'review' | 'deny'): Observation {
  const { name, version } = component;
  const what =
    licence === UNKNOWN_LICENCE
      ? `an unknown licence${component.licence === undefined ? '' : ` (${JSON.stringify(bounded(component.licence, 100))})`}`
      : `the licence ${licence}`;
  const says = verdict === 'deny' ? 'the policy denies it' : 'the policy wants it to be looked at';
  return {
    rule: RULE.id,
    scanner: SCANNER,
    surface: 'dependencies',
    title: bounded(`${name} ${version} has ${what}`, 300),
    message: `${bounded(name, 200)} ${bounded(version, 100)} has ${what}: ${says}.${wayOf(component)}`,
    severity: verdict === 'deny' ? 'high' : 'low',
    confidence: 'high',
    cwe: [],
    location: component.location,
    fix: {
      safe: false,
      summary: `Replace ${bounded(name, 200)}, or settle what its licence is under policy.licences.`,
    },
    component: refOf(component, licence, verdict),
    subject: `${name}\0${licence}`,
  };
}

function wayOf({ path }: Component): string {
  return path.length < 2 ? '' : ` It comes by ${bounded(path.join(' › '), 300)}.`;
}

function refOf(component: Component, text: string, verdict: 'review' | 'deny'): ComponentRef {
  const { purl, ecosystem, name, version, direct, scope, path } = component;
  const licensing = { text, verdict };
  return { purl, ecosystem, name, version, direct, scope, path, reachability: 'unknown', licensing };
}

function bounded(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
