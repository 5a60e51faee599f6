import { describe, expect, it } from 'vitest';
import type { Hit } from '../engine/analysis.ts';
import { placeOf } from '../ir/instruction.ts';
import { readCodeRule } from '../rule/read-rule.ts';
import type { CodeRule } from '../rule/rule.ts';
import { observationOf, speaks } from './observation.ts';
import { oneEach } from './one-each.ts';
import { isForeign, isTest } from './places.ts';
import { codeSnippet } from './snippet.ts';

function rule(code: Record<string, unknown>): CodeRule {
  const reading = readCodeRule({
    id: 'code/trial',
    title: 'A trial',
    cwe: ['CWE-1'],
    severity: 'high',
    confidence: 'high',
    licence: 'Apache-2.0',
    since: '1',
    remedy: 'Do something about it.',
    page: `${'A page that says what an attacker can do with it. '.repeat(3)}`,
    code: { sinks: ['sql'], message: '{source} reaches {sink}{entry}.', ...code },
  });
  if ('problems' in reading) throw new Error(reading.problems.join('; '));
  return reading.rule;
}

const HIT: Hit = {
  sink: 'sql',
  source: { kind: 'http.query', name: 'request.query.id' },
  path: 'src/a.js',
  at: placeOf(3, 5),
  steps: [
    { path: 'src/a.js', at: placeOf(2, 1), says: 'request.query.id is read' },
    { path: 'src/a.js', at: placeOf(3, 5), says: 'reaches the statement' },
  ],
  entry: { kind: 'http', method: 'GET', route: '/users/:id', name: 'show', path: 'src/a.js', at: placeOf(1, 1) },
  confidence: 'high',
  doubts: [],
};
const text = (_: string, line: number) =>
  ['', 'app.get(show)', 'const id = query.id', 'db.query(sql, debug=True)'][line] ?? '';

describe('a finding in code', () => {
  it('names source, sink and the door in words that people use', () => {
    const { message, flow, related, location } = observationOf(rule({ sources: ['remote'] }), HIT, text);
    expect(message).toBe(
      '`request.query.id`, from the query of a request, reaches an SQL statement in GET /users/:id.',
    );
    expect(location).toMatchObject({ path: 'src/a.js', line: 3, column: 5, snippet: 'db.query(sql, debug=True)' });
    expect(flow?.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '2: request.query.id is read',
      '3: reaches the statement',
    ]);
    expect(related?.[0]).toMatchObject({ line: 1, snippet: 'app.get(show)' });
  });

  it('is as sure as the least sure of rule and evidence, and says what is not certain', () => {
    const doubtful: Hit = { ...HIT, confidence: 'low', doubts: ['goes through a call that was not resolved'] };
    const seen = observationOf(rule({ sources: ['remote'] }), doubtful, text);
    expect(seen.confidence).toBe('low');
    expect(seen.message).toContain('Not certain: goes through a call that was not resolved.');
  });

  it('is milder where the source is, and in an example', () => {
    const judged = rule({
      sources: ['library', 'remote'],
      'by-source': { library: { severity: 'low', confidence: 'low' } },
    });
    const library: Hit = { ...HIT, source: { kind: 'library-input', name: 'value' } };
    expect(observationOf(judged, library, text)).toMatchObject({ severity: 'low', confidence: 'low' });
    const shown = observationOf(judged, { ...HIT, path: 'examples/a.js' }, text);
    expect(shown).toMatchObject({ severity: 'low', confidence: 'high' });
    expect(shown.message).toContain('It stands in an example.');
  });

  it('has an edit where the rule has one that fits the line once', () => {
    const edited = rule({ sources: ['remote'], edit: { find: 'debug=True', replace: 'debug=False', safe: true } });
    expect(observationOf(edited, HIT, text).fix).toMatchObject({
      safe: true,
      edits: [{ startLine: 3, startColumn: 15, endColumn: 25, replacement: 'debug=False' }],
    });
    expect(observationOf(edited, { ...HIT, at: placeOf(2, 1) }, text).fix).not.toHaveProperty('edits');
  });

  it('shows the first and the last steps of a long way', () => {
    const steps = Array.from({ length: 100 }, (_, n) => ({ path: 'a.js', at: placeOf(n + 1, 1), says: `step ${n}` }));
    const { flow } = observationOf(rule({ sources: ['remote'] }), { ...HIT, steps }, text);
    expect(flow?.map(({ line }) => line)).toEqual(
      [...Array(20).keys(), ...[...Array(20).keys()].map((n) => n + 80)].map((n) => n + 1),
    );
  });

  it('is one for each rule and line: the surest with the shortest way', () => {
    const of = (hit: Partial<Hit>) => observationOf(rule({ sources: ['remote'] }), { ...HIT, ...hit }, text);
    const [one, ...others] = oneEach([
      of({ confidence: 'low' }),
      of({}),
      of({ at: placeOf(3, 9), confidence: 'medium' }),
    ]);
    expect(one?.confidence).toBe('high');
    expect(others).toEqual([]);
    expect(oneEach([of({}), of({ at: placeOf(4, 5) })])).toHaveLength(2);
  });
});

