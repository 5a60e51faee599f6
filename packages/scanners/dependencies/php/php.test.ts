import { describe, expect, it } from 'vitest';
import { scanFiles } from '../testing/scan-files.ts';
import { told, toldGaps } from '../testing/told.ts';

const LOCK = {
  _readme: ['This file locks the dependencies'],
  packages: [
    {
      name: 'Symfony/Http',
      version: 'v5.4.0',
      source: { type: 'git', url: 'https://github.com/symfony/http.git', reference: 'abc' },
      dist: { type: 'zip', url: 'https://api.example.org/zip/abc', shasum: '' },
      require: { php: '>=7', 'psr/log-implementation': '1.0', 'ext-json': '*' },
      license: ['MIT', 'GPL-2.0-only'],
    },
    { name: 'acme/logger', version: '2.0.0', provide: { 'psr/log-implementation': '1.0' }, license: ['MIT'] },
    {
      name: 'acme/branch',
      version: 'dev-main',
      source: { type: 'git', url: 'https://user:pass@example.org/branch.git', reference: 'fff' },
    },
    { name: 'acme/local', version: '1.0', dist: { type: 'path', url: '../local' } },
  ],
  'packages-dev': [{ name: 'phpunit/phpunit', version: '9.5.0', require: { 'acme/logger': '*' } }],
};
const MANIFEST = {
  name: 'demo/shop',
  require: { php: '^8', 'symfony/http': '^5', 'acme/branch': '*', 'acme/local': '*' },
  'require-dev': { 'phpunit/phpunit': '^9' },
};

describe('a composer.lock', () => {
  it('beside its composer.json knows what is direct, what is for development, and why', async () => {
    const files = { 'composer.lock': JSON.stringify(LOCK, null, 4), 'composer.json': JSON.stringify(MANIFEST) };
    expect((await told(files)).map((line) => line.replace(/\?vcs_url=\S+/, ''))).toEqual([
      'pkg:composer/acme/branch@dev-main direct production git demo/shop > acme/branch composer.lock:40',
      'pkg:composer/acme/local@1.0 direct production link demo/shop > acme/local composer.lock:49',
      'pkg:composer/acme/logger@2.0.0 indirect production registry demo/shop > Symfony/Http > acme/logger composer.lock:30',
      'pkg:composer/phpunit/phpunit@9.5.0 direct development registry demo/shop > phpunit/phpunit composer.lock:59',
      'pkg:composer/symfony/http@v5.4.0 direct production registry demo/shop > Symfony/Http composer.lock:7',
    ]);
    const { components } = await scanFiles(files);
    const lines = files['composer.lock'].split('\n');
    for (const { name, location } of components) expect(lines[(location.line ?? 0) - 1]).toContain(`"name": "${name}"`);
    expect(components.find(({ name }) => name === 'Symfony/Http')?.licence).toBe('MIT OR GPL-2.0-only');
    expect(JSON.stringify(components)).not.toContain('user:pass');
  });

  it('that is broken is a blocking gap', async () => {
    for (const text of ['', '{}', '{"packages":{}}', '{"packages":[{"version":"1"}]}', '{"packages":[', '[]']) {
      expect([text, (await toldGaps({ 'composer.lock': text })).map((gap) => gap.split(':')[0])]).toEqual([
        text,
        ['lockfile-broken'],
      ]);
    }
  });
});
