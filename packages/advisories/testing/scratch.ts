import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { makeZip } from './make-zip.ts';

/** A folder that is gone after the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-advisories-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Records by feed, as a folder in the layout of OSV's bucket. */
export function writeFeeds(folder: string, feeds: Readonly<Record<string, readonly object[]>>): string {
  for (const [feed, records] of Object.entries(feeds)) {
    const members = records.map((record) => ({
      name: `${(record as { id?: string }).id ?? 'nameless'}.json`,
      content: JSON.stringify(record),
    }));
    writeAt(join(folder, feed, 'all.zip'), makeZip(members));
  }
  return folder;
}

export function writeAt(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
