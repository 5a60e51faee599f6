import { type AdvisoryMatch, endOfLife, type Life } from '@vauban/advisories';
import type { AdvisoryFacts, Component, ComponentRef, Observation } from '@vauban/domain';
import type { LockedComponent } from '../components/locked-component.ts';
import { SCANNER } from '../gaps/component-gaps.ts';
import type { Reached } from '../reachability/reached.ts';
import { oneLine } from '../text/bounded.ts';
import { fixFor, isMalware } from './fix.ts';

const LONGEST_SUMMARY = 300;
const MOST_NAMES = 30;
const MOST_ADDRESSES = 20;
const MOST_RELATED = 100;

/** One vulnerable version in one lockfile. What the advisory says is foreign text and is bounded here. */
export function observationOf(
  locked: LockedComponent,
  match: AdvisoryMatch,
  { reach, life }: { readonly reach?: Reached | undefined; readonly life?: Life | null } = {},
): Observation {
  const { component, further, unsure } = locked;
  return {
    rule: match.id,
    scanner: SCANNER,
    surface: 'dependencies',
    title: oneLine(`${component.name} ${component.version}: ${summaryOf(match, component.name)}`, 200),
    message: messageOf(component, match, unsure) + reachedSentence(reach),
    severity: isMalware(match) ? 'critical' : match.severity,
    confidence: unsure === undefined ? 'high' : 'medium',
    cwe: match.cwe.slice(0, MOST_NAMES),
    location: component.location,
    ...(further.length === 0 ? {} : { related: further.slice(0, MOST_RELATED) }),
    fix: fixFor(locked, match),
    ...(reach !== undefined && reach.flow.length > 1 ? { flow: reach.flow } : {}),
    component: refOf(component, reach, life),
    advisory: bounded(match),
    subject: component.name,
  };
}

/** The summary without the package's name at its end, which stands at the title's beginning. */
export function summaryOf(match: AdvisoryMatch, name?: string): string {
  const summary = oneLine(match.summary, LONGEST_SUMMARY);
  if (summary === '') return `known vulnerability ${match.id}`;
  const ending = name === undefined ? '' : ` in ${name}`.toLowerCase();
  return ending !== '' && summary.toLowerCase().endsWith(ending) ? summary.slice(0, -ending.length) : summary;
}

function messageOf(component: Component, match: AdvisoryMatch, unsure: string | undefined): string {
  const { name, version, path, scope, direct, location } = component;
  const used = scope === 'unknown' ? '' : ` (${scope})`;
  const exploited = match.exploited === true ? ' It is known to be exploited.' : '';
  const subject = oneLine(`${name} ${version}`, 200);
  const what = `${subject} is affected by ${match.id}.${exploited}`;
  if (unsure !== undefined) return `${what} ${oneLine(unsure, 300)}.`;
  if (direct === true) return `${what} It is a direct dependency${used} in ${location.path}.`;
  if (path.length > 0) return `${what} It comes in as ${path.map((step) => oneLine(step, 100)).join(' › ')}${used}.`;
  return `${what} ${location.path} names this version${used}.`;
}

/** Nothing of what is not known: most of the world's packages would say it. */
function reachedSentence(reach: Reached | undefined): string {
  if (reach === undefined || reach.state === 'unknown') return '';
  const reason = oneLine(reach.reason, 300);
  return ` ${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

/** The part of a component that a finding carries. */
export function refOf(component: Component, reach?: Reached, life: Life | null = null): ComponentRef {
  const { purl, ecosystem, name, version, direct, scope, path } = component;
  const ended = endOfLife(life);
  const reachability = reach?.state ?? 'unknown';
  return {
    ...{ purl, ecosystem, name, version, direct, scope, path, reachability },
    ...(ended && { endOfLife: ended }),
  };
}

function bounded(match: AdvisoryMatch): AdvisoryFacts {
  const { records: _records, cwe: _cwe, symbols: _symbols, ...facts } = match;
  return {
    ...facts,
    aliases: facts.aliases.slice(0, MOST_NAMES),
    summary: oneLine(facts.summary, LONGEST_SUMMARY),
    cvss: facts.cvss.slice(0, MOST_NAMES),
    fixedVersions: facts.fixedVersions.slice(0, MOST_NAMES),
    urls: webAddresses(facts.urls),
  };
}

/** Only what a browser may be sent to. */
export function webAddresses(urls: readonly string[]): string[] {
  return urls
    .filter((url) => url.length <= 500 && /^https?:\/\/[^\s<>"'`\p{Cc}]+$/u.test(url))
    .slice(0, MOST_ADDRESSES);
}
