import { describe, expect, it } from 'vitest';
import { scanFiles } from '../../testing/scan-files.ts';
import { parseRequirement } from './requirement.ts';

async function scanned(files: Record<string, string | Uint8Array>): Promise<{ components: string[]; gaps: string[] }> {
  const { components, gaps } = await scanFiles(files);
  return {
    components: components.map(({ purl, source, direct, location, path }) =>
      [purl, source, direct, `${location.path}:${location.line}`, path.join(' > ')].join(' ').trim(),
    ),
    gaps: gaps.filter((gap) => gap.kind !== 'advisories-missing').map((gap) => `${gap.kind}: ${gap.message}`),
  };
}

describe('one requirement', () => {
  it('is pinned by == and === only', () => {
    const pins = Object.fromEntries(
      [
        'a==1.0',
        'a===1.0',
        'a == 1.0 , != 1.1',
        'a(==1.0)',
        'a[x,y]==1.0; python_version < "3"',
        'a==1.0.*',
        'a~=1.0',
        'a>=1,<2',
        'a',
        'a==1!2.0+local.1',
        'a ; extra == "x"',
      ].map((text) => [text, parseRequirement(text)]),
    );
    const pinOf = (text: string): unknown => (pins[text] as { pin?: string }).pin;
    expect(Object.keys(pins).map((text) => [text, pinOf(text)])).toEqual([
      ['a==1.0', '1.0'],
      ['a===1.0', '1.0'],
      ['a == 1.0 , != 1.1', '1.0'],
      ['a(==1.0)', '1.0'],
      ['a[x,y]==1.0; python_version < "3"', '1.0'],
      ['a==1.0.*', undefined],
      ['a~=1.0', undefined],
      ['a>=1,<2', undefined],
      ['a', undefined],
      ['a==1!2.0+local.1', '1!2.0+local.1'],
      ['a ; extra == "x"', undefined],
    ]);
  });

  it('that no rule allows is broken', () => {
    for (const text of ['{{ name }}', '<<<<<<< HEAD', 'a b c', 'a=>1', '*', `a==${'1'.repeat(5000)}`]) {
      expect([text.slice(0, 20), parseRequirement(text).kind]).toEqual([text.slice(0, 20), 'broken']);
    }
  });
});

