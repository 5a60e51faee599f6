import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { fromPython } from './python.ts';

/** How a language writes expressions. */
export type Flavour = 'javascript' | 'python';

/** An expression that could be read. */
export interface Pattern {
  /** In JavaScript's spelling. */
  readonly source: string;
  readonly flags: string;
  readonly tree: AST.Pattern;
  /** `$` also holds before a line end that ends the text. */
  readonly endsBeforeNewline: boolean;
}

/** Longer ones are not looked into. */
const LONGEST = 4_000;
const DEEPEST = 100;
const MOST_KEPT = 2_000;

const parser = new RegExpParser({ ecmaVersion: 2025 });
const known = new Map<string, Pattern | null>();

/** An expression as a program has it; null when it cannot be read (then nothing is known of it). */
export function readPattern(source: string, flags: string, flavour: Flavour): Pattern | null {
  if (source.length > LONGEST || nestsDeeperThan(source, DEEPEST)) return null;
  const key = `${flavour} ${flags} ${source}`;
  let pattern = known.get(key);
  if (pattern === undefined) {
    if (known.size >= MOST_KEPT) known.clear();
    pattern = parsed(source, flags, flavour);
    known.set(key, pattern);
  }
  return pattern;
}

function parsed(source: string, flags: string, flavour: Flavour): Pattern | null {
  const spelled = flavour === 'python' ? fromPython(source, flags) : { source, flags: flags.replace(/[^imsuv]/g, '') };
  if (spelled === null) return null;
  const unicode = spelled.flags.includes('u');
  const unicodeSets = spelled.flags.includes('v');
  try {
    const tree = parser.parsePattern(spelled.source, 0, spelled.source.length, { unicode, unicodeSets });
    return { ...spelled, tree, endsBeforeNewline: flavour === 'python' };
  } catch {
    return null;
  }
}

function nestsDeeperThan(source: string, limit: number): boolean {
  let depth = 0;
  for (const character of source) {
    if (character === '(' && ++depth > limit) return true;
    if (character === ')') depth--;
  }
  return false;
}
