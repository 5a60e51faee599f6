import { describe, expect, it } from 'vitest';
import { looksLikeGitAddress, parseGitAddress, withoutCredentials, withoutCredentialsInText } from './address.ts';

describe('a git address', () => {
  it.each([
    ['https://example.org/x.git', 'https'],
    ['HTTPS://user:pass@example.org:8443/x', 'https'],
    ['ssh://git@example.org/x', 'ssh'],
    ['git@example.org:x/y.git', 'ssh'],
    ['example.org:x', 'ssh'],
    ['[::1]:x', 'ssh'],
    ['git://example.org/x', 'git'],
    ['file:///srv/x', 'file'],
  ])('%s is fetched by %s', (text, protocol) => {
    expect(parseGitAddress(text)).toEqual({ text, protocol });
  });

  it.each([
    '-oProxyCommand=x',
    '--upload-pack=x',
    'ext::sh -c x',
    'ext://sh',
    'fd::7',
    'https://',
    'https://-host/x',
    'ssh://-oProxyCommand=x/y',
    '-host:x',
    'user@-host:x',
    'git@host:-x',
    'transport::https://x',
    'a b',
    'https://example.org/\n',
    '',
    './folder',
    'javascript://x',
  ])('%j is none', (text) => {
    expect(() => parseGitAddress(text)).toThrow(/is no git address|names no host/);
  });

  it('is told from a path', () => {
    expect(['https://x/y', 'ssh://x', 'ftp://x', 'git@host:x'].map(looksLikeGitAddress)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['.', 'a/b', 'C:/x', 'a:b', './git@host:x', 'file'].map(looksLikeGitAddress)).toEqual(Array(6).fill(false));
  });
});

describe('credentials', () => {
  it.each([
    ['https://user:pass@example.org/x?token=1#2', 'https://example.org/x'],
    ['https://token@example.org/x', 'https://example.org/x'],
    ['https://a:b@c@example.org/x', 'https://example.org/x'],
    ['http://a:p/w@example.org/x', 'http://example.org/x'],
    ['https://[::1]:80/@scope/x', 'https://[::1]:80/@scope/x'],
    ['https://example.org/@scope/x', 'https://example.org/@scope/x'],
    ['ssh://git:pass@example.org/x', 'ssh://git@example.org/x'],
    ['ssh://git@example.org/x', 'ssh://git@example.org/x'],
    ['git@example.org:x', 'git@example.org:x'],
    ['user:pass@example.org:x', 'user@example.org:x'],
    ['file:///srv/a@b', 'file:///srv/a@b'],
    ['', ''],
  ])('of %s are left out: %s', (address, shown) => {
    expect(withoutCredentials(address)).toBe(shown);
  });

  it('are cut out of what git says', () => {
    const said = "fatal: unable to access 'https://user:pass@example.org/x/': see https://tok%40en@example.org/y";
    expect(withoutCredentialsInText(said, 'https://user:pass@example.org/x')).toBe(
      "fatal: unable to access 'https://example.org/x/': see https://example.org/y",
    );
  });
});
