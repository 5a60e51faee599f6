import type { Observation } from '../finding/finding.ts';
import { normaliseSnippet } from '../identity/fingerprint.ts';
import { relatedWeaknesses } from './weaknesses.ts';

/** Whether two scanners speak of one flaw. `reasons` are what a person is shown, and can object to. */
export interface SameFlaw {
  readonly same: boolean;
  /** 0 to 100: how well they agree; the better pair is taken where one could be paired twice. */
  readonly score: number;
  readonly reasons: readonly string[];
}

const NOT: SameFlaw = { same: false, score: 0, reasons: [] };
/** Scanners name the first or the last line of a statement, the call or its argument. */
const NEAR = 2;

type Seen = Pick<Observation, 'rule' | 'title' | 'surface' | 'cwe' | 'location' | 'component' | 'advisory' | 'flow'>;

/**
 * Compares findings of two scanners. Components agree by package, version and any name of the advisory; secrets by their
 * line; all others by place and weakness together: the same place with an unrelated weakness is another flaw, and so is
 * the same weakness elsewhere in the file.
 */
export function sameFlaw(a: Seen, b: Seen): SameFlaw {
  if (a.component !== undefined || b.component !== undefined) return sameComponent(a, b);
  if (a.location.path !== b.location.path) return NOT;
  if (a.surface === 'secrets' || b.surface === 'secrets') return sameSecret(a, b);
  const place = samePlace(a, b);
  if (place === null) return NOT;
  const weakness = sameWeakness(a, b);
  if (weakness === null) return NOT;
  const score = place.score + weakness.score;
  return { same: score >= 60, score, reasons: [place.says, weakness.says] };
}

function sameComponent(a: Seen, b: Seen): SameFlaw {
  if (a.component === undefined || b.component === undefined) return NOT;
  const [left, right] = [bare(a.component.purl), bare(b.component.purl)];
  const shared = namesOf(a).find((name) => namesOf(b).includes(name));
  if (left !== right || shared === undefined) return NOT;
  if (a.location.path !== b.location.path && folderOf(a) !== folderOf(b)) return NOT;
  return { same: true, score: 100, reasons: [`both name ${left}`, `both name ${shared}`] };
}

/** Without qualifiers and subpath, which scanners fill in as they like. */
function bare(purl: string): string {
  return (purl.split(/[?#]/)[0] as string).toLowerCase();
}

function namesOf({ rule, advisory }: Seen): string[] {
  return [rule, ...(advisory === undefined ? [] : [advisory.id, ...advisory.aliases])].map((name) =>
    name.toUpperCase(),
  );
}

function folderOf({ location }: Seen): string {
  return location.path.slice(0, location.path.lastIndexOf('/') + 1);
}

function sameSecret(a: Seen, b: Seen): SameFlaw {
  const lines = [a.location.line, b.location.line];
  if (a.surface !== b.surface || lines[0] === undefined || lines[0] !== lines[1]) return NOT;
  return { same: true, score: 90, reasons: [`both see a secret in line ${lines[0]}`] };
}

function samePlace(a: Seen, b: Seen): { score: number; says: string } | null {
  const [left, right] = [a.location.line, b.location.line];
  if (left === undefined || right === undefined) return null;
  if (left === right) return { score: 50, says: `both speak of line ${left}` };
  const [one, other] = [a.location.snippet, b.location.snippet].map((text) => normaliseSnippet(text ?? ''));
  if (Math.abs(left - right) > NEAR) return null;
  if (spans(a, right) || spans(b, left)) return { score: 45, says: `lines ${left} and ${right} are of one statement` };
  if (one !== '' && other !== undefined && other !== '' && (one?.includes(other) || other.includes(one as string))) {
    return { score: 40, says: `lines ${left} and ${right} hold the same text` };
  }
  return { score: 20, says: `lines ${left} and ${right} are neighbours` };
}

function spans({ location: { line = 0, endLine = 0 } }: Seen, other: number): boolean {
  return line <= other && other <= endLine;
}

function sameWeakness(a: Seen, b: Seen): { score: number; says: string } | null {
  const equal = a.cwe.find((cwe) => b.cwe.includes(cwe));
  if (equal !== undefined) return { score: 45, says: `both name ${equal}` };
  for (const one of a.cwe) {
    const other = b.cwe.find((cwe) => relatedWeaknesses(one, cwe));
    if (other !== undefined) return { score: 35, says: `${one} and ${other} are of one kind` };
  }
  if (a.cwe.length > 0 && b.cwe.length > 0) return null;
  const shared = sharedWords(a, b);
  return shared >= 0.5 ? { score: 15, says: 'their titles say the same' } : null;
}

const IDLE = new Set([
  'the',
  'a',
  'an',
  'of',
  'in',
  'to',
  'is',
  'by',
  'with',
  'and',
  'or',
  'for',
  'from',
  'use',
  'used',
  'possible',
  'potential',
  'detected',
  'found',
  'unsafe',
  'insecure',
  'security',
  'js',
  'py',
  'javascript',
  'python',
  'audit',
  'lang',
  'rule',
]);

function sharedWords(a: Seen, b: Seen): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const common = [...left].filter((word) => right.has(word)).length;
  const all = new Set([...left, ...right]).size;
  return common < 2 ? 0 : common / all;
}

function wordsOf({ rule, title }: Seen): Set<string> {
  const words = `${rule.slice(rule.indexOf(':') + 1)} ${title}`.toLowerCase().match(/[a-z]{2,}/g) ?? [];
  return new Set(words.slice(0, 40).filter((word) => !IDLE.has(word)));
}
