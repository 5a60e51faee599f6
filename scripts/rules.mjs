// Compiles the rules of each scanner, one YAML file a rule, into one JSON file that the command ships.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const top = dirname(dirname(fileURLToPath(import.meta.url)));

/** Scanners that have rules: the folder of the rules, and the module that exports `readRuleFolder`. */
const ENGINES = [
  {
    scanner: 'secrets',
    rules: 'packages/scanners/secrets/rules',
    module: 'packages/scanners/secrets/rule/rule-folder.ts',
  },
];

/** Writes `<scanner>.json` for each scanner into the folder; throws with every problem of every rule. */
export async function writeRules(folder) {
  mkdirSync(folder, { recursive: true });
  for (const { scanner, rules, module } of ENGINES) {
    const readRuleFolder = await load(module);
    const compiled = readRuleFolder(join(top, rules)).map((file) => file.compiled);
    writeFileSync(join(folder, `${scanner}.json`), `${JSON.stringify(compiled)}\n`);
  }
}

/** The rules' own reader is TypeScript, which Node.js 20 does not run. */
async function load(module) {
  const outfile = join(top, `node_modules/.cache/vauban/rules-${process.pid}.mjs`);
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
    return (await import(pathToFileURL(outfile).href)).readRuleFolder;
  } finally {
    rmSync(outfile, { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeRules(process.argv[2] ?? join(top, 'packages/cli/dist/rules'));
}
