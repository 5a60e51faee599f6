import type { RuleEnvelope } from './envelope.ts';
import type { RuleReading } from './rule-files.ts';
import { RulesUnusable } from './rules-unusable.ts';

const MOST_RULES = 1_000;

/** Reads compiled rules; ordered by id. Throws `RulesUnusable`. */
export function readRuleList<Rule extends RuleEnvelope>(
  value: unknown,
  read: (document: unknown) => RuleReading<Rule>,
): Rule[] {
  if (!Array.isArray(value)) throw new RulesUnusable(['the rules must be a list']);
  if (value.length > MOST_RULES) throw new RulesUnusable([`${value.length} rules; at most ${MOST_RULES} are allowed`]);
  const problems: string[] = [];
  const rules = new Map<string, Rule>();
  value.forEach((item: unknown, index) => {
    const reading = read(item);
    if ('problems' in reading) {
      problems.push(...reading.problems.map((problem) => `${nameOf(item, index)}: ${problem}`));
    } else if (rules.has(reading.rule.id)) {
      problems.push(`${reading.rule.id}: this id is used twice`);
    } else {
      rules.set(reading.rule.id, reading.rule);
    }
  });
  if (problems.length > 0) throw new RulesUnusable(problems);
  return [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function nameOf(item: unknown, index: number): string {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
  return typeof id === 'string' && /^[\w/-]{1,100}$/.test(id) ? id : `rule ${index + 1}`;
}
