import { describe, expect, it } from 'vitest';
import { scanFiles } from '../../testing/scan-files.ts';
import { shortComponent, shortGap } from '../../testing/short-component.ts';

const PYPROJECT = `[project]
name = "demo"
dependencies = ["uvicorn[standard]>=0.20", "gone"]
[project.optional-dependencies]
fast = ["orjson"]
[tool.pdm.dev-dependencies]
test = ["pytest"]
`;

function lock(version: string, groups: boolean): string {
  const of = (names: string): string => (groups ? `groups = [${names}]\n` : '');
  return `[metadata]
${groups ? 'groups = ["default", "fast", "test"]\n' : ''}lock_version = "${version}"
content_hash = "sha256:aa"

[[package]]
name = "httptools"
version = "0.6.0"
${of('"default"')}
[[package]]
name = "iniconfig"
version = "2.0.0"
${of('"test"')}
[[package]]
name = "orjson"
version = "3.9.0"
${of('"fast"')}files = [
    {file = "orjson-3.9.0.tar.gz", hash = "sha256:bb"},
]

[[package]]
name = "pytest"
version = "8.0.0"
${of('"test"')}git = "https://github.com/pytest-dev/pytest.git"
revision = "0123456"
dependencies = ["iniconfig"]

[[package]]
name = "uvicorn"
version = "0.30.0"
${of('"default"')}
[[package]]
name = "uvicorn"
version = "0.30.0"
extras = ["standard"]
${of('"default"')}dependencies = [
    "httptools>=0.5.0",
    "uvicorn==0.30.0",
]
`;
}

describe('a lockfile of PDM', () => {
  it('says the same with and without groups', async () => {
    for (const [version, groups] of [
      ['4.5.0', true],
      ['4.2', false],
      ['3.1', false],
    ] as const) {
      const { components, gaps } = await scanFiles({ 'pdm.lock': lock(version, groups), 'pyproject.toml': PYPROJECT });
      expect(components.map((item) => shortComponent(item).replace(/ :\d+/, ''))).toEqual([
        'pkg:pypi/httptools@0.6.0 production transitive registry demo > uvicorn > httptools',
        'pkg:pypi/iniconfig@2.0.0 development transitive registry demo > pytest > iniconfig',
        'pkg:pypi/orjson@3.9.0 optional direct registry demo > orjson',
        'pkg:pypi/pytest@8.0.0?vcs_url=git%2Bhttps%3A%2F%2Fgithub.com%2Fpytest-dev%2Fpytest.git%400123456 development direct git demo > pytest',
        'pkg:pypi/uvicorn@0.30.0 production direct registry demo > uvicorn',
      ]);
      expect(components.find(({ name }) => name === 'orjson')?.integrity).toBe('sha256:bb');
      expect(gaps.map(shortGap)).toContain(
        'unresolved: pyproject.toml asks for gone, which pdm.lock does not hold: lock again',
      );
    }
  });

  it('of an unknown version or broken is a blocking gap', async () => {
    const unknown = await scanFiles({ 'pdm.lock': '[metadata]\nlock_version = "9.0"\n' });
    expect(unknown.gaps.map(shortGap)).toEqual([
      'lockfile-unsupported: pdm.lock is a lockfile of PDM with lock_version 9.0, which Vauban does not know yet',
    ]);
    const broken = await scanFiles({ 'pdm.lock': '' });
    expect(broken.gaps.map(({ kind }) => kind)).toEqual(['lockfile-broken']);
  });
});
