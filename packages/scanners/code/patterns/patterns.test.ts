import { describe, expect, it } from 'vitest';
import {
  ALL_CHARACTERS,
  alphabetOf,
  excludedBy,
  type Flavour,
  harmlessFor,
  hasCharacter,
  type Pinned,
  readPattern,
  slownessOf,
  without,
} from './patterns.ts';

const pattern = (source: string, flags = '', flavour: Flavour = 'javascript') => {
  const read = readPattern(source, flags, flavour);
  if (read === null) throw new Error(`cannot read ${source}`);
  return read;
};
const kinds = (
  source: string,
  { flags = '', flavour = 'javascript' as Flavour, pinned = 'nowhere' as Pinned } = {},
) => {
  const alphabet = alphabetOf(pattern(source, flags, flavour), pinned);
  return alphabet === null ? null : harmlessFor(alphabet);
};

describe('an expression that the whole text must match', () => {
  it.each(['^[a-z]+$', '^\\d{1,9}$', '^(?:on|off)$', '^[A-Za-z0-9_]*$', '^\\w+$', '(^a$)|(^b$)'])(
    '%s stops every injection',
    (source) => {
      expect(kinds(source)).toEqual(
        expect.arrayContaining(['sql', 'command', 'code', 'xss', 'path-read', 'ssrf', 'header']),
      );
    },
  );

  it('stops only what its characters cannot write', () => {
    expect(kinds('^[\\w.]+$')).toEqual(expect.arrayContaining(['sql', 'command', 'xss', 'path-read']));
    expect(kinds('^[\\w.]+$')).not.toContain('ssrf');
    expect(kinds('^[\\w./]+$')).not.toContain('path-read');
    expect(kinds('^[^\'"]+$')).not.toContain('sql');
    expect(kinds('^[a-z ]+$')).not.toContain('command');
    expect(kinds('^.+$')).toEqual(['header', 'log'].filter(() => true));
    expect(kinds('^[\\s\\S]+$')).toEqual([]);
  });

  it.each(['[a-z]+', '^[a-z]+', '[a-z]+$', '^a$|b', '^[a-z]*'])(
    '%s looks at a part only, so it shows nothing',
    (source) => {
      expect(kinds(source)).toBeNull();
    },
  );

  it('shows nothing when a line is enough', () => {
    expect(kinds('^[a-z]+$', { flags: 'm' })).toBeNull();
  });

  it('minds case folding, dots over lines, and letters beyond ASCII', () => {
    expect(kinds('^.*$', { flags: 's' })).toEqual([]);
    const greek = alphabetOf(pattern('^[α-ω]+$'), 'nowhere');
    expect(greek?.beyond).toBe(true);
    const folded = alphabetOf(pattern('^[a-c]+$', 'i'), 'nowhere');
    expect(folded && hasCharacter(folded, 'B')).toBe(true);
  });
});

describe('an expression of Python', () => {
  const python = { flavour: 'python' as const };

  it('lets a line end pass at $, not at \\Z and not with fullmatch', () => {
    expect(kinds('^[a-z]+$', python)).not.toContain('header');
    expect(kinds('^[a-z]+\\Z', python)).toContain('header');
    expect(kinds('\\A[a-z]+\\Z', python)).toContain('sql');
    expect(kinds('[a-z]+', { ...python, pinned: 'both' })).toContain('header');
    expect(kinds('[a-z]+$', { ...python, pinned: 'start' })).toContain('path-read');
    expect(kinds('[a-z]+', { ...python, pinned: 'start' })).toBeNull();
  });

  it.each([
    ['(?P<year>\\d{4})-(?P=year)', '', '(?<year>\\d{4})-\\k<year>'],
    ['(?i)abc', '', 'abc'],
    ['a # note\n [ #] b', 'x', 'a[ #]b'],
    ['[]a]', '', '[\\]a]'],
    ['a*+b(?>c)', '', 'a*b(?:c)'],
    ['(?#note)x', '', 'x'],
  ])('%j reads as %j', (source, flags, spelled) => {
    expect(pattern(source, flags, 'python').source).toBe(spelled);
  });
});

describe('an expression that was found nowhere', () => {
  it('excludes the characters and texts that are its alternatives', () => {
    const { characters, texts } = excludedBy(pattern('[<>"\']|\\.\\.|;+', 'g'));
    expect([...'<>"\';'].every((one) => hasCharacter(characters, one))).toBe(true);
    expect(hasCharacter(characters, '.')).toBe(false);
    expect(texts).toEqual(['..']);
  });

  it('leaves what a global replacement leaves', () => {
    const left = without(ALL_CHARACTERS, excludedBy(pattern('[^a-zA-Z0-9]', 'g')).characters);
    expect(harmlessFor(left)).toEqual(expect.arrayContaining(['sql', 'command', 'path-write', 'ssrf']));
  });

  it('excludes nothing by longer parts', () => {
    expect(harmlessFor(without(ALL_CHARACTERS, excludedBy(pattern('<script>[^<]*|a{2,}')).characters))).toEqual([]);
  });
});

describe('a value whose place in the text is known', () => {
  it('needs only the quote that it stands in', () => {
    const escaped = without(ALL_CHARACTERS, excludedBy(pattern("['\\\\]")).characters);
    expect(harmlessFor(escaped, "'")).toContain('sql');
    expect(harmlessFor(escaped, '"')).not.toContain('sql');
    expect(harmlessFor(escaped)).not.toContain('sql');
  });
});

describe('how slow an expression can be made', () => {
  it.each([
    ['(a+)+$', 'exponential'],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'exponential'],
    ['(x|x)*y', 'exponential'],
    ['^(\\w|\\d)+$', 'exponential'],
    ['^(a|aa)+$', 'exponential'],
    ['(?:a|b|ab)*c', 'exponential'],
    ['\\s+$', 'polynomial'],
    ['^\\d*\\w+:$', 'polynomial'],
  ])('%s grows %s', (source, growth) => {
    expect(slownessOf(pattern(source))?.growth).toBe(growth);
  });

  it.each([
    '^(?:a|ab)(?:c|bcd)$',
    '(?:\\w|\\d)*',
    '^(?:a|b)+$',
    '^(?:ab|ac)*d$',
    '^[a-z]+$',
    '^a+b+c+$',
    '^(?:a|b)*c$',
    'x{1,3}',
    '^\\d{4}-\\d{2}$',
    '^[\\w-]+@[\\w]+$',
  ])('%s does not', (source) => {
    expect(slownessOf(pattern(source))).toBeNull();
  });

  it('names what to repeat, so that it can be tried', () => {
    const slow = slownessOf(pattern('^(a+)+$'));
    expect(slow).toEqual({ growth: 'exponential', repeat: 'a', part: '(a+)+' });
  });
});

it.each(['(', '[', 'a{2,1}', `${'('.repeat(500)}a${')'.repeat(500)}`, 'x'.repeat(10_000), '\\'])(
  'says nothing of %.20j',
  (source) => {
    expect(readPattern(source, '', 'javascript')).toBeNull();
  },
);
