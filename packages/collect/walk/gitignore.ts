import { compileIgnoreGlob, type IgnoreGlob, matchesIgnoreGlob } from './gitignore-glob.ts';

/** One line of a `.gitignore`. */
interface IgnoreRule {
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  /** Compared with the whole path below the `.gitignore`, else with the name alone. */
  readonly anchored: boolean;
  readonly glob: IgnoreGlob;
}

/** The rules of one `.gitignore`, in order. */
export type IgnoreRules = readonly IgnoreRule[];

const MOST_RULES = 10_000;
const LONGEST_RULE = 4096;

/** Reads the syntax of gitignore(5). What is beyond the limits is not obeyed, so that more is scanned, not less. */
export function parseGitignore(text: string): IgnoreRules {
  const rules: IgnoreRule[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const rule = line.length > LONGEST_RULE ? null : parseRule(line);
    if (rule !== null) rules.push(rule);
    if (rules.length >= MOST_RULES) break;
  }
  return rules;
}

function parseRule(line: string): IgnoreRule | null {
  let pattern = withoutTrailingSpaces(line);
  if (pattern === '' || pattern.startsWith('#')) return null;
  const negated = pattern.startsWith('!');
  if (negated) pattern = pattern.slice(1);
  const foldersOnly = pattern.endsWith('/');
  if (foldersOnly) pattern = pattern.slice(0, -1);
  const anchored = pattern.includes('/');
  if (pattern.startsWith('/')) pattern = pattern.slice(1);
  if (pattern === '') return null;
  const glob = compileIgnoreGlob(pattern);
  return glob === null ? null : { negated, foldersOnly, anchored, glob };
}

/** A space at the end counts only behind a backslash. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ') end--;
  let backslashes = 0;
  while (line[end - 1 - backslashes] === '\\') backslashes++;
  return end < line.length && backslashes % 2 === 1 ? line.slice(0, end + 1) : line.slice(0, end);
}

/**
 * What the last rule that fits says: ignored, not ignored, or nothing (null).
 * `path` is relative to the folder of the `.gitignore`. Counts work in `spend`.
 */
export function decide(
  rules: IgnoreRules,
  path: string,
  isFolder: boolean,
  spend: (steps: number) => void,
): boolean | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  for (let index = rules.length - 1; index >= 0; index--) {
    const rule = rules[index] as IgnoreRule;
    if (rule.foldersOnly && !isFolder) continue;
    if (matchesIgnoreGlob(rule.glob, rule.anchored ? path : name, spend)) return !rule.negated;
  }
  spend(rules.length);
  return null;
}
