import { gzipSync } from 'node:zlib';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import type { Finding, Report } from '@vauban/domain';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { finding, gap, report } from '../fixtures/builder.ts';
import { clean, crowded, hostile, unproven } from '../fixtures/others.ts';
import { shop } from '../fixtures/shop.ts';
import { writeSarif } from './sarif.ts';
import { pathUri, repositoryUri } from './uri.ts';

/** OASIS's schema as SchemaStore publishes it, with what its errata 01 adds: a region names where it starts. */
function officialSchema() {
  const { $schema: _draft4, id: _id, ...schema } = sarifSchema;
  const anyOf = ['startLine', 'charOffset', 'byteOffset'].map((name) => ({ required: [name] }));
  const definitions = { ...schema.definitions, region: { ...schema.definitions.region, anyOf } };
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  return ajv.compile({ ...schema, definitions });
}

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: { physicalLocation: { artifactLocation: { uri: string }; region?: object } }[];
  suppressions?: { kind: string; status: string; justification: string }[];
  codeFlows?: {
    threadFlows: { locations: { location: { physicalLocation: { region: { startLine: number } } } }[] }[];
  }[];
  properties: Record<string, unknown>;
  [key: string]: unknown;
}

function runOf(document: Report, limits?: Parameters<typeof writeSarif>[1]) {
  const log = JSON.parse([...writeSarif(document, limits)].join(''));
  expect(log.runs).toHaveLength(1);
  return log.runs[0] as {
    results: Result[];
    tool: { driver: { rules: { id: string; properties: { tags: string[] } }[] } };
    invocations: {
      executionSuccessful: boolean;
      toolConfigurationNotifications: object[];
      toolExecutionNotifications: { level: string; message: { text: string } }[];
    }[];
    taxonomies: { taxa: { id: string }[] }[];
    [key: string]: unknown;
  };
}

const only = (one: Finding, more: Partial<Report> = {}) => runOf(report({ findings: [one], ...more }));

