import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeAtomically } from './atomic-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vauban-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('writes all chunks, with the rights asked for', () => {
  const path = join(folder, 'a');
  writeAtomically(path, ['é', 'x'.repeat(3_000_000), 'end'], 0o600);
  expect(readFileSync(path, 'utf8')).toBe(`é${'x'.repeat(3_000_000)}end`);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('keeps the old file, and leaves nothing behind, when the text breaks off', () => {
  const path = join(folder, 'a');
  writeFileSync(path, 'old');
  function* broken() {
    yield 'new';
    throw new Error('broke');
  }
  expect(() => writeAtomically(path, broken())).toThrow('broke');
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['a']);
});

it('says in one sentence why a place cannot be written', () => {
  const path = join(folder, 'none/a');
  expect(() => writeAtomically(path, ['x'])).toThrow(`Cannot write ${path}: it does not exist; check the path.`);
  expect(existsSync(path)).toBe(false);
});
