// node bench/code-pairs-corpus.mjs FOLDER [npm|pypi]: brings the packages of labels/npm-advisories.json from the npm
// registry, or the Python sources of those of labels/pypi-advisories.json from PyPI, each before and after its fix, checked
// by digest, unpacked and never run.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const INDEX = 'https://pypi.org/simple';
// Of several patterns one may match nothing, which the tools take for a failure.
const MATCHED_NOTHING = { tar: /Not found in archive/, unzip: /not matched/ };
const READ = ['*.py', '*.toml', '*.cfg', '*.txt', '*/PKG-INFO'];
const [folder, registry = 'npm'] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('Name the folder to fill: node bench/code-pairs-corpus.mjs FOLDER [npm|pypi]');
const fetchers = { npm: fromNpm, pypi: fromPypi };
const pairs = JSON.parse(readFileSync(new URL(`labels/${registry}-advisories.json`, import.meta.url), 'utf8')).pairs;
for (const pair of pairs) {
  for (const side of ['vulnerable', 'fixed']) {
    const target = join(folder, pair.id, side);
    if (!existsSync(target)) await fetchers[registry](pair, side, target);
  }
}
writeFileSync(join(folder, 'pairs.json'), JSON.stringify(pairs));
console.log(`${pairs.length} pairs in ${folder}`);

async function fromNpm(pair, side, target) {
  const home = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim().replace(/\/$/, '');
  const about = await (await fetch(`${home}/${pair.package.replace('/', '%2f')}/${pair[side]}`)).json();
  const url = about.dist.tarball.replace('https://registry.npmjs.org', home);
  unpack(await bytesOf(url, 'sha1', about.dist.shasum), target, ['-xzf', '-', '--strip-components=1']);
}

async function fromPypi({ package: name, files }, side, target) {
  const accept = { headers: { Accept: 'application/vnd.pypi.simple.v1+json' } };
  const offered = (await (await fetch(`${INDEX}/${name}/`, accept)).json()).files;
  const file = files[side];
  const url = offered.find(({ filename }) => filename === file.name)?.url;
  if (url === undefined) throw new Error(`${file.name} is no longer offered`);
  const bytes = await bytesOf(url, 'sha256', file.sha256);
  if (/\.(?:zip|whl)$/.test(file.name)) unzip(bytes, target);
  else {
    const how = file.name.endsWith('.bz2') ? '-xjf' : '-xzf';
    unpack(bytes, target, [how, '-', '--strip-components=1', '--wildcards', ...READ]);
  }
}

async function bytesOf(url, algorithm, digest) {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  if (createHash(algorithm).update(bytes).digest('hex') !== digest) throw new Error(`${url}: wrong digest`);
  return bytes;
}

function unpack(bytes, target, words) {
  mkdirSync(target, { recursive: true });
  start('tar', ['-C', target, '--no-same-owner', ...words], bytes);
}

function unzip(bytes, target) {
  mkdirSync(target, { recursive: true });
  const archive = `${target}.zip`;
  writeFileSync(archive, bytes);
  start('unzip', ['-q', archive, ...READ, '-d', target]);
  rmSync(archive);
}

function start(tool, words, input = '') {
  try {
    execFileSync(tool, words, { input, stdio: ['pipe', 'ignore', 'pipe'] });
  } catch (error) {
    if (!MATCHED_NOTHING[tool].test(String(error.stderr))) throw error;
  }
}
