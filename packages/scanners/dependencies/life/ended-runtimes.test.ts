import type { Life } from '@vauban/advisories';
import { describe, expect, it } from 'vitest';
import { sampleAdvisories } from '../testing/sample-advisories.ts';
import { scanFiles } from '../testing/scan-files.ts';

// release lines of our own
const line = (product: string, cycle: string, ends: string): Life => {
  return { product, cycle, hasEnded: ends < '2026-01-01', ends };
};
const NODE = [
  line('Node.js', '24', '2028-04-30'),
  line('Node.js', '16', '2023-09-11'),
  line('Node.js', '14', '2023-04-30'),
];
const PYTHON = [
  line('Python', '3.14', '2030-10-31'),
  line('Python', '3.8', '2024-10-07'),
  line('Python', '2.7', '2020-01-01'),
];

const advisories = {
  ...sampleAdvisories([]),
  lives: (purl: string) => (purl === 'pkg:generic/node' ? NODE : purl === 'pkg:generic/python' ? PYTHON : []),
};

const ended = async (files: Record<string, string>) =>
  (await scanFiles(files, advisories)).observations
    .filter(({ rule }) => rule === 'dependencies/end-of-life')
    .map(({ title, location }) => [location.path, location.line, title]);

const NODE_16 = 'Node.js 16 is at its end of life';
const PYTHON_38 = 'Python 3.8 is at its end of life';

describe('a runtime at its end of life', () => {
  it('is a finding where every line that a range admits has ended, with the newest of them and one to move to', async () => {
    const manifest = '{\n  "name": "a",\n  "engines": {\n    "npm": ">=6",\n    "node": "^14 || ^16"\n  }\n}\n';
    const { observations, rules } = await scanFiles({ 'web/package.json': manifest }, advisories);
    expect(observations).toMatchObject([
      {
        rule: 'dependencies/end-of-life',
        title: NODE_16,
        message:
          'This asks for Node.js by engines.node: ^14 || ^16. Every release line that it admits has ended; the newest of them, 16, has not been maintained since 2023-09-11: flaws that are found in it stay unfixed.',
        location: { path: 'web/package.json', line: 5 },
        fix: { summary: 'Move to Node.js 24, which is maintained.' },
        component: { purl: 'pkg:generic/node@16', endOfLife: { product: 'Node.js', cycle: '16', since: '2023-09-11' } },
      },
    ]);
    expect(rules.map(({ id }) => id)).toEqual(['dependencies/end-of-life']);
  });

  it.each([
    ['.nvmrc', 'v16.13.0\n', 1, NODE_16],
    ['.nvmrc', '# since 2021\nlts/gallium\n', 2, NODE_16],
    ['.node-version', '14', 1, 'Node.js 14 is at its end of life'],
    ['.python-version', '3.8.10\n2.7.18\n', 1, PYTHON_38],
    ['.tool-versions', 'terraform 1.2\nnodejs 16.13.0 # old\n', 2, NODE_16],
    ['runtime.txt', 'python-3.8.10\n', 1, PYTHON_38],
    ['package.json', '{"volta": {"node": "16.13.0"}}', 1, NODE_16],
    ['pyproject.toml', '[project]\nname = "a"\nrequires-python = ">=3.8,<3.9"\n', 3, PYTHON_38],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "~3.8 || ~2.7"\n', 2, PYTHON_38],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "3.8.*"\n', 2, PYTHON_38],
  ])('is read from %s: %j', async (path, text, at, title) => {
    expect(await ended({ [path]: text })).toEqual([[path, at, title]]);
  });

  it.each([
    ['package.json', '{"engines": {"node": ">=14"}}'],
    ['package.json', '{"engines": ["node >= 0.2"]}'],
    ['package.json', '{"engines": {"node": {"a": 1}}}'],
    ['package.json', '{"engines": {"__proto__": "14", "node": 16}}'],
    ['node_modules/a/package.json', '{"engines": {"node": "14"}}'],
    ['test/fixtures/a/package.json', '{"engines": {"node": "14"}}'],
    ['.nvmrc', 'lts/*'],
    ['.nvmrc', 'node'],
    ['.nvmrc', ''],
    ['.python-version', '3.8\n3.14\n'],
    ['.python-version', 'pypy3.8-7.3.11\n'],
    ['.python-version', '3.8\nsystem\n'],
    ['.tool-versions', 'nodejs 14 ref:master\njava 8\n'],
    ['runtime.txt', 'python 3.8 is what we ran on\n'],
    ['pyproject.toml', '[project]\nname = "a"\nrequires-python = ">=3.8"\n'],
    ['pyproject.toml', '[tool.poetry.dependencies]\npython = "^3.8"\n'],
  ])('is nothing for %s: %j', async (path, text) => {
    expect(await ended({ [path]: text })).toEqual([]);
  });
});
