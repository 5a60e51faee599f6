// Pairs of small programs over real advisories: one calls the vulnerable package, the other only has it.
// VAUBAN_TEST_DATA=… node bench/reachability.bench.mjs   (needs a built command)
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DATA = process.env.VAUBAN_TEST_DATA;
if (!DATA) throw new Error('VAUBAN_TEST_DATA is not set');
const VAUBAN = fileURLToPath(new URL('../packages/cli/bin/vauban.js', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'vauban-reach-'));
const env = { ...process.env, VAUBAN_HOME: join(work, 'home') };

/** Package, a vulnerable version, how it is imported and called, and what else of it may be called (where that is known). */
const NPM = [
  ['lodash', '4.17.11'],
  ['minimist', '0.0.8'],
  ['handlebars', '4.0.11'],
  ['marked', '0.3.5'],
  ['moment', '2.11.1'],
  ['ejs', '2.5.4'],
  ['express', '4.15.2'],
  ['qs', '6.2.0'],
  ['ws', '1.1.0'],
  ['tar', '2.2.1'],
  ['js-yaml', '3.12.0'],
  ['serialize-javascript', '1.9.0'],
  ['node-fetch', '2.6.0'],
  ['axios', '0.18.0'],
  ['jsonwebtoken', '4.2.1'],
  ['underscore', '1.12.0'],
  ['validator', '3.1.0'],
  ['xml2js', '0.4.19'],
  ['semver', '4.3.0'],
  ['glob-parent', '5.1.0'],
  ['ini', '1.3.5'],
  ['immer', '8.0.0'],
  ['dot-prop', '4.2.0'],
  ['set-value', '2.0.0'],
  ['kind-of', '6.0.2'],
  ['mixin-deep', '1.3.1'],
  ['hoek', '4.2.0'],
  ['pug', '3.0.0'],
  ['nunjucks', '2.4.2'],
  ['send', '0.10.0'],
];
const PYPI = [
  ['jinja2', '2.10', 'jinja2'],
  ['pyyaml', '5.1', 'yaml'],
  ['requests', '2.19.0', 'requests'],
  ['urllib3', '1.24', 'urllib3'],
  ['django', '2.2', 'django'],
  ['flask', '0.12', 'flask'],
  ['werkzeug', '0.15', 'werkzeug'],
  ['pillow', '6.2.0', 'PIL'],
  ['cryptography', '3.2', 'cryptography'],
  ['lxml', '4.6.0', 'lxml'],
  ['sqlalchemy', '1.2.0', 'sqlalchemy'],
  ['tornado', '6.0', 'tornado'],
  ['aiohttp', '3.7.0', 'aiohttp'],
  ['bleach', '3.0', 'bleach'],
  ['celery', '5.0', 'celery'],
  ['twisted', '18.0', 'twisted'],
  ['paramiko', '2.0.0', 'paramiko'],
  ['pyjwt', '1.5.0', 'jwt'],
  ['mako', '1.0', 'mako'],
  ['markdown2', '2.3.0', 'markdown2'],
  ['nltk', '3.4', 'nltk'],
  ['feedparser', '5.1', 'feedparser'],
  ['rsa', '3.4', 'rsa'],
  ['httplib2', '0.17', 'httplib2'],
  ['babel', '2.8', 'babel'],
  ['sqlparse', '0.4.0', 'sqlparse'],
  ['waitress', '1.3', 'waitress'],
  ['pygments', '2.6', 'pygments'],
  ['ansible', '2.8.0', 'ansible'],
  ['numpy', '1.16.0', 'numpy'],
];

