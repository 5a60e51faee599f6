// Compiles the rules of each scanner, one YAML file a rule, into one JSON file that the command ships.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const top = dirname(dirname(fileURLToPath(import.meta.url)));

/** Scanners that have rules: the folder of the rules, and the module that exports `compileFolder`. */
const ENGINES = [
  {
    scanner: 'secrets',
    rules: 'packages/scanners/secrets/rules',
    module: 'packages/scanners/secrets/rule/rule-folder.ts',
  },
  {
    scanner: 'code',
    rules: 'packages/scanners/code/rules',
    module: 'packages/scanners/code/rule/rule-folder.ts',
    // by which values are kept out of what the scanner of code keeps and shows
    with: ['secrets'],
  },
];

/** Writes `<scanner>.json` for each scanner into the folder; throws with every problem of every rule. */
export async function writeRules(folder) {
  mkdirSync(folder, { recursive: true });
  const compiled = new Map();
  for (const { scanner, rules, module, with: others = [] } of ENGINES) {
    const compileFolder = await load(module);
    const own = compileFolder(join(top, rules));
    const lent = Object.fromEntries(others.map((other) => [other, compiled.get(other)]));
    compiled.set(scanner, others.length === 0 ? own : { ...own, ...lent });
    writeFileSync(join(folder, `${scanner}.json`), `${JSON.stringify(compiled.get(scanner))}\n`);
  }
}

/** The rules' own reader is TypeScript, which Node.js 20 does not run. */
async function load(module) {
  const outfile = join(top, `node_modules/.cache/vauban/rules-${process.pid}-${module.replaceAll('/', '-')}.mjs`);
  await build({
    entryPoints: [join(top, module)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    conditions: ['source'],
    external: ['yaml'],
    logLevel: 'warning',
  });
  try {
    return (await import(pathToFileURL(outfile).href)).compileFolder;
  } finally {
    rmSync(outfile, { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeRules(process.argv[2] ?? join(top, 'packages/cli/dist/rules'));
}
