import { request as rawRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { writeReport } from '@vauban/reports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flaw, reportOf, type Scan } from '../../record/testing/report.ts';
import { type Credentials, digestOf, startTestServer, type TestServer } from '../testing.ts';
import { resumeUploads, sweepUploads } from './sweep.ts';

let server: TestServer;
let as: Credentials;
let key = 0;
beforeAll(async () => {
  server = await startTestServer();
  as = await server.token({ role: 'developer', scopes: ['scan', 'read'] });
});
afterAll(() => server.close());

function bytesOf(scan: Scan): Buffer {
  return Buffer.from([...writeReport(reportOf(scan), 'json')].join(''));
}

async function announce(slug: string, bytes: Uint8Array, more: object = {}, name = `key-${++key}`) {
  return server.ask('POST', `/api/v1/projects/${slug}/uploads`, {
    as,
    headers: { 'idempotency-key': name },
    json: { total: bytes.length, ...more },
  });
}

const send = (id: string, offset: number, bytes: Uint8Array) =>
  server.ask('PATCH', `/api/v1/uploads/${id}`, { as, bytes, headers: { 'upload-offset': String(offset) } });

describe('a report', () => {
  it('is recorded when its last bytes arrive, in as many parts as it takes, and is read back as it was', async () => {
    const { slug } = await server.project();
    const bytes = bytesOf({ found: [flaw('a'), flaw('b')] });
    const { body, status } = await announce(slug, bytes, { digest: digestOf(bytes) });
    expect([status, body.state, body.offset]).toEqual([201, 'receiving', 0]);
    const third = Math.ceil(bytes.length / 3);
    expect((await send(body.id, 0, bytes.subarray(0, third))).body.offset).toBe(third);
    const head = await server.ask('HEAD', `/api/v1/uploads/${body.id}`, { as });
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, String(third)]);
    await send(body.id, third, bytes.subarray(third, 2 * third));
    const last = await send(body.id, 2 * third, bytes.subarray(2 * third));
    expect(last.body).toMatchObject({ state: 'recorded', problem: null });
    const scan = await server.ask('GET', `/api/v1/scans/${last.body.scan}`, { as });
    expect(scan.body).toMatchObject({ project: slug, branch: 'main', serverVerdict: 'fail', counts: { findings: 2 } });
    const back = await server.ask('GET', `/api/v1/scans/${last.body.scan}/report`, { as });
    expect(back.text).toBe(bytes.toString());
    const list = await server.ask('GET', `/api/v1/projects/${slug}/scans`, { as });
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([last.body.scan]);
  });

  it('may come gzipped', async () => {
    const { slug } = await server.project();
    const bytes = gzipSync(bytesOf({ found: [flaw('a')] }));
    const { body } = await announce(slug, bytes, { encoding: 'gzip', digest: digestOf(bytes) });
    expect((await send(body.id, 0, bytes)).body.state).toBe('recorded');
  });

  it('goes on where the connection broke', async () => {
    const { slug } = await server.project();
    const bytes = bytesOf({ found: [flaw('a')] });
    const { body } = await announce(slug, bytes);
    const half = bytes.length >> 1;
    await new Promise<void>((done) => {
      const request = rawRequest(`${server.address}/api/v1/uploads/${body.id}`, {
        method: 'PATCH',
        headers: {
          ...as,
          'content-type': 'application/offset+octet-stream',
          'upload-offset': '0',
          'content-length': bytes.length,
        },
      });
      request.on('error', () => done());
      request.write(bytes.subarray(0, half), () => setTimeout(() => request.destroy(), 100));
    });
    let offset = 0;
    for (let times = 0; times < 100 && offset === 0; times += 1) {
      await new Promise((done) => setTimeout(done, 20));
      offset = (await server.ask('GET', `/api/v1/uploads/${body.id}`, { as })).body.offset;
    }
    expect(offset).toBe(half);
    expect((await send(body.id, half, bytes.subarray(half))).body.state).toBe('recorded');
  });

  it('sent twice at once is recorded once', async () => {
    const { slug } = await server.project();
    const bytes = bytesOf({ found: [flaw('a')] });
    const both = await Promise.all([announce(slug, bytes), announce(slug, bytes)]);
    const sent = await Promise.all(both.map(({ body }) => send(body.id, 0, bytes)));
    expect(sent.map(({ body }) => body.state)).toEqual(['recorded', 'recorded']);
    expect(new Set(sent.map(({ body }) => body.scan)).size).toBe(1);
    expect((await server.ask('GET', `/api/v1/projects/${slug}/scans`, { as })).body.items).toHaveLength(1);
  });

  it('under one key is one upload, and another upload under that key is refused', async () => {
    const { slug } = await server.project();
    const bytes = bytesOf({});
    const [first, second] = [await announce(slug, bytes, {}, 'same'), await announce(slug, bytes, {}, 'same')];
    expect([first.status, second.status, second.body.id]).toEqual([201, 200, first.body.id]);
    const other = await announce(slug, bytes.subarray(1), {}, 'same');
    expect([other.status, other.body.type]).toEqual([409, 'urn:vauban:problem:idempotency-key']);
    const two = await Promise.all([send(first.body.id, 0, bytes), send(first.body.id, 0, bytes)]);
    expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = await send(first.body.id, 0, bytes);
    expect(late.body.type).toBe('urn:vauban:problem:upload-finished');
  });
});

