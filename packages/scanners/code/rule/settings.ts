import { readRuleList } from '../../rule/rule-list.ts';
import { RulesUnusable } from '../../rule/rules-unusable.ts';
import { checkModel } from '../models/check.ts';
import type { ModelFile } from '../models/model.ts';
import { readCodeRule } from './read-rule.ts';
import type { CodeRule } from './rule.ts';
import { documentKind } from './team-document.ts';

/** What the code scanner is opened with, checked. */
export interface CodeSettings {
  readonly rules: readonly CodeRule[];
  readonly models: readonly ModelFile[];
  /** Compiled rules of the secrets scanner, by which values are kept out of facts and findings. */
  readonly secrets: unknown;
}

/**
 * `{ rules, models, secrets }` as the build compiled it, or `{ own, team }` with that and a list of a team's documents:
 * rules and models of this scanner, and rules of the secrets scanner. Null is nothing. Throws `RulesUnusable`.
 */
export function readSettings(settings: unknown): CodeSettings {
  const { own, team } = split(settings);
  const documents = team.map((document) => ({ document, is: documentKind(document) }));
  const of = (kind: string) => documents.filter(({ is }) => is === kind).map(({ document }) => document);
  const problems: string[] = [];
  const models = [...listIn(own, 'models'), ...of('model')].flatMap((document, index) => {
    const checked = checkModel(document);
    if ('model' in checked) return [checked.model];
    problems.push(...checked.problems.map(({ at, says }) => `model ${index + 1}: ${at.join('.')} ${says}`));
    return [];
  });
  if (problems.length > 0) throw new RulesUnusable(problems);
  const rules = readRuleList([...listIn(own, 'rules'), ...of('rule')], readCodeRule);
  return { rules, models, secrets: [...listIn(own, 'secrets'), ...of('secret')] };
}

function split(settings: unknown): { own: unknown; team: readonly unknown[] } {
  if (typeof settings !== 'object' || settings === null || !('own' in settings) || !('team' in settings)) {
    return { own: settings, team: [] };
  }
  return { own: settings.own, team: Array.isArray(settings.team) ? settings.team : [] };
}

function listIn(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const list: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
  return Array.isArray(list) ? list : [];
}
