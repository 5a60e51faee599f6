import { describe, expect, it } from 'vitest';
import { sampleAdvisories } from '../testing/sample-advisories.ts';
import { scanFiles } from '../testing/scan-files.ts';

const SYMBOLS = { symbols: ['(lodash).template'] };
const ADVISORIES = sampleAdvisories([
  { id: 'CVE-2021-23337', ecosystem: 'npm', package: 'lodash', below: '4.17.21', ...SYMBOLS },
  { id: 'CVE-2021-44906', ecosystem: 'npm', package: 'minimist', below: '1.2.6' },
  { id: 'PYSEC-2021-142', ecosystem: 'PyPI', package: 'pyyaml', below: '5.4', symbols: ['full_load', 'load'] },
  { id: 'PYSEC-2021-66', ecosystem: 'PyPI', package: 'jinja2', below: '2.11.3' },
]);

const LOCK = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { lodash: '4', mkdirp: '0.5' } },
    'node_modules/lodash': { version: '4.17.20' },
    'node_modules/mkdirp': { version: '0.5.1', dependencies: { minimist: '0.0.8' } },
    'node_modules/minimist': { version: '0.0.8' },
  },
});

type Files = Readonly<Record<string, string>>;

async function npm(files: Files) {
  return await states({ 'package-lock.json': LOCK, ...files });
}

async function python(source: string, more: Files = {}) {
  return await states({ 'requirements.txt': 'PyYAML==5.3\nJinja2==2.11.2\n', 'app.py': source, ...more });
}

async function states(files: Files): Promise<Record<string, string>> {
  const { observations } = await scanFiles(files, ADVISORIES);
  return Object.fromEntries(observations.map(({ component }) => [component?.name, component?.reachability ?? '']));
}

describe('a vulnerable package of npm', () => {
  it.each([
    ["const _ = require('lodash');\n_.template(x)();", 'called'],
    ["import _ from 'lodash';\nexport const f = () => _.template(x);", 'called'],
    ["import { template as t } from 'lodash';\nt(x);", 'called'],
    ["import * as l from 'lodash';\nl.template(x);", 'called'],
    ["const { template } = require('lodash');\ntemplate(x);", 'called'],
    ["const t = require('lodash/template');\nt(x);", 'called'],
    ["const _ = require('lodash').runInContext();\n_.template(x);", 'called'],
    ["(async () => { const _ = await import('lodash'); _.default.template(x); })();", 'called'],
    ["const _ = require('lodash');\n_['template'](x);", 'called'],
    ["const _ = require('lodash');\nlist.map(_.template);", 'named'],
    ["const _ = require('lodash');\nconst y = _.chain(x).value(); y.template();", 'called'],
    ["const _ = require('lodash');\n_[name](x);", 'unknown'],
    ["const _ = require('lodash');\nmodule.exports = _;", 'unknown'],
    ["export * from 'lodash';", 'unknown'],
    ["import('lodash').then((_) => _.template(x));", 'named'],
    ["import('lodash').then((_) => _.map(x));", 'unknown'],
    ["const _ = require('lodash');\n_.map(x, y);", 'imported'],
    ["import { map } from 'lodash';\nexport const all = map(x);", 'imported'],
    ["require('lodash');", 'imported'],
    ['console.log(1);', 'not-imported'],
    ['require(name);', 'unknown'],
    ["require('lod' + rest);", 'unknown'],
    ["require('./' + rest);", 'not-imported'],
    ["require(require('path').join(__dirname, rest));", 'not-imported'],
    ['const = syntax error', 'not-imported'],
    ["const = syntax error require('lodash')", 'unknown'],
  ])('used as in %s is %s', async (source, state) => {
    expect((await npm({ 'app.js': source })).lodash).toBe(state);
  });

  it.each([
    ['package.json', '{"scripts":{"x":"lodash-cli build && node node_modules/lodash/x.js"}}'],
    ['index.html', '<script src="/node_modules/lodash/lodash.min.js"></script>'],
    ['page.vue', "<script>import _ from 'lodash'</script>"],
    ['webpack.config.js', "module.exports = { externals: ['lodash'] };"],
    ['.babelrc', '{"plugins":["lodash"]}'],
  ])('named in %s is not ruled out', async (path, content) => {
    expect((await npm({ 'app.js': 'run();', [path]: content })).lodash).toBe('unknown');
  });

  it('that another one brings is ruled out with that one only', async () => {
    expect(await npm({ 'app.js': 'run();' })).toMatchObject({ minimist: 'not-imported' });
    expect(await npm({ 'app.js': "require('mkdirp')('x');" })).toMatchObject({
      minimist: 'unknown',
      lodash: 'not-imported',
    });
  });

  it('of which own sources get another version is reached through what needs it alone', async () => {
    const lock = LOCK.replace(
      '"node_modules/minimist":{"version":"0.0.8"}',
      '"node_modules/minimist":{"version":"1.2.5"},"node_modules/mkdirp/node_modules/minimist":{"version":"0.0.8"}',
    ).replace('"mkdirp":"0.5"', '"mkdirp":"0.5","minimist":"1"');
    const { observations } = await scanFiles(
      { 'package-lock.json': lock, 'a.js': "require('minimist')(x);" },
      ADVISORIES,
    );
    expect(
      observations
        .filter(({ subject }) => subject === 'minimist')
        .map(({ component }) => [component?.version, component?.reachability]),
    ).toEqual([
      ['0.0.8', 'not-imported'],
      ['1.2.5', 'called'],
    ]);
  });

  it('is unknown without any source, and below other folders only where there is none of its own', async () => {
    expect((await npm({})).lodash).toBe('unknown');
    const there = await states({
      'web/package-lock.json': LOCK,
      'web/a.js': 'run();',
      'b.js': "require('lodash').template(x);",
    });
    expect(there.lodash).toBe('not-imported');
    const apart = await states({ 'deploy/package-lock.json': LOCK, 'b.js': "require('lodash').template(x);" });
    expect(apart.lodash).toBe('called');
  });

  it('that is called shows the way from where the program enters', async () => {
    const { observations } = await scanFiles(
      {
        'package-lock.json': LOCK,
        'lib/page.js':
          "const _ = require('lodash');\nfunction page(x) {\n  return _.template(x);\n}\nexports.page = page;\n",
        'server.js': "const { page } = require('./lib/page');\nfunction show(q) {\n  page(q);\n}\nshow(1);\n",
      },
      ADVISORIES,
    );
    const flow = observations.find(({ subject }) => subject === 'lodash')?.flow;
    expect(flow?.map(({ path, line, message }) => `${path}:${line} ${message}`)).toEqual([
      'server.js:1 runs when it is loaded',
      'server.js:2 in show',
      'lib/page.js:2 in page',
      'lib/page.js:1 imports lodash',
      'lib/page.js:3 calls template',
    ]);
  });
});

