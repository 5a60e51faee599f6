import { readFileSync } from 'node:fs';
import { compareSboms, readSbom, type Sbom, type SbomChange, safeText } from '@vauban/reports';
import { EXIT } from '../command/exit-code.ts';
import { fileProblem } from '../command/problem.ts';
import { say } from '../command/say.ts';
import { print } from '../report/deliver.ts';

/** `vauban sbom diff`: what was added, removed and changed; 3 when a bill says that it is not complete or is broken. */
export async function runSbomDiff(before: string, after: string, asJson: boolean): Promise<number> {
  const bills = [read(before), read(after)] as const;
  const changes = compareSboms(...bills);
  if (asJson) await print([`${JSON.stringify({ schema: 'vauban.sbom-diff/1.0', changes }, null, 2)}\n`]);
  else await print(linesOf(changes));
  const problems = bills.flatMap(({ problems }, i) => problems.map((text) => `${i === 0 ? before : after}: ${text}`));
  for (const problem of problems.slice(0, 10)) say(problem);
  return problems.length > 0 ? EXIT.unproven : EXIT.pass;
}

function read(file: string): Sbom {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw fileProblem(error, 'read', file) ?? error;
  }
  return readSbom(bytes, file);
}

const MARKS: Readonly<Record<SbomChange['kind'], string>> = { added: '+', removed: '-', changed: '~' };

function* linesOf(changes: readonly SbomChange[]): Generator<string> {
  const count = (kind: SbomChange['kind']): number => changes.filter((change) => change.kind === kind).length;
  for (const change of changes) yield `${MARKS[change.kind]} ${safeText(sentenceOf(change))}\n`;
  yield changes.length === 0
    ? 'No difference.\n'
    : `${count('added')} added, ${count('removed')} removed, ${count('changed')} changed\n`;
}

function sentenceOf({ name, before, after, licence }: SbomChange): string {
  const versions = [before, after].filter((list) => list.length > 0).map((list) => list.join(', '));
  const licences = licence === null ? '' : ` (licence ${licence.before ?? 'unknown'} → ${licence.after ?? 'unknown'})`;
  return `${name} ${[...new Set(versions)].join(' → ')}${licences}`;
}
