import { describe, expect, it } from 'vitest';
import { scanFiles } from '../../testing/scan-files.ts';

const PYPROJECT = `
[tool.poetry]
name = "demo"
[tool.poetry.dependencies]
python = "^3.8"
Jinja2 = "2.11.2"
requests = { version = "2.25.0", optional = true }
[tool.poetry.group.dev.dependencies]
click = "7.1.2"
`;

/** The same four packages as Poetry writes them in each version of its lockfile. */
const LOCKS: Record<string, string> = {
  none: locked(null, {
    jinja2: 'category = "main"',
    markupsafe: 'category = "main"',
    requests: 'category = "main"',
    click: 'category = "dev"',
  }),
  '1.1': locked('1.1', {
    jinja2: 'category = "main"',
    markupsafe: 'category = "main"',
    requests: 'category = "main"',
    click: 'category = "dev"',
  }),
  '2.0': locked('2.0', {}),
  '2.1': locked('2.1', {
    jinja2: 'groups = ["main"]',
    markupsafe: 'groups = ["main"]',
    requests: 'groups = ["main"]',
    click: 'groups = ["dev"]',
  }),
};

function locked(version: string | null, said: Record<string, string>): string {
  const packages = [
    ['click', '7.1.2', false, ''],
    ['jinja2', '2.11.2', false, '[package.dependencies]\nMarkupSafe = ">=0.23"\n'],
    ['markupsafe', '1.1.1', false, ''],
    ['requests', '2.25.0', true, ''],
  ] as const;
  const text = packages.map(([name, number, optional, needs]) =>
    [
      '[[package]]',
      `name = "${name}"`,
      `version = "${number}"`,
      'description = """\n[[package]]\nname = "no"\n"""',
      said[name] ?? '',
      `optional = ${optional}`,
      needs,
    ].join('\n'),
  );
  return `${text.join('\n')}\n[metadata]\n${version === null ? '' : `lock-version = "${version}"\n`}content-hash = "x"\n`;
}

describe('a poetry.lock', () => {
  it('says the same in every version of its format', async () => {
    for (const [version, lock] of Object.entries(LOCKS)) {
      const { components, gaps } = await scanFiles({ 'poetry.lock': lock, 'pyproject.toml': PYPROJECT });
      const lines = lock.split('\n');
      expect([
        version,
        ...components.map((item) => `${item.purl} ${item.direct} ${item.scope} ${item.path.join(' > ')}`),
      ]).toEqual([
        version,
        'pkg:pypi/click@7.1.2 true development demo > click',
        'pkg:pypi/jinja2@2.11.2 true production demo > jinja2',
        'pkg:pypi/markupsafe@1.1.1 false production demo > jinja2 > markupsafe',
        'pkg:pypi/requests@2.25.0 true optional demo > requests',
      ]);
      for (const { name, location } of components) expect(lines[(location.line ?? 0) - 1]).toBe(`name = "${name}"`);
      expect(gaps.map((gap) => gap.kind)).toEqual(['advisories-missing']);
    }
  });

  it('without its pyproject.toml does not know what is direct', async () => {
    const { components } = await scanFiles({ 'poetry.lock': LOCKS['2.1'] as string });
    expect(components.map((item) => [item.direct, item.scope])).toContainEqual(['unknown', 'production']);
  });

  it('of a newer version, broken, or empty is a blocking gap', async () => {
    const texts = [
      '[metadata]\nlock-version = "3.0"',
      '[[package]]\nname = "a',
      '[[package]]\nversion = "1"',
      '',
      `a = ${'['.repeat(5000)}`,
    ];
    for (const text of texts) {
      const { components, gaps } = await scanFiles({ 'poetry.lock': text });
      expect(components).toEqual([]);
      expect(gaps.map((gap) => gap.kind)).toEqual([text.includes('3.0') ? 'lockfile-unsupported' : 'lockfile-broken']);
      expect(gaps[0]?.message).not.toContain('\n');
    }
  });

  it('has components from git, files, folders, addresses and other indexes', async () => {
    const sources = ['git', 'file', 'directory', 'url', 'legacy'];
    const lock = sources
      .map(
        (type) =>
          `[[package]]\nname = "p-${type}"\nversion = "1.0"\n[package.source]\ntype = "${type}"\nurl = "https://tok@example.org/x"\nresolved_reference = "abc"\n`,
      )
      .join('');
    const { components } = await scanFiles({ 'poetry.lock': `${lock}[metadata]\nlock-version = "2.0"\n` });
    expect(components.map((item) => `${item.name} ${item.source}`)).toEqual([
      'p-directory link',
      'p-file file',
      'p-git git',
      'p-legacy registry',
      'p-url url',
    ]);
    expect(JSON.stringify(components)).not.toContain('tok@');
  });
});
