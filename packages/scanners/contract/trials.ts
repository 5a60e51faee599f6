import { fileURLToPath } from 'node:url';
import type { AdvisoryLookup } from '@vauban/advisories';
import { compileFolder } from '../code/rule/rule-folder.ts';
import { LOCKFILE_SAMPLES } from '../dependencies/testing/lockfile-samples.ts';
import { readRuleFolder } from '../secrets/rule/rule-folder.ts';
import type { Trial } from './suite.ts';

/** No live credential: made up, with the shape of one. */
const TOKEN = ['ghp', '_', 'R8q2Zt6LwVn4XcYb0KdJm1Hs7GfAe3', '4T9pQu'].join('');
const PASSWORD = 'vK8-quiet-Otter-41%Zd';

const secrets: Trial = {
  settings: {
    rules: readRuleFolder(fileURLToPath(new URL('../secrets/rules', import.meta.url))).map(({ compiled }) => compiled),
  },
  samples: [
    {
      path: 'app/settings.py',
      content: `import os\nDB_PASSWORD = "${PASSWORD}"\ntoken = "${TOKEN}"  # both ${TOKEN}\n`,
    },
    {
      path: 'config/app.yaml',
      content: `database:\n  user: admin\n  password: "${PASSWORD}"\n  url: postgres://admin:${PASSWORD}@db/x\n`,
    },
    { path: '.env', content: `API_TOKEN=${TOKEN}\r\nPASSWORD='${PASSWORD}'\r\n` },
    { path: 'config.json', content: JSON.stringify({ auth: { password: PASSWORD, token: TOKEN } }) },
    { path: 'wide.txt', content: Buffer.from(`\ufeffpassword = "${PASSWORD}" ${TOKEN}\n`, 'utf16le') },
    { path: 'package-lock.json', content: `{"lockfileVersion": 3, "token": "${TOKEN}"}` },
    { path: 'README.md', content: `Use ${TOKEN} and ${'x'.repeat(5000)} ${TOKEN}` },
    { path: 'clean.ts', content: 'export const password = process.env.PASSWORD;\n' },
  ],
  secrets: [TOKEN, PASSWORD],
  advisories: null,
};

/** One record, so that matching is tried without a store. */
const oneAdvisory: AdvisoryLookup = {
  revision: 'trial',
  ecosystems: ['PyPI', 'npm'],
  kev: 'missing',
  affecting: (ecosystem, name, version) => ({
    matches:
      ecosystem === 'npm' && name === 'minimist' && version === '1.2.5'
        ? [
            {
              id: 'CVE-2021-44906',
              aliases: ['GHSA-xvch-5gv4-984h'],
              records: ['GHSA-xvch-5gv4-984h'],
              summary: 'Prototype pollution',
              cvss: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
              score: 9.8,
              severity: 'critical',
              fixedVersions: ['1.2.6'],
              urls: ['https://nvd.nist.gov/vuln/detail/CVE-2021-44906'],
              exploited: 'unknown',
              cwe: ['CWE-1321'],
            },
          ]
        : [],
    problems: [],
  }),
  life: () => null,
  lives: () => [],
  close() {},
};

const npmEntries = {
  '': {
    name: 'trial',
    version: '1.0.0',
    dependencies: { mkdirp: '^0.5.0', alias: 'npm:minimist@1.2.5', gone: 'github:a/b' },
  },
  'node_modules/mkdirp': {
    version: '0.5.5',
    resolved: 'https://registry.npmjs.org/mkdirp/-/mkdirp-0.5.5.tgz',
    dependencies: { minimist: '^1.2.5' },
  },
  'node_modules/minimist': {
    version: '1.2.5',
    resolved: 'https://registry.npmjs.org/minimist/-/minimist-1.2.5.tgz',
    license: 'MIT',
  },
  'node_modules/alias': {
    name: 'minimist',
    version: '1.2.5',
    resolved: 'https://registry.npmjs.org/minimist/-/minimist-1.2.5.tgz',
    dev: true,
  },
  'node_modules/gone': {
    version: '1.0.0',
    resolved: 'git+ssh://git@github.com/a/b.git#0123456789abcdef0123456789abcdef01234567',
  },
};

