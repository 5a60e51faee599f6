// Real lockfiles against osv-scanner, which reads them on its own: the exact set of names and versions, for each format.
// `apart` are those that osv-scanner takes for packages of a registry and Vauban for members of the workspace, git,
// archives or links; `unread` the files that osv-scanner does not read; `refused` those that became a gap.
// VAUBAN_BENCH_LOCKFILES names a folder with a folder for each repository, in which lockfiles and manifests lie as in the
// repository; VAUBAN_BENCH_FORMATS (`yarn.lock,uv.lock`) takes only some; VAUBAN_BENCH_VERBOSE=1 prints every difference.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { matchesGlob } from '@vauban/domain';
import { SCANNERS } from '@vauban/scanners';

const FORMATS = [
  { format: 'package-lock.json', is: (name) => name === 'package-lock.json' },
  { format: 'yarn.lock', is: (name) => name === 'yarn.lock' },
  { format: 'pnpm-lock.yaml', is: (name) => name === 'pnpm-lock.yaml' },
  { format: 'bun.lock', is: (name) => name === 'bun.lock' },
  { format: 'deno.lock', is: (name) => name === 'deno.lock', listed: denoListing },
  { format: 'Pipfile.lock', is: (name) => name === 'Pipfile.lock' },
  { format: 'poetry.lock', is: (name) => name === 'poetry.lock' },
  { format: 'pdm.lock', is: (name) => name === 'pdm.lock' },
  { format: 'uv.lock', is: (name) => name === 'uv.lock' },
  { format: 'pylock.toml', is: (name) => /^pylock(\..+)?\.toml$/.test(name) },
  { format: 'conda-lock.yml', is: (name) => /(^|\.)conda-lock\.ya?ml$/.test(name), listed: condaListing },
  { format: 'pixi.lock', is: (name) => name === 'pixi.lock', listed: pixiListing },
];

const corpus = process.env.VAUBAN_BENCH_LOCKFILES;
const wanted = process.env.VAUBAN_BENCH_FORMATS?.split(',');
const isVerbose = process.env.VAUBAN_BENCH_VERBOSE === '1';
if (corpus === undefined) {
  console.log('corpus absent: set VAUBAN_BENCH_LOCKFILES');
} else {
  await compare(corpus);
  if (wanted === undefined || wanted.includes('uv.lock')) await compareScopes(corpus);
}

async function compare(root) {
  const scanner = await SCANNERS.find(({ id }) => id === 'dependencies').open({ rules: null });
  const rows = new Map(
    FORMATS.map(({ format }) => [
      format,
      { files: 0, entries: 0, equal: 0, apart: 0, 'only ours': 0, 'only theirs': 0, unread: 0, refused: 0 },
    ]),
  );
  for (const repository of readdirSync(root).sort()) {
    const folder = join(root, repository);
    const { byPath, apart, broken } = await ours(scanner, folder);
    for (const path of filesOf(folder)) {
      const kind = FORMATS.find(({ is }) => is(basename(path)));
      if (kind === undefined || (wanted !== undefined && !wanted.includes(kind.format))) continue;
      const row = rows.get(kind.format);
      row.files++;
      if (broken.has(path)) {
        row.refused++;
        if (isVerbose) console.log(`  refused ${repository}/${path}: ${broken.get(path)}`);
        continue;
      }
      const own = byPath.get(path) ?? new Set();
      row.entries += own.size;
      const known =
        kind.listed === undefined ? theirs(join(folder, path)) : kind.listed(readFileSync(join(folder, path), 'utf8'));
      if (known === null) {
        row.unread++;
        continue;
      }
      const more = [...own].filter((name) => !known.has(name));
      const missing = [...known].filter((name) => !own.has(name));
      const less = missing.filter((name) => !apart.has(`${path}\0${nameOf(name)}`));
      row.apart += missing.length - less.length;
      row['only ours'] += more.length;
      row['only theirs'] += less.length;
      if (more.length + less.length === 0) row.equal++;
      else if (isVerbose) console.log(`  ${repository}/${path}: only ours ${short(more)}; only theirs ${short(less)}`);
    }
  }
  console.table(Object.fromEntries([...rows].filter(([, { files }]) => files > 0)));
}

/** What production, extras and groups bring, against uv's own export, when uv is there. */
async function compareScopes(root) {
  if (spawnSync('uv', ['--version']).status !== 0) return console.log('uv absent: scopes of uv.lock not compared');
  const scanner = await SCANNERS.find(({ id }) => id === 'dependencies').open({ rules: null });
  const sum = { files: 0, 'uv refused': 0, equal: 0, 'only ours': 0, 'only uv': 0 };
  for (const repository of readdirSync(root).sort()) {
    const folder = join(root, repository);
    if (!filesOf(folder).includes('uv.lock')) continue;
    sum.files++;
    const { components } = await ours(scanner, folder);
    const own = components.filter(({ location, source }) => location.path === 'uv.lock' && source === 'registry');
    const asked = [
      [['production'], ['--no-default-groups']],
      [
        ['production', 'optional'],
        ['--no-default-groups', '--all-extras'],
      ],
      [
        ['production', 'optional', 'development'],
        ['--all-groups', '--all-extras'],
      ],
    ].map(([scopes, options]) => [
      own.filter(({ scope }) => scopes.includes(scope)).map(({ name, version }) => `${name}@${version}`),
      uvExport(folder, options),
    ]);
    if (asked.some(([, known]) => known === null)) {
      sum['uv refused']++;
      continue;
    }
    const more = asked.flatMap(([names, known]) => names.filter((name) => !known.has(name)));
    const less = asked.flatMap(([names, known]) => [...known].filter((name) => !names.includes(name)));
    sum['only ours'] += more.length;
    sum['only uv'] += less.length;
    if (more.length + less.length === 0) sum.equal++;
    else if (isVerbose) console.log(`  ${repository}/uv.lock: only ours ${short(more)}; only uv ${short(less)}`);
  }
  console.table({ 'uv.lock, by scope': sum });
}

