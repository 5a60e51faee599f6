import type { RuleFacts } from '@vauban/domain';
import { compiledRules } from '../scan/scanner-choice.ts';

/** A rule that comes with the command. */
export interface KnownRule extends RuleFacts {
  readonly scanner: string;
  readonly formerly: readonly string[];
}

/** Every rule that comes with the command, sorted by id. */
export function knownRules(): KnownRule[] {
  const compiled = compiledRules('secrets') as { rules: readonly Compiled[] } | readonly Compiled[];
  const rules = 'rules' in compiled ? compiled.rules : compiled;
  return rules
    .map((rule) => ({
      id: rule.id,
      title: rule.title,
      surface: 'secrets' as const,
      scanner: 'secrets',
      severity: rule.severity,
      cwe: rule.cwe,
      help: rule.page,
      formerly: rule.formerly ?? [],
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface Compiled {
  readonly id: string;
  readonly title: string;
  readonly severity: RuleFacts['severity'];
  readonly cwe: readonly string[];
  readonly page: string;
  readonly formerly?: readonly string[];
}
