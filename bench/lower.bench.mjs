// How fast TypeScript is parsed and lowered, on one core, by processor time. VAUBAN_BENCH_TYPESCRIPT names a folder of
// sources (a checkout of a large project); each file is read, parsed and lowered twice, the second round counts.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = process.env.VAUBAN_BENCH_TYPESCRIPT;
const ENOUGH = 8;

if (folder === undefined) console.log('corpus absent: set VAUBAN_BENCH_TYPESCRIPT to a folder of TypeScript');
else await measure(await openReader(), folder);

/** The language's reader, bundled as the command bundles it. */
async function openReader() {
  const top = fileURLToPath(new URL('../packages/scanners/', import.meta.url));
  const outfile = join(top, `dist/lower-bench-${process.pid}.mjs`);
  await build({
    entryPoints: [join(top, 'code/languages/javascript/javascript.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    conditions: ['source'],
    logLevel: 'warning',
  });
  try {
    return await (await import(outfile)).javascript.open();
  } finally {
    rmSync(outfile);
  }
}

async function measure(reader, root) {
  const files = [...sources(root)];
  let bytes = 0;
  let micros = 0;
  for (let round = 0; round < 2; round++) {
    bytes = 0;
    micros = 0;
    for (const path of files) {
      const content = readFileSync(path);
      const before = process.cpuUsage();
      reader.lower(path, content, () => {});
      const { user, system } = process.cpuUsage(before);
      micros += user + system;
      bytes += content.length;
    }
  }
  const speed = bytes / micros;
  console.log(
    `${files.length} files, ${(bytes / 1e6).toFixed(1)} MB: ${speed.toFixed(1)} MB/s a core (asked: ${ENOUGH})`,
  );
  if (speed < ENOUGH) process.exitCode = 1;
}

function* sources(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === '.git') continue;
    const inner = join(path, entry.name);
    if (entry.isDirectory()) yield* sources(inner);
    else if (entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')) yield inner;
  }
}
