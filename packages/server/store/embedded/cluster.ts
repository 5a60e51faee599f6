import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, openSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, rmdir, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { StoreError } from '../store-error.ts';
import { type Binaries, layOutBinaries } from './binaries.ts';
import { chooseOwner, type Owner } from './owner.ts';

const run = promisify(execFile);
const LONGEST_SOCKET_PATH = 90; // the kernel's 107 less `/.s.PGSQL.5432`
const LARGEST_LOG = 10 * 2 ** 20;

/** A running PostgreSQL that belongs to this process. */
export interface Cluster {
  readonly connection: { host: string; user: string; password: string; database: string };
  /** The same as an address. */
  readonly connectionString: string;
  readonly version: string;
  readonly pid: number | undefined;
  /** Ends it cleanly: what was committed stays. */
  stop(): Promise<void>;
}

/** Names and values as `postgresql.conf` has them. */
export type Settings = Readonly<Record<string, string>>;

/** Starts the embedded PostgreSQL for a data folder; the caller holds the folder's lock. */
export async function startCluster(home: string, settings: Settings = {}): Promise<Cluster> {
  const owner = chooseOwner(home);
  await prepareFolder(owner);
  const binaries = await layOutBinaries(join(owner.folder, 'binaries'));
  const data = join(owner.folder, 'data');
  const password = await ensureCluster(owner, binaries, data);
  await checkVersion(binaries, data);
  await stopLeftOver(owner, binaries, data);

  const sockets = await socketFolder(owner);
  const child = launch(owner, binaries, data, sockets, settings);
  const connection = { host: sockets, user: 'vauban', password, database: 'postgres' };
  try {
    await untilReady(child, connection, join(owner.folder, 'postgres.log'));
  } catch (error) {
    child.kill('SIGQUIT');
    throw error;
  }
  return {
    connection,
    connectionString: addressOf(connection),
    version: binaries.version,
    pid: child.pid,
    stop: () => stop(child, sockets, owner),
  };
}

/** Takes away all that an ended cluster left for a data folder. */
export async function removeCluster(home: string): Promise<void> {
  const { folder } = chooseOwner(home);
  await rm(folder, { recursive: true, force: true });
  await rmdir(dirname(folder)).catch(() => {}); // holds something else
}

function addressOf({ host, user, password, database }: Cluster['connection']): string {
  return `postgres://${user}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(host)}`;
}

async function prepareFolder(owner: Owner): Promise<void> {
  try {
    await mkdir(owner.folder, { recursive: true, mode: 0o755 });
    if (owner.uid !== undefined && owner.gid !== undefined) await chown(owner.folder, owner.uid, owner.gid);
  } catch (cause) {
    throw new StoreError(`The database's folder ${owner.folder} cannot be written; set VAUBAN_HOME or DATABASE_URL.`, {
      cause,
    });
  }
}

/** Runs initdb once, aside and then renamed, so that a kill half-way leaves nothing half made. */
async function ensureCluster(owner: Owner, binaries: Binaries, data: string): Promise<string> {
  const passwordFile = join(owner.folder, 'password');
  if (existsSync(data)) return readFile(passwordFile, 'utf8');
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(passwordFile, owner.uid, owner.gid);
  const aside = `${data}.new`;
  await rm(aside, { recursive: true, force: true });
  const how = ['--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--username=vauban'];
  const kind = ['--encoding=UTF8', '--no-locale', '--no-instructions'];
  try {
    await run(binaries.initdb, ['-D', aside, ...how, ...kind], { ...identity(owner), env: { PATH: '/usr/bin:/bin' } });
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr?.trim().split('\n').at(-1) ?? String(cause);
    throw new StoreError(`The embedded PostgreSQL could not be set up (${said}); set DATABASE_URL to use a server.`, {
      cause,
    });
  }
  await rename(aside, data);
  return password;
}

async function checkVersion(binaries: Binaries, data: string): Promise<void> {
  const made = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  const here = binaries.version.split('.')[0];
  if (made !== here) {
    throw new StoreError(
      `The data was made by PostgreSQL ${made} and this Vauban brings ${here}; make a backup with the former Vauban and restore it with this one.`,
    );
  }
}

/** After a kill -9 of the server its database may still run; it ends before a new one starts. */
async function stopLeftOver(owner: Owner, binaries: Binaries, data: string): Promise<void> {
  if (!existsSync(join(data, 'postmaster.pid'))) return;
  await run(binaries.pgCtl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '30'], identity(owner)).catch(() => {
    // no such process: PostgreSQL itself clears a stale file when it starts
  });
}

async function socketFolder(owner: Owner): Promise<string> {
  const own = join(owner.folder, 'sockets');
  const folder = own.length <= LONGEST_SOCKET_PATH ? own : await mkdtemp(join(tmpdir(), 'vauban-'));
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(folder, owner.uid, owner.gid);
  return folder;
}

function launch(owner: Owner, binaries: Binaries, data: string, sockets: string, own: Settings): ChildProcess {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    max_connections: '80',
    shared_buffers: '128MB',
    password_encryption: 'scram-sha-256',
    log_min_messages: 'warning',
    timezone: 'UTC',
    ...own,
  };
  const log = openSync(join(owner.folder, 'postgres.log'), 'a');
  // a session of its own: Ctrl-C in the terminal reaches Vauban alone, which ends the database in order
  return spawn(binaries.postgres, ['-D', data, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])], {
    ...identity(owner),
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    stdio: ['ignore', log, log],
    detached: true,
  });
}

async function untilReady(child: ChildProcess, connection: Cluster['connection'], log: string): Promise<void> {
  if ((await stat(log)).size > LARGEST_LOG) await truncate(log);
  const end = Date.now() + 60_000;
  let last: unknown;
  while (Date.now() < end) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      last = error;
      await sleep(20);
    }
  }
  const said = (await readFile(log, 'utf8')).trim().split('\n').at(-1) ?? '';
  throw new StoreError(`The embedded PostgreSQL did not start (${said || String(last)}); its log is ${log}.`, {
    cause: last,
  });
}

async function stop(child: ChildProcess, sockets: string, owner: Owner): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT'); // fast shutdown
    await ended;
  }
  if (!sockets.startsWith(owner.folder)) await rm(sockets, { recursive: true, force: true });
}

function identity(owner: Owner): { uid?: number; gid?: number; cwd: string } {
  if (owner.uid === undefined || owner.gid === undefined) return { cwd: owner.folder };
  return { uid: owner.uid, gid: owner.gid, cwd: owner.folder };
}