describe('a vulnerable package of PyPI', () => {
  it.each([
    ['import yaml\nyaml.load(x)', 'called'],
    ['from yaml import load as l\nl(x)', 'called'],
    ['import yaml as y\ndef f():\n    return y.full_load(x)', 'called'],
    ['from yaml import *\nload(x)', 'called'],
    ['from yaml import *\nprint(x)', 'unknown'],
    ['import yaml\ngetattr(yaml, "load")(x)', 'named'],
    ['import yaml\ngetattr(yaml, name)(x)', 'unknown'],
    ['import importlib\nimportlib.import_module(name)', 'unknown'],
    ['import yaml\nyaml.safe_load(x)', 'imported'],
    ['import json\njson.loads(x)', 'not-imported'],
  ])('used as in %s is %s', async (source, state) => {
    expect((await python(source)).pyyaml).toBe(state);
  });

  it('that a well-known package needs is not ruled out by a list without a graph', async () => {
    const files = { 'requirements.txt': 'Flask==1.1\nJinja2==2.11.2\nPyYAML==5.3\n' };
    expect(await python('import flask\nflask.Flask(__name__)', files)).toEqual({
      jinja2: 'unknown',
      pyyaml: 'not-imported',
    });
    const unknown = { 'requirements.txt': 'some-odd-thing==1\nJinja2==2.11.2\n' };
    expect(await python('import some_odd_thing', unknown)).toEqual({ jinja2: 'unknown' });
  });

  it('is followed from one module into the other', async () => {
    const shared = { 'compat.py': 'import jinja2\n' };
    expect((await python('from compat import jinja2\njinja2.Template(x)', shared)).jinja2).toBe('unknown');
    expect((await python('import compat\nprint(1)', shared)).jinja2).toBe('imported');
  });

  it('named in settings or in what starts the program is not ruled out', async () => {
    const settings = { 'settings.py': "INSTALLED_APPS = ['jinja2.ext']\n" };
    expect(await python('print(1)', settings)).toMatchObject({ jinja2: 'unknown', pyyaml: 'not-imported' });
    expect(await python('print(1)', { Procfile: 'web: python -m yaml' })).toMatchObject({ pyyaml: 'unknown' });
  });
});
