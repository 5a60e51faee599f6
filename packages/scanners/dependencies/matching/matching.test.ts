import { describe, expect, it } from 'vitest';
import { sampleAdvisories } from '../testing/sample-advisories.ts';
import { scanFiles } from '../testing/scan-files.ts';
import { smallestAbove } from './fix.ts';

const LOCK = JSON.stringify(
  {
    name: 'demo',
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { mkdirp: '1', minimist: '1' } },
      'node_modules/minimist': { version: '1.2.5' },
      'node_modules/mkdirp': { version: '0.5.1', dependencies: { minimist: '0.0.8' } },
      'node_modules/mkdirp/node_modules/minimist': { version: '0.0.8' },
      'node_modules/other': { version: '1.0.0', dependencies: { minimist: '0.0.8' } },
      'node_modules/other/node_modules/minimist': { version: '0.0.8' },
    },
  },
  null,
  1,
);

const MINIMIST = {
  id: 'CVE-2021-44906',
  ecosystem: 'npm',
  package: 'minimist',
  below: '1.2.6',
  summary: 'Prototype Pollution in minimist',
  fixedVersions: ['2.0.0', '1.2.6', '0.0.1'],
  cwe: ['CWE-1321'],
} as const;

describe('a vulnerable component', () => {
  it('is one finding a version and lockfile, with every place, the way in and the fix', async () => {
    const { observations, rules } = await scanFiles({ 'package-lock.json': LOCK }, sampleAdvisories([MINIMIST]));
    expect(
      observations.map(({ title, message, fix, location, related, subject, confidence }) => ({
        title,
        message,
        fix,
        line: location.line,
        related: related?.map((place) => place.line),
        subject,
        confidence,
      })),
    ).toEqual([
      {
        title: 'minimist 0.0.8: Prototype Pollution',
        message: 'minimist 0.0.8 is affected by CVE-2021-44906. It comes in as demo › mkdirp › minimist (production).',
        fix: {
          safe: false,
          summary: 'Raise minimist to ≥ 1.2.6; it comes in through mkdirp: update that, or override the version.',
          fixedVersions: ['1.2.6'],
        },
        line: 20,
        related: [29],
        subject: 'minimist',
        confidence: 'high',
      },
      {
        title: 'minimist 1.2.5: Prototype Pollution',
        message:
          'minimist 1.2.5 is affected by CVE-2021-44906. It is a direct dependency (production) in package-lock.json.',
        fix: { safe: false, summary: 'Raise minimist to ≥ 1.2.6.', fixedVersions: ['1.2.6'] },
        line: 11,
        related: undefined,
        subject: 'minimist',
        confidence: 'high',
      },
    ]);
    expect(observations[0]).toMatchObject({
      rule: 'CVE-2021-44906',
      cwe: ['CWE-1321'],
      component: { purl: 'pkg:npm/minimist@0.0.8', reachability: 'unknown' },
    });
    expect(observations[0]?.advisory).not.toHaveProperty('records');
    expect(rules).toEqual([
      expect.objectContaining({ id: 'CVE-2021-44906', title: 'Prototype Pollution in minimist' }),
    ]);
  });

  it('in a requirements file is raised there; a mere constraint makes it less sure', async () => {
    const advisories = sampleAdvisories([{ id: 'PYSEC-1', ecosystem: 'PyPI', package: 'jinja2', below: '2.11.3' }]);
    const { observations } = await scanFiles(
      {
        'a/requirements.txt': 'Jinja2==2.11.2',
        'b/requirements.txt': 'flask==1.0\n-c pins.txt',
        'b/pins.txt': 'jinja2==2.0',
      },
      advisories,
    );
    expect(observations.map(({ fix, confidence, location }) => [location.path, confidence, fix?.summary])).toEqual([
      ['a/requirements.txt', 'high', 'Raise jinja2 to ≥ 2.11.3 in a/requirements.txt.'],
      ['b/pins.txt', 'medium', 'Raise jinja2 to ≥ 2.11.3 in b/pins.txt.'],
    ]);
  });

  it('whose version is only declared says why it may be another', async () => {
    const sample = (ecosystem: string, name: string) => ({
      id: `CVE-${name}`,
      ecosystem,
      package: name,
      below: '99',
    });
    const { observations } = await scanFiles(
      {
        'go.mod': 'module a\n\ngo 1.21\n',
        'app.csproj': '<Project><ItemGroup><PackageReference Include="Lib" Version="1.0"/></ItemGroup></Project>',
        'libs.versions.toml': '[libraries]\na = "g:a:1.0"\n',
        'pins.txt': 'jinja2==2.0',
        'requirements.txt': 'flask==1.0\n-c pins.txt',
      },
      sampleAdvisories([
        { ...sample('Go', 'stdlib'), below: '99.0.0' },
        sample('NuGet', 'Lib'),
        sample('Maven', 'g:a'),
        sample('PyPI', 'jinja2'),
      ]),
    );
    expect(
      observations.map(({ confidence, message }) => [confidence, message.replace(/^.*?affected by \S+ /, '')]),
    ).toEqual([
      ['medium', 'app.csproj asks for at least this version; no lockfile says which one it came to.'],
      ['medium', 'go.mod asks for at least this Go; whoever builds with a newer one has its standard library.'],
      ['medium', 'libs.versions.toml declares this version; a build may leave it out or take another.'],
      ['medium', 'pins.txt constrains it to this version; it is installed when something asks for it.'],
    ]);
  });

  it('that is malware is to be removed, one without a fix to be replaced', async () => {
    const advisories = sampleAdvisories([
      { ...MINIMIST, id: 'MAL-2024-1', fixedVersions: [] },
      { ...MINIMIST, id: 'CVE-2024-2', fixedVersions: [] },
    ]);
    const { observations } = await scanFiles({ 'package-lock.json': LOCK }, advisories);
    expect(observations.slice(0, 2).map((item) => item.fix?.summary)).toEqual([
      expect.stringMatching(/^Remove minimist 0\.0\.8/),
      expect.stringMatching(/^No fixed version of minimist is known/),
    ]);
  });

  it('has the smallest fixed version above its own, whatever else the advisory lists', () => {
    expect(smallestAbove('npm', '1.2.5', ['3.0.0', 'garbage', '1.2.10', '1.2.6-rc.1', '1.2.6', '0.2.4'])).toBe(
      '1.2.6-rc.1',
    );
    expect(smallestAbove('PyPI', '2.0', ['1.9', '2.0'])).toBeUndefined();
    expect(smallestAbove('npm', 'garbage', ['1.0.0'])).toBeUndefined();
  });

  it('shows foreign text bounded, on one line, and as text only', async () => {
    const evil = `<script>alert(1)</script> [x](javascript:alert(1))\u001b[31m\n# h\u0007${'a'.repeat(1_000_000)}`;
    const { observations, rules } = await scanFiles(
      { 'package-lock.json': LOCK },
      sampleAdvisories([
        {
          ...MINIMIST,
          summary: evil,
          aliases: Array.from({ length: 500 }, (_, i) => `A-${i}`),
          urls: [
            'javascript:alert(1)',
            'https://x.example/">',
            'https://ok.example/a',
            `https://x.example/${'a'.repeat(600)}`,
          ],
        },
      ]),
    );
    const [first] = observations;
    expect(first?.title.length).toBeLessThanOrEqual(200);
    expect(first?.advisory?.summary.length).toBeLessThanOrEqual(300);
    expect(first?.advisory?.aliases.length).toBe(30);
    expect(first?.advisory?.urls).toEqual(['https://ok.example/a']);
    const help = rules[0]?.help ?? '';
    expect(help.length).toBeLessThan(3000);
    expect(help).toContain('\\<script\\>');
    expect(help).not.toMatch(/[^\\]\]\(|[^\\]<script/);
    const shown = [first?.title, first?.advisory?.summary, help].join('');
    expect([...shown].filter((character) => character < ' ' && character !== '\n')).toEqual([]);
  });
});

