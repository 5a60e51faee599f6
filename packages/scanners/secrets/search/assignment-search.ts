import type { Buffer } from 'node:buffer';
import { type Assignment, assignmentAt, keyAround } from '../assignment/assignment.ts';
import { namesSecret, wordsOf } from '../assignment/key-name.ts';
import type { CheckOutcome } from '../checks/checks.ts';
import type { SecretRule } from '../rule/rule.ts';
import type { AssignmentBody } from '../rule/rule-body.ts';
import { judgeValue } from '../value/judge-value.ts';
import type { Candidate } from './candidate.ts';
import type { AssignmentSyntax } from './search.ts';

/** The rules of this kind, each with its index among all. */
export type AssignmentRules = readonly (readonly [number, AssignmentBody])[];

export function assignmentRules(rules: readonly SecretRule[]): AssignmentRules {
  return rules.flatMap(({ body }, index) => (body.find === 'assignment' ? [[index, body] as const] : []));
}

/** Finds literals that are assigned to names that mean a secret. */
export class AssignmentSearch {
  readonly #rules: AssignmentRules;
  readonly #bytes: Buffer;
  readonly #syntax: AssignmentSyntax;
  readonly #candidates: Candidate[];
  #lastKeyEnd = 0;

  constructor(rules: AssignmentRules, bytes: Buffer, syntax: AssignmentSyntax, candidates: Candidate[]) {
    this.#rules = rules;
    this.#bytes = bytes;
    this.#syntax = syntax;
    this.#candidates = candidates;
  }

  /** A keyword stands at `[from, to)`; keywords come in ascending order. */
  at(from: number, to: number): void {
    if (to <= this.#lastKeyEnd) return;
    const key = keyAround(this.#bytes, from, to);
    if (key === null) return;
    this.#lastKeyEnd = key.end;
    const found = assignmentAt(this.#bytes, key.start, key.end, this.#syntax);
    if (found === null) return;
    const name = this.#bytes.toString('latin1', key.start, key.end);
    const rule = this.#rules.find(([, body]) => namesSecret(name, body.names));
    if (rule === undefined) return;
    const outcome = this.#judge(found, name, rule[1]);
    this.#candidates.push({ ...found, rule: rule[0], outcome, claims: outcome !== 'no' });
  }

  #judge(found: Assignment, name: string, body: AssignmentBody): CheckOutcome {
    const value = this.#bytes.toString('latin1', found.start, found.end);
    if (repeatsName(value, name)) return 'no';
    const strength = judgeValue(value, body.value);
    if (strength === null) return 'no';
    if (strength === 'strong') return 'fits';
    const loose = found.form === 'embedded' || (this.#syntax.strict && found.form === 'bare');
    return loose ? 'no' : 'doubtful';
  }
}

/** `password` behind `password`; `new-password-2` behind `newPassword`, though not `password1` behind `password`. */
function repeatsName(value: string, name: string): boolean {
  if (value.toLowerCase() === name.toLowerCase()) return true;
  const words = wordsOf(name);
  return words.length > 1 && value.toLowerCase().replace(/[-_. ]+|\d$/g, '') === words.join('');
}
