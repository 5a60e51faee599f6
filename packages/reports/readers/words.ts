import { type Confidence, type Severity, severityOfScore } from '@vauban/domain';

const SEVERITY_WORDS: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  blocker: 'critical',
  high: 'high',
  error: 'high',
  major: 'high',
  serious: 'high',
  important: 'high',
  medium: 'medium',
  moderate: 'medium',
  warning: 'medium',
  warn: 'medium',
  low: 'low',
  minor: 'low',
  note: 'low',
  negligible: 'low',
  info: 'none',
  informational: 'none',
  information: 'none',
  refactor: 'none',
  convention: 'none',
  style: 'none',
  log: 'none',
  optional: 'none',
  unimportant: 'low',
  none: 'none',
};

/** Another tool's word for how bad it is; a word that nobody knows is `unknown`, never low. */
export function severityOfWord(word: unknown): Severity {
  return typeof word === 'string' ? (SEVERITY_WORDS[word.trim().toLowerCase()] ?? 'unknown') : 'unknown';
}

/** A CVSS base score as a number or a text; `unknown` for anything else. */
export function severityOfNumber(score: unknown): Severity {
  const number = typeof score === 'string' && score.trim() !== '' ? Number(score) : score;
  return typeof number === 'number' ? severityOfScore(number) : 'unknown';
}

/** Every weakness named in any of the usual spellings: `CWE-89: …`, `external/cwe/cwe-089`, `89`; sorted, once each. */
export function weaknesses(values: Iterable<unknown>): string[] {
  const found = new Set<number>();
  for (const value of values) {
    if (typeof value === 'number') found.add(value);
    if (typeof value !== 'string') continue;
    const bare = /^\s*0*(\d{1,5})\s*$/.exec(value);
    for (const [, number] of bare === null ? value.matchAll(/\bcwe[-_ :]?0*(\d{1,5})\b/gi) : [bare])
      found.add(Number(number));
  }
  return [...found]
    .filter((number) => number > 0)
    .sort((a, b) => a - b)
    .map((number) => `CWE-${number}`);
}

const LONGEST_MESSAGE = 4_000;

/** A text of another tool, bounded: a message of megabytes is cut and says so. */
export function boundText(text: unknown, longest = LONGEST_MESSAGE): string {
  const known = typeof text === 'string' ? text.trim() : '';
  return known.length <= longest ? known : `${known.slice(0, longest)} … (${known.length - longest} characters more)`;
}

/** A tool's name as an id: lower case, everything but letters, digits, dots and dashes becomes a dash. */
export function toolId(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return id === '' ? 'unknown-tool' : id;
}

/** RFC 3339 in UTC from what tools write; null for what is no time. */
export function timeOf(text: unknown): string | null {
  if (typeof text !== 'string' && typeof text !== 'number') return null;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** Another tool's word for how sure it is. */
export function confidenceOfWord(word: unknown): Confidence {
  const text = typeof word === 'string' ? word.trim().toLowerCase() : '';
  if (/^(very[- ]high|high|certain|confirmed|highest)$/.test(text)) return 'high';
  if (/^(medium|firm|moderate)$/.test(text)) return 'medium';
  return /^(low|tentative|weak|experimental|ignore)$/.test(text) ? 'low' : 'unknown';
}

/** With one full stop at its end, whatever the tool put there. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
