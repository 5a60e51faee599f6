import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@vauban/domain';
import { describe, expect, it } from 'vitest';
import { personIn, reportOf, vauban, workshopFolder } from './workshop/command.ts';
import { type Block, documents, top } from './workshop/documents.ts';
import { writeFeed } from './workshop/feed.ts';
import { shellWords } from './workshop/help.ts';

const folder = workshopFolder('shown');
const env = { ...personIn(join(folder, 'home')), ...writeFeed(folder, new Date()) };
const options = { cwd: top, env };

const shown = documents().flatMap(({ path, blocks }) =>
  blocks.filter(({ note }) => note.startsWith('checked: ')).map((block) => ({ path, block })),
);

describe('output that a document shows is what the command prints', () => {
  it('there is some', () => {
    expect(shown.map(({ path }) => path)).toContain('README.md');
  });

  it.each(shown.map(({ path, block }) => [`${path}:${block.line}`, block] as const))('%s', async (_, block) => {
    const ran = await vauban(shellWords(block.note.replace('checked: vauban ', '')), options);
    expect(ran.err).toBe('');
    expect(ran.out.split('\n').map(trimmed)).toEqual(expect.arrayContaining(linesOf(block)));
    expect(partsNotFound(block, ran.out)).toEqual([]);
  });
});

/** A line of only `…` stands for any number of lines; the parts between them follow each other. */
function partsNotFound(block: Block, printed: string): string[] {
  const lines = printed.split('\n').map(trimmed).join('\n');
  let from = 0;
  return block.text
    .split(/^…$\n?/m)
    .map((part) => part.split('\n').map(trimmed).join('\n').replace(/\n$/, ''))
    .filter((part) => {
      const at = lines.indexOf(part, from);
      from = at === -1 ? from : at + part.length;
      return at === -1;
    });
}

function linesOf({ text }: Block): string[] {
  return text
    .split('\n')
    .filter((line) => line !== '…')
    .map(trimmed);
}

function trimmed(line: string): string {
  return line.trimEnd();
}

describe('this repository, judged by its own vauban.yaml', () => {
  const judged = async (more: Record<string, string>): Promise<Report> => {
    const ran = await vauban(['scan', '.', '--update', '--format', 'json', '--quiet'], {
      cwd: top,
      env: { ...env, ...more },
    });
    return reportOf(ran);
  };

  it('passes: what is bad on purpose is excluded, what is made up is decided, and nothing else is left out', async () => {
    const report = await judged({});
    expect(report.reasons).toEqual([]);
    expect(report.verdict).toBe('pass');
    expect(report.policy.origin).toBe('vauban.yaml');
    expect(report.unused).toEqual([]);
    const { gates } = report.policy;
    expect(gates.map(({ name }) => name)).toEqual(['new-and-high', 'secrets', 'known-exploited']);
    const excluded = report.coverage.gaps.filter(({ kind }) => kind === 'excluded');
    expect(excluded.map(({ path, pattern }) => pattern ?? path).filter((place) => !isMeant(place ?? ''))).toEqual([]);
  });

  it.skipIf(process.env.VAUBAN_TEST_DATA === undefined)(
    'fails no gate by real advisories either (VAUBAN_TEST_DATA)',
    async () => {
      const data = join(process.env.VAUBAN_TEST_DATA ?? '', 'advisories');
      const home = join(folder, 'real');
      const report = await judged({
        HOME: home,
        VAUBAN_ADVISORIES_SOURCE: data,
        VAUBAN_KEV_SOURCE: join(data, 'known_exploited_vulnerabilities.json'),
      });
      expect(report.coverage.data.map(({ name, revision }) => [name, revision === null])).toEqual([
        ['advisories', false],
        ['kev', false],
      ]);
      expect(report.components.length).toBeGreaterThan(100);
      expect(report.reasons.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    },
  );

  function isMeant(place: string): boolean {
    return /(?:^|\/)fixtures\//.test(place) || place === 'docs/example/';
  }
});

it('what ships with the command names the packages in it', () => {
  const notices = readFileSync(join(top, 'THIRD-PARTY-NOTICES.md'), 'utf8');
  for (const name of ['commander', 'yaml', 'lmdb', 'smol-toml']) expect(notices).toContain(`- **${name}** `);
});
