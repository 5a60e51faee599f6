import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesRequest, namesFrom, refuseNetwork, targetRequest } from './target-request.ts';

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'vauban-request-'));
  mkdirSync(join(cwd, 'sub/deep'), { recursive: true });
  writeFileSync(join(cwd, 'a.txt'), '');
  writeFileSync(join(cwd, 'sub/b.txt'), '');
});
afterAll(() => rmSync(cwd, { recursive: true }));

describe('what vauban scan is asked to scan', () => {
  it.each(['https://host/x.git', 'ssh://git@host/x', 'git@host:org/x.git', 'file:///srv/x.git'])(
    '%s is a git address',
    (url) => {
      expect(targetRequest([url], cwd)).toEqual({ kind: 'url', url });
    },
  );

  it('no name is this folder, a folder is itself', () => {
    expect(targetRequest([], cwd)).toEqual({ kind: 'path', path: cwd });
    expect(targetRequest(['sub'], cwd)).toEqual({ kind: 'path', path: join(cwd, 'sub') });
  });

  it('files keep the names that people wrote, relative to where they stand', () => {
    expect(targetRequest(['sub/b.txt', './a.txt'], cwd)).toEqual({
      kind: 'files',
      root: cwd,
      paths: ['sub/b.txt', 'a.txt'],
    });
  });

  it('a file elsewhere moves the root to the folder that holds all', () => {
    expect(filesRequest(['b.txt', '../a.txt'], join(cwd, 'sub'))).toEqual({
      kind: 'files',
      root: cwd,
      paths: ['sub/b.txt', 'a.txt'],
    });
  });

  it('what does not exist, and an address among files, are told in one sentence', () => {
    expect(() => targetRequest(['nothing'], cwd)).toThrow('Cannot scan nothing: it does not exist; check the path.');
    expect(() => targetRequest(['a.txt', 'https://host/x'], cwd)).toThrow('A git address stands alone.');
  });
});

it('without network an address is refused, unless it lies on this machine', () => {
  const url = (text: string) => ({ kind: 'url' as const, url: text });
  expect(() => refuseNetwork(url('https://host/x'))).toThrow('Scan a clone of it.');
  expect(() => refuseNetwork(url('git@host:x'))).toThrow('--offline never uses the network');
  refuseNetwork(url('file:///srv/x.git'));
  refuseNetwork({ kind: 'path', path: '/srv' });
});

describe('names from standard input', () => {
  it('are separated by NUL, so that a line end may be part of a name', () => {
    expect(namesFrom(Buffer.from('a\nb\0c d\0'))).toEqual(['a\nb', 'c d']);
  });

  it('else by line ends of either kind', () => {
    expect(namesFrom(Buffer.from('a\r\nb c\n\n'))).toEqual(['a', 'b c']);
  });
});