const dependencies: Trial = {
  settings: { rules: null },
  samples: [
    { path: 'package.json', content: JSON.stringify({ name: 'trial', dependencies: npmEntries[''].dependencies }) },
    {
      path: 'package-lock.json',
      content: JSON.stringify({ name: 'trial', lockfileVersion: 3, packages: npmEntries }, null, 2),
    },
    {
      path: 'old/package-lock.json',
      content: JSON.stringify({
        lockfileVersion: 1,
        dependencies: {
          mkdirp: {
            version: '0.5.5',
            requires: { minimist: '^1.2.5' },
            dependencies: { minimist: { version: '1.2.5' } },
          },
        },
      }),
    },
    {
      path: 'requirements.txt',
      content: '# pins\nrequests==2.31.0 ; python_version > "3"\nflask>=2\n-r more.txt\n-e git+https://x/y.git#egg=y\n',
    },
    {
      path: 'service/poetry.lock',
      content:
        '[[package]]\nname = "requests"\nversion = "2.31.0"\noptional = false\npython-versions = ">=3.7"\n\n[package.dependencies]\nidna = ">=2.5"\n\n[[package]]\nname = "idna"\nversion = "3.4"\noptional = false\n\n[metadata]\nlock-version = "2.0"\n',
    },
    {
      path: 'service/pyproject.toml',
      content: '[tool.poetry]\nname = "x"\n[tool.poetry.dependencies]\nrequests = "^2"\n',
    },
    { path: 'web/yarn.lock', content: '# yarn lockfile v1\n\nminimist@^1.2.5:\n  version "1.2.5"\n' },
    ...LOCKFILE_SAMPLES,
  ],
  secrets: [],
  advisories: oneAdvisory,
};

const suppressions: Trial = {
  settings: { rules: null },
  samples: [
    {
      path: 'a.ts',
      content: `// vauban-ignore secrets/github-token until 2027-01-31: revoked ${TOKEN}\nconst x = 1;\n`,
    },
    { path: 'b.py', content: 'x = 1  # vauban-ignore secrets/x until 2027-02-30: no such day\n' },
    { path: 'c.md', content: '<!-- vauban-ignore secrets/x until 2027-01-31: in a document -->\n' },
  ],
  secrets: [TOKEN],
  advisories: null,
};

const code: Trial = {
  settings: {
    rules: {
      ...compileFolder(fileURLToPath(new URL('../code/rules', import.meta.url))),
      secrets: secrets.settings.rules,
    },
  },
  samples: [
    {
      path: 'src/server.ts',
      content: `import express from 'express';\nimport { findUser } from './store';\nconst app = express();\nconst token = '${TOKEN}';\napp.get('/user/:id', (req, res) => findUser(req.params.id, token));\n`,
    },
    {
      path: 'src/store.ts',
      content: `import mysql from 'mysql';\nconst db = mysql.createConnection({ password: '${PASSWORD}' });\nexport function findUser(id: string, token: string) {\n  return db.query('SELECT * FROM users WHERE id = ' + id + " -- ${TOKEN}");\n}\n`,
    },
    {
      path: 'web/app.py',
      content: `import os\nfrom flask import Flask, request\napp = Flask(__name__)\npassword = "${PASSWORD}"\n\n@app.route('/run')\ndef run():\n    os.system('ls ' + request.args['name'])  # ${TOKEN}\n    return {}\n`,
    },
    { path: 'package.json', content: '{ "name": "trial", "main": "src/server.ts" }' },
    { path: 'src/types.d.ts', content: 'export declare const a: string;\n' },
    { path: 'src/broken.js', content: 'const a = (;\nfunction f() { return 1 }\n' },
    { path: 'web/app.min.js', content: `var a=1;${'a=a+1;'.repeat(3000)}\n` },
    { path: 'Main.java', content: 'class Main {}\n' },
  ],
  secrets: [TOKEN, PASSWORD],
  advisories: null,
};

/** Samples for each registered scanner, by its id; `registered.test.ts` asks for one of every scanner. */
export const TRIALS: ReadonlyMap<string, Trial> = new Map(
  Object.entries({ code, secrets, dependencies, suppressions }),
);
