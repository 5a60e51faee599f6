import { expect, it } from 'vitest';
import { packageChoice, splitName } from './choice.ts';
import type { PackageUse } from './queries.ts';
import { byVersion } from './versions.ts';

const use = (version: string, project: string): PackageUse => ({
  purl: `pkg:npm/lodash@${version}`,
  version,
  project,
  projectName: project,
  branch: 'main',
  release: null,
  environments: [],
  scan: 's',
  path: 'package-lock.json',
  direct: null,
  scope: 'production',
});

it('versions that something is known against come first', () => {
  const found = byVersion(
    [use('4.17.21', 'a'), use('4.17.21', 'b'), use('4.17.11', 'c')],
    [{ purl: 'pkg:npm/lodash@4.17.11', id: 'VBN-1' }],
  );
  expect(found.map(({ version, uses, against }) => [version, uses.length, against.length])).toEqual([
    ['4.17.11', 1, 1],
    ['4.17.21', 2, 0],
  ]);
});

it('an address that anyone may have written names a package, or none', () => {
  expect(splitName('npm:@babel/core')).toEqual({ ecosystem: 'npm', name: '@babel/core' });
  expect(splitName('Maven:org.a:b')).toEqual({ ecosystem: 'Maven', name: 'org.a:b' });
  expect(['npm:', ':x', 'x'].map(splitName)).toEqual([null, null, null]);
  expect(packageChoice({ q: ['a'], of: 7 })).toEqual({});
  expect(packageChoice({ q: 'lod', of: 'npm:lodash' })).toEqual({ q: 'lod', of: 'npm:lodash' });
});
