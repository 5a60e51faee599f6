import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlobStore, chooseBlobs, folderBlobs, s3Blobs } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'vauban-blobs-'));
const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory: join(folder, 's3'),
  configureBuckets: [{ name: 'evidence' }],
});
let s3: BlobStore;
let settings: Parameters<typeof s3Blobs>[0];
beforeAll(async () => {
  mkdirSync(join(folder, 's3'));
  const { port } = await server.run();
  const keys = { region: 'eu-central-1', key: 'S3RVER', secret: 'S3RVER' };
  settings = { endpoint: `http://127.0.0.1:${port}`, bucket: 'evidence', prefix: 'vauban/', ...keys };
  s3 = s3Blobs(settings);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

describe.each([
  ['a folder', () => folderBlobs(join(folder, 'files'))],
  ['a store that speaks S3', () => s3],
])('blobs in %s', (_, open) => {
  it('come back as they were put, from bytes and from a stream, under their SHA-256', async () => {
    const blobs = open();
    const small = Buffer.from('{"schema":"vauban.report/1.0"}');
    const large = randomBytes(3_000_000);
    const pieces = Readable.from([large.subarray(0, 1_000_001), large.subarray(1_000_001)]);
    expect(await blobs.put(small)).toEqual({ digest: digestOf(small), size: small.length });
    expect(await blobs.put(pieces)).toEqual({ digest: digestOf(large), size: large.length });
    expect(await buffer(await blobs.get(digestOf(small)))).toEqual(small);
    expect((await buffer(await blobs.get(digestOf(large)))).equals(large)).toBe(true);
    expect([...(await all(blobs))].sort()).toEqual([digestOf(small), digestOf(large)].sort());
  });

  it('are kept once, even empty ones, and are gone when they are deleted', async () => {
    const blobs = open();
    const empty = Buffer.alloc(0);
    await Promise.all([blobs.put(empty), blobs.put(empty)]);
    expect((await all(blobs)).filter((digest) => digest === digestOf(empty))).toHaveLength(1);
    expect(await buffer(await blobs.get(digestOf(empty)))).toEqual(empty);
    await blobs.delete(digestOf(empty));
    await blobs.delete(digestOf(empty));
    expect(await blobs.has(digestOf(empty))).toBe(false);
    await expect(blobs.get(digestOf(empty))).rejects.toThrow(/not in the store/);
  });

  it('are asked for by digests and by nothing else', async () => {
    for (const name of ['../../etc/passwd', 'sha256:../x', '', `sha256:${'A'.repeat(64)}`]) {
      await expect(open().get(name)).rejects.toThrow(/no digest/);
    }
  });

  it('leave nothing when the sender breaks off', async () => {
    const blobs = open();
    const before = await all(blobs);
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('the line broke');
      })(),
    );
    await expect(blobs.put(broken)).rejects.toThrow('the line broke');
    expect(await all(blobs)).toEqual(before);
  });
});

it('a damaged file is told and not handed out as whole', async () => {
  const home = join(folder, 'damaged');
  const blobs = folderBlobs(home);
  const { digest } = await blobs.put(Buffer.from('true'));
  const hex = digest.slice('sha256:'.length);
  writeFileSync(join(home, 'sha256', hex.slice(0, 2), hex), 'fals');
  await expect(buffer(await blobs.get(digest))).rejects.toThrow(/damaged/);
  expect(readdirSync(join(home, 'incoming'))).toEqual([]);
});

it('a wrong key for the store is told, and is no empty store', async () => {
  const refused = s3Blobs({ ...settings, key: 'STRANGER' });
  await expect(refused.has(digestOf(Buffer.from('x')))).rejects.toThrow(/refused/);
  await expect(refused.put(Buffer.from('x'))).rejects.toThrow(/refused/);
});

it('a store that is not there is told with its address', async () => {
  const away = s3Blobs({ ...settings, endpoint: 'http://127.0.0.1:1' });
  await expect(away.has(digestOf(Buffer.from('x')))).rejects.toThrow(/127\.0\.0\.1:1 cannot be reached/);
});

async function all(blobs: BlobStore): Promise<string[]> {
  const digests: string[] = [];
  for await (const digest of blobs.list()) digests.push(digest);
  return digests;
}

describe('where blobs lie', () => {
  const elsewhere = join(folder, 'chosen');

  it('is a folder, unless the environment names a bucket', async () => {
    const { digest } = await chooseBlobs({}, elsewhere).put(Buffer.from('here'));
    expect(await folderBlobs(elsewhere).has(digest)).toBe(true);
    const environment = {
      VAUBAN_S3_BUCKET: settings.bucket,
      VAUBAN_S3_ENDPOINT: settings.endpoint,
      VAUBAN_S3_KEY: settings.key,
      VAUBAN_S3_SECRET: settings.secret,
      VAUBAN_S3_REGION: settings.region,
      VAUBAN_S3_PREFIX: 'vauban/',
    };
    const there = await chooseBlobs(environment, elsewhere).put(Buffer.from('there'));
    expect(await s3.has(there.digest)).toBe(true);
    expect(await folderBlobs(elsewhere).has(there.digest)).toBe(false);
  });

  it('is said in one sentence when half of it is missing, without the secret', () => {
    const half = { VAUBAN_S3_BUCKET: 'evidence', VAUBAN_S3_SECRET: 'not-to-be-shown' };
    expect(() => chooseBlobs(half, elsewhere)).toThrow(
      'VAUBAN_S3_BUCKET names a bucket, but VAUBAN_S3_ENDPOINT, VAUBAN_S3_KEY is not set; set it, or unset the bucket.',
    );
    const odd = { ...half, VAUBAN_S3_ENDPOINT: 's3.example.org', VAUBAN_S3_KEY: 'k' };
    expect(() => chooseBlobs(odd, elsewhere)).toThrow(/VAUBAN_S3_ENDPOINT is no address/);
  });
});
