import type { ComponentRef, Finding, Location, Severity, Surface } from '@vauban/domain';
import { worstOf } from './severity.ts';
import { bestUpgrade, type Upgrade } from './upgrade.ts';

/** One thing to do: a finding on its own, or a component with all its advisories. */
export interface Thing {
  readonly surface: Surface;
  readonly severity: Severity;
  /** Soonest first; never empty. The first one speaks for all. */
  readonly findings: readonly Finding[];
  readonly first: Finding;
  /** Names of the gates that any of them fails, sorted. */
  readonly gates: readonly string[];
  /** Where to look: the finding's place, or every lockfile that has the component. */
  readonly places: readonly Location[];
  readonly component?: ComponentRef;
  readonly upgrade: Upgrade | null;
}

/** Findings (soonest first) as things to do, in the order of the soonest finding of each. */
export function thingsOf(findings: readonly Finding[]): Thing[] {
  const bundles = new Map<string, Finding[]>();
  findings.forEach((finding, index) => {
    const key = finding.component ? `component ${finding.component.purl}` : `finding ${index}`;
    const bundle = bundles.get(key);
    if (bundle) bundle.push(finding);
    else bundles.set(key, [finding]);
  });
  return [...bundles.values()].flatMap((bundle) => thingOf(bundle) ?? []);
}

function thingOf(findings: readonly Finding[]): Thing | undefined {
  const [first] = findings;
  if (first === undefined) return undefined;
  const { component } = first;
  return {
    surface: first.surface,
    severity: worstOf(findings),
    findings,
    first,
    gates: [...new Set(findings.flatMap((finding) => finding.gates))].sort(),
    places: placesOf(findings),
    ...(component && { component }),
    upgrade: component ? bestUpgrade(component.version, fixedVersionsByRule(findings.filter(isVulnerability))) : null,
  };
}

function placesOf(findings: readonly Finding[]): Location[] {
  const places = new Map<string, Location>();
  for (const { location } of findings) {
    const key = `${location.path}\0${location.line ?? ''}\0${location.column ?? ''}`;
    if (!places.has(key)) places.set(key, location);
  }
  return [...places.values()];
}

/** One finding for each rule: the same advisory in two lockfiles is one advisory. */
export function distinctByRule(findings: readonly Finding[]): Finding[] {
  const rules = new Map<string, Finding>();
  for (const finding of findings) if (!rules.has(finding.rule)) rules.set(finding.rule, finding);
  return [...rules.values()];
}

function fixedVersionsByRule(findings: readonly Finding[]): (readonly string[])[] {
  return distinctByRule(findings).map((finding) => fixedVersionsOf(finding));
}

/** What a newer version can leave behind; a licence or an end of life is none. */
function isVulnerability(finding: Finding): boolean {
  return finding.advisory !== undefined || fixedVersionsOf(finding).length > 0;
}

/** What the fix names, else what the advisory names. */
export function fixedVersionsOf(finding: Finding): readonly string[] {
  return finding.fix?.fixedVersions ?? finding.advisory?.fixedVersions ?? [];
}

/** What to do about a thing in one sentence; undefined when nobody said. */
export function fixText(thing: Thing): string | undefined {
  const { component, upgrade, first } = thing;
  const advisories = distinctByRule(thing.findings.filter(isVulnerability)).length;
  if (component === undefined || (advisories <= 1 && first.fix !== undefined)) return first.fix?.summary;
  if (upgrade === null)
    return `No fixed version of ${component.name} is known: replace it, or decide why it is safe here.`;
  const how = component.direct === false ? `Bring ${component.name} to` : `Upgrade ${component.name} to`;
  return `${how} ${upgrade.version}${gain(upgrade)}.`;
}

function gain(upgrade: Upgrade): string {
  if (upgrade.of === 1) return '';
  if (upgrade.fixes === upgrade.of) return `: fixes all ${upgrade.of} advisories`;
  return `: fixes ${upgrade.fixes} of ${upgrade.of} advisories`;
}

/** What a person calls it: the component with what is wrong with it, or what the finding says. */
export function titleOf({ component, first, findings }: Thing): string {
  if (component === undefined) return first.title;
  const advisories = distinctByRule(findings).length;
  // what says itself which component it is about
  if (advisories === 1 && first.advisory === undefined && first.title.includes(component.name)) return first.title;
  const kind = findings.every(({ advisory }) => advisory !== undefined) ? 'advisories' : 'findings';
  const what = advisories === 1 ? first.advisory?.summary || first.title : `${advisories} ${kind}`;
  return `${component.name} ${component.version}: ${what}`;
}

/** `src/a.ts:12:5`, as editors and terminals jump to it; not yet safe. */
export function placeText({ path, line, column }: Location): string {
  return `${path}${line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`}`;
}
