import { expect, it } from 'vitest';
import { sourceAddress } from './source-address.ts';

const commit = 'a'.repeat(40);
const at = (repository: string | null, path = 'src/a b.ts', root = '.') =>
  sourceAddress(repository, commit, root, { path, line: 7 });

it('a line is read where its repository is, at the commit that was scanned', () => {
  const github = `https://github.com/acme/shop/blob/${commit}/src/a%20b.ts#L7`;
  expect(at('https://github.com/acme/shop')).toBe(github);
  expect(at('git@github.com:acme/shop.git')).toBe(github);
  expect(at('github.com/acme/shop')).toBe(github);
  expect(at('https://gitlab.example.org/a/b/c.git', 'x.py')).toBe(
    `https://gitlab.example.org/a/b/c/-/blob/${commit}/x.py#L7`,
  );
  expect(at('https://bitbucket.org/a/b', 'x.py')).toBe(`https://bitbucket.org/a/b/src/${commit}/x.py#lines-7`);
  expect(at('https://codeberg.org/a/b', 'x.py', 'api')).toBe(
    `https://codeberg.org/a/b/src/commit/${commit}/api/x.py#L7`,
  );
});

it('no address is made up where the host is not known, and none that leads elsewhere', () => {
  expect(at(null)).toBeNull();
  expect(at('https://git.example.org/acme/shop')).toBeNull();
  expect(at('javascript:alert(1)')).toBeNull();
  expect(at('https://user:word@github.com/acme/shop')).toBeNull();
  expect(at('https://github.com/acme/shop', '../../x')).toBeNull();
  expect(sourceAddress('https://github.com/acme/shop', 'main', '.', { path: 'a' })).toBeNull();
});

it('a path cannot leave its place in the address', () => {
  expect(at('https://github.com/acme/shop', 'a?x#y/b')).toBe(
    `https://github.com/acme/shop/blob/${commit}/a%3Fx%23y/b#L7`,
  );
});
