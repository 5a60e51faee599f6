import { matchesGlob } from '../paths/glob.ts';

/** One line of a CODEOWNERS file. */
export interface OwnerRule {
  readonly pattern: string;
  /** Empty: these paths have no owner on purpose. */
  readonly owners: readonly string[];
  readonly line: number;
}

export interface Codeowners {
  readonly rules: readonly OwnerRule[];
  /** Lines that say nothing that can be understood, one sentence each. */
  readonly problems: readonly string[];
}

const MOST_RULES = 20_000;

/** Where the big code hosts look for it, in their order; the first that is there holds. */
export const CODEOWNERS_PLACES: readonly string[] = [
  '.github/CODEOWNERS',
  '.gitlab/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
];

/**
 * Reads CODEOWNERS (docs.github.com "About code owners", docs.gitlab.com "Code Owners"): patterns as in .gitignore without
 * `!` and `[ ]`, then owners; `[Section] @default` heads give owners to the patterns below that name none.
 */
export function readCodeowners(text: string): Codeowners {
  const rules: OwnerRule[] = [];
  const problems: string[] = [];
  let sectionOwners: readonly string[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const content = raw.replace(/(^|\s)#.*$/, '').trim();
    if (content === '') continue;
    const section = /^\^?\[[^\]]+\](?:\[\d+\])?\s*(.*)$/.exec(content);
    if (section !== null) {
      sectionOwners = wordsOf(section[1] as string);
      continue;
    }
    const [pattern = '', ...owners] = wordsOf(content);
    if (pattern.startsWith('!')) problems.push(`CODEOWNERS:${line}: "!" is not allowed`);
    else if (rules.length >= MOST_RULES) problems.push(`CODEOWNERS:${line}: more than ${MOST_RULES} rules`);
    else rules.push({ pattern, owners: owners.length > 0 ? owners : sectionOwners, line });
    if (rules.length >= MOST_RULES) break;
  }
  return { rules, problems };
}

/** The last rule that matches holds; null where none does. An empty list is a rule that says "nobody". */
export function ownersOf(path: string, { rules }: Codeowners): OwnerRule | null {
  for (let index = rules.length - 1; index >= 0; index--) {
    const rule = rules[index] as OwnerRule;
    if (covers(rule.pattern, path)) return rule;
  }
  return null;
}

/** A pattern with a `/` before its end is anchored at the top, another matches at any depth; a folder means all below. */
function covers(pattern: string, path: string): boolean {
  const isFolder = pattern.endsWith('/');
  const bare = pattern.replace(/\/+$/, '');
  const anchored = bare.replace(/^\//, '');
  const from = bare.includes('/') ? anchored : `**/${anchored}`;
  if (matchesGlob(`${from}/**`, path)) return !anchored.endsWith('/*');
  return !isFolder && matchesGlob(from, path);
}

/** White space separates; a backslash keeps a space in a pattern. */
function wordsOf(text: string): string[] {
  return (text.match(/(?:\\\s|\S)+/g) ?? []).map((word) => word.replace(/\\(\s)/g, '$1'));
}
