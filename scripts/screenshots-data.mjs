// A record that looks like life, for the pictures of the documentation: real repositories, scanned at several commits of
// their history, as a company with teams, releases and decisions would have them after a quarter of a year.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openLogger, startServer } from '../packages/server/dist/index.js';
import { command, top } from './workspace.mjs';

const DAY = 86_400_000;
const WEEKS = 13;
/** Each repository is scanned at so many commits; the first ones lie so many years before the last. */
const SNAPSHOTS = 6;
const YEARS = 4;

/** Scans a checkout of each repository (`PATH` or `PATH=ADDRESS`) at commits spread over its last years; what is there already is kept. */
export function scanHistories(repositories, folder) {
  mkdirSync(folder, { recursive: true });
  return repositories.map((wish) => {
    const [repository, address] = wish.split(/=(https:.*)/s);
    const name = basename(repository.replace(/\/(?:\.git|repo)?\/?$/, '')).replace(/^.*\+/, '');
    const slug = name.toLowerCase();
    const checkout = join(folder, name);
    if (!existsSync(checkout)) git('.', 'clone', '-q', '--shared', repository, checkout);
    // pictures tell of no folder of this machine
    git(checkout, 'remote', 'set-url', 'origin', address ?? `https://git.example.org/acme/${name}`);
    const tip = git(checkout, 'rev-parse', 'origin/HEAD').trim();
    const last = Number(git(checkout, 'log', '-1', '--format=%ct', tip));
    const commits = Array.from({ length: SNAPSHOTS }, (_, index) => {
      const before = last - ((SNAPSHOTS - 1 - index) / (SNAPSHOTS - 1)) * YEARS * 365 * 86_400;
      return git(checkout, 'rev-list', '-1', '--first-parent', `--before=${Math.ceil(before)}`, tip).trim();
    }).filter((commit) => commit !== '');
    const reports = [...new Set(commits)].map((commit) => {
      const file = join(folder, `${name}-${commit.slice(0, 12)}.json`);
      if (!existsSync(file)) {
        git(checkout, 'checkout', '-q', '-f', '-B', 'main', commit);
        spawnSync(process.execPath, [command, 'scan', checkout, '--quiet', '--format', 'json', '--output', file], {
          stdio: ['ignore', 'ignore', 'inherit'],
        });
      }
      return file;
    });
    return { name, slug, reports: reports.filter((file) => existsSync(file)) };
  });
}

/** A report as it would be if the scan had ended at that time: git says that what was scanned before is an ancestor. */
function reportAt(file, time, before) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  report.scan.started = new Date(time - report.scan.durationMs - 5000).toISOString();
  report.source.ancestry = Object.fromEntries(before.map((commit) => [commit, 'ancestor']));
  return report;
}

function git(where, ...args) {
  return spawnSync('git', args, { cwd: where, encoding: 'utf8' }).stdout;
}

const options = (home, consoleFolder, now, work) => ({
  home,
  migrations: join(top, 'packages/server/store/migrations'),
  host: '127.0.0.1',
  port: 0,
  consoleFolder,
  advisoriesFolder: process.env.VAUBAN_HOME ? join(process.env.VAUBAN_HOME, 'advisories') : null,
  rules: [],
  version: '0.1.0',
  logger: openLogger({ level: 'error' }),
  work,
  ...(now === null ? {} : { now }),
});

/** Records the reports as if they had come in over the last weeks, with releases of some; then serves today. */
export async function serveHistory(projects, home, consoleFolder) {
  const today = Date.now();
  const begin = today - (WEEKS - 0.5) * 7 * DAY;
  let time = begin;
  const past = await startServer(options(home, consoleFolder, () => new Date(time), null));
  const uploads = projects
    .flatMap(({ slug, reports }, project) =>
      reports.map((file, index) => {
        const share = reports.length === 1 ? 0.8 : index / (reports.length - 1);
        const at = begin + share * (today - begin - DAY) - project * 7.3 * 3_600_000 * (share < 1 ? -4 : 1);
        return {
          slug,
          file,
          at,
          release: `${1 + Math.floor(index / 3)}.${index % 3}.0`,
          last: index === reports.length - 1,
        };
      }),
    )
    .sort((a, b) => a.at - b.at);
  const tell = speakerOf(past);
  for (const { slug, name } of projects) await tell('POST', '/projects', { slug, name });
  await tell('POST', '/projects', { slug: 'payments', name: 'Payments' });
  const before = new Map();
  for (const { slug, file, at, release, last } of uploads) {
    time = Math.min(at, today);
    const report = reportAt(file, time, before.get(slug) ?? []);
    before.set(slug, [...(before.get(slug) ?? []), report.source.commit]);
    const bytes = Buffer.from(JSON.stringify(report));
    const wish = { total: bytes.length, release };
    const { id } = await tell('POST', `/projects/${slug}/uploads`, wish, { 'idempotency-key': basename(file) });
    await tell('PATCH', `/uploads/${id}`, bytes, { 'upload-offset': '0' });
    await tell('POST', `/projects/${slug}/releases/${release}/deployments`, { environment: 'staging' });
    if (!last) await tell('POST', `/projects/${slug}/releases/${release}/deployments`, { environment: 'production' });
  }
  time = today;
  for (const [name, exposure] of [
    ['production', 'internet'],
    ['staging', 'internal'],
  ]) {
    await tell('PUT', `/environments/${name}`, { exposure });
  }
  await past.close();
  return startServer(options(home, consoleFolder, null, { mail: null, watch: null }));
}

/** Speaks to the API as whoever started the server. */
function speakerOf(server) {
  return async (method, path, body, headers = {}) => {
    const token = await server.localToken('pictures');
    const bytes = Buffer.isBuffer(body);
    const answer = await fetch(`${server.address}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': bytes ? 'application/offset+octet-stream' : 'application/json',
        ...headers,
      },
      body: bytes ? body : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  };
}
