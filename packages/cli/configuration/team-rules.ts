import { checkTeamRules } from '@vauban/scanners';
import { Problem } from '../command/problem.ts';
import type { Shelf } from './shelf.ts';

export const TEAM_RULES_FOLDER = '.vauban/rules';
const LARGEST_RULE = 200_000;

/** A folder of rules, where it is read from. */
export interface RuleFolder {
  readonly shelf: Shelf;
  readonly folder: string;
  /** Whether it must be there: a person named it. */
  readonly required: boolean;
}

/**
 * The rules and models that a team wrote, one YAML file each, as the scanners take them: without their examples, unless
 * somebody wants to try those.
 * Throws a `Problem` that names the file for a rule that cannot be used.
 */
export async function readTeamRules(folders: readonly RuleFolder[], withExamples = false): Promise<unknown[]> {
  const rules: unknown[] = [];
  for (const { shelf, folder, required } of folders) {
    const files = (await shelf.list(folder)).filter((name) => /\.ya?ml$/.test(name));
    if (required && files.length === 0) {
      const wanted = 'Name a folder that holds one .yaml file for each rule.';
      throw new Problem(`There is no folder with rules at ${shelf.shown(folder)}. ${wanted}`);
    }
    for (const name of files) rules.push(await readOne(shelf, `${folder}/${name}`, withExamples));
  }
  return rules;
}

async function readOne(shelf: Shelf, path: string, withExamples: boolean): Promise<unknown> {
  const text = (await shelf.read(path, LARGEST_RULE))?.toString('utf8') ?? '';
  const { parseYaml } = await import('./yaml.ts');
  try {
    const rule = parseYaml(text);
    if (typeof rule !== 'object' || rule === null) throw new Error('it is no mapping');
    const { examples, ...compiled } = rule as Record<string, unknown>;
    const taken = withExamples && examples !== undefined ? rule : compiled;
    await checkTeamRules([taken]);
    return taken;
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).replace(/^the rules cannot be used:\s*/, '');
    throw new Problem(`The rule ${shelf.shown(path)} cannot be used: ${why.replaceAll(/\s*\n\s*/g, '; ')}.`);
  }
}