describe('what could not be matched', () => {
  it('is a blocking gap for each lockfile of an ecosystem without data, with what to do', async () => {
    const files = { 'package-lock.json': LOCK, 'requirements.txt': 'six==1.0' };
    for (const advisories of [null, sampleAdvisories([MINIMIST])]) {
      const { gaps } = await scanFiles(files, advisories);
      const missing = gaps.filter((gap) => gap.kind === 'advisories-missing');
      expect(missing.map((gap) => gap.path)).toEqual(
        advisories === null ? ['package-lock.json', 'requirements.txt'] : ['requirements.txt'],
      );
      expect(missing.at(-1)?.message).toBe(
        'no advisories for PyPI, so 1 component of requirements.txt was not checked: run `vauban advisories update`',
      );
    }
  });

  it('a release of a distribution is matched by its feed, and an ecosystem without an order is said, not tried', async () => {
    const bill = (purl: string): string =>
      JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', components: [{ name: 'x', purl }] });
    const files = {
      'a.cdx.json': bill('pkg:deb/debian/bash@5.1-1?distro=debian-12'),
      'b.cdx.json': bill('pkg:conan/zlib@1.2.11'),
    };
    const known = { ...MINIMIST, package: 'bash', below: '5.2', fixedVersions: ['5.2'] };
    const samples = [
      { ...known, ecosystem: 'Debian:12' },
      { ...known, ecosystem: 'ConanCenter' },
    ];
    const advisories = { ...sampleAdvisories(samples), ecosystems: ['ConanCenter', 'Debian'] };
    const { observations, gaps } = await scanFiles(files, advisories);
    expect(observations.map(({ location }) => location.path)).toEqual(['a.cdx.json']);
    expect(gaps.map(({ path }) => path)).toEqual(['b.cdx.json']);
  });

  it('is told: versions that are none, and advisories whose range cannot be judged', async () => {
    const lock = LOCK.replace('"0.5.1"', '"latest"');
    const advisories = sampleAdvisories([MINIMIST], { other: [{ record: 'GHSA-x', problem: 'no\nrange' }] });
    const { gaps } = await scanFiles({ 'package-lock.json': lock }, advisories);
    expect(gaps.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'advisory-broken: 1 advisory could not be judged for components of package-lock.json: GHSA-x (other): no range',
      'unresolved: package-lock.json names mkdirp latest, which is no exact version',
    ]);
  });
});
