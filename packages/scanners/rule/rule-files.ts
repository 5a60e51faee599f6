import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { RuleEnvelope } from './envelope.ts';
import { problemsOf, RulesUnusable } from './rules-unusable.ts';

const LARGEST_RULE = 200_000;

export interface RuleFile<Rule> {
  /** The file's name in the folder. */
  readonly file: string;
  /** As the scanner's settings take it: the document without its examples. */
  readonly compiled: Readonly<Record<string, unknown>>;
  readonly rule: Rule;
}

/** The rule, or what is wrong with it in sentences for people. */
export type RuleReading<Rule> = { readonly rule: Rule } | { readonly problems: readonly string[] };

type WithExamples = RuleEnvelope & { readonly examples: { readonly match: readonly unknown[] } };

/**
 * Reads every `*.yaml` of a folder (not of those below), one rule a file, named as the second half of the rule's id.
 * Throws `RulesUnusable` with every problem, each with its file.
 */
export function readRuleFiles<Rule extends WithExamples>(
  folder: string,
  read: (document: unknown) => RuleReading<Rule>,
): RuleFile<Rule>[] {
  const problems: string[] = [];
  const files = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  if (files.length === 0) problems.push(`${folder} holds no .yaml file`);
  const rules = files.flatMap((file) => {
    try {
      return [readRuleFile(folder, file, read)];
    } catch (error) {
      problems.push(...problemsOf(error).map((problem) => `${file}: ${problem}`));
      return [];
    }
  });
  if (problems.length > 0) throw new RulesUnusable(problems);
  return rules;
}

function readRuleFile<Rule extends WithExamples>(
  folder: string,
  file: string,
  read: (document: unknown) => RuleReading<Rule>,
): RuleFile<Rule> {
  const path = join(folder, file);
  if (statSync(path).size > LARGEST_RULE) throw new RulesUnusable([`larger than ${LARGEST_RULE} bytes`]);
  const document: unknown = parse(readFileSync(path, 'utf8'), { maxAliasCount: 0 });
  const reading = read(document);
  if ('problems' in reading) throw new RulesUnusable(reading.problems);
  const name = file.replace(/\.ya?ml$/, '');
  if (reading.rule.id.split('/')[1] !== name)
    throw new RulesUnusable([`the id ${reading.rule.id} must end with the file's name, ${name}`]);
  if (reading.rule.examples.match.length === 0) throw new RulesUnusable(['examples are missing']);
  const { examples: _, ...compiled } = document as Record<string, unknown>;
  return { file, compiled, rule: reading.rule };
}
