import { readRule, type SecretRule } from './rule.ts';

const MOST_RULES = 1_000;

/** Says which rules are wrong and why, a line each; never holds an example's text. */
export class RulesUnusable extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`the rules cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'RulesUnusable';
    this.problems = problems;
  }
}

/** Compiled rules, a list or `{ own, team }` with a list each; ordered by id. Throws `RulesUnusable`. */
export function readRules(settings: unknown): SecretRule[] {
  const value = oneList(settings);
  if (value === null) throw new RulesUnusable(['the rules must be a list']);
  if (value.length > MOST_RULES) throw new RulesUnusable([`${value.length} rules; at most ${MOST_RULES} are allowed`]);
  const problems: string[] = [];
  const rules = new Map<string, SecretRule>();
  value.forEach((item: unknown, index) => {
    const reading = readRule(item);
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

function oneList(settings: unknown): readonly unknown[] | null {
  if (Array.isArray(settings)) return settings;
  if (typeof settings !== 'object' || settings === null || !('own' in settings) || !('team' in settings)) return null;
  const { own, team } = settings;
  return Array.isArray(own) && Array.isArray(team) ? [...own, ...team] : null;
}

function nameOf(item: unknown, index: number): string {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
  return typeof id === 'string' && /^[\w/-]{1,100}$/.test(id) ? id : `rule ${index + 1}`;
}
