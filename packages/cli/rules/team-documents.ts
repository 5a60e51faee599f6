import { resolve } from 'node:path';
import { folderShelf } from '../configuration/shelf.ts';
import { readTeamRules, TEAM_RULES_FOLDER } from '../configuration/team-rules.ts';

/** The rules and models of `.vauban/rules` in this folder, and of the folders that were named. Throws a `Problem`. */
export async function teamDocuments(
  folders: readonly string[],
  cwd: string,
  withExamples: boolean,
): Promise<readonly unknown[]> {
  const shelf = folderShelf(cwd);
  const named = folders.map((folder) => ({ shelf: folderShelf('/'), folder: resolve(cwd, folder), required: true }));
  return await readTeamRules([{ shelf, folder: TEAM_RULES_FOLDER, required: false }, ...named], withExamples);
}
