import { DEFAULT_CONFIGURATION, matchesGlob } from '@vauban/domain';
import { describe, expect, it } from 'vitest';
import { rebaseConfiguration, rebaseGlob } from './rebase.ts';

describe('a glob of the repository, as a folder below sees it', () => {
  it.each([
    ['packages/api/test/**', 'packages/api', ['test/**']],
    ['packages/*/test/**', 'packages/api', ['test/**']],
    ['packages/{api,web}/dist/*.js', 'packages/api', ['dist/*.js']],
    ['packages/web/**', 'packages/api', []],
    ['**/fixtures/**', 'packages/api', ['**/fixtures/**']],
    ['**/api/x', 'packages/api', ['**/api/x', 'x']],
    ['packages/', 'packages/api', ['**']],
    ['packages/**', 'packages/api', ['**']],
    ['./packages/api/*.md', 'packages/api', ['*.md']],
    ['*.md', 'packages', []],
  ])('%s below %s', (glob, folder, expected) => {
    expect(rebaseGlob(glob, folder.split('/'), matchesGlob)).toEqual(expected);
  });

  it('answers for every path as the whole glob does', () => {
    const globs = ['a/**/b/*.js', '**/b/**', 'a/{b,c}/**', '{a/b,c}/**', '**/*.js', 'a/?/x.js', 'a/b/**/x.js'];
    const paths = ['x.js', 'b/x.js', 'c/b/x.js', 'c/d/x.md', 'b/c/y.js'];
    for (const glob of globs) {
      const left = rebaseGlob(glob, ['a', 'b'], matchesGlob);
      for (const path of paths) {
        expect([glob, path, left.some((one) => matchesGlob(one, path))]).toEqual([
          glob,
          path,
          matchesGlob(glob, `a/b/${path}`),
        ]);
      }
    }
  });
});

it('projects below the folder stay, the one around it owns the rest, the others are left out', () => {
  const projects = [
    { name: 'all', path: '.' },
    { name: 'packages', path: 'packages/' },
    { name: 'api', path: 'packages/api' },
    { name: 'web', path: 'packages/web' },
    { name: 'apiary', path: 'packages/apiary' },
  ];
  const rebased = rebaseConfiguration({ ...DEFAULT_CONFIGURATION, projects }, ['packages'], matchesGlob);
  expect(rebased.projects).toEqual([
    { name: 'api', path: 'api' },
    { name: 'web', path: 'web' },
    { name: 'apiary', path: 'apiary' },
    { name: 'packages', path: '.' },
  ]);
});
