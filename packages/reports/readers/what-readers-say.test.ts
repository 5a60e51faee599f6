import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readForeign } from './read-foreign.ts';

const folder = fileURLToPath(new URL('../fixtures/foreign', import.meta.url));
const sample = (name: string) => read(readFileSync(`${folder}/${name}`));
const read = (bytes: Buffer, format: string | null = null) =>
  readForeign(bytes, { name: 'report', format, roots: ['/src'] });

/** The one value that stands in every sample that holds a secret. */
const SECRETS = ['q8Zr2mWv7Lx4Tn6Ks1Yb9Hd3Jf5Pc0Ga', 'w5Tx1Qk8Zn3Bv6My0Lc9Rd2Hs7Jf4PgE'];

describe('a secret', () => {
  it.each([
    ['gitleaks/key.json', 'generic-api-key', 'app/settings.py', 2],
    ['trufflehog/tokens.json', 'GenericToken', 'app/settings.py', 2],
    ['detect-secrets/baseline.json', 'Base64 High Entropy String', 'app/settings.py', 2],
    ['gitlab/secrets.json', 'generic-key', 'app/settings.py', 2],
    ['trivy/folder.json', 'generic-token', 'app/settings.py', 2],
  ])('of %s is known by rule, path and line; its value is nowhere', (name, rule, path, line) => {
    const report = sample(name);
    const secrets = report.observations.filter(({ surface }) => surface === 'secrets');
    expect(secrets[0]).toMatchObject({ location: { path, line } });
    expect(secrets[0]?.rule.endsWith(`:${rule}`)).toBe(true);
    expect(secrets[0]).not.toHaveProperty('subject');
    const text = JSON.stringify(report);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  it('shows its line with the value masked', () => {
    expect(sample('gitleaks/key.json').observations[0]?.location.snippet).toBe('api_key = "********"');
  });

  it('is critical where the tool tried it and it works', () => {
    const [tried, other] = sample('trufflehog/tokens.json').observations;
    expect(tried).toMatchObject({ severity: 'critical', confidence: 'high' });
    expect(tried?.message).toContain('It came in with commit 8f3c0d1e2b4a of 2026-10-30. The tool tried it: it works.');
    expect(other).toMatchObject({ severity: 'high', confidence: 'unknown' });
  });

  it.each([
    ['bandit', { results: [banditPassword()] }],
    ['sarif', sarifPassword()],
  ])('that a code scanner of %s writes into its message is taken out', (format, document) => {
    const report = read(Buffer.from(JSON.stringify(document)), format);
    expect(report.observations).toHaveLength(1);
    expect(JSON.stringify(report)).not.toContain('hunter2345');
  });
});

describe('a vulnerable component', () => {
  it.each([
    ['trivy/folder.json', 'package-lock.json'],
    ['snyk/shop.json', 'package-lock.json'],
    ['osv-scanner/lockfiles.json', 'package-lock.json'],
    ['gitlab/dependencies.json', 'package-lock.json'],
    ['cyclonedx/shop.json', '.'],
    ['cyclonedx/shop.xml', '.'],
    ['grype/image.json', 'app/node_modules/lodash/package.json'],
  ])('of %s has the name of its CVE, a purl and the file that names it', (name, path) => {
    const [found] = sample(name).observations;
    expect(found).toMatchObject({
      rule: 'CVE-2020-8203',
      subject: 'lodash',
      location: { path },
      component: { purl: 'pkg:npm/lodash@4.17.15', ecosystem: 'npm', name: 'lodash', version: '4.17.15' },
    });
    expect(found?.severity).toMatch(/high|medium/);
  });

  it('of a distribution stands in its package database, with the distribution in the purl', () => {
    for (const name of ['trivy/image.json', 'gitlab/containers.json']) {
      const [found] = sample(name).observations;
      expect(found).toMatchObject({
        surface: 'images',
        location: { path: 'var/lib/dpkg/status' },
        component: { ecosystem: 'Debian', name: 'libc6', version: '2.36-9+deb12u4' },
        advisory: { fixedVersions: ['2.36-9+deb12u6'] },
      });
      expect(found?.component?.purl).toMatch(/^pkg:deb\/debian\/libc6@2\.36-9/);
    }
  });

  it('keeps all its names, the best known first', () => {
    expect(sample('trivy/folder.json').observations[0]?.advisory).toMatchObject({
      id: 'CVE-2020-8203',
      aliases: ['GHSA-p6mc-m468-83gw'],
      fixedVersions: ['4.17.20'],
      severity: 'high',
      score: 7.4,
      exploited: 'unknown',
    });
  });

  it('of Go says whether its vulnerable function is called, once', () => {
    const { observations } = sample('govulncheck/module.json');
    expect(observations).toHaveLength(1);
    expect(observations[0]).toMatchObject({
      rule: 'CVE-2021-38561',
      component: { purl: 'pkg:golang/golang.org/x/text@0.3.5', reachability: 'called' },
      related: [{ path: 'main.go', line: 15, message: 'main calls it' }],
      location: { path: 'go.mod' },
    });
  });

  it('that a bill calls not affected is no finding', () => {
    expect(sample('cyclonedx/shop.json').observations.map(({ rule }) => rule)).toEqual(['CVE-2020-8203']);
  });
});

describe('a finding in a running application', () => {
  it.each([
    ['zap/shop.json', 'orders', 'GET https://shop.example.org q'],
    ['burp/shop.xml', 'search', 'https://shop.example.org q parameter'],
    ['nikto/shop.xml', 'admin', 'GET https://shop.example.org'],
    ['gitlab/dast.json', 'login', 'GET https://shop.example.org'],
    ['nuclei/shop.json', '.git/config', 'https://shop.example.org'],
  ])('of %s has the path of its address, and the host beside it', (name, path, subject) => {
    const { observations } = sample(name);
    expect(observations[0]).toMatchObject({ surface: 'web', location: { path }, subject });
    expect(observations[0]?.message).toContain('https://shop.example.org/');
  });

  it('comes once for a page and parameter, however often it was tried', () => {
    expect(sample('zap/shop.json').observations).toHaveLength(1);
    expect(sample('zap-xml/shop.xml').observations.map(({ location }) => location.path)).toEqual(['.', 'login']);
  });

  it('of a network stands at its host and port', () => {
    expect(sample('nessus/network.nessus').observations.map(({ location }) => location.path)).toEqual([
      '192.0.2.4/tcp/443',
      '192.0.2.4',
    ]);
    expect(sample('openvas/network.xml').observations[0]?.location.path).toBe('192.0.2.4/tcp/443');
  });

  it('has no markup in its help', () => {
    expect(sample('zap/shop.json').rules[0]?.help).toBe('SQL injection may be possible.\n\nUse prepared statements.');
  });
});

describe('what a report claims', () => {
  it.each([
    ['semgrep/shell.json', ['app/settings.py', 'app/shell.py']],
    ['eslint/eval.json', ['app/server.js']],
    ['checkov/bucket.json', ['Dockerfile', 'infra/main.tf']],
    ['npm-audit/report-2.json', ['package-lock.json']],
    ['dependency-check/shop.json', ['lib/log4j-core-2.14.1.jar', 'lib/own.jar']],
    ['nessus/network.nessus', ['192.0.2.4', '192.0.2.4/tcp/443']],
    ['gitleaks/key.json', null],
    ['gosec/shell.json', null],
  ])('%s names what was looked at, or that it does not say', (name, looked) => {
    expect(sample(name).claims.looked).toEqual(looked);
  });

  it('lists the rules that were active, also those that found nothing', () => {
    expect(sample('brakeman/orders.json').tools[0]?.rules).toEqual([
      'brakeman:Execute',
      'brakeman:MassAssignment',
      'brakeman:SQL',
    ]);
  });

  it('says where a tool did not look', () => {
    expect(sample('brakeman/orders.json').claims.missed).toEqual([
      { path: null, why: 'app/views/broken.erb: syntax error' },
    ]);
    expect(sample('pip-audit/requirements.json').problems).toEqual([
      {
        says: 'a package was skipped: Dependency not found on PyPI and could not be audited: inner-tool (1.0)',
        count: 1,
      },
    ]);
  });

  it('is that a tool failed, where it could not start a part of itself', () => {
    const said =
      '{"errors":["semgrep not found. Install with: pip install semgrep"],"njsscan_version":"1.0.1","nodejs":{}}';
    expect(read(Buffer.from(said)).claims).toEqual({
      looked: null,
      ended: 'failed',
      missed: [{ path: null, why: 'semgrep not found. Install with: pip install semgrep' }],
    });
  });

  it('is nothing at all when npm could not ask for advisories', () => {
    const said =
      '{"message":"405 Method Not Allowed","uri":"https://r.example/-/npm/v1/security/audits","error":{"summary":"","detail":""}}';
    expect(() => read(Buffer.from(said))).toThrow('npm audit failed: 405 Method Not Allowed');
  });
});

it('a tool that looks at several surfaces is one tool for each', () => {
  expect(sample('trivy/folder.json').tools.map(({ id, surface }) => [id, surface])).toEqual([
    ['trivy', 'dependencies'],
    ['trivy.infrastructure', 'infrastructure'],
    ['trivy.secrets', 'secrets'],
  ]);
});

it('every sample folder belongs to a reader', async () => {
  const { READERS } = await import('./registry.ts');
  expect(readdirSync(folder).sort()).toEqual(READERS.map(({ id }) => id).sort());
});

function banditPassword() {
  return {
    test_id: 'B105',
    test_name: 'hardcoded_password_string',
    filename: 'a.py',
    line_number: 1,
    code: "1 password = 'hunter2345'\n",
    issue_text: "Possible hardcoded password: 'hunter2345'",
    issue_severity: 'LOW',
    issue_confidence: 'MEDIUM',
    issue_cwe: { id: 259 },
  };
}

function sarifPassword() {
  const region = { startLine: 1, snippet: { text: 'password = "hunter2345"' } };
  const message = { text: 'Hard-coded credential password = hunter2345 is used.' };
  const locations = [{ physicalLocation: { artifactLocation: { uri: 'a.py' }, region } }];
  const results = [{ ruleId: 'py/hardcoded-credentials', message, locations }];
  return { version: '2.1.0', $schema: 'sarif', runs: [{ tool: { driver: { name: 'T' } }, results }] };
}
