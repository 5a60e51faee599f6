// The components of real lockfiles beside those that osv-scanner lists, file by file.
//   VAUBAN_LOCKFILES=FOLDER node bench/lockfiles-more.bench.mjs [--differences]
// FOLDER holds a folder for each repository, checked out. osv-scanner 2.5 is run offline, for its list of packages alone.
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
const rows = new Map(FORMATS.map((format) => [format, { files: 0, equal: 0, both: 0, ours: 0, theirs: 0, unread: 0 }]));
const times = { ours: 0, theirs: 0 };
for (const name of readdirSync(corpus).sort()) {
  const folder = resolve(corpus, name);
  const [ours, theirs] = [listedByVauban(folder), listedByOsvScanner(folder)];
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const row = rows.get(basename(path));
    if (row === undefined) continue;
    const a = ours.get(path) ?? new Set();
    const b = theirs.get(path) ?? new Set();
    const [onlyOurs, onlyTheirs] = [[...a].filter((item) => !b.has(item)), [...b].filter((item) => !a.has(item))];
    row.files++;
    row.both += a.size - onlyOurs.length;
    row.ours += onlyOurs.length;
    row.theirs += onlyTheirs.length;
    if (!theirs.has(path)) row.unread++;
    else if (onlyOurs.length + onlyTheirs.length === 0) row.equal++;
    if (showsDifferences && onlyOurs.length + onlyTheirs.length > 0 && theirs.has(path)) {
      console.log(`${name}/${path}`);
      for (const item of onlyOurs.slice(0, 8)) console.log(`  only Vauban       ${item}`);
      for (const item of onlyTheirs.slice(0, 8)) console.log(`  only osv-scanner  ${item}`);
    }
  }
}
console.log(
  'format                        files  equal  unread by osv-scanner  entries of both  only Vauban  only osv-scanner',
);
for (const [format, { files, equal, both, ours, theirs, unread }] of rows) {
  const numbers = [files, equal, unread, both, ours, theirs].map((n, i) =>
    String(n).padStart([5, 5, 21, 15, 11, 16][i]),
  );
  console.log(`${format.padEnd(28)}  ${numbers.join('  ')}`);
}
console.log(`seconds: Vauban ${(times.ours / 1000).toFixed(1)}, osv-scanner ${(times.theirs / 1000).toFixed(1)}`);
rmSync(work, { recursive: true, force: true });

/** Path → `name@version`. */
function listedByVauban(folder) {
  const output = join(work, 'ours.json');
  const home = join(work, 'home');
  const started = performance.now();
  const arguments_ = [VAUBAN, 'scan', folder, '--surface', 'dependencies', '--format', 'json', '--output', output];
  spawnSync(process.execPath, [...arguments_, '--no-cache', '--quiet', '--offline'], {
    env: { ...process.env, VAUBAN_HOME: home },
    maxBuffer: 1 << 30,
  });
  times.ours += performance.now() - started;
  const found = new Map();
  for (const { name, version, location } of JSON.parse(readFileSync(output, 'utf8')).components) {
    add(found, location.path, name, version);
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

function add(found, path, name, version) {
  const bare = BARE.has(basename(path)) ? version.replace(/^v/, '') : version;
  found.set(path, (found.get(path) ?? new Set()).add(`${name}@${bare}`));
}
