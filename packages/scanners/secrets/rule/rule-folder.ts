import { type RuleFile, readRuleFiles } from '../../rule/rule-files.ts';
import { readRule, type SecretRule } from './rule.ts';

/** The rules of a folder, one YAML file each. Throws `RulesUnusable` with every problem, each with its file. */
export function readRuleFolder(folder: string): RuleFile<SecretRule>[] {
  return readRuleFiles(folder, readRule);
}

/**
 * The same as the scanner's settings take them; the build loads it by its name.
 * @public
 */
export function compileFolder(folder: string): readonly unknown[] {
  return readRuleFolder(folder).map(({ compiled }) => compiled);
}
