// node bench/code-pairs-corpus.mjs FOLDER: brings the packages of labels/npm-advisories.json from the npm registry, each
// before and after its fix, checked by the registry's digest, unpacked and never run.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder to fill: node bench/code-pairs-corpus.mjs FOLDER');
const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim().replace(/\/$/, '');
const pairs = JSON.parse(readFileSync(new URL('labels/npm-advisories.json', import.meta.url), 'utf8')).pairs;
for (const pair of pairs) {
  await bring(pair, 'vulnerable');
  await bring(pair, 'fixed');
}
writeFileSync(join(folder, 'pairs.json'), JSON.stringify(pairs));
console.log(`${pairs.length} pairs in ${folder}`);

async function bring(pair, side) {
  const target = join(folder, pair.id, side);
  if (existsSync(target)) return;
  const about = await (await fetch(`${registry}/${pair.package.replace('/', '%2f')}/${pair[side]}`)).json();
  const url = about.dist.tarball.replace('https://registry.npmjs.org', registry);
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  if (createHash('sha1').update(bytes).digest('hex') !== about.dist.shasum) throw new Error(`${url}: wrong digest`);
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['xzf', '-', '--strip-components=1', '--no-same-owner', '-C', target], { input: bytes });
}
