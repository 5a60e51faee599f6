import { describe, expect, it } from 'vitest';
import { encodeStamps, SILENT, StampTable } from './stamps.ts';

const record = (mark: number) => ({ digest: Buffer.alloc(32, mark), marks: Uint8Array.of(mark, SILENT) });
const body = encodeStamps([
  { path: 'a', stamp: '1', record: record(3) },
  { path: 'a/ü\n', stamp: '2', record: record(4) },
  { path: 'c', stamp: '3', record: record(5) },
]);
const marks = (table: StampTable, path: string, stamp: string | null) => [
  ...(table.known({ path, size: 1, stamp })?.marks ?? []),
];

describe('the stamps of an earlier scan', () => {
  it('tell what became of a file with the same stamp', () => {
    const table = new StampTable(body, 2);
    expect(table.size).toBe(3);
    expect(marks(table, 'a', '1')).toEqual([3, SILENT]);
    expect(marks(table, 'a/ü\n', '2')).toEqual([4, SILENT]);
    expect(table.known({ path: 'c', size: 1, stamp: '3' })?.digest).toEqual(Buffer.alloc(32, 5));
  });

  it('tell nothing of a file that is new, changed, or not to be trusted', () => {
    const table = new StampTable(body, 2);
    expect(marks(table, 'a', '2')).toEqual([]);
    expect(marks(table, 'a/ü\n', null)).toEqual([]);
    expect(marks(table, 'b', '1')).toEqual([]);
    expect(marks(table, 'c', '3')).toEqual([5, SILENT]);
    expect(marks(table, 'd', '3')).toEqual([]);
  });

  it.each([
    ['nothing', null],
    ['an empty body', Buffer.alloc(0)],
    ['a body that is cut', body.subarray(0, -1)],
    ['a body that promises too much', Buffer.alloc(8, 0xff)],
  ])('are empty when made from %s', (_, damaged) => {
    const table = new StampTable(damaged, 2);
    expect([table.size, table.known({ path: 'a', size: 1, stamp: '1' })]).toEqual([0, null]);
  });

  it('are empty when made for another number of scanners', () => {
    expect(new StampTable(body, 3).size).toBe(0);
  });

  it('of no file are no file', () => {
    expect(new StampTable(encodeStamps([]), 2).size).toBe(0);
  });
});
