import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlobStore, folderBlobs } from '../blobs/index.ts';
import { decide } from '../record/decisions/decide.ts';
import { rebuild } from '../record/projection/rebuild.ts';
import { type Home, NOW, openHome } from '../record/testing/home.ts';
import { component, flaw, reportOf, secret } from '../record/testing/report.ts';
import { freshStore, type TestStore } from '../store/testing.ts';
import { backup } from './backup.ts';
import { readHead, restore } from './restore.ts';
import { tablesOf } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'vauban-backup-'));
const blobs = folderBlobs(join(folder, 'blobs'));
const file = join(folder, 'vauban.backup');
const keyFile = join(folder, 'vauban.key');
const now = () => NOW;
const others: TestStore[] = [];
let home: Home;
let digest: string;
beforeAll(async () => {
  home = await openHome();
  writeFileSync(keyFile, 'the key\n');
  const shop = await home.addProject('shop', { snippets: 'on' });
  const report = reportOf({ commit: 'c1', found: [flaw('a'), secret('TOKEN')], components: [component('x', '1.0.0')] });
  digest = (await blobs.put(Buffer.from(JSON.stringify(report)))).digest;
  const { opened } = await home.record(
    shop,
    {},
    { report, blob: digest, release: { name: '1.0', environment: 'live' } },
  );
  await home.record(shop, { commit: 'c2', parents: ['c1'], found: [secret('TOKEN')], looked: ['src/a.ts'] });
  const what = { organisationId: home.organisationId, person: home.person, now: NOW };
  await decide(home.ctx, {
    ...what,
    number: opened[1] as number,
    kind: 'accepted',
    reason: '"x"\n\\',
    until: '2026-12-31',
  });
  await home.store.db
    .insertInto('sealedValues')
    .values({ organisationId: home.organisationId, name: 'mail', value: Buffer.from([0, 255, 10]), changedAt: NOW })
    .execute();
  await backup({ pool: home.store.pool, blobs, file, now });
});
afterAll(async () => {
  await Promise.all([home.store, ...others].map((store) => store.close()));
  rmSync(folder, { recursive: true, force: true });
});

async function emptyPlace(): Promise<{ store: TestStore; into: BlobStore }> {
  const store = await freshStore(now);
  others.push(store);
  return { store, into: folderBlobs(mkdtempSync(join(folder, 'into-'))) };
}

describe('a backup', () => {
  it('brings back every row and every blob, and the projection that the events make', async () => {
    const { store, into } = await emptyPlace();
    const outcome = await restore({ pool: store.pool, blobs: into, file });
    expect(outcome).toMatchObject({ made: NOW.toISOString(), blobs: 1, key: false });
    expect(await everything(store)).toEqual(await everything(home.store));
    expect((await buffer(await into.get(digest))).length).toBeGreaterThan(1000);
    expect((await rebuild({ db: store.db }, home.organisationId)).differences).toEqual([]);
  });

  it('does not hold the key unless it is asked for', async () => {
    const withKey = join(folder, 'with-key.backup');
    await backup({ pool: home.store.pool, blobs, file: withKey, keyFile, now });
    expect(gunzipSync(readFileSync(file)).includes('the key')).toBe(false);
    expect(await readHead(withKey)).toMatchObject({ withKey: true });
    const { store, into } = await emptyPlace();
    const restored = join(folder, 'restored.key');
    expect(await restore({ pool: store.pool, blobs: into, file: withKey, keyFile: restored })).toMatchObject({
      key: true,
    });
    expect(readFileSync(restored, 'utf8')).toBe('the key\n');
    expect((await stat(restored)).mode & 0o777).toBe(0o600);
  });

  it('is of one moment: what is recorded meanwhile is not in it', async () => {
    const during = join(folder, 'during.backup');
    const before = (await everything(home.store)).get('vulnerabilities')?.length;
    const client = await home.store.pool.connect();
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    const recordingAfterFirst = async (...args: unknown[]) => {
      const answer = await query(...args);
      if (String(args[0]).startsWith('select number')) {
        await home.record(await home.addProject('late'), { found: [flaw('late')] });
      }
      return answer;
    };
    const connect = async () => Object.assign(client, { query: recordingAfterFirst });
    await backup({ pool: { connect } as never, blobs, file: during, now });
    Reflect.deleteProperty(client, 'query');
    expect((await everything(home.store)).get('vulnerabilities')).toHaveLength((before as number) + 1);
    const { store, into } = await emptyPlace();
    await restore({ pool: store.pool, blobs: into, file: during });
    expect((await everything(store)).get('vulnerabilities')).toHaveLength(before as number);
  });

  it('is restored into an empty place only', async () => {
    const attempt = restore({ pool: home.store.pool, blobs, file });
    await expect(attempt).rejects.toThrow(/empty place only/);
  });

  it('that cannot be written leaves nothing', async () => {
    const attempt = backup({ pool: home.store.pool, blobs, file: join(folder, 'nowhere', 'x'), now });
    await expect(attempt).rejects.toThrow(/cannot be written/);
  });
});

