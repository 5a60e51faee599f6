import { join } from 'node:path';
import { type RuleFile, readRuleFiles } from '../../rule/rule-files.ts';
import { readModelFolder } from '../models/model-folder.ts';
import { readCodeRule } from './read-rule.ts';
import type { CodeRule } from './rule.ts';

/** The rules of a folder, one YAML file each. Throws `RulesUnusable` with every problem, each with its file. */
export function readRuleFolder(folder: string): RuleFile<CodeRule>[] {
  return readRuleFiles(folder, readCodeRule);
}

/** Rules and models of a folder (`*.yaml` and `models/LANGUAGE/*.yaml`) as the scanner's settings take them. */
export function compileFolder(folder: string): {
  readonly rules: readonly unknown[];
  readonly models: readonly unknown[];
} {
  return {
    rules: readRuleFolder(folder).map(({ compiled }) => compiled),
    models: readModelFolder(join(folder, 'models')),
  };
}