describe('a report that cannot be recorded', () => {
  it.each([
    ['that ends too early', (bytes: Buffer) => bytes.subarray(0, bytes.length - 20), {}, 'report-unreadable', /whole/],
    [
      'that is another one than was announced',
      (bytes: Buffer) => bytes,
      { digest: digestOf(Buffer.from('x')) },
      'report-truncated',
      /announced/,
    ],
    [
      'whose gzip stream is cut',
      (bytes: Buffer) => gzipSync(bytes).subarray(0, 100),
      { encoding: 'gzip' },
      'report-truncated',
      /too early/,
    ],
    ['that is no gzip stream', (bytes: Buffer) => bytes, { encoding: 'gzip' }, 'report-unreadable', /no gzip/],
    ['that is something else', () => Buffer.from('{"hello":1}'), {}, 'report-unreadable', /no report/],
    ['of a newer version', () => Buffer.from('{"schema":"vauban.report/1.99"}'), {}, 'report-unreadable', /newer/],
  ] as const)('%s is told so, and why stays with the upload', async (_, spoil, more, code, says) => {
    const { slug } = await server.project();
    const bytes = spoil(bytesOf({ found: [flaw('a')] }));
    const { body } = await announce(slug, bytes, more);
    const { status, body: told } = await send(body.id, 0, bytes);
    expect([status, told.type]).toEqual([422, `urn:vauban:problem:${code}`]);
    expect(told.detail).toMatch(says);
    const after = await server.ask('GET', `/api/v1/uploads/${body.id}`, { as });
    expect(after.body).toMatchObject({ state: 'refused', scan: null, problem: { type: `urn:vauban:problem:${code}` } });
  });

  it('because it is of another repository than its project is told so', async () => {
    const { slug } = await server.project();
    const upload = async (scan: Scan) => {
      const bytes = bytesOf(scan);
      const { body } = await announce(slug, bytes);
      return send(body.id, 0, bytes);
    };
    expect((await upload({})).status).toBe(200);
    const other = await upload({ source: { repository: 'https://git.example.org/acme/bank' } });
    expect([other.status, other.body.type, other.body.reason]).toEqual([
      422,
      'urn:vauban:problem:report-refused',
      'other-repository',
    ]);
  });

  it('because more comes than was announced, or from the wrong place, changes nothing', async () => {
    const { slug } = await server.project();
    const bytes = bytesOf({});
    const { body } = await announce(slug, bytes.subarray(0, 50));
    expect((await send(body.id, 0, bytes)).body.type).toBe('urn:vauban:problem:too-large');
    const wrong = await send(body.id, 10, bytes.subarray(0, 5));
    expect([wrong.status, wrong.body.offset, wrong.headers.get('upload-offset')]).toEqual([409, 0, '0']);
    const json = await server.ask('PATCH', `/api/v1/uploads/${body.id}`, {
      as,
      json: {},
      headers: { 'upload-offset': '0' },
    });
    expect(json.status).toBe(415);
  });
});

it('what was received before the server ended is recorded after its start, and forgotten parts are cleared', async () => {
  const { slug } = await server.project();
  const bytes = bytesOf({ found: [flaw('a')] });
  const { body } = await announce(slug, bytes);
  await send(body.id, 0, bytes.subarray(0, 10));
  const last = await server.services.blobs.put(bytes.subarray(10));
  const { request } = await server.store.db
    .selectFrom('uploads')
    .select('request')
    .where('uploadId', '=', body.id)
    .executeTakeFirstOrThrow();
  const parts = [...(request as { parts: object[] }).parts, last];
  await server.store.db
    .updateTable('uploads')
    .set({ state: 'received', bytes: bytes.length, request: JSON.stringify({ ...(request as object), parts }) })
    .where('uploadId', '=', body.id)
    .execute();
  expect(await resumeUploads(server.services)).toBe(1);
  const { body: after } = await server.ask('GET', `/api/v1/uploads/${body.id}`, { as });
  expect(after.state).toBe('recorded');
  server.pass(25 * 3_600_000);
  await sweepUploads(server.services);
  expect(await server.services.blobs.has(last.digest)).toBe(false);
  const fresh = await server.token({ role: 'viewer', scopes: ['read'] });
  expect((await server.ask('GET', `/api/v1/scans/${after.scan}/report`, { as: fresh })).text).toBe(bytes.toString());
  as = await server.token({ role: 'developer', scopes: ['scan', 'read'] });
});
