import { describe, expect, it } from 'vitest';
import { scanFiles } from '../../testing/scan-files.ts';
import { shortComponent, shortGap } from '../../testing/short-component.ts';

const LOCK = `version = 1
revision = 2
requires-python = ">=3.12"

[manifest]
members = ["demo", "demo-core"]

[[package]]
name = "demo"
version = "0.1.0"
source = { virtual = "." }
dependencies = [
    { name = "demo-core" },
    { name = "torch", version = "2.0.0", source = { registry = "https://pypi.org/simple" }, marker = "sys_platform == 'darwin'" },
    { name = "uvicorn", extra = ["standard"] },
]

[package.optional-dependencies]
fast = [
    { name = "orjson" },
]

[package.dev-dependencies]
dev = [
    { name = "pytest" },
]

[[package]]
name = "demo-core"
version = "0.2.0"
source = { editable = "core" }
dependencies = [
    { name = "Zope_Interface" },
]

[[package]]
name = "httptools"
version = "0.6.0"
source = { registry = "https://pypi.org/simple" }

[[package]]
name = "iniconfig"
version = "2.0.0"
source = { registry = "https://pypi.org/simple" }

[[package]]
name = "local"
version = "1.0.0"
source = { directory = "../local" }

[[package]]
name = "orjson"
version = "3.9.0"
source = { registry = "https://pypi.org/simple" }

[[package]]
name = "pytest"
version = "8.0.0"
source = { git = "https://me:secret@github.com/pytest-dev/pytest?rev=main#0123456" }
dependencies = [
    { name = "iniconfig" },
    { name = "uvicorn" },
]

[[package]]
name = "torch"
version = "2.0.0"
source = { registry = "https://pypi.org/simple" }
sdist = { url = "https://files.pythonhosted.org/torch-2.0.0.tar.gz", hash = "sha256:aa", size = 1 }

[[package]]
name = "torch"
version = "2.0.0+cpu"
source = { registry = "https://download.pytorch.org/whl/cpu" }

[[package]]
name = "uvicorn"
version = "0.30.0"
source = { registry = "https://pypi.org/simple" }

[package.optional-dependencies]
standard = [
    { name = "httptools" },
]

[[package]]
name = "zope.interface"
version = "6.0"
source = { registry = "https://pypi.org/simple" }
`;

describe('a lockfile of uv', () => {
  it('tells members, extras, groups and forks apart', async () => {
    const found = await scanFiles({ 'uv.lock': LOCK });
    expect(found.components.map(shortComponent)).toEqual([
      'pkg:pypi/demo-core@0.2.0 production direct workspace :29 demo > demo-core',
      'pkg:pypi/httptools@0.6.0 production transitive registry :37 demo > uvicorn > httptools',
      'pkg:pypi/iniconfig@2.0.0 development transitive registry :42 demo > pytest > iniconfig',
      'pkg:pypi/local@1.0.0 unknown transitive link :47 ',
      'pkg:pypi/orjson@3.9.0 optional direct registry :52 demo > orjson',
      'pkg:pypi/pytest@8.0.0?vcs_url=git%2Bhttps%3A%2F%2F***%40github.com%2Fpytest-dev%2Fpytest%230123456 development direct git :57 demo > pytest',
      'pkg:pypi/torch@2.0.0 production direct registry :66 demo > torch',
      'pkg:pypi/torch@2.0.0+cpu unknown transitive registry :72 ',
      'pkg:pypi/uvicorn@0.30.0 production direct registry :77 demo > uvicorn',
      'pkg:pypi/zope-interface@6.0 production direct registry :87 demo > demo-core > zope-interface',
    ]);
    const lines = LOCK.split('\n');
    for (const { location } of found.components) expect(lines[(location.line ?? 0) - 1]).toBe(location.snippet);
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it('of a newer version or broken is a blocking gap', async () => {
    const texts: [string, string][] = [
      [
        'version = 9\n',
        'lockfile-unsupported: uv.lock is a lockfile of uv with version 9, which Vauban does not know yet',
      ],
      ['', 'lockfile-broken: uv.lock cannot be read: it has no `version`'],
      [
        'version = 1\n[[package]]\nversion = "1"\n',
        'lockfile-broken: uv.lock cannot be read: a `package` has no name (line 2)',
      ],
    ];
    for (const [text, message] of texts) {
      const { components, gaps } = await scanFiles({ 'uv.lock': text });
      expect([components.length, ...gaps.map(shortGap)]).toEqual([0, message]);
    }
  });
});
