import { describe, expect, it } from 'vitest';
import { scanFiles } from '../../testing/scan-files.ts';
import { shortComponent, shortGap } from '../../testing/short-component.ts';

const LOCK = {
  _meta: { hash: { sha256: 'aa' }, 'pipfile-spec': 6, requires: {}, sources: [] },
  default: {
    Flask: { hashes: ['sha256:bb'], index: 'pypi', version: '==2.0.0' },
    code: { git: 'https://me:secret@github.com/demo/code.git', ref: '0123456' },
    local: { editable: true, path: './local' },
    jinja2: { hashes: [], version: '==3.0.0', markers: "python_version >= '3.7'" },
  },
  develop: { pytest: { version: '==8.0.0' }, jinja2: { version: '==3.0.0' } },
  docs: { sphinx: { version: '==7.0.0' } },
};
const PIPFILE =
  '[[source]]\nurl="x"\n[packages]\nflask="*"\ncode={git="x"}\n[dev-packages]\npytest="*"\n[docs]\nsphinx="*"\n';

describe('a lockfile of Pipenv', () => {
  it('tells categories apart, and with the Pipfile what is direct', async () => {
    const files = { 'app/Pipfile.lock': JSON.stringify(LOCK, null, 4), 'app/Pipfile': PIPFILE };
    const found = await scanFiles(files);
    expect(found.components.map((item) => shortComponent(item).replace(/ :\d+/, ''))).toEqual([
      'pkg:pypi/code@0123456?vcs_url=git%2Bhttps%3A%2F%2F***%40github.com%2Fdemo%2Fcode.git%400123456 production direct git app > code',
      'pkg:pypi/flask@2.0.0 production direct registry app > flask',
      'pkg:pypi/jinja2@3.0.0 production transitive registry ',
      'pkg:pypi/local production transitive link ',
      'pkg:pypi/pytest@8.0.0 development direct registry app > pytest',
      'pkg:pypi/sphinx@7.0.0 optional direct registry app > sphinx',
    ]);
    expect(JSON.stringify(found)).not.toContain('secret');
    expect(found.gaps.map(({ kind }) => kind)).toEqual(['advisories-missing', 'not-in-registry']);
  });

  it('of an unknown version or broken is a blocking gap, and a Pipfile alone a counted one', async () => {
    const unknown = await scanFiles({ 'Pipfile.lock': '{"_meta":{"pipfile-spec":9}}' });
    expect(unknown.gaps.map(shortGap)).toEqual([
      'lockfile-unsupported: Pipfile.lock is a lockfile of Pipenv with pipfile-spec 9, which Vauban does not know yet',
    ]);
    const broken = await scanFiles({ 'Pipfile.lock': '{}' });
    expect(broken.gaps.map(({ kind }) => kind)).toEqual(['lockfile-broken']);
    const alone = await scanFiles({ Pipfile: PIPFILE });
    expect(alone.gaps.map(({ kind }) => kind)).toEqual(['manifest-without-lockfile']);
  });
});
