import type { RuleFacts } from '@vauban/domain';
import { compiledRules } from '../scan/scanner-choice.ts';

/** A rule that comes with the command. */
export interface KnownRule extends RuleFacts {
  readonly scanner: string;
  readonly formerly: readonly string[];
}

/** Every rule that comes with the command, sorted by id. */
export function knownRules(): KnownRule[] {
  return [...rulesOf('secrets'), ...rulesOf('code')].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function rulesOf(scanner: 'secrets' | 'code'): KnownRule[] {
  const compiled = compiledRules(scanner) as { rules: readonly Compiled[] } | readonly Compiled[];
  const rules = 'rules' in compiled ? compiled.rules : compiled;
  return rules.map((rule) => knownRule(scanner, rule));
}

/** A compiled rule as people are told about it. */
export function knownRule(scanner: 'secrets' | 'code', rule: Compiled): KnownRule {
  return {
    id: rule.id,
    title: rule.title,
    surface: scanner,
    scanner,
    severity: rule.severity,
    cwe: rule.cwe,
    help: rule.page,
    formerly: rule.formerly ?? [],
  };
}

export interface Compiled {
  readonly id: string;
  readonly title: string;
  readonly severity: RuleFacts['severity'];
  readonly cwe: readonly string[];
  readonly page: string;
  readonly formerly?: readonly string[];
}
