import { createReadStream } from 'node:fs';
import { AdvisoryError } from '../advisory-error.ts';
import { isIdentifier } from '../records/identifier.ts';
import { headOf } from '../records/stored-record.ts';
import { instant } from '../records/text.ts';
import type { Segment } from '../segments/segment.ts';

/** What `modified_id.csv` says that a segment does not. */
export interface Changes {
  /** Ids to fetch. */
  readonly ids: readonly string[];
  /** The newest time in the list. */
  readonly newest: string | null;
  /** Records of the segment that the list no longer names. */
  readonly gone: number;
}

const LONGEST_LINE = 300;

/**
 * Compares a feed's list (`modified,id` a line) with what is there. A record is to be fetched when it is unknown, or
 * when the list has it as newer than `since`, the newest time of the list that was last read. The whole list is read:
 * nothing is trusted to its order. Null when there are more changes than `most`.
 */
export async function readChanges(
  file: string,
  base: Segment,
  baseRecords: number,
  since: string | null,
  most: number,
): Promise<Changes | null> {
  const sinceTime = since === null ? Number.NEGATIVE_INFINITY : Date.parse(since);
  const ids: string[] = [];
  let newest: string | null = null;
  let newestTime = Number.NEGATIVE_INFINITY;
  let known = 0;
  for await (const line of linesOf(file)) {
    const comma = line.indexOf(',');
    const id = line.slice(comma + 1);
    const modified = instant(line.slice(0, comma));
    if (modified === null || !isIdentifier(id)) {
      throw new AdvisoryError('broken-feed', `${file} is no list of changes. Check the source.`);
    }
    const time = Date.parse(modified);
    if (time > newestTime) [newest, newestTime] = [modified, time];
    const key = Buffer.from(id, 'utf8');
    const record = base.tables.records.get(key);
    if (record !== undefined) known++;
    const refused = record === undefined && base.tables.refused.get(key) !== undefined;
    if (record === undefined && !refused) ids.push(id);
    else if (time > sinceTime || (time === sinceTime && record !== undefined && !sameSecond(record, time)))
      ids.push(id);
    if (ids.length > most) return null;
  }
  return { ids: [...new Set(ids)], newest, gone: Math.max(0, baseRecords - known) };
}

function sameSecond(record: Buffer, time: number): boolean {
  return Math.floor(Date.parse(headOf(record).modified) / 1000) === Math.floor(time / 1000);
}

async function* linesOf(file: string): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'latin1', highWaterMark: 1 << 18 })) {
    const lines = (rest + (chunk as string)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) break;
    for (const line of lines) if (line.trim() !== '') yield line.trim();
  }
  if (rest.trim() !== '') yield rest.trim();
}
