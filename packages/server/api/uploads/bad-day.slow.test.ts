import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeReport } from '@vauban/reports';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BlobError, type BlobStore, folderBlobs } from '../../blobs/index.ts';
import { flaw, reportOf } from '../../record/testing/report.ts';
import { type Cluster, removeCluster, startCluster } from '../../store/embedded/cluster.ts';
import { openStore } from '../../store/open.ts';
import { MIGRATIONS } from '../../store/testing.ts';
import { type Credentials, startTestServer, type TestServer } from '../testing.ts';

const MINUTES = 60_000;
const AWAY_MS = Number(process.env.VAUBAN_TEST_AWAY_MS ?? 8000);

const bytesOf = (name: string) => Buffer.from([...writeReport(reportOf({ found: [flaw(name)] }), 'json')].join(''));
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

function uploader(server: TestServer, as: Credentials) {
  const send = (id: string, offset: number, bytes: Uint8Array) =>
    server.ask('PATCH', `/api/v1/uploads/${id}`, { as, bytes, headers: { 'upload-offset': String(offset) } });
  return {
    send,
    stands: async (id: string) => (await server.ask('GET', `/api/v1/uploads/${id}`, { as })).body,
    announce: async (slug: string, bytes: Uint8Array) => {
      const headers = { 'idempotency-key': `key-${bytes.length}-${slug}` };
      const answer = await server.ask('POST', `/api/v1/projects/${slug}/uploads`, {
        as,
        headers,
        json: { total: bytes.length },
      });
      return answer.body.id as string;
    },
    scans: async (slug: string) =>
      (await server.ask('GET', `/api/v1/projects/${slug}/scans`, { as })).body.items as object[],
  };
}

describe(`PostgreSQL that crashes, and is away for ${AWAY_MS / 1000} s`, () => {
  const home = mkdtempSync(join(tmpdir(), 'vb-'));
  let cluster: Cluster;
  let server: TestServer;
  let as: Credentials;
  const crash = async () => {
    process.kill(Number(cluster.pid), 'SIGQUIT');
    await pause(AWAY_MS);
  };
  const back = async () => {
    cluster = await startCluster(home);
  };

  beforeAll(async () => {
    cluster = await startCluster(home);
    const databaseUrl = cluster.connectionString;
    const store = await openStore({ home, databaseUrl, migrations: MIGRATIONS, now: () => new Date() });
    server = await startTestServer({ store: { ...store, databaseUrl } });
    as = await server.token({ role: 'developer', scopes: ['scan', 'read'] });
  }, MINUTES);
  afterAll(async () => {
    await server?.close();
    await cluster?.stop();
    await removeCluster(home);
    rmSync(home, { recursive: true, force: true });
  });

  it(
    'in the middle of an upload costs no byte that was acknowledged',
    async () => {
      const { slug } = await server.project();
      const { announce, send, stands, scans } = uploader(server, as);
      const bytes = bytesOf('upload');
      const half = bytes.length >> 1;
      const id = await announce(slug, bytes);
      await send(id, 0, bytes.subarray(0, half));
      await crash();
      const refused = await send(id, half, bytes.subarray(half));
      expect([refused.status, refused.body.type]).toEqual([503, 'urn:vauban:problem:store-away']);
      expect(refused.headers.get('retry-after')).toBe('10');
      await back();
      expect((await stands(id)).offset).toBe(half);
      expect((await send(id, half, bytes.subarray(half))).body.state).toBe('recorded');
      expect(await scans(slug)).toHaveLength(1);
    },
    2 * MINUTES,
  );

  it(
    'in the middle of recording leaves the upload to be recorded once, and nothing of the half',
    async () => {
      const { slug, projectId } = await server.project();
      const { announce, send, stands, scans } = uploader(server, as);
      const bytes = bytesOf('record');
      const id = await announce(slug, bytes);
      // somebody else has the project's turn: the recording stands in the middle of its transaction
      const other = new pg.Client({ connectionString: cluster.connectionString });
      other.on('error', () => {});
      await other.connect();
      await other.query('begin');
      const turn = `record ${server.organisationId} ${projectId}`;
      await other.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [turn]);
      const sent = send(id, 0, bytes);
      const waits = "select from pg_stat_activity where wait_event = 'advisory'";
      while (!(await other.query(waits)).rowCount) await pause(20);
      await crash();
      const { status, body } = await sent;
      expect([status, body.type]).toEqual([503, 'urn:vauban:problem:store-away']);
      await back();
      const after = await stands(id);
      expect([after.state, after.offset]).toEqual(['received', bytes.length]);
      expect(await scans(slug)).toEqual([]);
      expect((await send(id, bytes.length, Buffer.alloc(0))).body.state).toBe('recorded');
      expect(await scans(slug)).toHaveLength(1);
    },
    2 * MINUTES,
  );
});

describe('a full disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-full-'));
  const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
  const real = folderBlobs(folder);
  let isFull = true;
  // root has a small disk of its own; others write through the system's own device that is always full
  const throughFullDevice: BlobStore = {
    ...real,
    put: async (bytes) => {
      if (!isFull) return real.put(bytes);
      const stream = bytes instanceof Uint8Array ? Readable.from([bytes]) : bytes;
      await pipeline(stream, createWriteStream('/dev/full')).catch((cause) => {
        throw new BlobError('full', 'The disk is full.', { cause });
      });
      throw new Error('/dev/full took it');
    },
  };
  let server: TestServer;

  beforeAll(async () => {
    if (isRoot) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
    server = await startTestServer({ blobs: isRoot ? real : throughFullDevice });
  }, MINUTES);
  afterAll(async () => {
    await server?.close();
    if (isRoot) execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'is told, the upload stays where it stood, and goes on when there is room',
    async () => {
      const as = await server.token({ role: 'developer', scopes: ['scan', 'read'] });
      const { slug } = await server.project();
      const { announce, send, stands } = uploader(server, as);
      const long = flaw('large', { message: 'x'.repeat(150_000) });
      const bytes = Buffer.from([...writeReport(reportOf({ found: [long] }), 'json')].join(''));
      const id = await announce(slug, bytes);
      const refused = await send(id, 0, bytes);
      expect([refused.status, refused.body.type]).toEqual([507, 'urn:vauban:problem:store-full']);
      expect((await stands(id)).offset).toBe(0);
      if (isRoot) execFileSync('mount', ['-o', 'remount,size=4m', folder]);
      isFull = false;
      expect((await send(id, 0, bytes)).body.state).toBe('recorded');
    },
    MINUTES,
  );
});
