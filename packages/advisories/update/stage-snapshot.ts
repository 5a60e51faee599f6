import { copyFileSync, linkSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { flushFile, writeDurable } from '../snapshots/durable.ts';
import {
  type FeedFacts,
  KEV_FILE,
  type KevFacts,
  MANIFEST_FILE,
  NO_SUPPLEMENTS,
  revisionOf,
  SNAPSHOT_FORMAT,
  type SnapshotManifest,
  type SupplementFacts,
  segmentFile,
} from '../snapshots/manifest.ts';
import type { Supplement } from '../supplements/supplement.ts';

/** Where a part of the new snapshot lies now. `keep`: it belongs to another snapshot and stays there too. */
export interface StagedFile {
  readonly file: string;
  readonly keep: boolean;
}

export interface StagedFeed extends StagedFile {
  readonly facts: FeedFacts;
}

export interface StagedSupplement {
  readonly supplement: Supplement;
  readonly facts: SupplementFacts;
  readonly content: StagedFile | Buffer;
}

/** Puts a whole snapshot together in a folder that does not exist yet, and flushes it to the disk. */
export function stageSnapshot(
  folder: string,
  feeds: readonly StagedFeed[],
  kev: { readonly facts: KevFacts; readonly content: StagedFile | { readonly text: string } } | null,
  supplements: readonly StagedSupplement[],
  built: Date,
): SnapshotManifest {
  mkdirSync(folder, { recursive: true });
  for (const feed of feeds) place(feed, join(folder, segmentFile(feed.facts.ecosystem)));
  if (kev !== null) {
    const { content } = kev;
    if ('text' in content) writeDurable(join(folder, KEV_FILE), content.text);
    else place(content, join(folder, KEV_FILE));
  }
  for (const { supplement, content } of supplements) {
    if (Buffer.isBuffer(content)) writeDurable(join(folder, supplement.file), content);
    else place(content, join(folder, supplement.file));
  }
  const further = {
    ...NO_SUPPLEMENTS,
    ...Object.fromEntries(supplements.map((one) => [one.supplement.name, one.facts])),
  };
  const facts = feeds.map((feed) => feed.facts).sort((a, b) => (a.ecosystem < b.ecosystem ? -1 : 1));
  const manifest: SnapshotManifest = {
    format: SNAPSHOT_FORMAT,
    revision: revisionOf(facts, kev?.facts ?? null, further),
    built: built.toISOString(),
    feeds: facts,
    kev: kev?.facts ?? null,
    supplements: further,
  };
  writeDurable(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

function place({ file, keep }: StagedFile, target: string): void {
  if (!keep) {
    renameSync(file, target);
    return;
  }
  try {
    linkSync(file, target);
  } catch (error) {
    // file systems without hard links
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV', 'EMLINK', 'ENOSYS'].includes(codeOf(error))) throw error;
    copyFileSync(file, target);
    flushFile(target);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';
