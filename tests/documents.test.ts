import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_CONFIGURATION, DEFAULT_FORMULA, GAP_KINDS } from '@vauban/domain';
import { FORMATS } from '@vauban/reports';
import { checkTeamRules } from '@vauban/scanners';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { EXIT } from '../packages/cli/command/exit-code.ts';
import { readConfiguration } from '../packages/cli/configuration/read.ts';
import { FINDING_FIELDS } from '../packages/domain/policy/finding-view.ts';
import { personIn, workshopFolder } from './workshop/command.ts';
import { anchors, documents, innerLinks, namedPaths, readDocument, tableAfter, top } from './workshop/documents.ts';
import { type CommandHelp, commandHelps, shellWords, wrongWith } from './workshop/help.ts';

const all = documents();
const policy = readDocument('docs/policy.md');
const priority = readDocument('docs/priority.md');
const folder = workshopFolder('documents');
let helps: ReadonlyMap<string, CommandHelp>;

beforeAll(async () => {
  helps = await commandHelps({ cwd: folder, env: personIn(join(folder, 'home')) });
});

it('there are documents', () => {
  expect(all.map(({ path }) => path)).toEqual(expect.arrayContaining(['README.md', 'SECURITY.md', 'docs/policy.md']));
});

describe.each(all.map((document) => [document.path, document] as const))('%s', (_, document) => {
  it('links only to what is there', () => {
    const dead = innerLinks(document).filter(({ target, anchor }) => {
      if (!existsSync(join(top, target))) return true;
      return anchor !== null && !anchors(readDocument(target)).has(anchor);
    });
    expect(dead.map(({ link }) => link)).toEqual([]);
  });

  it('names only paths that exist', () => {
    expect(namedPaths(document).filter((path) => !existsSync(join(top, path)))).toEqual([]);
  });

  it('shows only commands that exist, with their options', () => {
    const { scripts } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const lines = document.blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ text }) => text.split('\n'))
      .filter((line) => line.trim() !== '');
    const wrong = lines.flatMap((line) => {
      const problem = problemOf(line, scripts);
      return problem === null ? [] : [`${line}: ${problem}`];
    });
    expect(wrong).toEqual([]);
  });

  it('shows only YAML that is what it seems: a configuration, a rule, or a model', async () => {
    for (const { language, text } of document.blocks) {
      if (language !== 'yaml') continue;
      if (/^version: 1$/m.test(text)) expect(() => readConfiguration(text, document.path)).not.toThrow();
      else {
        const { examples, ...rule } = parse(text);
        // a model has none
        if (!('language' in rule)) expect(Object.keys(examples)).toEqual(['match', 'no-match']);
        await checkTeamRules([rule]);
      }
    }
  });
});

function problemOf(line: string, scripts: Record<string, string>): string | null {
  const command = line.includes('|') && !line.trim().startsWith('vauban') ? line.slice(line.indexOf('|') + 1) : line;
  const [program = '', ...words] = shellWords(command.trim());
  if (program === 'vauban') return wrongWith(helps, words);
  if (program === 'node') return existsSync(join(top, words[0] ?? '')) ? null : 'no such script';
  if (program !== 'npm') return `nothing is known about ${program}`;
  const [verb = '', name = ''] = words;
  if (verb === 'start' || verb === 'test') return scripts[verb] === undefined ? 'no such script' : null;
  return verb === 'run' && scripts[name] !== undefined ? null : 'no such script';
}

describe('the README', () => {
  const readme = readDocument('README.md');

  it('begins with what a new user needs', () => {
    expect(readme.blocks[0]?.text.split('\n').map((line) => line.replace(/\s+#.*/, ''))).toEqual([
      'npm start',
      'npm start -- PATH_OR_GIT_URL',
      'npm test',
    ]);
    expect(readme.text.split('\n').slice(0, 25).join('\n')).toContain('no telemetry');
  });

  it('names every command, as its own help does', () => {
    const leaves = [...helps.values()].filter(
      ({ words, most }) =>
        words.length > 0 &&
        // one that takes arguments is a command itself, whatever stands below it
        (most > 0 || ![...helps.keys()].some((other) => other.startsWith(`${words.join(' ')} `))),
    );
    const rows = tableAfter(readme, 'commands').map(([command, about]) => `${command} ${about}`);
    expect(rows.sort()).toEqual(leaves.map(({ words, about }) => `\`vauban ${words.join(' ')}\` ${about}`).sort());
  });
});

it.each(['README.md', 'docs/continuous-integration.md'])('%s names every exit code', (path) => {
  const codes = tableAfter(readDocument(path), 'exit codes').map(([code]) => Number(code));
  expect(codes).toEqual(Object.values(EXIT).sort((a, b) => a - b));
});

it('docs/reports.md names every format', () => {
  const rows = tableAfter(readDocument('docs/reports.md'), 'formats');
  expect(rows).toEqual(Object.entries(FORMATS).map(([name, { title }]) => [`\`${name}\``, title]));
});

describe('docs/policy.md', () => {
  it('shows the defaults as they are', () => {
    expect(readConfiguration(policy.blocks[0]?.text ?? '', 'docs/policy.md')).toEqual(DEFAULT_CONFIGURATION);
  });

  it('uses every key of the schema', () => {
    const schema = JSON.parse(readFileSync(join(top, 'schemas/vauban.yaml.schema.json'), 'utf8'));
    const shown = [...policy.blocks, ...priority.blocks].map(({ text }) => text).join('\n');
    const missing = keysIn(schema).filter((key) => !new RegExp(`\\b${key}'?:`).test(shown));
    expect(missing.filter((key) => !Object.hasOwn(GAP_KINDS, key))).toEqual([]);
  });

  it('shows the formula of priority as it is by default', () => {
    const { policy: said } = readConfiguration(priority.blocks[0]?.text ?? '', 'docs/priority.md');
    expect(said.priority).toEqual(DEFAULT_FORMULA);
  });

  it('names every field that a gate may ask for, with its type', () => {
    const rows = tableAfter(policy, 'finding fields');
    expect(rows.map(([name, type]) => [name, type])).toEqual(
      Object.entries(FINDING_FIELDS).map(([name, type]) => [`\`${name}\``, type]),
    );
    expect(rows.filter(([, , about]) => about === '')).toEqual([]);
  });

  it('names every kind of gap, with its class and its words', () => {
    expect(tableAfter(policy, 'gap kinds')).toEqual(
      Object.entries(GAP_KINDS).map(([kind, gap]) => [`\`${kind}\``, gap.class, gap.says]),
    );
  });
});

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
}

function keysIn({ properties = {}, items }: SchemaNode): string[] {
  const below = Object.values(properties).concat(items ?? []);
  return [...new Set([...Object.keys(properties), ...below.flatMap(keysIn)])];
}
