import { CollectError } from '../collect-error.ts';
import type { SealedGit } from '../git/sealed-git.ts';
import { collapse } from './collapse.ts';
import type { Entry, LeftOut, Listing } from './entry.ts';
import { cannotList, type GitStatus } from './git-status.ts';
import { installedFolderOf } from './installed.ts';
import { nameInRecord, records } from './path-text.ts';

/**
 * What git knows below `root`: tracked files even if ignored, others unless ignored, and what is ignored. `take` is told
 * all entries, the tracked ones while git still walks for the others.
 */
export async function gitListing(
  git: SealedGit,
  root: string,
  maxFiles: number,
  asked: Promise<GitStatus>,
  take: (entries: readonly Entry[]) => void,
): Promise<Listing> {
  const names = ['ls-files', '-z', '-s', '-v'];
  const known = await git.run(names, { cwd: root, maxRecords: maxFiles * 2 });
  if (known.code !== 0 && !known.cut) throw new CollectError(cannotList(git.repository.top, known.stderr));
  const tracked: Entry[] = [];
  let before = '';
  for (const record of records(known.stdout)) {
    const entry = trackedEntry(record);
    const { text } = entry.name;
    // three stages of a conflict are one file
    if (text !== before || entry.name.bytes !== null) tracked.push(entry);
    before = text;
  }
  take(tracked);
  const status = await asked;
  const found: Entry[] = [];
  const installed = new Set<string>();
  for (const name of status.found) {
    const folder = installedFolderOf(name.text);
    if (folder === null) found.push({ name, origin: 'found' });
    else installed.add(folder);
  }
  take(found);
  const entries = [...tracked, ...found];
  return {
    entries,
    leftOut: [
      ...ignoredPlaces(status, entries),
      ...[...installed].map((place) => ({ place, why: 'installed' as const })),
    ],
    unreadable: status.unreadable,
    truncated: known.cut || status.cut,
    notes: [],
  };
}

/** `H 100644 <id> <stage>\t<name>`, in lower case when assumed unchanged. */
function trackedEntry(record: string | Buffer): Entry {
  const head = typeof record === 'string' ? record : record.toString('latin1', 0, 100);
  const name = nameInRecord(record, head.indexOf('\t') + 1);
  if (head.startsWith('160000', 2)) return { name, origin: 'submodule' };
  return { name, origin: head.startsWith('S') || head.startsWith('s') ? 'skipped' : 'tracked' };
}

/** A folder in which nothing is listed stands for all that is ignored in it. */
function ignoredPlaces({ ignored }: GitStatus, entries: readonly Entry[]): LeftOut[] {
  if (ignored.length === 0) return [];
  const kept = entries.map(({ name }) => name.text);
  const places = collapse(
    ignored.map(({ text }) => text),
    kept,
    Number.POSITIVE_INFINITY,
  );
  return places.map(({ place }) => ({ place, why: 'ignored' }));
}
