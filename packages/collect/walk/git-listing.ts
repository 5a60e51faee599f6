import { CollectError } from '../collect-error.ts';
import type { SealedGit } from '../git/sealed-git.ts';
import type { Entry, LeftOut, Listing } from './entry.ts';
import { installedFolderOf } from './installed.ts';
import { type Name, nameInRecord, records } from './path-text.ts';

/** What git knows below `root`: tracked files even if ignored, others unless ignored, and what is ignored. */
export async function gitListing(git: SealedGit, root: string, maxFiles: number): Promise<Listing> {
  const names = ['ls-files', '-z', '-s', '-v', '--cached', '--others', '--exclude-standard'];
  const below = root === git.repository.top ? [] : ['--', root];
  const ignored = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory', ...below];
  const [known, leftOut] = await Promise.all([
    git.run(names, { cwd: root, maxRecords: maxFiles * 2 }),
    git.run(ignored, { maxRecords: maxFiles * 2 }),
  ]);
  for (const { code, cut, stderr } of [known, leftOut]) {
    if (code !== 0 && !cut) throw new CollectError(cannotList(git.repository.top, stderr));
  }
  const entries: Entry[] = [];
  const installed = new Set<string>();
  let before = '';
  for (const record of records(known.stdout)) {
    const entry = entryOf(record);
    const { text } = entry.name;
    // three stages of a conflict are one file
    if (text === before && entry.name.bytes === null) continue;
    before = text;
    const folder = entry.origin === 'found' ? installedFolderOf(text) : null;
    if (folder === null) entries.push(entry);
    else installed.add(folder);
  }
  const prefix = root === git.repository.top ? '' : `${root.slice(git.repository.top.length).replace(/^\//, '')}/`;
  return {
    entries,
    leftOut: [
      ...ignoredPlaces(records(leftOut.stdout), prefix),
      ...[...installed].map((place) => ({ place, why: 'installed' as const })),
    ],
    unreadable: unreadableFolders(known.stderr, prefix),
    truncated: known.cut,
    notes: [],
  };
}

/** `H 100644 <id> <stage>\t<name>` for tracked files, in lower case when assumed unchanged; `? <name>` for others. */
function entryOf(record: string | Buffer): Entry {
  const head = typeof record === 'string' ? record : record.toString('latin1', 0, 100);
  if (head.startsWith('? ')) return { name: nameInRecord(record, 2), origin: 'found' };
  const name: Name = nameInRecord(record, head.indexOf('\t') + 1);
  if (head.startsWith('160000', 2)) return { name, origin: 'submodule' };
  return { name, origin: head.startsWith('S') || head.startsWith('s') ? 'skipped' : 'tracked' };
}

/** Places relative to the scanned folder; git names both a folder and what is in it, where all of it is ignored. */
function ignoredPlaces(found: readonly (string | Buffer)[], prefix: string): LeftOut[] {
  const places: LeftOut[] = [];
  let folder: string | null = null;
  for (const record of found) {
    const { text } = nameInRecord(record, 0);
    if (folder !== null && text.startsWith(folder)) continue;
    folder = text.endsWith('/') ? text : null;
    const place = text.startsWith(prefix) && text !== prefix ? text.slice(prefix.length) : './';
    places.push({ place, why: 'ignored' });
  }
  return places;
}

/** git goes on after `warning: could not open directory 'sub/': Permission denied`; paths are from its top. */
function unreadableFolders(stderr: string, prefix: string): string[] {
  const found = stderr.matchAll(/^warning: could not open directory '(.*?)\/?': /gms);
  return [...found].map(([, path = '']) => `${path.startsWith(prefix) ? path.slice(prefix.length) : path}/`);
}

function cannotList(top: string, stderr: string): string {
  const reason = stderr.trim().split('\n').at(-1) ?? '';
  return `git cannot list the files of ${top} (${reason}): repair the repository, or scan a copy without its .git folder.`;
}
