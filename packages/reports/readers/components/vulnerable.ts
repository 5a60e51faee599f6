import type { AdvisoryFacts, ComponentRef, Location, Severity, Surface } from '@vauban/domain';
import type { Draft } from '../draft.ts';
import { boundText, severityOfNumber, severityOfWord, timeOf, weaknesses } from '../words.ts';

const MOST_NAMES = 30;
const MOST_ADDRESSES = 20;

/** A vulnerable component as a tool reports it; everything is foreign text. */
export interface Vulnerable {
  readonly component: ComponentRef;
  readonly location: Location;
  /** Every name of the advisory that the tool gives, in any order; at least one. */
  readonly ids: readonly (string | null | undefined)[];
  readonly summary?: string | null | undefined;
  readonly description?: string | null | undefined;
  /** The tool's word, and a CVSS base score where there is one. */
  readonly severity?: unknown;
  readonly score?: unknown;
  readonly cvss?: readonly unknown[];
  readonly cwe?: readonly unknown[];
  readonly fixed?: readonly (string | null | undefined)[];
  readonly urls?: readonly unknown[];
  readonly published?: unknown;
  readonly modified?: unknown;
  readonly related?: readonly Location[];
  readonly surface?: Surface;
}

/** The finding: its rule is the advisory's best known name, its subject the component's, as Vauban's own have them. */
export function vulnerable(seen: Vulnerable): readonly Draft[] | { says: string } {
  const ids = namesOf(seen.ids);
  const [id, ...aliases] = ids;
  if (id === undefined) return { says: 'a vulnerable component without the name of an advisory' };
  const { component, location, related = [], surface } = seen;
  const severity = severityOf(seen);
  const description = boundText(seen.description);
  const summary =
    oneLine(seen.summary ?? '') || oneLine(description.split(/\n|\.\s/)[0] ?? '') || `known vulnerability ${id}`;
  const fixedVersions = texts(seen.fixed ?? []).slice(0, MOST_NAMES);
  const what = component.version === '' ? component.name : `${component.name} ${component.version}`;
  const fix = fixedVersions.length === 0 ? '' : ` It is fixed in ${fixedVersions.slice(0, 5).join(', ')}.`;
  const score = scoreOf(seen.score);
  const published = timeOf(seen.published);
  const modified = timeOf(seen.modified);
  const advisory: AdvisoryFacts = {
    id,
    aliases: aliases.sort().slice(0, MOST_NAMES),
    summary,
    cvss: texts(seen.cvss ?? [])
      .filter((vector) => vector.includes('/'))
      .slice(0, MOST_NAMES),
    ...(score !== null && { score }),
    severity,
    fixedVersions,
    ...(published !== null && { published }),
    ...(modified !== null && { modified }),
    urls: texts(seen.urls ?? [])
      .filter(isWebAddress)
      .slice(0, MOST_ADDRESSES),
    exploited: 'unknown',
  };
  return [
    {
      rule: id,
      isAdvisory: true,
      title: boundText(`${what}: ${summary}`, 200),
      message: boundText(`${what} is affected by ${id}.${fix}`),
      severity,
      confidence: 'unknown',
      cwe: weaknesses(seen.cwe ?? []).slice(0, MOST_NAMES),
      location,
      ...(related.length > 0 && { related: related.slice(0, 100) }),
      ...(fixedVersions.length > 0 && {
        fix: { summary: `Update ${component.name} to ${fixedVersions[0]}.`, safe: false, fixedVersions },
      }),
      component,
      advisory,
      subject: component.name,
      ruleTitle: summary,
      help: description,
      ...(surface !== undefined && { surface }),
    },
  ];
}

/** CVE before GHSA before all others, which keep their order; each once. */
function namesOf(ids: Vulnerable['ids']): string[] {
  const known = [...new Set(texts(ids).map((id) => (/^(cve|ghsa)-/i.test(id) ? normalised(id) : id)))];
  const rank = (id: string): number => (id.startsWith('CVE-') ? 0 : id.startsWith('GHSA-') ? 1 : 2);
  return known.sort((a, b) => rank(a) - rank(b)).slice(0, MOST_NAMES + 1);
}

function normalised(id: string): string {
  return /^cve-/i.test(id) ? id.toUpperCase() : `GHSA-${id.slice(5).toLowerCase()}`;
}

function texts(values: readonly unknown[]): string[] {
  return [...new Set(values.flatMap((value) => (typeof value === 'string' ? [oneLine(value)] : [])))].filter(
    (value) => value !== '',
  );
}

function oneLine(text: string): string {
  return boundText(text.slice(0, 2_000).replace(/\s+/g, ' '), 300);
}

function severityOf({ severity, score }: Vulnerable): Severity {
  const word = severityOfWord(severity);
  return word === 'unknown' ? severityOfNumber(score) : word;
}

function scoreOf(score: unknown): number | null {
  const number = typeof score === 'string' && score.trim() !== '' ? Number(score) : score;
  return typeof number === 'number' && number > 0 && number <= 10 ? number : null;
}

/** Only what a browser may be sent to. */
function isWebAddress(url: string): boolean {
  return url.length <= 500 && /^https?:\/\/[^\s<>"'`\p{Cc}]+$/u.test(url);
}
