import type { RuleFacts } from '@vauban/domain';

/** A rule that comes with the program. */
export interface KnownRule extends RuleFacts {
  readonly formerly?: readonly string[];
}

/** What the server knows of rules without asking a report. */
export interface RuleKnowledge {
  readonly count: number;
  find(id: string): KnownRule | null;
}

export function ruleKnowledge(rules: readonly KnownRule[]): RuleKnowledge {
  const known = new Map<string, KnownRule>();
  for (const rule of rules) for (const former of rule.formerly ?? []) known.set(former, rule);
  for (const rule of rules) known.set(rule.id, rule);
  return { count: rules.length, find: (id) => known.get(id) ?? null };
}
