import { describe, expect, it } from 'vitest';
import { OutputPairs } from './output-pairs.ts';

function pairs(...flags: string[]) {
  const list = new OutputPairs();
  for (const flag of flags) {
    const [name, value = ''] = flag.split('=');
    if (name === 'f') list.addFormat(value);
    else list.addOutput(value);
  }
  return list.list();
}

describe('--format and --output', () => {
  it.each([
    ['nothing: the terminal report', [], [['terminal', null]]],
    ['a format alone goes to standard output', ['f=json'], [['json', null]]],
    [
      'two pairs',
      ['f=sarif', 'o=a.sarif', 'f=markdown', 'o=b.md'],
      [
        ['sarif', 'a.sarif'],
        ['markdown', 'b.md'],
      ],
    ],
    [
      'a file belongs to the format before it',
      ['f=terminal', 'f=sarif', 'o=x'],
      [
        ['terminal', null],
        ['sarif', 'x'],
      ],
    ],
    ['the file may come first', ['o=x', 'f=json'], [['json', 'x']]],
    ['a file alone has the format of its name', ['o=a.html'], [['html', 'a.html']]],
    ['- is standard output', ['f=json', 'o=-'], [['json', null]]],
  ])('%s', (_, flags, expected) => {
    expect(pairs(...flags).map(({ format, file }) => [format, file])).toEqual(expected);
  });

  it('a name that says no format is refused', () => {
    expect(() => pairs('o=report.xyz')).toThrow('The name report.xyz does not say its format.');
  });
});
