// How fast sources are parsed and lowered, on one core, by processor time. VAUBAN_BENCH_TYPESCRIPT and
// VAUBAN_BENCH_PYTHON name folders of sources (checkouts of large projects); each file is read, parsed and lowered twice,
// the second round counts.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const LANGUAGES = [
  { id: 'javascript', setting: 'VAUBAN_BENCH_TYPESCRIPT', asked: 8, isSource: (name) => /(?<!\.d)\.tsx?$/.test(name) },
  { id: 'python', setting: 'VAUBAN_BENCH_PYTHON', asked: 3, isSource: (name) => name.endsWith('.py') },
];

for (const language of LANGUAGES) {
  const folder = process.env[language.setting];
  if (folder === undefined)
    console.log(`${language.id}: corpus absent: set ${language.setting} to a folder of sources`);
  else await measure(await openReader(language.id), folder, language);
}

/** The language's reader, bundled as the command bundles it. */
async function openReader(id) {
  const top = fileURLToPath(new URL('../packages/scanners/', import.meta.url));
  const outfile = join(top, `dist/lower-bench-${id}-${process.pid}.mjs`);
  await build({
    entryPoints: [join(top, `code/languages/${id}/${id}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    conditions: ['source'],
    logLevel: 'warning',
  });
  try {
    return await (await import(outfile))[id].open();
  } finally {
    rmSync(outfile);
  }
}

async function measure(reader, root, { id, asked, isSource }) {
  const files = [...sources(root, isSource)];
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
    `${id}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB: ${speed.toFixed(1)} MB/s a core (asked: ${asked})`,
  );
  if (speed < asked) process.exitCode = 1;
}

function* sources(path, isSource) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === '.git') continue;
    const inner = join(path, entry.name);
    if (entry.isDirectory()) yield* sources(inner, isSource);
    else if (entry.isFile() && isSource(entry.name)) yield inner;
  }
}
