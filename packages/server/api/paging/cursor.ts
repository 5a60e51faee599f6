import { Problem } from '../../http/problem/problems.ts';

export type Key = string | number;

/** The keys of a page's last row, as a word for an address. */
function cursorOf(keys: readonly Key[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** The keys of a cursor; a problem when it is not one with these kinds of keys. */
export function keysOf<const Kinds extends readonly ('text' | 'number')[]>(
  cursor: string | undefined,
  kinds: Kinds,
): { [Index in keyof Kinds]: Kinds[Index] extends 'text' ? string : number } | null {
  if (cursor === undefined || cursor === '') return null;
  let keys: unknown;
  try {
    keys = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    keys = null;
  }
  const fits =
    Array.isArray(keys) &&
    keys.length === kinds.length &&
    kinds.every((kind, index) =>
      kind === 'text'
        ? typeof keys[index] === 'string' && !keys[index].includes('\0')
        : Number.isSafeInteger(keys[index]),
    );
  if (!fits) throw new Problem('invalid', 'query.cursor: is not one of this list.');
  return keys as never;
}

/** A page of the rows, of which one more than `limit` was asked for. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  keys: (row: Row) => readonly Key[],
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? cursorOf(keys(last)) : null;
  return { items: shown.map(item), next };
}
