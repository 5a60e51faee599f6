import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readErasures } from './read-erasures.ts';

const file = join(mkdtempSync(join(tmpdir(), 'vauban-erasures-')), 'list.ndjson');
const ID = '01932c00-0000-7000-8000-000000000001';
const line = { organisationId: ID, kind: 'project', subject: ID, reason: 'r', made: '2026-01-01T00:00:00.000Z' };

it('reads the list that the server wrote', () => {
  writeFileSync(file, `${JSON.stringify(line)}\n${JSON.stringify({ ...line, kind: 'text', subject: null })}\n`);
  expect(readErasures(file)).toHaveLength(2);
});

it.each([
  ['no JSON', 'x'],
  ['another kind', JSON.stringify({ ...line, kind: 'organisation' })],
  ['an id that is none', JSON.stringify({ ...line, subject: "' or 1=1" })],
  ['no date', JSON.stringify({ ...line, made: 'yesterday' })],
  ['null', 'null'],
])('refuses %s, and says which line', (_, text) => {
  writeFileSync(file, `${JSON.stringify(line)}\n${text}\n`);
  expect(() => readErasures(file)).toThrow(/line 2 is none/);
});

it('says that it is not there', () => {
  expect(() => readErasures(`${file}.not`)).toThrow(/ENOENT/);
});