const CALLED_JS = [
  (name) =>
    `const lib = require('${name}');\nfunction run(input) {\n  return lib.parse(input);\n}\nrun(process.argv[2]);\n`,
  (name) => `import lib from '${name}';\nexport const handler = (event) => lib(event.body);\n`,
  (name) => `const { render, parse: read } = require('${name}');\nmodule.exports = { go: (x) => read(x) };\n`,
  (name) =>
    `import * as lib from '${name}';\nclass A {\n  go(x) {\n    const again = lib;\n    return new again.Thing(x).run();\n  }\n}\nnew A().go(1);\n`,
  (name) => `async function go(x) {\n  const lib = await import('${name}');\n  return lib.default(x);\n}\ngo(1);\n`,
];
const OTHER_JS = [
  () => `console.log('nothing');\n`,
  (name) => `const lib = require('${name}');\nconsole.log(typeof lib);\n`,
  () => `const fs = require('node:fs');\nmodule.exports = (x) => fs.readFileSync(x);\n`,
  (name) => `import '${name}';\nexport const a = 1;\n`,
  () => `import { a } from './a.js';\na('${'x'}');\n`,
];
const CALLED_PY = [
  (name) => `import ${name}\n\ndef main(x):\n    return ${name}.load(x)\n\nmain(1)\n`,
  (name) => `from ${name} import something as s\n\nclass A:\n    def go(self, x):\n        return s(x)\n`,
  (name) => `import ${name} as lib\nvalue = lib.inner.thing\nvalue('x')\n`,
  (name) => `def go(x):\n    from ${name} import render\n    return render(x)\n`,
  (name) => `import importlib\nlib = importlib.import_module('${name}')\nlib.go(1)\n`,
];
const OTHER_PY = [
  () => `print('nothing')\n`,
  (name) => `import ${name}\nprint(1)\n`,
  () => `import json\njson.loads('1')\n`,
  (name) => `try:\n    import ${name}\nexcept ImportError:\n    ${name} = None\n`,
  () => `from os import path\nprint(path.join('a', 'b'))\n`,
];

function lockOf(name, version) {
  const packages = { '': { name: 'app', dependencies: { [name]: version } }, [`node_modules/${name}`]: { version } };
  return JSON.stringify({ name: 'app', lockfileVersion: 3, packages }, null, 2);
}

function write(folder, files) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

const run = (...args) => spawnSync(process.execPath, [VAUBAN, ...args], { env, encoding: 'utf8' });
run('advisories', 'update', '--ecosystems', 'npm,PyPI', '--source', join(DATA, 'advisories'), '--quiet');
const all = join(work, 'all');
const cases = [];
for (const [i, [name, version]] of NPM.entries()) {
  for (const [kind, programs] of [
    ['called', CALLED_JS],
    ['other', OTHER_JS],
  ]) {
    const at = `npm-${i}-${kind}`;
    write(join(all, at), { 'package-lock.json': lockOf(name, version), 'app.js': programs[i % programs.length](name) });
    cases.push({ at, kind });
  }
}
// what a target's Python sources import counts for all its lockfiles, so each is a target of its own
for (const [i, [name, version, module]] of PYPI.entries()) {
  for (const [kind, programs] of [
    ['called', CALLED_PY],
    ['other', OTHER_PY],
  ]) {
    const at = `pypi-${i}-${kind}`;
    write(join(work, at), {
      'requirements.txt': `${name}==${version}\n`,
      'app.py': programs[i % programs.length](module),
    });
    cases.push({ at, kind });
  }
}
const statesOf = (folder) => {
  const output = join(work, 'report.json');
  rmSync(output, { force: true });
  run('scan', folder, '--surface', 'dependencies', '--quiet', '--no-cache', '--format', 'json', '--output', output);
  return JSON.parse(readFileSync(output, 'utf8')).findings.map((it) => [it.location.path, it.component.reachability]);
};
const states = new Map();
for (const [path, state] of statesOf(all)) {
  const at = path.split('/')[0];
  states.set(at, (states.get(at) ?? new Set()).add(state));
}
for (const { at } of cases.filter((it) => it.at.startsWith('pypi'))) {
  states.set(at, new Set(statesOf(join(work, at)).map(([, state]) => state)));
}
const cleared = (at) => [...states.get(at)].every((state) => state === 'not-imported' || state === 'imported');
const known = cases.filter(({ at }) => states.has(at) && states.get(at).size > 0);
const called = known.filter(({ kind }) => kind === 'called');
const others = known.filter(({ kind }) => kind === 'other');
console.log(`programs without a matching advisory: ${cases.length - known.length}`);
console.log(`called: ${called.length}, wrongly cleared: ${called.filter(({ at }) => cleared(at)).length}`);
console.log(`others: ${others.length}, cleared: ${others.filter(({ at }) => cleared(at)).length}`);
for (const { at, kind } of known) {
  if (cleared(at) !== (kind === 'other')) console.log(`  ${at}: ${[...states.get(at)].join(', ')}`);
}
rmSync(work, { recursive: true, force: true });
