import { readFileSync } from 'node:fs';
import { isObject, type JsonObject } from '../records/json.ts';
import { replaceFile } from '../snapshots/durable.ts';
import { places } from '../snapshots/places.ts';

/** What is remembered about a feed to spare downloads; it holds only together with the segment of that digest. */
export interface FeedState {
  readonly source: string;
  readonly digest: string;
  /** Names the content of `all.zip` and of the list to the source. */
  readonly zipTag: string | null;
  readonly listTag: string | null;
  /** The newest time in the list when it was last read. */
  readonly listNewest: string | null;
  /** When the source was last asked. */
  readonly checked: string;
}

/** May be lost or damaged at any time: then everything is downloaded once more. */
export type UpdateState = ReadonlyMap<string, FeedState>;

export function readState(folder: string): Map<string, FeedState> {
  const state = new Map<string, FeedState>();
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(places(folder).state, 'utf8'));
  } catch {
    return state;
  }
  if (!Array.isArray(json)) return state;
  for (const entry of json as unknown[]) {
    if (!isObject(entry)) continue;
    const ecosystem = text(entry, 'ecosystem');
    const [source, digest, checked] = [text(entry, 'source'), text(entry, 'digest'), text(entry, 'checked')];
    if (ecosystem === null || source === null || digest === null || checked === null) continue;
    state.set(ecosystem, {
      source,
      digest,
      zipTag: text(entry, 'zipTag'),
      listTag: text(entry, 'listTag'),
      listNewest: text(entry, 'listNewest'),
      checked,
    });
  }
  return state;
}

export function writeState(folder: string, state: UpdateState): void {
  const rows = [...state].sort(([a], [b]) => (a < b ? -1 : 1)).map(([ecosystem, feed]) => ({ ecosystem, ...feed }));
  replaceFile(places(folder).state, `${JSON.stringify(rows, null, 2)}\n`);
}

function text(json: JsonObject, key: string): string | null {
  const value = json[key];
  return typeof value === 'string' && value.length < 4000 ? value : null;
}
