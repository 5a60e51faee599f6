import type { Buffer } from 'node:buffer';
import { CHECKS, type Check, type CheckOutcome } from '../checks/checks.ts';
import type { SecretRule } from '../rule/rule.ts';
import type { PatternBody } from '../rule/rule-body.ts';
import { entropy } from '../value/entropy.ts';
import { hasSequence, isPlaceholder } from '../value/placeholder.ts';
import type { Candidate } from './candidate.ts';

/** `[from, to, from, to, …]`, ascending and disjoint. */
type Windows = number[];

/** Longer values were not typed by hand, and have sequences by chance. */
const LONGEST_TYPED = 200;

const KEY_REACH = 120;
/** A name, perhaps its type (`KEY: &str =`), a sign, and whatever opens the text. */
const KEY_BEFORE =
  /([A-Za-z_][\w.$-]{0,63})\\?["'`\])]{0,2}(?:[ \t]{0,4}:[ \t]{0,4}&?(?:'static )?[A-Za-z][\w.<>[\]|]{0,40}(?=[ \t]{0,4}=))?[ \t]{0,12}(?:=>|:=|=|:|,|\(|>)[ \t]{0,12}[@([]?\\?["'`]{0,3}(?:[A-Za-z]{2,10} )?$/;
const NO_KEY = /^(?:https?|const|let|var|return|export|default|value)$/i;

/** Runs the expressions of the pattern rules, each only around its own keywords. */
export class PatternSearch {
  readonly #rules: readonly SecretRule[];
  readonly #bytes: Buffer;
  readonly #windows = new Map<number, Windows>();

  constructor(rules: readonly SecretRule[], bytes: Buffer) {
    this.#rules = rules;
    this.#bytes = bytes;
  }

  /** A keyword of the rule stands at `[start, end)`; keywords come in ascending order of their end. */
  around(rule: number, start: number, end: number): void {
    const { reach } = (this.#rules[rule] as SecretRule).body as PatternBody;
    const from = Math.max(0, start - reach);
    const to = Math.min(this.#bytes.length, end + reach);
    const windows = this.#windows.get(rule);
    if (windows === undefined) this.#windows.set(rule, [from, to]);
    else if (from <= (windows.at(-1) as number)) windows[windows.length - 1] = to;
    else windows.push(from, to);
  }

  run(into: Candidate[], inFile: (keyword: string) => boolean, most: number, spend: (steps: number) => void): void {
    for (const rule of [...this.#windows.keys()].sort((a, b) => a - b)) {
      const { body, check } = this.#rules[rule] as SecretRule;
      if (body.find !== 'pattern' || !body.inFile.every(inFile)) continue;
      const windows = this.#windows.get(rule) as Windows;
      for (let i = 0; i < windows.length && into.length < most; i += 2) {
        const from = windows[i] as number;
        const to = windows[i + 1] as number;
        if (!this.#isNear(body.near, from, to)) continue;
        spend(1 + ((to - from) >> 8));
        this.#match(rule, body, check === null ? null : CHECKS[check], from, to, into, most);
      }
    }
  }

  #isNear(near: readonly string[], from: number, to: number): boolean {
    const window = this.#bytes.subarray(from, to);
    return near.every((text) => window.includes(text, 0, 'latin1'));
  }

  #match(
    rule: number,
    body: PatternBody,
    check: Check | null,
    from: number,
    to: number,
    into: Candidate[],
    most: number,
  ) {
    const text = this.#bytes.toString('latin1', from, to);
    for (const expression of body.expressions) {
      expression.lastIndex = 0;
      for (let found = expression.exec(text); found !== null && into.length < most; found = expression.exec(text)) {
        const indices = found.indices as RegExpIndicesArray;
        const [start, end] = indices.groups?.value ?? (indices[0] as [number, number]);
        if (end === start) {
          expression.lastIndex = found.index + 1;
          continue;
        }
        const key = this.#keyBefore(from + found.index, found, from);
        const outcome = judge(text.slice(start, end), found.groups ?? {}, body, check);
        into.push({ rule, start: from + start, end: from + end, ...key, outcome, claims: true });
      }
    }
  }

  /** The group `key`, else the name right before the match. */
  #keyBefore(at: number, found: RegExpExecArray, from: number): { keyStart: number; keyEnd: number } {
    const group = found.indices?.groups?.key;
    if (group !== undefined) return { keyStart: from + group[0], keyEnd: from + group[1] };
    const text = this.#bytes.toString('latin1', Math.max(0, at - KEY_REACH), at);
    const name = KEY_BEFORE.exec(text);
    if (name === null || NO_KEY.test(name[1] as string)) return { keyStart: at, keyEnd: at };
    const keyStart = at - text.length + name.index;
    return { keyStart, keyEnd: keyStart + (name[1] as string).length };
  }
}

function judge(
  value: string,
  groups: Readonly<Record<string, string | undefined>>,
  body: PatternBody,
  check: Check | null,
): CheckOutcome {
  if (body.known.has(value) || isPlaceholder(value) || entropy(value) < body.entropy) return 'no';
  const outcome = check === null ? 'fits' : check(value, groups);
  return outcome === 'fits' && value.length <= LONGEST_TYPED && hasSequence(value) ? 'doubtful' : outcome;
}