describe('SARIF', () => {
  const valid = officialSchema();
  const odd = [
    'ü ber/ä.ts',
    'a b/#?%[]^|.ts',
    'C:/x',
    'a\\b',
    "q'(1)!*",
    'bad\\xff\\x5cname',
    'new\nline',
    '__proto__',
    '\ud800',
    ':',
    '…/漢字',
  ];
  const oddPaths = report({ findings: odd.map((path) => finding({ rule: 'r', location: { path, line: 1 } })) });

  it.each(Object.entries({ clean, shop, unproven, hostile, oddPaths, crowded: crowded(400) }))(
    'is valid against the official schema: %s',
    (_, document) => {
      valid(JSON.parse([...writeSarif(document)].join('')));
      expect(valid.errors).toBeNull();
    },
  );

  it('would be refused by that schema if it were wrong', () => {
    expect(valid({ version: '2.1.0', runs: [{ results: [{ level: 'high' }] }] })).toBe(false);
  });

  it('names paths as URIs, whatever bytes they hold', () => {
    expect(odd.map(pathUri)).toEqual([
      '%C3%BC%20ber/%C3%A4.ts',
      'a%20b/%23%3F%25%5B%5D%5E%7C.ts',
      'C%3A/x',
      'a%5Cb',
      'q%27%281%29%21%2A',
      'bad%FF%5Cname',
      'new%0Aline',
      '__proto__',
      '%EF%BF%BD',
      '%3A',
      '%E2%80%A6/%E6%BC%A2%E5%AD%97',
    ]);
    for (const path of odd) expect(() => new URL(pathUri(path), 'file:///root/')).not.toThrow();
  });

  it('takes what only looks like an escape as it is', () => {
    expect(pathUri('a\\x41\\b\\xff')).toBe('a%5Cx41%5Cb%5Cxff');
    expect(pathUri('a\\x41')).toBe('a%5Cx41');
  });

  it('knows where the repository is', () => {
    expect(repositoryUri('git@git.example.org:acme/shop.git')).toBe('ssh://git@git.example.org/acme/shop.git');
    expect(repositoryUri('https://git.example.org/acme/shop')).toBe('https://git.example.org/acme/shop');
    expect(repositoryUri('https://user:secret@git.example.org/a b/[x]?token=1#y')).toBe(
      'https://git.example.org/a%20b/%5Bx%5D',
    );
    expect(['../other', 'javascript:alert(1)', ''].map(repositoryUri)).toEqual([null, null, null]);
  });

  it('tells of a secret what others script against', () => {
    const { results, tool } = runOf(shop);
    expect(results[0]).toEqual({
      ruleId: 'aws-secret-access-key',
      ruleIndex: 0,
      level: 'error',
      message: { text: shop.findings[0]?.message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/config/aws.ts', uriBaseId: 'SRCROOT' },
            region: {
              startLine: 12,
              startColumn: 21,
              endLine: 12,
              endColumn: 61,
              snippet: { text: "  secretAccessKey: 'wJal********'," },
            },
          },
        },
      ],
      partialFingerprints: { 'vaubanFingerprint/v1': shop.findings[0]?.fingerprints['vauban/1'] },
      taxa: [{ id: '798', index: 0, toolComponent: { name: 'CWE', index: 0 } }],
      rank: 95,
      properties: {
        surface: 'secrets',
        cwe: ['CWE-798'],
        severity: 'critical',
        confidence: 'high',
        priority: 'now',
        novelty: 'new',
        gates: ['secrets', 'new-high'],
        owner: 'payments',
      },
    });
    expect(tool.driver.rules[0]).toMatchObject({
      id: 'aws-secret-access-key',
      shortDescription: { text: 'AWS secret access key' },
      help: { markdown: expect.stringContaining('1. Revoke it.') },
      defaultConfiguration: { level: 'error' },
      properties: {
        tags: ['security', 'secrets', 'external/cwe/cwe-798'],
        precision: 'high',
        'security-severity': '9.5',
      },
    });
  });

  it('tells of a vulnerable component its advisory, purl and fixed versions', () => {
    const { results, tool } = runOf(shop);
    const result = results.find(({ ruleId }) => ruleId === 'CVE-2021-23337');
    expect(result?.properties).toMatchObject({
      purl: 'pkg:npm/lodash@4.17.4',
      advisory: 'CVE-2021-23337',
      aliases: ['GHSA-3337-aaaa-bbbb'],
      reachability: 'unknown',
      fixedVersions: ['4.17.21'],
      exploited: true,
    });
    expect(tool.driver.rules[result?.ruleIndex ?? -1]).toMatchObject({
      id: 'CVE-2021-23337',
      properties: { 'security-severity': '7.2' },
    });
  });

  it('carries the flow, related places and the fix of a weakness', () => {
    const result = runOf(shop).results.find(({ ruleId }) => ruleId === 'sql-injection');
    expect(result).toMatchObject({
      codeFlows: [{ threadFlows: [{ locations: [{ location: { message: { text: 'comes in here' } } }, {}, {}] }] }],
      relatedLocations: [{ id: 0, physicalLocation: { artifactLocation: { uri: 'src/db.ts' } } }],
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: 'ORDERED[sort]' } }] }] }],
      suppressions: [
        { kind: 'inSource', status: 'rejected', justification: expect.stringContaining('below high only') },
      ],
    });
  });

  it('marks suppressed results, and a suppression that failed beside one that holds does not undo it', () => {
    const suppressions: Finding['suppressions'] = [
      { kind: 'in-file', status: 'expired', reason: 'old', until: '2020-01-01' },
      { kind: 'baseline', status: 'accepted', reason: 'known' },
    ];
    const { results } = only(finding({ rule: 'r', location: { path: 'a' } }, { suppressions }));
    expect(results[0]?.suppressions).toEqual([{ kind: 'external', status: 'accepted', justification: 'known' }]);
    expect(
      runOf(shop)
        .results.slice(-2)
        .map((result) => result.suppressions?.[0]?.status),
    ).toEqual(['accepted', 'accepted']);
  });

  it('says what was not looked at, and that a blocking gap is no success', () => {
    const [invocation] = runOf(shop).invocations;
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications.map(({ level, message }) => `${level}: ${message.text}`)).toEqual([
      'error: Vauban cannot read pnpm lockfiles yet; accept the gap in vauban.yaml until it can.',
      'note: permission denied (accepted until 2027-01-31: belongs to operations)',
      'warning: no lockfile beside it: run npm install and commit package-lock.json.',
      'note: binary',
      'note: binary',
      'note: ignored by git (14,203 entries)',
    ]);
    expect(runOf(clean).invocations[0]).toMatchObject({ executionSuccessful: true, toolExecutionNotifications: [] });
  });

  it('says what a change would alter in the policy, and what is of no use any more', () => {
    expect(runOf(shop).invocations[0]?.toolConfigurationNotifications).toEqual([
      { level: 'warning', message: { text: shop.policy.changes[0] } },
      { level: 'note', message: { text: shop.unused[0] } },
    ]);
  });

  it('sums up gaps without number', () => {
    const gaps = Array.from({ length: 5000 }, (_, index) =>
      gap({ kind: 'unreadable', class: 'blocking', path: `f${index}`, message: 'no' }),
    );
    const notifications = runOf(report({ coverage: { gaps } })).invocations[0]?.toolExecutionNotifications;
    expect(notifications).toHaveLength(201);
    expect(notifications?.at(-1)?.message.text).toBe(
      '4,800 more gaps of kind unreadable (cannot be read); the JSON report lists all.',
    );
  });

  it('keeps the place of a scanned folder inside its repository, and no path of the machine', () => {
    const run = runOf(report({ source: { root: 'services/api' } }));
    expect(run.originalUriBaseIds).toMatchObject({ SRCROOT: { uri: 'services/api/', uriBaseId: 'REPOROOT' } });
    expect(run.automationDetails).toEqual({ id: 'vauban/services/api/' });
    expect(run.versionControlProvenance).toEqual([
      {
        repositoryUri: 'https://git.example.org/acme/shop',
        revisionId: clean.source.commit,
        branch: 'main',
        mappedTo: { uriBaseId: 'REPOROOT' },
      },
    ]);
    expect([...writeSarif(shop)].join('')).not.toMatch(/file:\/\//);
  });

  it('lets no text of a target be a link or a placeholder', () => {
    const { results } = only(
      finding({ rule: 'r', message: 'see [here](https://e.example) {0} {a}', location: { path: 'a' } }),
    );
    expect(results[0]?.message.text).toBe('see \\[here\\](https://e.example) {{0}} {a}');
  });

  it('never says that an unknown severity is low', () => {
    const { results, tool } = only(finding({ rule: 'r', severity: 'unknown', location: { path: 'a' } }));
    expect(results[0]?.level).toBe('warning');
    expect(tool.driver.rules[0]?.properties).not.toHaveProperty('security-severity');
  });

  it('has at most twenty tags a rule, and a bounded flow', () => {
    const cwe = Array.from({ length: 60 }, (_, index) => `CWE-${index + 1}`);
    const flow = Array.from({ length: 12_000 }, (_, index) => ({ path: 'a', line: index + 1 }));
    const { results, tool } = only(finding({ rule: 'r', cwe, flow, location: { path: 'a' } }));
    expect(tool.driver.rules[0]?.properties.tags).toHaveLength(20);
    const steps = results[0]?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(steps).toHaveLength(1000);
    expect(steps.at(-1)?.location.physicalLocation.region.startLine).toBe(12_000);
  });

  it('keeps the soonest findings when there are more than a code host takes, and says so', () => {
    const { results, invocations, tool } = runOf(crowded(400), { results: 100, packedBytes: 9_000_000 });
    expect(results).toHaveLength(100);
    expect(new Set(results.map(({ level }) => level))).toEqual(new Set(['error']));
    expect(tool.driver.rules).toHaveLength(40);
    expect(invocations[0]?.toolExecutionNotifications[0]?.message.text).toBe(
      'This file holds the 100 soonest of 400 findings, because code hosts accept no more; the JSON report holds all.',
    );
  });

  it('stays below the packed size', () => {
    const text = [...writeSarif(crowded(12_000), { results: 25_000, packedBytes: 1_000_000 })].join('');
    const kept = JSON.parse(text).runs[0].results.length;
    expect(gzipSync(text).length).toBeLessThan(1_000_000);
    expect(kept).toBeGreaterThan(1000);
    expect(kept).toBeLessThan(12_000);
  });
});
