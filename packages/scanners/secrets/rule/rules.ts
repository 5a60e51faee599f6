import { readRuleList } from '../../rule/rule-list.ts';
import { readRule, type SecretRule } from './rule.ts';

/** Compiled rules, a list or `{ own, team }` with a list each; ordered by id. Throws `RulesUnusable`. */
export function readRules(settings: unknown): SecretRule[] {
  return readRuleList(oneList(settings), readRule);
}

function oneList(settings: unknown): readonly unknown[] | null {
  if (Array.isArray(settings)) return settings;
  if (typeof settings !== 'object' || settings === null || !('own' in settings) || !('team' in settings)) return null;
  const { own, team } = settings;
  return Array.isArray(own) && Array.isArray(team) ? [...own, ...team] : null;
}