describe('a requirements file', () => {
  it('is read with comments, continuation lines, hashes and options', async () => {
    const hash = 'a'.repeat(64);
    const text = [
      '--index-url https://user:secret@pypi.example.org/simple',
      'Django_Rest.Framework==3.11.0 # why not',
      'requests==2.25.0 \\',
      `    --hash=sha256:${hash} \\`,
      `    --hash=sha256:${'b'.repeat(64)}`,
      '# flask==0.1',
      'urllib3==1.25.0 ; python_version >= "3.6"',
      'urllib3==1.24.0 ; python_version < "3.6"',
      'jinja2>=2',
      'not a requirement',
    ].join('\r\n');
    const { components } = await scanFiles({ 'requirements.txt': text });
    expect(components.find((item) => item.name === 'requests')?.integrity).toBe(`sha256:${hash}`);
    expect(await scanned({ 'requirements.txt': text })).toEqual({
      components: [
        'pkg:pypi/django-rest-framework@3.11.0 registry unknown requirements.txt:2',
        'pkg:pypi/requests@2.25.0 registry unknown requirements.txt:3',
        'pkg:pypi/urllib3@1.24.0 registry unknown requirements.txt:8',
        'pkg:pypi/urllib3@1.25.0 registry unknown requirements.txt:7',
      ],
      gaps: [
        'unresolved: requirements.txt asks for jinja2 (line 9) without an exact version',
        'unresolved: requirements.txt holds what is no requirement: line 10',
      ],
    });
    expect(JSON.stringify(await scanFiles({ 'requirements.txt': text }))).not.toContain('secret');
  });

  it('follows includes and constraints, whatever their names, and names those that are missing', async () => {
    const found = await scanned({
      'requirements.txt':
        '-r requirements/base.txt\n-c pins.txt\nflask\n-r gone.txt\n-r ../up.txt\n-r https://x.example/r.txt',
      'requirements/base.txt': '-r ../shared.txt\nclick==7.0',
      'shared.txt': 'six==1.15.0\nitsdangerous',
      'pins.txt': 'flask==1.0\nitsdangerous==1.1.0\nwerkzeug==0.16.0\nclick==7.0',
      'notes.txt': 'this==that is prose, not requirements',
    });
    expect(found).toEqual({
      components: [
        'pkg:pypi/flask@1.0 registry unknown pins.txt:1',
        'pkg:pypi/itsdangerous@1.1.0 registry unknown pins.txt:2',
        'pkg:pypi/werkzeug@0.16.0 registry unknown pins.txt:3',
        'pkg:pypi/click@7.0 registry unknown requirements/base.txt:2',
        'pkg:pypi/six@1.15.0 registry unknown shared.txt:1',
      ],
      gaps: [
        'lockfile-broken: requirements.txt line 4 includes gone.txt, which is not there',
        'lockfile-broken: requirements.txt line 5 includes ../up.txt, which lies outside what was scanned',
        'lockfile-broken: requirements.txt line 6 includes https://x.example/r.txt, which lies outside what was scanned',
      ],
    });
  });

  it('that includes itself, in a circle, ends', async () => {
    const { components } = await scanned({
      'requirements/a.txt': '-r b.txt\nsix==1.0',
      'requirements/b.txt': '-r a.txt\n-r b.txt\n-c a.txt\nclick==7.0',
    });
    expect(components.length).toBe(2);
  });

  it('says why a package is there, by the comments of pip-compile and uv', async () => {
    const { components } = await scanned({
      'requirements.txt':
        'flask==1.0\n    # via -r requirements.in\njinja2==2.11.2\n    # via flask\nmarkupsafe==1.1.1\n    # via\n    #   jinja2\n    #   -c pins.txt\nold==1.0  # via flask, jinja2',
    });
    expect(components).toEqual([
      'pkg:pypi/flask@1.0 registry true requirements.txt:1 . > flask',
      'pkg:pypi/jinja2@2.11.2 registry false requirements.txt:3 . > flask > jinja2',
      'pkg:pypi/markupsafe@1.1.1 registry false requirements.txt:5 . > flask > jinja2 > markupsafe',
      'pkg:pypi/old@1.0 registry false requirements.txt:9 . > flask > old',
    ]);
  });

  it('tells git, URL, file and editable entries apart and keeps their credentials to itself', async () => {
    const found = await scanned({
      'requirements.txt': [
        '-e git+https://tok3n@github.com/x/y.git@v1.2#egg=y',
        'z @ https://u:p@example.org/z-1.0-py3-none-any.whl',
        'https://example.org/w-2.0.tar.gz',
        './dist/v-3.0.tar.gz',
        '-e .',
        '-e "./sub[extra]"',
      ].join('\n'),
    });
    expect(found.components).toEqual([
      'pkg:pypi/v@3.0 file unknown requirements.txt:4',
      'pkg:pypi/w@2.0?download_url=https%3A%2F%2Fexample.org%2Fw-2.0.tar.gz url unknown requirements.txt:3',
      'pkg:pypi/y@v1.2?vcs_url=git%2Bhttps%3A%2F%2F***%40github.com%2Fx%2Fy.git%40v1.2%23egg%3Dy git unknown requirements.txt:1',
      'pkg:pypi/z@1.0?download_url=https%3A%2F%2F***%40example.org%2Fz-1.0-py3-none-any.whl url unknown requirements.txt:2',
    ]);
    expect(found.gaps).toEqual([
      'not-in-registry: 6 components of requirements.txt come from no registry, so no advisory names them: y (git), z (url), w (url), v (file), . (link), ./sub[extra] (link)',
    ]);
  });

  it('is read in UTF-16, with a mark, in Latin-1 by its coding comment, and with broken bytes', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('six==1.15.0\r\n', 'utf16le')]);
    const utf8 = Buffer.from('\ufeffsix==1.15.0');
    const latin1 = Buffer.from('# -*- coding: latin-1 -*-\nsix==1.15.0 # \xe9', 'latin1');
    const broken = Buffer.concat([Buffer.from([0xc3, 0x28, 0x0a]), Buffer.from('six==1.15.0')]);
    for (const bytes of [utf16, utf8, latin1, broken]) {
      const { components } = await scanned({ 'requirements.txt': bytes });
      expect(components).toEqual([expect.stringContaining('pkg:pypi/six@1.15.0')]);
    }
  });

  it('that conda exported is a lockfile that cannot be matched yet', async () => {
    const { gaps } = await scanned({ 'requirements.txt': '@EXPLICIT\nnumpy=1.19.2=py38_0\nsix=1.15.0' });
    expect(gaps).toEqual([
      'lockfile-unsupported: requirements.txt is an export of conda (2 packages: numpy=1.19.2=py38_0, six=1.15.0), which Vauban cannot match yet',
    ]);
  });
});
