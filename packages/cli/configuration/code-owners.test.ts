import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { codeOwners } from './code-owners.ts';
import { folderShelf } from './shelf.ts';

let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'vauban-owners-'));
  mkdirSync(join(top, '.github'));
  mkdirSync(join(top, 'api'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

it('files are owned as CODEOWNERS says, from the top and from a folder inside', async () => {
  writeFileSync(join(top, '.github/CODEOWNERS'), '* @all\n/api/ @api @second\n/api/free\n');
  const here = await codeOwners(folderShelf(top), []);
  expect(['a.ts', 'api/a.ts', 'api/free'].map(here)).toEqual(['@all', '@api', undefined]);
  const inside = await codeOwners(folderShelf(join(top, 'api')), ['api']);
  expect(['a.ts', 'free'].map(inside)).toEqual(['@api', undefined]);
});

it('nobody owns anything where there is no such file, or where it is a link', async () => {
  expect((await codeOwners(folderShelf(top), []))('a.ts')).toBeUndefined();
  symlinkSync('/etc/hostname', join(top, '.github/CODEOWNERS'));
  expect((await codeOwners(folderShelf(top), []))('a.ts')).toBeUndefined();
});
