import type { Observation } from '@vauban/domain';
import { concludeSecrets } from '../conclude.ts';
import { readSecrets } from '../facts/read-secrets.ts';
import { encodeFacts } from '../facts/secret-facts.ts';
import { KINDS, kindOf } from '../places/kinds.ts';
import { Search } from '../search/search.ts';
import type { RuleExample } from './examples.ts';
import type { SecretRule } from './rule.ts';

/** Runs the rules over examples as a scan would: each text through reading and concluding. */
export class Rehearsal {
  readonly #rules: readonly SecretRule[];
  readonly #byId: ReadonlyMap<string, SecretRule>;
  readonly #search: Search;

  constructor(rules: readonly SecretRule[]) {
    this.#rules = rules;
    this.#byId = new Map(rules.map((rule) => [rule.id, rule]));
    this.#search = new Search(rules);
  }

  observations({ text, file }: RuleExample): readonly Observation[] {
    const kind = kindOf(file);
    const syntax = KINDS.find((candidate) => candidate.kind === kind)?.assignments ?? null;
    const facts = readSecrets(new TextEncoder().encode(text), syntax, this.#rules, this.#search, () => {});
    if (facts === null) return [];
    const files = [{ path: file, kind, facts: encodeFacts(facts) }];
    const context = { advisories: null, spend: () => {} };
    return concludeSecrets({ files, refused: [], has: (path) => path === file }, this.#byId, context).observations;
  }
}

/** What the rule's own examples show to be wrong, one sentence each; nothing of an example's text is in it. */
export function wrongExamples(rule: SecretRule, rehearsal: Rehearsal): string[] {
  const finds = (example: RuleExample) => rehearsal.observations(example).some((seen) => seen.rule === rule.id);
  return [
    ...rule.examples.match.flatMap((example, index) =>
      finds(example) ? [] : [`${rule.id}: example ${index + 1} of \`match\` is not found`],
    ),
    ...rule.examples.noMatch.flatMap((example, index) =>
      finds(example) ? [`${rule.id}: example ${index + 1} of \`no-match\` is found`] : [],
    ),
  ];
}
