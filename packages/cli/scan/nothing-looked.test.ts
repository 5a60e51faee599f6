import type { ScanResult } from '@vauban/scanners';
import { expect, it } from 'vitest';
import { nothingLookedAt } from './nothing-looked.ts';

const result = (...looked: string[]) => ({ looked }) as unknown as ScanResult;

it('a folder of which no file was looked at proves nothing; a change without files is fine', () => {
  const folder = { kind: 'path' as const, path: '/srv/x' };
  expect(nothingLookedAt(folder, result()).map(({ kind }) => kind)).toEqual(['nothing-looked-at']);
  expect(nothingLookedAt(folder, result('a.ts'))).toEqual([]);
  expect(nothingLookedAt({ kind: 'files', root: '/srv/x', paths: [] }, result())).toEqual([]);
});
