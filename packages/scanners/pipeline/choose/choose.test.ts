import { describe, expect, it } from 'vitest';
import { seeded } from '../../contract/hostile-inputs.ts';
import type { Want } from '../../contract/scanner.ts';
import { ContentChooser } from '../read/chosen-wants.ts';
import { keywordGate } from './keyword-gate.ts';
import { isBinary, narrowed, utf16Order } from './text.ts';
import { wantTable } from './wanted.ts';

describe('the keyword gate', () => {
  const find = (sets: string[][], text: string, sought = -1) => keywordGate(sets).find(Buffer.from(text), sought);

  it('finds each set of which a keyword occurs, without case', () => {
    const sets = [['password', 'token'], ['ghp_'], ['nowhere']];
    expect(find(sets, 'my PassWord')).toBe(0b001);
    expect(find(sets, 'GHP_x token')).toBe(0b011);
    expect(find(sets, 'passwor ghp- nowher')).toBe(0);
  });

  it('finds keywords inside, at the end of, and overlapping with others', () => {
    expect(find([['he'], ['she'], ['hers'], ['usher']], 'ushers')).toBe(0b1111);
    expect(find([['abcd'], ['bc'], ['c']], 'xabcx')).toBe(0b110);
    expect(find([['aab']], 'aaab')).toBe(1);
  });

  it('finds a keyword at every offset of inputs of every length', () => {
    const gate = keywordGate([['key']]);
    for (let length = 3; length < 24; length++) {
      for (let at = 0; at + 3 <= length; at++) {
        const bytes = Buffer.alloc(length, 'k');
        bytes.write('KEY', at);
        expect(gate.find(bytes, 1)).toBe(1);
      }
    }
  });

  it('says the same as a search word by word, on random text', () => {
    const next = seeded(3);
    const word = () => Array.from({ length: 1 + next(4) }, () => 'aAbB_'[next(5)]).join('');
    for (let round = 0; round < 300; round++) {
      const sets = Array.from({ length: 1 + next(4) }, () => Array.from({ length: 1 + next(3) }, word));
      const text = Array.from({ length: next(30) }, () => 'aAbB_é'[next(6)]).join('');
      const lower = text.toLowerCase();
      const expected = sets.reduce(
        (bits, set, bit) => bits | (set.some((one) => lower.includes(one.toLowerCase())) ? 1 << bit : 0),
        0,
      );
      expect(find(sets, text), JSON.stringify([sets, text])).toBe(expected);
    }
  });

  it('stops as soon as all that is sought was found', () => {
    expect(find([['a'], ['b']], 'a...b', 0b01) & 0b01).toBe(0b01);
    expect(find([['a'], ['b']], 'a...b', 0b11)).toBe(0b11);
  });

  it('refuses what it cannot hold', () => {
    expect(() => keywordGate([['']])).toThrow('empty');
    expect(() => keywordGate([['é']])).toThrow('ASCII');
    expect(() => keywordGate(Array.from({ length: 32 }, () => ['a']))).toThrow('31');
  });

  it('has room for so many scanners only, and hands the others every file', () => {
    const wants = (keyword: string): Want[] => [{ kind: 'k', content: 'text', maxBytes: 99, keywords: [keyword] }];
    const scanners = Array.from({ length: 40 }, (_, index) => ({ wants: wants(`key${index}!`) }));
    const fits = scanners.map((_, scanner) => ({ scanner, wants: [0] }));
    const choices = new ContentChooser(scanners, [99]).choose(Buffer.from('key3! key30! key39!'), fits);
    const read = choices.filter(({ what }) => what === 'read').map(({ scanner }) => scanner);
    expect(read).toEqual([3, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39]);
  });

  it('of nothing finds nothing', () => {
    expect(find([], 'text')).toBe(0);
  });
});

describe('the kind of a content', () => {
  it('is binary with a NUL in its first 8 kB, unless it is UTF-16', () => {
    expect(isBinary(Buffer.from('text'))).toBe(false);
    expect(isBinary(Buffer.from('te\0t'))).toBe(true);
    expect(isBinary(Buffer.from(`${'x'.repeat(8191)}\0`))).toBe(true);
    expect(isBinary(Buffer.from(`${'x'.repeat(8192)}\0`))).toBe(false);
    expect(isBinary(Buffer.from('\ufefftext', 'utf16le'))).toBe(false);
    expect(isBinary(Buffer.alloc(0))).toBe(false);
  });

  it('in UTF-16 keeps its ASCII when narrowed', () => {
    const little = Buffer.from('\ufeffkéy€', 'utf16le');
    expect(utf16Order(little)).toBe('little');
    expect(Buffer.from(narrowed(little, 'little')).toString('latin1')).toBe('\0kéy\0');
    const big = Buffer.from(little).swap16();
    expect(utf16Order(big)).toBe('big');
    expect(Buffer.from(narrowed(big, 'big')).toString('latin1')).toBe('\0kéy\0');
  });
});

describe('the wants of scanners', () => {
  const want = (kind: string, names?: string[]): Want => ({
    kind,
    content: 'text',
    maxBytes: 1,
    ...(names && { names }),
  });
  const scanners = [
    { wants: [want('lock', ['package-lock.json', '**/requirements/*.txt', '*requirements*.txt']), want('every')] },
    {
      wants: [
        want('exact', ['a/b.json']),
        want('project', ['*.csproj', '**/{.npmrc,Dockerfile.*,x.{a,b}}', 'sr[cx]/**/*.page']),
      ],
    },
  ];
  const table = wantTable(scanners);
  const kinds = (path: string) =>
    table.fits(path).map(({ scanner, wants }) => wants.map((index) => scanners[scanner]?.wants[index]?.kind));

  it.each([
    ['package-lock.json', [['lock', 'every']]],
    ['deep/down/package-lock.json', [['lock', 'every']]],
    ['package-lock.json.txt', [['every']]],
    ['Package-Lock.json', [['every']]],
    ['requirements/base.txt', [['lock', 'every']]],
    ['x/requirements/base.txt', [['lock', 'every']]],
    ['x/requirements/deep/base.txt', [['every']]],
    ['x/dev-requirements-old.txt', [['lock', 'every']]],
    ['a/b.json', [['every'], ['exact']]],
    ['c/a/b.json', [['every']]],
    ['src/App.csproj', [['every'], ['project']]],
    ['src/.npmrc', [['every'], ['project']]],
    ['Dockerfile.dev', [['every'], ['project']]],
    ['Dockerfile', [['every']]],
    ['y/x.a', [['every'], ['project']]],
    ['__proto__', [['every']]],
    ['src/[id].page', [['every'], ['project']]],
    ['srx/deep/b.page', [['every'], ['project']]],
    ['', [['every']]],
  ])('fit %s', (path, expected) => {
    expect(kinds(path)).toEqual(expected);
  });

  it('are nobody for a path that no scanner names', () => {
    expect(wantTable([{ wants: [want('one', ['one'])] }]).fits('two')).toEqual([]);
  });
});
