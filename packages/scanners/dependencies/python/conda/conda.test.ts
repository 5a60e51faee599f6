import { describe, expect, it } from 'vitest';
import { scanFiles } from '../../testing/scan-files.ts';
import { shortComponent, shortGap } from '../../testing/short-component.ts';

const CONDA_LOCK = `version: 1
metadata:
  platforms:
  - linux-64
package:
- name: openssl
  version: 3.2.0
  manager: conda
  platform: linux-64
  dependencies: {}
  url: https://conda.anaconda.org/conda-forge/linux-64/openssl-3.2.0-hd590300_1.conda
  hash:
    md5: aa
    sha256: bb
  category: main
  optional: false
- name: openssl
  version: 3.2.0
  manager: conda
  platform: osx-64
  dependencies: {}
  url: https://conda.anaconda.org/conda-forge/osx-64/openssl-3.2.0-hd590300_1.conda
  category: main
  optional: false
- name: Jinja2
  version: 3.0.0
  manager: pip
  platform: linux-64
  dependencies:
    markupsafe: '>=2'
  url: https://files.pythonhosted.org/packages/Jinja2-3.0.0-py3-none-any.whl
  category: dev
  optional: true
`;

const PIXI: Record<string, string> = {
  1: CONDA_LOCK.replace('category: dev\n  optional: true', 'category: dev'),
  5: `version: 5
environments:
  default:
    channels: []
packages:
- kind: conda
  name: openssl
  version: 3.2.0
  build: hd590300_1
  url: https://conda.anaconda.org/conda-forge/linux-64/openssl-3.2.0-hd590300_1.conda
- kind: pypi
  name: Jinja2
  version: 3.0.0
  url: https://files.pythonhosted.org/packages/Jinja2-3.0.0-py3-none-any.whl
`,
  6: `version: 6
environments:
  default:
    channels: []
packages:
- conda: https://conda.anaconda.org/conda-forge/linux-64/openssl-3.2.0-hd590300_1.conda
  sha256: bb
  license: Apache-2.0
- pypi: https://files.pythonhosted.org/packages/Jinja2-3.0.0-py3-none-any.whl
  name: Jinja2
  version: 3.0.0
- pypi: ./
  name: demo
  version: 0.1.0
`,
};

describe('a lockfile of conda', () => {
  it('has what nobody publishes advisories for, and packages of the Python Package Index', async () => {
    for (const [name, text] of [
      ['conda-lock.yml', CONDA_LOCK],
      ...Object.values(PIXI).map((lock) => ['pixi.lock', lock]),
    ] as [string, string][]) {
      const { components, gaps } = await scanFiles({ [name]: text });
      const registry = components
        .filter(({ source }) => source === 'registry')
        .map(({ purl, ecosystem, direct }) => `${purl} ${ecosystem} ${direct}`);
      expect(registry).toEqual(['pkg:conda/openssl@3.2.0 conda unknown', 'pkg:pypi/jinja2@3.0.0 PyPI unknown']);
      expect(gaps.map(shortGap)).toContain(
        `not-in-registry: nobody publishes advisories for conda, so 1 component of ${name} cannot be checked: openssl`,
      );
    }
  });

  it('keeps platforms as one component, with the line of each, and its category', async () => {
    const { components } = await scanFiles({ 'conda-lock.yml': CONDA_LOCK });
    expect(components.map(shortComponent)).toEqual([
      'pkg:conda/openssl@3.2.0 production unknown registry :6 ',
      'pkg:pypi/jinja2@3.0.0 development unknown registry :25 ',
    ]);
  });

  it('of an unknown version is a blocking gap', async () => {
    for (const [name, tool] of [
      ['conda-lock.yml', 'conda-lock'],
      ['pixi.lock', 'pixi'],
    ] as const) {
      const { gaps } = await scanFiles({ [name]: 'version: 99\n' });
      expect(gaps.map(shortGap)).toEqual([
        `lockfile-unsupported: ${name} is a lockfile of ${tool} with version 99, which Vauban does not know yet`,
      ]);
    }
  });
});

describe('an environment.yml of conda', () => {
  const TEXT = `name: demo
dependencies:
  - python=3.11
  - conda-forge::openssl=3.2.0=hd590300_1
  - "eigen==3.4.0"
  - numpy>=1.20
  - pip:
      - Jinja2==3.0.0
      - flask>=2 # no pin
      - -r requirements.txt
      - git+https://me:secret@github.com/demo/code@v1#egg=code
`;

  it('has what it pins, and names what it leaves open', async () => {
    const found = await scanFiles({ 'environment.yml': TEXT });
    expect(found.components.map(shortComponent)).toEqual([
      'pkg:conda/eigen@3.4.0 unknown unknown registry :5 ',
      'pkg:conda/openssl@3.2.0 unknown unknown registry :4 ',
      'pkg:pypi/code@v1?vcs_url=git%2Bhttps%3A%2F%2F***%40github.com%2Fdemo%2Fcode%40v1%23egg%3Dcode unknown unknown git :11 ',
      'pkg:pypi/jinja2@3.0.0 unknown unknown registry :8 ',
    ]);
    expect(found.gaps.map(shortGap)).toContain(
      'unresolved: environment.yml asks for python, numpy, flask without an exact version',
    );
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it('beside its lockfile says nothing', async () => {
    const { components } = await scanFiles({ 'environment.yml': TEXT, 'conda-lock.yml': CONDA_LOCK });
    expect(new Set(components.map(({ location }) => location.path))).toEqual(new Set(['conda-lock.yml']));
  });
});
