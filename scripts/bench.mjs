// `npm run bench [-- NAME…]`: runs every bench/*.bench.mjs; each prints its corpus, or "corpus absent".
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, top } from './workspace.mjs';

prepare((text) => console.error(text));
const wanted = process.argv.slice(2);
const folder = join(top, 'bench');
const benches = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.bench.mjs')) : [];
let failed = 0;
for (const name of benches.filter((bench) => wanted.length === 0 || wanted.some((word) => bench.includes(word)))) {
  console.log(`\n${name}`);
  if (spawnSync(process.execPath, [join(folder, name)], { cwd: top, stdio: 'inherit' }).status !== 0) failed += 1;
}
process.exitCode = failed > 0 ? 1 : 0;