describe('a file that is no whole backup', () => {
  const cases: [string, (copy: string) => void, RegExp][] = [
    ['cut off', (copy) => truncateSync(copy, readFileSync(copy).length - 200), /not whole/],
    ['cut off inside the first bytes', (copy) => truncateSync(copy, 30), /not whole|no backup/],
    [
      'without its end',
      (copy) => writeFileSync(copy, gzipSync(withoutEnd(gunzipSync(readFileSync(copy))))),
      /not whole/,
    ],
    ['with other rows', (copy) => writeFileSync(copy, gzipSync(changed(gunzipSync(readFileSync(copy))))), /damaged/],
    ['something else', (copy) => writeFileSync(copy, 'PK\u0003\u0004 something else'), /no backup/],
    ['empty', (copy) => writeFileSync(copy, ''), /not whole|no backup/],
  ];
  it.each(cases)('is refused: %s', async (_, spoil, says) => {
    const copy = join(folder, 'copy.backup');
    writeFileSync(copy, readFileSync(file));
    spoil(copy);
    const { store, into } = await emptyPlace();
    await expect(restore({ pool: store.pool, blobs: into, file: copy })).rejects.toThrow(says);
    for (const rows of (await everything(store)).values()) expect(rows).toEqual([]);
  });

  it('is refused when a newer Vauban made it', async () => {
    const newer = gunzipSync(readFileSync(file));
    const head = newer.subarray(5, 5 + newer.readUInt32BE(1)).toString();
    const copy = join(folder, 'newer.backup');
    const next = Buffer.from(head.replace(/"migrations":\[[^\]]*\]/, '"migrations":[9999]'));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(next.length);
    writeFileSync(copy, gzipSync(Buffer.concat([Buffer.from('H'), length, next, newer.subarray(5 + head.length)])));
    const { store, into } = await emptyPlace();
    await expect(restore({ pool: store.pool, blobs: into, file: copy })).rejects.toThrow(/newer Vauban/);
  });
});

/** Without the last frame. */
function withoutEnd(plain: Buffer): Buffer {
  let last = 0;
  for (let at = 0; at < plain.length; at += 5 + plain.readUInt32BE(at + 1)) last = at;
  return plain.subarray(0, last);
}

function changed(plain: Buffer): Buffer {
  return Buffer.from(plain.toString('latin1').replace('SQL built from input', 'SQL built from inpux'), 'latin1');
}

async function everything(store: TestStore): Promise<Map<string, unknown[]>> {
  const client = await store.pool.connect();
  const all = new Map<string, unknown[]>();
  for (const { name } of await tablesOf(client)) {
    all.set(name, (await client.query(`select to_jsonb(t)::text as row from "${name}" t order by 1`)).rows);
  }
  client.release();
  return all;
}
