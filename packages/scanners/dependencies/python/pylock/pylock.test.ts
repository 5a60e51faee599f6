import { describe, expect, it } from 'vitest';
import { scanFiles } from '../../testing/scan-files.ts';
import { shortComponent, shortGap } from '../../testing/short-component.ts';

const LOCK = `lock-version = "1.0"
extras = ["fast"]
dependency-groups = ["dev"]
default-groups = []
created-by = "demo"

[[packages]]
name = "attrs"
version = "25.1.0"
wheels = [
  {name = "attrs-25.1.0-py3-none-any.whl", url = "https://files.pythonhosted.org/attrs-25.1.0-py3-none-any.whl", hashes = {sha256 = "aa"}},
]

[[packages]]
name = "Cattrs"
version = "24.1.2"
dependencies = [{name = "attrs"}]
[[packages.wheels]]
name = "cattrs-24.1.2-py3-none-any.whl"
url = "https://files.pythonhosted.org/cattrs-24.1.2-py3-none-any.whl"
hashes = {sha256 = "bb"}

[[packages]]
name = "code"
[packages.vcs]
type = "git"
url = "https://me:secret@github.com/demo/code"
commit-id = "0123456"

[[packages]]
name = "orjson"
version = "3.9.0"
marker = "'fast' in extras"

[[packages]]
name = "pytest"
version = "8.0.0"
marker = "sys_platform == 'linux' and 'dev' in dependency_groups"
`;

describe('a pylock.toml', () => {
  it('tells extras and groups by their markers, and what is direct by the pyproject.toml', async () => {
    const files = { 'pylock.toml': LOCK, 'pyproject.toml': '[project]\nname="demo"\ndependencies=["cattrs"]\n' };
    const found = await scanFiles(files);
    expect(found.components.map(shortComponent)).toEqual([
      'pkg:pypi/attrs@25.1.0 production transitive registry :8 demo > cattrs > attrs',
      'pkg:pypi/cattrs@24.1.2 production direct registry :15 demo > cattrs',
      'pkg:pypi/code@0123456?vcs_url=git%2Bhttps%3A%2F%2F***%40github.com%2Fdemo%2Fcode%400123456 production transitive git :24 ',
      'pkg:pypi/orjson@3.9.0 optional transitive registry :31 ',
      'pkg:pypi/pytest@8.0.0 development transitive registry :36 ',
    ]);
    expect(found.components[0]).toMatchObject({ integrity: 'sha256:aa' });
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it('of another name stands alone', async () => {
    const { components } = await scanFiles({ 'pylock.dev.toml': LOCK });
    expect(components.map(({ direct }) => direct)).toEqual(Array(5).fill('unknown'));
  });

  it('of an unknown version or broken is a blocking gap', async () => {
    const unknown = await scanFiles({ 'pylock.toml': 'lock-version = "2.0"\n' });
    expect(unknown.gaps.map(shortGap)).toEqual([
      'lockfile-unsupported: pylock.toml is a lockfile of PEP 751 with lock-version 2.0, which Vauban does not know yet',
    ]);
    const broken = await scanFiles({ 'pylock.toml': '[[packages]]' });
    expect(broken.gaps.map(({ kind }) => kind)).toEqual(['lockfile-broken']);
  });
});
