import type { Observation } from '@vauban/domain';
import type { Conclusion, FileFacts } from '../../contract/scanner.ts';
import { concludeCode } from '../conclude.ts';
import { indexModels, type ModelIndex } from '../models/model-index.ts';
import { secretBlanker } from '../reading/blank-secrets.ts';
import { SourceReader } from '../reading/read-file.ts';
import { kindOf } from '../reading/wants.ts';
import type { CodeExample, CodeRule } from './rule.ts';
import type { CodeSettings } from './settings.ts';

const free = () => {};

/** Runs rules over small programs as a scan would: each file through reading, all of them through concluding. */
export class CodeRehearsal {
  readonly #rules: readonly CodeRule[];
  readonly #models: ModelIndex;
  readonly #reader: SourceReader;

  private constructor(settings: CodeSettings, reader: SourceReader) {
    this.#rules = settings.rules;
    this.#models = indexModels(settings.models);
    this.#reader = reader;
  }

  /** Loads the grammars. */
  static async open(settings: CodeSettings): Promise<CodeRehearsal> {
    const reader = new SourceReader(secretBlanker(settings.secrets));
    await reader.loadGrammars();
    return new CodeRehearsal(settings, reader);
  }

  async observations(example: CodeExample): Promise<readonly Observation[]> {
    return (await this.conclude(example)).observations;
  }

  async conclude({ files }: CodeExample): Promise<Conclusion> {
    const facts = files.flatMap(({ path, text }): FileFacts[] => {
      const kind = kindOf(path);
      if (kind === null) return [];
      const read = this.#reader.read({ kind, bytes: new TextEncoder().encode(text), spend: free });
      return read === null ? [] : [{ path, kind, facts: read }];
    });
    facts.sort((a, b) => (a.path < b.path ? -1 : 1));
    const paths = new Set(files.map(({ path }) => path));
    const target = { files: facts, refused: [], has: (path: string) => paths.has(path) };
    return concludeCode(target, this.#rules, this.#models, { advisories: null, spend: free });
  }
}

/** What a rule's own examples show to be wrong, one sentence each. */
export async function wrongCodeExamples(rule: CodeRule, rehearsal: CodeRehearsal): Promise<string[]> {
  const finds = async (example: CodeExample) =>
    (await rehearsal.observations(example)).some((seen) => seen.rule === rule.id);
  const problems: string[] = [];
  for (const [index, example] of rule.examples.match.entries()) {
    if (!(await finds(example))) problems.push(`${rule.id}: example ${index + 1} of \`match\` is not found`);
  }
  for (const [index, example] of rule.examples.noMatch.entries()) {
    if (await finds(example)) problems.push(`${rule.id}: example ${index + 1} of \`no-match\` is found`);
  }
  return problems;
}
