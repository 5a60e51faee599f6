import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readForeign } from '../read-foreign.ts';

const sample = readFileSync(new URL('../../fixtures/foreign/sarif/flow.sarif', import.meta.url));
const read = (bytes: Buffer) => readForeign(bytes, { name: 'x.sarif', format: null, roots: ['/build'] });
const one = (result: object, run: object = {}) =>
  read(
    Buffer.from(
      JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'T' } }, results: [result], ...run }] }),
    ),
  );
const at = (uri: string) => ({ locations: [{ physicalLocation: { artifactLocation: { uri } } }] });

describe('a SARIF report', () => {
  it('becomes findings with rule, weakness, severity, place, snippet and flow', () => {
    const { observations, tools, source, created } = read(sample);
    expect(observations).toEqual([
      {
        rule: 'flow-finder:js/sql-injection',
        scanner: 'flow-finder',
        surface: 'code',
        title: 'Query built from user data',
        message: 'request.id reaches a query unchecked.',
        severity: 'high',
        confidence: 'high',
        cwe: ['CWE-89'],
        location: { path: 'src/find user.js', line: 7, column: 3, snippet: "  db.query('select ' + id)" },
        flow: [{ path: 'src/routes.js', line: 2, message: 'read here' }],
      },
    ]);
    expect(tools).toEqual([
      { id: 'flow-finder', version: '3.1.0', surface: 'code', rules: ['flow-finder:js/sql-injection'] },
    ]);
    expect(source).toEqual({ repository: 'https://git.example.org/shop', commit: '8f3c', branch: 'main' });
    expect(created).toBe('2026-11-20T10:00:00.000Z');
  });

  it('says what it could not read, and claims no files', () => {
    const { problems, claims } = read(sample);
    expect(problems).toEqual([
      { says: 'a result of flow-finder names no file of the target', count: 1 },
      { says: 'a result does not follow the schema', count: 1 },
    ]);
    expect(claims).toEqual({ looked: null, ended: 'well', missed: [] });
  });

  it.each([
    ['/build/a/b.js', 'a/b.js'],
    ['file:///build/a/b.js', 'a/b.js'],
    ['a\\b.js', 'a/b.js'],
    ['./a/../b.js', 'b.js'],
  ])('makes %s relative to the scanned folder', (uri, path) => {
    expect(one({ ruleId: 'r', ...at(uri) }).observations[0]?.location.path).toBe(path);
  });

  it.each(['../../etc/passwd', 'https://example.org/x', ''])('takes %j for no file of the target', (uri) => {
    expect(one({ ruleId: 'r', ...at(uri) }).observations).toEqual([]);
  });

  it('takes what a level says, and an unknown one for unknown', () => {
    const severities = ['error', 'warning', 'note', 'none', 'odd'].map(
      (level) => one({ ruleId: 'r', level, ...at('a') }).observations[0]?.severity,
    );
    expect(severities).toEqual(['high', 'medium', 'low', 'none', 'unknown']);
    expect(one({ ruleId: 'r', ...at('a') }).observations[0]?.severity).toBe('medium');
  });

  it('says that the tool did not finish, where the report says so', () => {
    const invocations = [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: 'error', message: { text: 'no memory' }, ...at('big.js') }],
      },
    ];
    expect(one({ ruleId: 'r', ...at('a') }, { invocations }).claims).toEqual({
      looked: null,
      ended: 'failed',
      missed: [{ path: 'big.js', why: 'no memory' }],
    });
  });

  it('may be UTF-16, as tools on Windows write it', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(sample.toString('utf8'), 'utf16le')]);
    expect(read(utf16).observations).toHaveLength(1);
  });

  it('is refused when it is of another version', () => {
    const old = Buffer.from('{"$schema":"sarif","version":"1.0.0","runs":[]}');
    expect(() => read(old)).toThrow('This is SARIF 1.0.0; 2.1.0 is read.');
  });
});
