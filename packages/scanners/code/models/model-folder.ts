import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { problemsOf, RulesUnusable } from '../../rule/rules-unusable.ts';
import { checkModel } from './check.ts';
import type { ModelFile } from './model.ts';

const LARGEST_MODEL = 1_000_000;

/**
 * Every model in the folders below this one, a folder a language, in order of path.
 * Throws `RulesUnusable` with every problem, each with file and line.
 */
export function readModelFolder(folder: string): ModelFile[] {
  const problems: string[] = [];
  const models = readdirSync(folder)
    .sort()
    .filter((language) => statSync(join(folder, language)).isDirectory())
    .flatMap((language) =>
      readdirSync(join(folder, language))
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
        .flatMap((name) => {
          const path = `${language}/${name}`;
          try {
            const model = readModel(readFileSync(join(folder, path), 'utf8'));
            if (model.language !== language)
              throw new RulesUnusable([`the language must be ${language}, as the folder`]);
            return [model];
          } catch (error) {
            problems.push(...problemsOf(error).map((problem) => `${path}: ${problem}`));
            return [];
          }
        }),
    );
  if (problems.length > 0) throw new RulesUnusable(problems);
  return models;
}

/** One model file's text. Throws `RulesUnusable` with every problem, each with its line. */
export function readModel(source: string): ModelFile {
  if (source.length > LARGEST_MODEL) throw new RulesUnusable([`larger than ${LARGEST_MODEL} bytes`]);
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, merge: true });
  const [broken] = document.errors;
  if (broken !== undefined) throw new RulesUnusable([broken.message.split('\n')[0] ?? 'is no YAML']);
  const checked = checkModel(document.toJS({ maxAliasCount: 1000 }));
  if ('model' in checked) return checked.model;
  throw new RulesUnusable(
    checked.problems.map(({ at, says }) => {
      const node: unknown = document.getIn(at, true);
      const range =
        typeof node === 'object' && node !== null && 'range' in node ? (node.range as number[] | null) : null;
      const line = range?.[0] === undefined ? '' : `line ${lines.linePos(range[0]).line}: `;
      return `${line}${at.join('.') || 'the file'} ${says}`;
    }),
  );
}