describe('a rule speaks', () => {
  it('about the groups and kinds of sources that it names', () => {
    const stored = (kind: string): Hit => ({ ...HIT, source: { kind, name: 'x' } });
    const some = rule({ sources: ['remote', 'stored'], kinds: ['database'] });
    expect(speaks(some, HIT, 'javascript')).toBe(true);
    expect(speaks(some, stored('database'), 'javascript')).toBe(true);
    expect(speaks(some, stored('file'), 'javascript')).toBe(false);
    expect(speaks(some, stored('argv'), 'javascript')).toBe(false);
  });

  it('about names with its words in them', () => {
    const named = (name: string): Hit => ({ ...HIT, source: { kind: 'http.body', name } });
    const some = rule({ sources: ['remote'], words: ['password', 'apikey'] });
    expect(
      ['request.body.newPassword', 'body.api_key', 'x.apiKey'].map((name) => speaks(some, named(name), 'javascript')),
    ).toEqual([true, true, true]);
    expect(
      ['request.body.name', 'body.passwordless', 'x.api'].map((name) => speaks(some, named(name), 'javascript')),
    ).toEqual([false, false, false]);
  });
});

describe('a line of code that is shown', () => {
  it.each([
    ["const password = 'Tr7!wQz9kL';", "const password = '********';"],
    ['  api_key: "abc-def-ghi",', '  api_key: "********",'],
    ["connect('postgres://admin:hunter22@db/x')", "connect('postgres://admin:********@db/x')"],
    ["sign(x, 'a8F3kd92LmQ0zPw7xY1b')", "sign(x, '********')"],
  ])('hides what looks like a secret: %s', (line, shown) => {
    expect(codeSnippet(line, 1)).toBe(shown);
  });

  it.each([
    'const token = req.query.token;',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a line of a program
    "db.query(`SELECT * FROM u WHERE password = '${hash(x)}'`)",
    "import { something } from '../components/UserProfileComponent'",
    "const label = 'Enter your password here';",
  ])('stays as it is where nothing does: %s', (line) => {
    expect(codeSnippet(line, 1)).toBe(line);
  });
});

describe('a path', () => {
  it.each([
    ['src/a.test.ts', true],
    ['tests/unit/a.py', true],
    ['pkg/test_models.py', true],
    ['src/latest/a.ts', false],
    ['contest.py', false],
  ])('of a test is known: %s %s', (path, is) => {
    expect(isTest(path)).toBe(is);
  });

  it.each([
    ['node_modules/a/index.js', true],
    ['web/bower_components/a.js', true],
    ['src/vendors.ts', false],
  ])('of a library among the own code is known: %s %s', (path, is) => {
    expect(isForeign(path)).toBe(is);
  });
});
