import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openAdvisories, updateAdvisories } from '../index.ts';
import type { ChildResult } from './bundled-child.ts';
import { manyRecords } from './records.ts';
import { scratchFolder, writeFeeds } from './scratch.ts';

export interface PreparedStore {
  readonly folder: string;
  readonly source: string;
  readonly ecosystems: readonly string[];
  /** Of the store as it is. */
  readonly revision: string;
}

const NOW = new Date('2026-02-01T00:00:00Z');

/** A store with ten records, and a source with enough records for every step of an update to be seen. */
export async function preparedStore(count: number): Promise<PreparedStore> {
  const folder = scratchFolder();
  const ecosystems = ['npm'];
  const old = writeFeeds(scratchFolder(), { npm: manyRecords(10) });
  const { revision } = await updateAdvisories({ folder, source: old, ecosystems, kev: null, now: () => NOW });
  return { folder, source: writeFeeds(scratchFolder(), { npm: manyRecords(count) }), ecosystems, revision };
}

/** The revision that a reader sees, after it was read from. */
export function revisionThatWorks(folder: string): string | undefined {
  const lookup = openAdvisories(folder);
  expect(lookup?.affecting('npm', 'package-7', '1.0.0').matches).toHaveLength(1);
  lookup?.close();
  return lookup?.revision;
}

/** After a killed update: the old snapshot or a whole new one is there, and the next update succeeds and cleans up. */
export async function expectRecovery(store: PreparedStore, killed: ChildResult): Promise<'old' | 'new'> {
  const { folder, source, ecosystems } = store;
  expect(killed.output).not.toContain('failed');
  const seen = revisionThatWorks(folder);
  const { revision } = await updateAdvisories({ folder, source, ecosystems, kev: null, now: () => NOW });
  expect([store.revision, revision]).toContain(seen);
  expect(revisionThatWorks(folder)).toBe(revision);
  expect(readdirSync(folder).sort()).toEqual(['current', 'snapshots', 'state.json', 'work']);
  expect(readdirSync(join(folder, 'work'))).toEqual([]);
  expect(readdirSync(join(folder, 'snapshots')).sort()).toEqual([store.revision, revision].sort());
  return seen === revision ? 'new' : 'old';
}
