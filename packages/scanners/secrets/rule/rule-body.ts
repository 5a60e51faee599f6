import { Fields } from '../../rule/fields.ts';
import type { KeyNames } from '../assignment/key-name.ts';
import { expandMacros } from '../pattern/macros.ts';
import { patternLimits } from '../pattern/pattern-limits.ts';
import type { ValueKind } from '../value/judge-value.ts';

/** Finds texts of a known form around keywords. */
export interface PatternBody {
  readonly find: 'pattern';
  /** Lower-case ASCII; every match has one of them in it. */
  readonly keywords: readonly string[];
  /** All of them stand somewhere in the file. */
  readonly inFile: readonly string[];
  /** All of them stand within the window, case-sensitive; a cheap test before the expressions. */
  readonly near: readonly string[];
  /** With the flags `dg` or `dgi`; the group `value` is the secret, else the whole match. */
  readonly expressions: readonly RegExp[];
  /** Bytes on both sides of a keyword that the longest match may need. */
  readonly reach: number;
  /** Bits a character that the value has at least. */
  readonly entropy: number;
  /** How many characters of the value show its kind and may be shown, 0 to 4. */
  readonly shown: number;
  /** Values from public documentation, which are no secrets. */
  readonly known: ReadonlySet<string>;
}

/** Finds literals that are assigned to a name that means a secret. */
export interface AssignmentBody {
  readonly find: 'assignment';
  readonly keywords: readonly string[];
  readonly names: KeyNames;
  readonly value: ValueKind;
}

const KEYWORD = /^[\x20-\x7e]{3,40}$/;
const KEYWORD_SAYS = 'printable ASCII of 3 to 40 characters';
const WORD = /^[a-z0-9]{1,30}$/;
const WORD_SAYS = 'lower-case letters and digits';
const CONTEXT = 16;

export function readPatternBody(value: unknown, problems: string[]): PatternBody {
  const fields = new Fields(value, 'pattern.', problems);
  const ignoreCase = fields.yesOrNo('ignore-case');
  const sources = fields.list(
    'expressions',
    1,
    20,
    /^[\s\S]{3,2000}$/,
    'a regular expression of at most 2,000 characters',
  );
  const expressions: RegExp[] = [];
  let reach = CONTEXT;
  for (const source of sources) {
    const compiled = compile(source, ignoreCase ? 'dgi' : 'dg', problems);
    if (compiled === null) continue;
    expressions.push(compiled.expression);
    reach = Math.max(reach, compiled.longest + CONTEXT);
  }
  const body: PatternBody = {
    find: 'pattern',
    keywords: fields.list('keywords', 1, 100, KEYWORD, KEYWORD_SAYS).map((word) => word.toLowerCase()),
    inFile: fields.list('in-file', 0, 5, KEYWORD, KEYWORD_SAYS).map((word) => word.toLowerCase()),
    near: fields.list('near', 0, 5, /^[\x20-\x7e]{1,40}$/, 'printable ASCII'),
    expressions,
    reach,
    entropy: fields.number('entropy', 0, 8, 0),
    shown: fields.number('shown', 0, 4, 0),
    known: new Set(
      fields.list('known', 0, 100, /^[\s\S]{4,500}$/, 'a text').map((text) => text.replaceAll('{{}}', '')),
    ),
  };
  fields.end();
  return body;
}

function compile(source: string, flags: string, problems: string[]): { expression: RegExp; longest: number } | null {
  const expanded = expandMacros(source);
  try {
    const expression = new RegExp(expanded, flags);
    const limits = patternLimits(expanded);
    problems.push(...limits.problems.map((problem) => `the expression ${source} cannot be used: ${problem}`));
    return limits.problems.length > 0 ? null : { expression, longest: limits.longest };
  } catch (error) {
    problems.push(`the expression ${source} is not valid: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

export function readAssignmentBody(value: unknown, problems: string[]): AssignmentBody {
  const fields = new Fields(value, 'assignment.', problems);
  const body: AssignmentBody = {
    find: 'assignment',
    keywords: fields.list('keywords', 1, 100, KEYWORD, KEYWORD_SAYS).map((word) => word.toLowerCase()),
    names: {
      ends: new Set(fields.list('names', 1, 200, WORD, WORD_SAYS)),
      neutral: new Set(fields.list('neutral', 0, 200, WORD, WORD_SAYS)),
      other: new Set(fields.list('other', 0, 200, WORD, WORD_SAYS)),
    },
    value: fields.oneOf('value', ['token', 'password']),
  };
  fields.end();
  return body;
}
