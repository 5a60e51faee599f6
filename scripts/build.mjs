// Builds every room into its `dist`: libraries as one file each, the command as a bundle with lazily loaded parts.
// Each `dist` is made aside and swapped, so that a running command never sees half of one.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildConsole } from '../packages/console/build.mjs';
import { writeRules } from './rules.mjs';

const top = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(join(top, 'packages/scanners/package.json'));

const common = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  conditions: ['source'],
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  // libraries in CommonJS that ask for `require` inside an ESM bundle
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

/** Children and data that the command finds beside itself (`packages/cli/assets/assets.ts`). */
const children = { 'scanner-child': 'packages/scanners/pipeline/child/main.ts' };
const data = { schemas: 'schemas', migrations: 'packages/server/store/migrations', console: 'packages/console/dist' };
/** What parsers of source code load, from the packages that ship it. */
const grammars = ['web-tree-sitter/web-tree-sitter.wasm', '@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm'];
/** Doors of a room besides its index. */
const doors = ['contract'];

async function library(folder, outdir) {
  const entryPoints = ['index', ...doors].map((name) => join(folder, `${name}.ts`)).filter((path) => existsSync(path));
  await build({ ...common, entryPoints, outdir, packages: 'external' });
}

async function command(folder, manifest, outdir) {
  const entryPoints = { vauban: join(folder, 'vauban.ts') };
  for (const [name, path] of Object.entries(children)) {
    if (existsSync(join(top, path))) entryPoints[name] = join(top, path);
  }
  await build({
    ...common,
    entryPoints,
    outdir,
    splitting: true,
    minifySyntax: true,
    external: [...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.optionalDependencies ?? {})],
  });
  for (const [name, path] of Object.entries(data)) {
    if (existsSync(join(top, path))) cpSync(join(top, path), join(outdir, name), { recursive: true });
  }
  mkdirSync(join(outdir, 'grammars'));
  for (const path of grammars) cpSync(require.resolve(path), join(outdir, 'grammars', basename(path)));
  await writeRules(join(outdir, 'rules'));
}

function swap(made, dist) {
  const old = `${made}.old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(made, dist);
  rmSync(old, { recursive: true, force: true });
}

// before the command, which takes it along
await buildConsole();

const folders = readdirSync(join(top, 'packages')).map((room) => join(top, 'packages', room));
for (const folder of folders.filter((path) => existsSync(join(path, 'package.json')))) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const made = join(folder, `dist.${process.pid}`);
  try {
    if (manifest.bin !== undefined && existsSync(join(folder, 'vauban.ts'))) await command(folder, manifest, made);
    else if (existsSync(join(folder, 'index.ts'))) await library(folder, made);
    else continue;
    swap(made, join(folder, 'dist'));
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

// what `isBuilt` in workspace.mjs compares with: times are set in whole milliseconds, folders have finer ones
const now = new Date(Date.now() + 1);
const bundle = join(top, 'packages/cli/dist/vauban.js');
if (existsSync(bundle)) utimesSync(bundle, now, now);