/** Null when uv cannot export without the network. */
function uvExport(folder, options) {
  const fixed = ['export', '--frozen', '--no-hashes', '--no-emit-workspace', '--offline', '--all-packages'];
  const { status, stdout } = spawnSync('uv', [...fixed, ...options], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) return null;
  const lines = stdout.split('\n').map((line) => /^([\w.-]+)(?:\[.*\])?==([^ ;]+)/.exec(line));
  return new Set(lines.filter((match) => match !== null).map(([, name, version]) => `${pythonName(name)}@${version}`));
}

/** Registry components of every lockfile of a repository, and the lockfiles that were not read, with the reason. */
async function ours(scanner, folder) {
  const files = [];
  const refused = [];
  const paths = filesOf(folder);
  for (const path of paths) {
    const want = scanner.wants.find(({ names }) =>
      names.some((name) => (name.includes('/') ? matchesGlob(name, path) : name === basename(path))),
    );
    if (want === undefined) continue;
    const bytes = readFileSync(join(folder, path));
    if (want.keywords?.every((keyword) => !bytes.includes(keyword))) continue;
    try {
      const facts = scanner.read({ kind: want.kind, bytes, spend: () => {} });
      if (facts !== null) files.push({ path, kind: want.kind, facts });
    } catch (error) {
      if (error.name !== 'Unreadable') throw error;
      refused.push({ path, kind: want.kind, reason: error.message, line: error.line });
    }
  }
  const has = new Set(paths);
  const found = await scanner.conclude(
    { files, refused, has: (path) => has.has(path) },
    { advisories: null, spend: () => {} },
  );
  const byPath = new Map();
  const apart = new Set();
  for (const { location, name, alias, version, source, ecosystem } of found.components) {
    if (source !== 'registry') {
      for (const known of [name, alias]) apart.add(`${location.path}\0${known}`);
      continue;
    }
    if (ecosystem === 'conda') continue;
    byPath.set(location.path, (byPath.get(location.path) ?? new Set()).add(`${name}@${version}`));
  }
  // osv-scanner counts the project itself
  for (const { location, path } of found.components) if (path.length > 0) apart.add(`${location.path}\0${path[0]}`);
  const isHole = ({ kind }) => kind.startsWith('lockfile-');
  return {
    components: found.components,
    byPath,
    apart,
    broken: new Map(found.gaps.filter(isHole).map(({ path, message }) => [path, message])),
  };
}

/** Null when osv-scanner cannot read it. */
function theirs(path) {
  const options = ['scan', 'source', '--offline', '--all-packages', '--format', 'json', '--lockfile', path];
  const { stdout } = spawnSync('osv-scanner', options, { encoding: 'utf8', maxBuffer: 1 << 28 });
  try {
    const packages = JSON.parse(stdout).results.flatMap((result) => result.packages);
    return new Set(packages.map((item) => `${item.package.name}@${item.package.version}`));
  } catch {
    return null;
  }
}

// Formats that osv-scanner does not read: a listing of their keys, by as little as can be.

function denoListing(text) {
  const document = JSON.parse(text);
  const inside = document.packages ?? document;
  const npm = document.npm?.packages ?? inside.npm ?? {};
  const bare = (key) => key.slice(0, key.indexOf('@', 1)) + key.slice(key.indexOf('@', 1)).split('_', 1)[0];
  return new Set([...Object.keys(npm), ...Object.keys(inside.jsr ?? {})].map(bare));
}

function condaListing(text) {
  const blocks = text.split(/^- /m).filter((block) => /^ *manager: pip$/m.test(block));
  return new Set(blocks.map((block) => `${pythonName(field(block, 'name'))}@${field(block, 'version')}`));
}

function pixiListing(text) {
  const packages = text.slice(text.search(/^packages?:$/m));
  const isPython = /^(?:pypi: (?:https?:|git\+)|kind: pypi)|^ *manager: pip$/m;
  const starts = /^ *- (?=conda:|pypi:|kind:|platform:)/m;
  const blocks = packages.split(starts).filter((block) => isPython.test(block) && !/^ *path: /m.test(block));
  return new Set(blocks.map((block) => `${pythonName(field(block, 'name'))}@${field(block, 'version')}`));
}

function field(block, name) {
  return new RegExp(`^ *${name}: ['"]?([^'"\\n]*)`, 'm').exec(block)?.[1];
}

function pythonName(name) {
  return name?.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Of `name@version`. */
function nameOf(text) {
  return text.slice(0, text.indexOf('@', 1));
}

function short(names) {
  return `${names.length} ${names.slice(0, 8).join(' ')}`;
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => relative(folder, join(folder, path)))
    .filter((path) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile())
    .sort();
}
