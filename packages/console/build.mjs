// Builds the console into `dist`: static files that the server hands out. Run by `scripts/build.mjs`, or alone:
// `node packages/console/build.mjs` (`--force` builds even when nothing changed).
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = import.meta.dirname;
const dist = join(folder, 'dist');
/** What `dist` was made from. */
const mark = 'sources.sha256';
const require = createRequire(import.meta.url);

const isSource = (name) => /\.(?:tsx?|css|mjs|html|json|svg|js)$/.test(name) && !/\.test\.ts$/.test(name);
const isBeside = (name) => ['node_modules', 'testing'].includes(name) || /^dist\b/.test(name);

function sourcesBelow(place) {
  const found = [];
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    const path = join(place, entry.name);
    if (entry.isDirectory()) {
      if (!isBeside(entry.name)) found.push(...sourcesBelow(path));
    } else if (isSource(entry.name)) found.push(path);
  }
  return found.sort();
}

/** Digest over every source; versions of parts stand in `package.json`, pinned. */
function sourcesDigest() {
  const hash = createHash('sha256');
  for (const path of sourcesBelow(folder)) hash.update(relative(folder, path)).update('\0').update(readFileSync(path));
  return hash.digest('hex');
}

function isFresh(digest) {
  const path = join(dist, mark);
  return existsSync(path) && readFileSync(path, 'utf8') === digest;
}

/** The script that runs before the first paint: no module, so that it blocks; under a name that holds its hash. */
function firstPaint() {
  const source = readFileSync(join(folder, 'shell/first-paint.js'), 'utf8');
  const fileName = `assets/first-paint-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.js`;
  return {
    name: 'first-paint',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source });
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: `/${fileName}` }, injectTo: 'head-prepend' }],
  };
}

/** Vite's settings; the console lives at the top of its server's address. */
function settings(outDir) {
  return {
    root: folder,
    configFile: false,
    logLevel: 'warn',
    plugins: [firstPaint()],
    build: {
      outDir,
      emptyOutDir: true,
      // no `data:` addresses: what is small is a file too
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: ['chrome123', 'firefox121', 'safari17.5'],
      manifest: 'manifest.json',
      license: { fileName: 'licences.md' },
      reportCompressedSize: false,
      rolldownOptions: {
        // "use client" speaks to server rendering, which is not done here
        onwarn: (warning, warn) => {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  };
}

function copyFontLicences(outDir) {
  for (const font of ['inter', 'jetbrains-mono']) {
    const name = `@fontsource-variable/${font}`;
    copyFileSync(require.resolve(`${name}/LICENSE`), join(outDir, `licence-${font}.txt`));
  }
}

/** `.br` and `.gz` beside each text, so that the server compresses nothing itself. */
function compress(assets) {
  for (const name of readdirSync(assets).filter((one) => /\.(?:js|css)$/.test(one))) {
    const bytes = readFileSync(join(assets, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes, { params }));
    writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/**
 * Makes `dist` when a source changed since the last time; made aside and swapped.
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<{ built: boolean, folder: string }>}
 */
export async function buildConsole({ force = false } = {}) {
  const digest = sourcesDigest();
  if (!force && isFresh(digest)) return { built: false, folder: dist };
  const { build } = await import('vite');
  const made = join(folder, `dist.${process.pid}`);
  // Vite asks this variable, and would build for developers inside of a test
  const environment = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build(settings(made));
    copyFontLicences(made);
    compress(join(made, 'assets'));
    writeFileSync(join(made, mark), digest);
    const old = `${made}.old`;
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(made, dist);
    rmSync(old, { recursive: true, force: true });
  } finally {
    if (environment === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = environment;
    rmSync(made, { recursive: true, force: true });
  }
  return { built: true, folder: dist };
}

if (process.argv[1] === import.meta.filename) {
  const { built } = await buildConsole({ force: process.argv.includes('--force') });
  console.log(built ? 'The console is built.' : 'Nothing changed since the console was built.');
}
