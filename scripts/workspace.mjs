// What start, test and check need to know about this checkout: is it installed, is it built, and how to make it so.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const top = dirname(dirname(fileURLToPath(import.meta.url)));
export const command = join(top, 'packages/cli/dist/vauban.js');

/** A failure that people can do something about: one sentence and a way out. */
export class WorkspaceError extends Error {}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(top, file), 'utf8')).packages ?? {};
  } catch {
    return null;
  }
}

/** Whether `node_modules` holds what `package-lock.json` asks for; parts for other platforms may be absent. */
export function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (wanted === null || present === null) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      !path.startsWith('node_modules/') ||
      entry.optional === true ||
      entry.link === true ||
      present[path]?.version === entry.version,
  );
}

const causes = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/i,
    'the package registry cannot be reached. Connect once, or name a mirror (npm config set registry URL) or a proxy (HTTPS_PROXY)',
  ],
  [/EACCES|EPERM|EROFS/, `${top} cannot be written to. Clone into a folder that belongs to you`],
  [/ENOSPC/, 'the disk is full. Free about 400 MB'],
  [/SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|CERT_/, "the registry's certificate is not trusted. Set NODE_EXTRA_CA_CERTS"],
];

/** Installs exactly what the lockfile names, without running any package's install script. */
export function install() {
  const fresh = !existsSync(join(top, 'node_modules'));
  const wish = [fresh ? 'ci' : 'install', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const done = spawnSync(program, [...first, ...wish], { cwd: top, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (done.status === 0) return;
  if (done.error?.code === 'ENOENT') {
    throw new WorkspaceError('npm is missing. Install it with Node.js from https://nodejs.org, then try again.');
  }
  const output = `${done.stderr ?? ''}${done.stdout ?? ''}`;
  const known = causes.find(([pattern]) => pattern.test(output));
  throw new WorkspaceError(
    known === undefined
      ? `Installing failed; npm says:\n${output.trim().split('\n').slice(-15).join('\n')}`
      : `Installing failed: ${known[1]}, then try again.`,
  );
}

const sources = /\.(?:ts|tsx|mjs|json|ya?ml|md|sql|css|html|svg)$/;

function newest(folder) {
  let time = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (/^dist\b/.test(entry.name) || entry.name === 'node_modules' || entry.name === 'fixtures') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) time = Math.max(time, newest(path));
    else if (sources.test(entry.name)) time = Math.max(time, statSync(path).mtimeMs);
  }
  return time;
}

const marker = join(top, 'packages/domain/dist/index.js');

/** Whether the command's bundle is younger than every source; a removed file shows in its folder's time. */
export function isBuilt() {
  if (!existsSync(command) || !existsSync(marker)) return false;
  const made = statSync(command).mtimeMs;
  return newest(join(top, 'scripts')) <= made && newest(join(top, 'packages')) <= made;
}

export function build() {
  const done = spawnSync(process.execPath, [join(top, 'scripts/build.mjs')], { cwd: top, encoding: 'utf8' });
  if (done.status === 0) return;
  const output = `${done.stderr ?? ''}${done.stdout ?? ''}`;
  const known = causes.slice(1, 3).find(([pattern]) => pattern.test(output));
  throw new WorkspaceError(
    known === undefined ? `Building failed:\n${output.trim()}` : `Building failed: ${known[1]}, then try again.`,
  );
}

/** Installs and builds what is missing or stale. `say` is told before each. */
export function prepare(say) {
  if (!isInstalled()) {
    say('Installing (once, about a minute) …');
    install();
  }
  if (!isBuilt()) {
    say('Building …');
    build();
  }
}
