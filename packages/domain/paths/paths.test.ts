import { describe, expect, it } from 'vitest';
import { seeded } from '../fixtures/observations.ts';
import { matchesGlob, projectOf } from '../index.ts';

describe('a glob', () => {
  it.each([
    ['*.ts', 'a.ts', true],
    ['*.ts', 'src/a.ts', false],
    ['*', '.env', true],
    ['**', 'a/b/.c', true],
    ['**/*.ts', 'a.ts', true],
    ['**/*.ts', 'a/b/c.ts', true],
    ['src/**', 'src/a/b', true],
    ['src/**', 'src', false],
    ['src/**', 'srcs/a', false],
    ['src/**/test/*.ts', 'src/test/a.ts', true],
    ['src/**/test/*.ts', 'src/x/y/test/a.ts', true],
    ['src/**/test/*.ts', 'src/xtest/a.ts', false],
    ['vendor/', 'vendor/a/b', true],
    ['vendor/', 'vendor/', true],
    ['vendor/', 'vendors/a', false],
    ['./src/*.ts', 'src/a.ts', true],
    ['/src/*.ts', 'src/a.ts', true],
    ['a**b', 'axxb', true],
    ['a**b', 'a/b', false],
    ['?.ts', 'a.ts', true],
    ['?.ts', '😀.ts', true],
    ['?.ts', '/.ts', false],
    ['a?b', 'a/b', false],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', false],
    ['[^a-c]x', 'dx', true],
    ['a[!b]c', 'a/c', false],
    ['[]]', ']', true],
    ['[a-]', '-', true],
    ['[ab', '[ab', true],
    ['{a,b}.ts', 'b.ts', true],
    ['{a,b}.ts', 'c.ts', false],
    ['{a,b{c,d}}x', 'bdx', true],
    ['{,x}a', 'a', true],
    ['{src,lib}/**', 'lib/a/b', true],
    ['{src/,lib/}**/a', 'lib/b/a', true],
    ['x{**/a,b}', 'xb', true],
    ['{**/a,b}', 'x/y/a', true],
    ['{a}', '{a}', true],
    ['{a,b', '{a,b', true],
    ['a,b}', 'a,b}', true],
    ['{[,],x}', ',', true],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['\\{a,b}', '{a,b}', true],
    ['a\\', 'a\\', true],
    ['A.ts', 'a.ts', false],
    ['a.b', 'axb', false],
    ['(a|b)+$', '(a|b)+$', true],
    ['', '', true],
    ['', 'a', false],
    ['line\n*', 'line\nbreak', true],
    ['__proto__/*', '__proto__/x', true],
  ])('%j against %j is %s', (glob, path, matches) => {
    expect(matchesGlob(glob, path)).toBe(matches);
  });

  it.each([
    ['stars', '*a'.repeat(200), 'a'.repeat(4000)],
    ['folders', '**/a/'.repeat(150), 'a/'.repeat(2000)],
    ['alternatives', '{a,aa}'.repeat(150), `${'a'.repeat(4000)}b`],
    ['nested braces', '{'.repeat(500) + ',}'.repeat(250), '{'.repeat(500)],
    ['open sets', '['.repeat(1000), '['.repeat(1000)],
  ])('of many %s ends soon', (_, glob, path) => {
    const before = performance.now();
    matchesGlob(glob, path);
    expect(performance.now() - before).toBeLessThan(5000);
  });

  it('of more than 1,024 characters matches nothing', () => {
    expect(matchesGlob('a'.repeat(1025), 'a'.repeat(1025))).toBe(false);
    expect(matchesGlob('a'.repeat(1024), 'a'.repeat(1024))).toBe(true);
  });

  it.each([1, 2, 3])('agrees with a slow and simple matcher on random input (seed %i)', (seed) => {
    const random = seeded(seed);
    const pick = (from: readonly string[], most: number) =>
      Array.from({ length: 1 + Math.floor(random() * most) }, () => from[Math.floor(random() * from.length)]).join('');
    for (let round = 0; round < 3000; round++) {
      const glob = pick(['a', 'b', '/', '*', '**', '**/', '?', '/**'], 6);
      const path = pick(['a', 'b', '/', 'ab'], 6);
      expect([glob, path, matchesGlob(glob, path)]).toEqual([glob, path, simply(glob, path)]);
    }
  });
});

/** Backtracking over `*`, `**` and `?` only. */
function simply(glob: string, path: string): boolean {
  const relative = glob.replace(/^\//, '');
  const whole = relative.endsWith('/') ? `${relative}**` : relative;
  const matches = (at: number, from: number): boolean => {
    if (at === whole.length) return from === path.length;
    const stars = /^\*+/.exec(whole.slice(at))?.[0].length ?? 0;
    const named = stars === 2 && (at === 0 || whole[at - 1] === '/');
    if (named && whole[at + 2] === '/') {
      if (matches(at + 3, from)) return true;
      for (let end = from; end < path.length; end++) if (path[end] === '/' && matches(at + 3, end + 1)) return true;
      return false;
    }
    if (stars > 0) {
      const anything = named && at + 2 === whole.length;
      for (let end = from; ; end++) {
        if (matches(at + stars, end)) return true;
        if (end >= path.length || (path[end] === '/' && !anything)) return false;
      }
    }
    if (from === path.length) return false;
    if (whole[at] === '?' ? path[from] === '/' : whole[at] !== path[from]) return false;
    return matches(at + 1, from + 1);
  };
  return matches(0, 0);
}

describe('the project of a file', () => {
  const projects = [
    { name: 'all', path: '.', owner: '@team' },
    { name: 'web', path: './apps/web/' },
    { name: 'admin', path: 'apps/web/admin' },
  ];

  it.each([
    ['README.md', 'all'],
    ['apps/web/index.ts', 'web'],
    ['apps/web', 'web'],
    ['apps/website/index.ts', 'all'],
    ['apps/web/admin/a/b.ts', 'admin'],
    ['apps/web/administration.ts', 'web'],
  ])('%s belongs to %s', (path, name) => {
    expect(projectOf(path, projects)?.name).toBe(name);
  });

  it('is none where no path holds it', () => {
    expect(projectOf('lib/a.ts', [{ name: 'web', path: 'web' }])).toBeUndefined();
    expect(projectOf('lib/a.ts', [])).toBeUndefined();
  });
});
