import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { git, PERSON, temporaryFolder } from '../testing/temporary.ts';
import { decide, parseGitignore } from './gitignore.ts';

const ignored = (text: string, path: string) =>
  decide(parseGitignore(text), path.replace(/\/$/, ''), path.endsWith('/'), () => {});

describe('a .gitignore', () => {
  it.each([
    ['*.log', 'a/b.log', true],
    ['*.log', 'a/b.logs', null],
    ['/*.log', 'a/b.log', null],
    ['build/', 'build', null],
    ['build/', 'x/build/', true],
    ['*.log\n!keep.log', 'keep.log', false],
    ['!keep.log\n*.log', 'keep.log', true],
    ['\\!a', '!a', true],
    ['\\#a', '#a', true],
    ['# a', '# a', null],
    ['a  ', 'a', true],
    ['a\\ ', 'a ', true],
    ['a\r\nb', 'a', true],
    ['doc/*.txt', 'doc/a/b.txt', null],
    ['doc/**/*.txt', 'doc/b.txt', true],
    ['**/foo', 'a/b/foo', true],
    ['foo/**', 'foo/a/b', true],
    ['foo/**', 'foo/', null],
    ['[a-c]?', 'bx', true],
    ['[!a-c]', 'd', true],
    ['[[:digit:]]', '5', true],
    ['[', '[', null],
    ['a[/]b', 'a/b', null],
    ['', 'a', null],
    ['*.Log', 'b.log', null],
  ])('%j on %j', (text, path, answer) => {
    expect(ignored(text, path)).toBe(answer);
  });

  it('says the same as git for a thousand rules and names', () => {
    const folder = temporaryFolder();
    git(folder, 'init', '-q');
    let seed = 4242;
    const pick = (from: readonly string[]): string => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return from[(seed >>> 8) % from.length] as string;
    };
    const text = (from: readonly string[], most: number) => {
      let made = '';
      for (let left = 1 + (Number(pick(['0', '1', '2', '3', '4'])) % most); left > 0; left--) made += pick(from);
      return made;
    };
    const pieces = [
      'a',
      'b',
      'ab',
      '*',
      '?',
      '/',
      '**',
      '**/',
      '/**',
      '[ab]',
      '[!a]',
      '[a-',
      '\\a',
      '\\',
      '.',
      'a/b',
      '***',
    ];
    const differences: string[] = [];
    for (let round = 0; round < 40; round++) {
      const rule = `${pick(['', '', '!', '/'])}${text(pieces, 5)}${pick(['', '', '/'])}`;
      const names = Array.from({ length: 25 }, () => text(['a', 'b', 'ab', '.', 'a/', 'b/', 'x'], 5))
        .map((name) => name.replace(/\/+$/, '').replace(/(^|\/)\.+(?=\/|$)/g, '$1c'))
        .filter((name) => name !== '');
      writeFileSync(join(folder, '.gitignore'), `${rule}\n`);
      const said = askGit(folder, names);
      names.forEach((name, index) => {
        const mine = byFolders(rule, name);
        if (mine !== said[index]) differences.push(`${rule} on ${name}: ${mine}, git says ${said[index]}`);
      });
    }
    expect(differences).toEqual([]);
  });

  it('takes time in line with its length, also for a pattern made to hang', () => {
    let steps = 0;
    const rules = parseGitignore(`${'*a'.repeat(200)}b\n${'**/'.repeat(100)}x`);
    decide(rules, `${'a'.repeat(2000)}/${'b/'.repeat(500)}c`, false, (spent) => {
      steps += spent;
    });
    expect(steps).toBeLessThan(5_000_000);
  });

  it('is obeyed up to ten thousand rules', () => {
    expect(parseGitignore('*.x\n'.repeat(20_000))).toHaveLength(10_000);
  });
});

function askGit(folder: string, names: readonly string[]): (boolean | null)[] {
  const options = { cwd: folder, env: PERSON, input: names.map((name) => `${name}\0`).join('') };
  const args = ['check-ignore', '--no-index', '--stdin', '-z', '-v', '-n'];
  let output: string;
  try {
    output = execFileSync('git', args, options).toString();
  } catch (error) {
    // 1: none is ignored
    output = (error as { stdout: Buffer }).stdout.toString();
  }
  const fields = output.split('\0');
  return names.map((_, index) => {
    const pattern = fields[index * 4 + 2] ?? '';
    return pattern === '' ? null : !pattern.startsWith('!');
  });
}

/** As the walk does it: the first folder above that is ignored decides. */
function byFolders(rule: string, name: string): boolean | null {
  for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
    const answer = ignored(rule, name.slice(0, slash + 1));
    if (answer === true) return true;
  }
  return ignored(rule, name);
}
