import { createHash } from 'node:crypto';
import { createWriteStream, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { AdvisoryError, asKnownError } from '../advisory-error.ts';
import { openSegment, TABLES } from '../segments/segment.ts';
import { currentSnapshot, type Snapshot } from '../snapshots/current.ts';
import { flushFile } from '../snapshots/durable.ts';
import { KEV_FILE, segmentFile } from '../snapshots/manifest.ts';
import { SUPPLEMENTS } from '../supplements/supplement.ts';
import { END, EXPORT_FORMAT, FEED, KEV, type TransferFacts } from './export-file.ts';

const CHUNK = 1 << 18;

/** See `exportAdvisories` in `index.ts`. */
export async function writeExport(folder: string, file: string): Promise<TransferFacts> {
  const snapshot = currentSnapshot(folder);
  if (snapshot === null) {
    throw new AdvisoryError('absent', 'There are no advisories to export. Run "vauban advisories update" first.');
  }
  const aside = `${file}.${process.pid}.new`;
  const hash = createHash('sha256');
  let sha256 = '';
  const text = function* (): Generator<Buffer, void, undefined> {
    for (const chunk of chunksOf(linesOf(snapshot))) {
      hash.update(chunk);
      yield chunk;
    }
    sha256 = hash.digest('hex');
    yield Buffer.from(`${END}${sha256}\n`);
  };
  try {
    await pipeline(Readable.from(text()), createGzip({ level: 6 }), createWriteStream(aside, { flags: 'w' }));
    flushFile(aside);
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw asKnownError(error, file);
  }
  const { revision, feeds } = snapshot.manifest;
  const records = feeds.reduce((sum, feed) => sum + feed.records, 0);
  return { file, revision, bytes: statSync(file).size, records, sha256 };
}

function* linesOf({ folder, manifest }: Snapshot): Generator<string, void, undefined> {
  yield `${EXPORT_FORMAT}${JSON.stringify(manifest)}\n`;
  for (const { ecosystem } of manifest.feeds) {
    yield `${FEED}${JSON.stringify(ecosystem)}\n`;
    const segment = openSegment(join(folder, segmentFile(ecosystem)));
    try {
      for (const [number, table] of TABLES.entries()) {
        for (const { key, value } of segment.tables[table].getRange({})) {
          yield `${number}${JSON.stringify(key.toString('utf8'))}\t${value.toString('utf8')}\n`;
        }
      }
    } finally {
      segment.close();
    }
  }
  if (manifest.kev !== null) yield `${KEV}${readFileSync(join(folder, KEV_FILE), 'utf8').trim()}\n`;
  for (const { name, file, mark } of SUPPLEMENTS) {
    if (manifest.supplements[name] !== null) yield `${mark}${readFileSync(join(folder, file), 'base64')}\n`;
  }
}

function* chunksOf(lines: Iterable<string>): Generator<Buffer, void, undefined> {
  let gathered: string[] = [];
  let length = 0;
  for (const line of lines) {
    gathered.push(line);
    length += line.length;
    if (length < CHUNK) continue;
    yield Buffer.from(gathered.join(''), 'utf8');
    gathered = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(gathered.join(''), 'utf8');
}
