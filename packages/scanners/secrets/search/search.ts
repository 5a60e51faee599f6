import type { Buffer } from 'node:buffer';
import type { ValueSyntax } from '../assignment/assignment.ts';
import type { SecretRule } from '../rule/rule.ts';
import { type AssignmentRules, AssignmentSearch, assignmentRules } from './assignment-search.ts';
import { type Automaton, buildAutomaton } from './automaton.ts';
import type { Candidate } from './candidate.ts';
import { PatternSearch } from './pattern-search.ts';

/** More candidates than this in one file are counted, not looked at. */
const MOST_CANDIDATES = 5_000;

export type AssignmentSyntax = ValueSyntax & { readonly strict: boolean };

export interface SearchResult {
  readonly candidates: readonly Candidate[];
  readonly tooMany: boolean;
}

/** All rules over one file: one pass for the keywords, then each rule around its own. */
export class Search {
  /** Lower-case ASCII, each once, sorted. */
  readonly keywords: readonly string[];
  readonly #rules: readonly SecretRule[];
  readonly #assignmentRules: AssignmentRules;
  /** Built for the first file: who only asks for the keywords need not pay for it. */
  #automaton: Automaton | null = null;
  /** Keyword → rules that look around it. */
  readonly #patternRules: readonly (readonly number[])[];
  /** Keyword → whether names with it may mean a secret. */
  readonly #inNames: readonly boolean[];

  constructor(rules: readonly SecretRule[]) {
    this.#rules = rules;
    const all = rules.flatMap(({ body }) =>
      body.find === 'pattern' ? [...body.keywords, ...body.inFile] : body.keywords,
    );
    this.keywords = [...new Set(all)].sort();
    this.#assignmentRules = assignmentRules(rules);
    this.#patternRules = this.keywords.map((keyword) =>
      rules.flatMap(({ body }, index) => (body.find === 'pattern' && body.keywords.includes(keyword) ? [index] : [])),
    );
    this.#inNames = this.keywords.map((keyword) =>
      rules.some(({ body }) => body.find === 'assignment' && body.keywords.includes(keyword)),
    );
  }

  run(bytes: Buffer, syntax: AssignmentSyntax | null, spend: (steps: number) => void): SearchResult {
    spend(1 + (bytes.length >> 10));
    const candidates: Candidate[] = [];
    const patterns = new PatternSearch(this.#rules, bytes);
    const assignments = syntax === null ? null : new AssignmentSearch(this.#assignmentRules, bytes, syntax, candidates);
    const seen = new Uint8Array(this.keywords.length);
    this.#automaton ??= buildAutomaton(this.keywords);
    this.#automaton.scan(bytes, (keyword, end) => {
      seen[keyword] = 1;
      const start = end - (this.keywords[keyword] as string).length;
      for (const rule of this.#patternRules[keyword] as readonly number[]) patterns.around(rule, start, end);
      if (assignments !== null && this.#inNames[keyword] && candidates.length < MOST_CANDIDATES)
        assignments.at(start, end);
    });
    const inFile = (keyword: string) => seen[this.keywords.indexOf(keyword)] === 1;
    patterns.run(candidates, inFile, MOST_CANDIDATES, spend);
    return { candidates, tooMany: candidates.length >= MOST_CANDIDATES };
  }
}
