// The components of real lockfiles beside those that osv-scanner lists, file by file.
//   VAUBAN_LOCKFILES=FOLDER node bench/lockfiles-more.bench.mjs [--differences]
// FOLDER holds a folder for each repository, checked out. osv-scanner 2.5 is run offline, for its list of packages alone;
// the formats that it does not read are read a second time here, by other means. Differences of three kinds are expected:
// what osv-scanner lists without a version (Vauban tells those as unresolved), Go's standard library, and packages that a
// folder or a commit stands for. What is left is open.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const VAUBAN = fileURLToPath(new URL('../packages/cli/bin/vauban.js', import.meta.url));
const FORMATS = [
  'go.mod',
  'Cargo.lock',
  'pom.xml',
  'gradle.lockfile',
  'buildscript-gradle.lockfile',
  'verification-metadata.xml',
  'packages.lock.json',
  'packages.config',
  'project.assets.json',
  'composer.lock',
  'Gemfile.lock',
  'pubspec.lock',
  'mix.lock',
  'Package.resolved',
  'Podfile.lock',
  'conan.lock',
  'rebar.lock',
];
/** These need no version of their own to be compared: the other scanner leaves the `v` out. */
const BARE = new Set(['go.mod', 'composer.lock']);

const corpus = process.env.VAUBAN_LOCKFILES;
if (corpus === undefined || !existsSync(corpus)) {
  console.log('corpus absent: set VAUBAN_LOCKFILES to a folder of checked-out repositories');
  process.exit(0);
}
const showsDifferences = process.argv.includes('--differences');
const work = mkdtempSync(join(tmpdir(), 'vauban-lockfiles-'));
const rows = new Map(
  FORMATS.map((format) => [
    format,
    { files: 0, equal: 0, entries: 0, unversioned: 0, stdlib: 0, elsewhere: 0, open: 0 },
  ]),
);
const times = { ours: 0, theirs: 0 };
for (const name of readdirSync(corpus).sort()) {
  const folder = resolve(corpus, name);
  const [ours, theirs] = [listedByVauban(folder), listedByOsvScanner(folder)];
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const row = rows.get(basename(path));
    if (row === undefined) continue;
    const a = ours.get(path) ?? new Map();
    const b = theirs.get(path) ?? secondReading(join(folder, path));
    row.files++;
    row.entries += a.size;
    const open = [];
    for (const [item, source] of a) {
      if (b.has(item)) continue;
      if (item.startsWith('stdlib@')) row.stdlib++;
      else if (source !== 'registry') row.elsewhere++;
      else open.push(`only Vauban  ${item}`);
    }
    for (const item of b.keys()) {
      if (a.has(item)) continue;
      if (item.endsWith('@')) row.unversioned++;
      else open.push(`only the other  ${item}`);
    }
    row.open += open.length;
    if (open.length === 0) row.equal++;
    else if (showsDifferences) console.log(`${name}/${path}\n${open.map((line) => `  ${line}`).join('\n')}`);
  }
}
const columns = ['files', 'equal', 'entries', 'unversioned', 'stdlib', 'elsewhere', 'open'];
console.log(`${'format'.padEnd(28)}${columns.map((column) => column.padStart(13)).join('')}`);
for (const [format, row] of rows) {
  console.log(`${format.padEnd(28)}${columns.map((column) => String(row[column]).padStart(13)).join('')}`);
}
console.log(`seconds: Vauban ${(times.ours / 1000).toFixed(1)}, osv-scanner ${(times.theirs / 1000).toFixed(1)}`);
rmSync(work, { recursive: true, force: true });

/** Path → `name@version` → where it comes from. */
function listedByVauban(folder) {
  const output = join(work, 'ours.json');
  const home = join(work, 'home');
  const started = performance.now();
  const arguments_ = [VAUBAN, 'scan', folder, '--surface', 'dependencies', '--format', 'json', '--output', output];
  // once more, when the build was being made anew just then
  for (let left = 3; left > 0 && !existsSync(output); left--) {
    spawnSync(process.execPath, [...arguments_, '--no-cache', '--quiet', '--offline'], {
      env: { ...process.env, VAUBAN_HOME: home },
      maxBuffer: 1 << 30,
    });
  }
  times.ours += performance.now() - started;
  const found = new Map();
  for (const { name, version, source, location } of JSON.parse(readFileSync(output, 'utf8')).components) {
    add(found, location.path, name, version, source);
  }
  rmSync(output, { force: true });
  return found;
}

function listedByOsvScanner(folder) {
  const started = performance.now();
  const { stdout } = spawnSync(
    'osv-scanner',
    ['scan', 'source', '--recursive', '--offline', '--all-packages', '--format', 'json', folder],
    { maxBuffer: 1 << 30, encoding: 'utf8' },
  );
  times.theirs += performance.now() - started;
  const found = new Map();
  for (const { source, packages } of JSON.parse(stdout || '{}').results ?? []) {
    for (const { package: item } of packages) add(found, relative(folder, source.path), item.name, item.version);
  }
  return found;
}

/** What a plain look at a file finds in it, for the formats that osv-scanner does not read. */
function secondReading(path) {
  const found = new Map();
  const whole = existsSync(path) ? readFileSync(path, 'utf8') : '';
  // the pods of a Podfile.lock stand before what is asked for
  const text = whole.split('\nDEPENDENCIES:', 1)[0];
  const each = (pattern) => {
    for (const [, name, version] of text.matchAll(pattern)) add(found, path, name, version);
  };
  if (path.endsWith('rebar.lock')) each(/\{pkg,<<"([^"]+)">>,<<"([^"]+)">>\}/g);
  if (path.endsWith('Podfile.lock')) each(/^ {2}- "?([^/\s("]+)[^\s(]* \(([^)]+)\)/gm);
  if (path.endsWith('project.assets.json')) {
    for (const key of Object.keys(JSON.parse(text).libraries)) add(found, path, ...key.split('/'));
  }
  if (path.endsWith('Package.resolved')) {
    const document = JSON.parse(text);
    for (const { location, repositoryURL, state } of document.pins ?? document.object.pins) {
      const name = (location ?? repositoryURL).replace(/^https:\/\//, '').replace(/\.git$/, '');
      add(found, path, name, state.version ?? '');
    }
  }
  return found.get(path) ?? new Map();
}

function add(found, path, name, version, source = '') {
  const bare = BARE.has(basename(path)) ? version.replace(/^v/, '') : version;
  found.set(path, (found.get(path) ?? new Map()).set(`${name}@${bare}`, source));
}
