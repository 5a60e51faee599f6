import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Conclusion } from '../contract/scanner.ts';
import { readRuleFolder as readSecretRules } from '../secrets/rule/rule-folder.ts';
import { CodeRehearsal } from './rule/rehearsal.ts';
import { compileFolder } from './rule/rule-folder.ts';
import { readSettings } from './rule/settings.ts';

const here = dirname(fileURLToPath(import.meta.url));
const secrets = readSecretRules(join(here, '../secrets/rules')).map(({ compiled }) => compiled);
const own = { ...compileFolder(join(here, 'rules')), secrets };
let ours: CodeRehearsal;
beforeAll(async () => {
  ours = await CodeRehearsal.open(readSettings(own));
});

async function conclude(files: Record<string, string>, rehearsal = ours): Promise<Conclusion> {
  return rehearsal.conclude({ files: Object.entries(files).map(([path, text]) => ({ path, text })) });
}

async function gaps(files: Record<string, string>): Promise<string[]> {
  const { gaps: found } = await conclude(files);
  return found.map(({ kind, path, pattern, count, message }) => `${kind} ${path ?? pattern} ${count ?? 1}: ${message}`);
}

const APP = `const express = require('express');
const { run } = require('./run');
const app = express();
app.get('/ping/:host', (req, res) => run(req.params.host, res));
`;
const RUN = `const { exec } = require('child_process');
exports.run = (host, res) => exec('ping ' + host, () => res.json({}));
`;

describe('a flow through two files', () => {
  it('is one finding at the sink, with its way and its door', async () => {
    const { observations, rules } = await conclude({ 'src/app.js': APP, 'src/run.js': RUN });
    expect(observations).toHaveLength(1);
    const [seen] = observations;
    expect(seen).toMatchObject({
      rule: 'code/command-injection',
      severity: 'critical',
      cwe: ['CWE-78'],
      location: { path: 'src/run.js', line: 2 },
    });
    expect(seen?.message).toContain('GET /ping/:host');
    expect(seen?.flow?.[0]).toMatchObject({ path: 'src/app.js', line: 4 });
    expect(seen?.flow?.at(-1)).toMatchObject({ path: 'src/run.js', line: 2 });
    expect(rules.map(({ id }) => id)).toEqual(['code/command-injection']);
  });

  it('is found in a script without an ending, when its first line says what it is', async () => {
    const script = `#!/usr/bin/env node\n${APP}`;
    const { observations } = await conclude({ 'bin/serve': script, 'bin/run.js': RUN });
    expect(observations.map(({ location }) => location.path)).toEqual(['bin/run.js']);
    const other = await conclude({ 'bin/serve': script.replace('node', 'ruby'), 'bin/run.js': RUN });
    expect(other.observations).toEqual([]);
  });

  it('is milder in an example, and only counted in a test', async () => {
    const { observations } = await conclude({ 'examples/app.js': APP, 'examples/run.js': RUN });
    expect(observations.map(({ severity }) => severity)).toEqual(['low']);
    const tested = await conclude({ 'test/app.js': APP, 'test/run.js': RUN });
    expect(tested.observations).toEqual([]);
    expect(tested.gaps.map(({ kind, count }) => [kind, count])).toEqual([['code-in-tests', 1]]);
  });
});

describe('a secret in the source', () => {
  it('is written over before anything is kept, but a place that the program fills in is code', async () => {
    const { observations } = await conclude({
      'app.py': [
        'import sqlite3',
        'from flask import Flask, request',
        'app = Flask(__name__)',
        "db = sqlite3.connect('x')",
        "token = 'ghp_' + 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'",
        "@app.route('/find')",
        'def find():',
        "    given = request.args['given']",
        "    db.execute(f'select name from users where password = \\'{given}\\'')",
        "    return 'done'",
        '',
      ].join('\n'),
    });
    expect(observations.map(({ rule, location }) => `${rule} ${location.line}`)).toContain('code/sql-injection 9');
  });

  it('does not take the code between two texts for a value', async () => {
    expect(await gaps({ 'a.test.js': "check(mask('TOKEN=', 6, 6)).toBe('TOKEN=');\n" })).toEqual([]);
  });
});

