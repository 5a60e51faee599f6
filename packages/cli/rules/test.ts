import { tryTeamRules } from '@vauban/scanners';
import { EXIT } from '../command/exit-code.ts';
import { print } from '../report/deliver.ts';
import { compiledRules } from '../scan/scanner-choice.ts';
import { teamDocuments } from './team-documents.ts';

/** Runs the examples of the team's rules and prints what is wrong with them; 0: nothing is. */
export async function runRulesTest(folders: readonly string[], cwd: string): Promise<number> {
  const documents = await teamDocuments(folders, cwd, true);
  const problems = await tryTeamRules(documents, compiledRules('code'));
  for (const problem of problems) await print([`✗ ${problem}\n`]);
  if (problems.length > 0) return EXIT.fail;
  await print([
    `✓ ${documents.length} ${documents.length === 1 ? 'file' : 'files'} of rules and models do what they say\n`,
  ]);
  return EXIT.pass;
}