describe('what was not looked at', () => {
  it('is told of a file with a syntax error, whose rest is read', async () => {
    const found = await gaps({ 'a.py': 'x = (\ndef f(:\n    pass\n' });
    expect(found.filter((gap) => gap.startsWith('code-unparsed a.py'))).toHaveLength(1);
  });

  it('is told of minified files, of libraries and of other languages', async () => {
    const minified = `var a=1;${'a=a+1;'.repeat(3000)}\n`;
    expect(
      await gaps({
        'web/app.js': minified,
        'node_modules/x/index.js': RUN,
        'A.java': 'class A {}',
        'B.java': 'class B {}',
      }),
    ).toEqual([
      'code-foreign web/app.js 1: Minified code, which is not analysed.',
      'code-foreign ./ 1: Libraries that lie among the own code are not analysed.',
      'code-unsupported ./ 2: Source code in Java is not analysed yet.',
    ]);
  });

  it('is nothing for types without code', async () => {
    expect(await gaps({ 'a.d.ts': 'export declare const a: string;\n', 'b.ts': 'export const b = 1;\n' })).toEqual([]);
  });
});

describe('a secret in code', () => {
  it('is in no word of a finding about it', async () => {
    const value = ['AKIA', 'Q3EXAMPL', '7RT5YH2K'].join('');
    const password = 'vK8-quiet-Otter-41%Zd';
    const source = `const crypto = require('crypto');\nconst password = '${password}'; exports.a = crypto.createHash('md5').update('${value}${password}').digest('hex');\n`;
    const text = JSON.stringify(await conclude({ 'a.js': source }));
    expect(text).toContain('code/weak-hash');
    expect(text).not.toContain(password);
    expect(text).not.toContain(value);
  });
});

describe("a team's own models and rules", () => {
  const model = {
    language: 'javascript',
    libraries: [['@acme/store']],
    values: {
      '@acme/store.raw': { call: { sinks: [{ kind: 'acme.raw', at: 'argument0' }] } },
      '@acme/store.quote': {
        call: { flows: [{ from: 'argument0', to: 'return', as: 'text' }], sanitises: ['acme.raw'] },
      },
    },
  };
  const rule = {
    id: 'acme/raw',
    title: 'Raw query of the Acme store',
    cwe: ['CWE-89'],
    severity: 'high',
    confidence: 'high',
    licence: 'Apache-2.0',
    since: '1.0.0',
    remedy: "Use the store's own filters.",
    page: 'A raw query of the Acme store runs whatever text it is given; what a client sends must not be in it.',
    code: { sinks: ['acme.raw'], sources: ['remote'], message: '{source} becomes part of a raw query{entry}.' },
  };
  const program = (query: string) => ({
    'a.js': `const store = require('@acme/store');\nrequire('express')().get('/', (req, res) => store.raw(${query}));\n`,
  });

  it('work beside those that come with the scanner', async () => {
    const rehearsal = await CodeRehearsal.open(readSettings({ own, team: [model, rule] }));
    const bad = await conclude(program("'a = ' + req.query.a"), rehearsal);
    expect(bad.observations.map((seen) => seen.rule)).toEqual(['acme/raw']);
    const good = await conclude(program("'a = ' + store.quote(req.query.a)"), rehearsal);
    expect(good.observations).toEqual([]);
  });

  it('are refused with what is wrong about them', () => {
    const wrong = { ...model, values: { x: { call: { sinks: [{ kind: 'sqll', at: 'argument0' }] } } } };
    expect(() => readSettings({ own: null, team: [wrong] })).toThrow(
      'values.x.call.sinks.0.kind must be a kind of sink',
    );
    const unknown = { ...rule, code: { ...rule.code, sinks: ['nothing'] } };
    expect(() => readSettings({ own: null, team: [unknown] })).toThrow('there is no kind of sink nothing');
  });
});
