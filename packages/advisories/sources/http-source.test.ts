import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { files, IMPATIENT, serve } from '../testing/feed-server.ts';
import { scratchFolder } from '../testing/scratch.ts';
import { crc32c } from './crc32c.ts';
import { HttpSource } from './http-source.ts';
import { SOURCE_LIMITS } from './limits.ts';
import { openSource } from './open-source.ts';

const CONTENT = Buffer.from('the whole archive');
const sum = (name: string): string => createHash(name).update(CONTENT).digest('base64');

async function fetchFrom(address: string, limits = {}, known: string | null = null) {
  const source = new HttpSource(new URL(address), { ...SOURCE_LIMITS, ...IMPATIENT, ...limits });
  const target = join(scratchFolder(), 'file');
  try {
    const answer = await source.file('npm/all.zip', target, { known, most: 1000, signal: undefined });
    return { answer, text: existsSync(target) ? readFileSync(target, 'utf8') : null };
  } finally {
    await source.close();
  }
}

describe('fetching advisories over HTTP', () => {
  it('brings the file with its digest, and asks again only whether it changed', async () => {
    const server = await serve(files(new Map([['/npm/all.zip', CONTENT]])));
    const first = await fetchFrom(server.address);
    expect(first.text).toBe('the whole archive');
    expect(first.answer).toMatchObject({
      unchanged: false,
      sha256: createHash('sha256').update(CONTENT).digest('hex'),
      tag: '"1"',
    });
    expect((await fetchFrom(server.address, {}, '"1"')).answer).toEqual({ unchanged: true, tag: '"1"' });
  });

  it('a path below the address and names with spaces are kept', async () => {
    const server = await serve(files(new Map([['/mirror/osv/Red Hat/all.zip', 'x']])));
    const source = new HttpSource(new URL(`${server.address}/mirror/osv`), SOURCE_LIMITS);
    expect((await source.bytes('Red Hat/all.zip', 10, undefined))?.toString()).toBe('x');
    expect(await source.bytes('../../etc/passwd', 10, undefined)).toBeNull();
    await source.close();
  });

  it('tries again after 503 and a broken connection, and starts the file afresh', async () => {
    let count = 0;
    const server = await serve((_path, request, response) => {
      count++;
      if (count === 1) response.writeHead(503).end();
      else if (count === 2) {
        response.writeHead(200, { 'content-length': 100 }).write('half of it, which must not stay');
        setTimeout(() => request.socket.destroy(), 20);
      } else response.end(CONTENT);
    });
    expect((await fetchFrom(server.address, { attempts: 3 })).text).toBe('the whole archive');
    expect(count).toBe(3);
  });

  it.each<[string, (response: import('node:http').ServerResponse) => void, RegExp]>([
    ['500 for ever', (r) => r.writeHead(500).end(), /the server answered 500, after 2 attempts/],
    ['403', (r) => r.writeHead(403).end(), /the server answered 403/],
    ['no answer at all', () => {}, /after 2 attempts.*Check the network and HTTPS_PROXY/],
    ['silence in the middle', (r) => void r.writeHead(200).write('x'), /after 2 attempts/],
    [
      'less than promised',
      (r) => void r.writeHead(200, { 'content-length': 50 }).write('x', () => r.destroy()),
      /after 2 attempts/,
    ],
    ['more than the limit', (r) => void r.end('x'.repeat(2000)), /is larger than the limit of 1000 bytes/],
    [
      'packed although asked not to',
      (r) => void r.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
      /packed its answer/,
    ],
    ['circles', (r) => void r.writeHead(302, { location: '/again' }).end(), /redirects more than 5 times/],
    ['a file of this machine', (r) => void r.writeHead(302, { location: 'file:///etc/passwd' }).end(), /not safe/],
    [
      'a wrong checksum',
      (r) => void r.writeHead(200, { 'x-goog-hash': `md5=${sum('sha1')}` }).end(CONTENT),
      /does not have the md5 sum/,
    ],
    [
      'a wrong crc32c',
      (r) => void r.writeHead(200, { 'x-goog-hash': 'crc32c=AAAAAA==' }).end(CONTENT),
      /the crc32c sum/,
    ],
  ])('a server that sends %s ends in one sentence and a way out', async (_, answer, message) => {
    const server = await serve((_path, _request, response) => answer(response));
    await expect(fetchFrom(server.address)).rejects.toThrow(message);
    expect(server.requests.length).toBeLessThan(10);
  });

  it('a drip that never ends meets the time limit of the whole download', async () => {
    const server = await serve((_path, request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 20);
      request.socket.on('close', () => clearInterval(drip));
    });
    await expect(fetchFrom(server.address, { downloadMs: 300 })).rejects.toThrow(/it took longer than/);
  });

  it('the sums that the storage promises are checked', async () => {
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32c(CONTENT));
    const server = await serve((_path, _request, response) => {
      response.setHeader('x-goog-hash', [`crc32c=${crc.toString('base64')}`, `md5=${sum('md5')}`]);
      response.end(CONTENT);
    });
    expect((await fetchFrom(server.address)).text).toBe('the whole archive');
  });

  it('crc32c is the one of the standard', () => {
    // RFC 3720 appendix B.4, and the usual check value
    expect(crc32c(Buffer.alloc(32))).toBe(0x8a9136aa);
    expect(crc32c(Buffer.alloc(32, 0xff))).toBe(0x62a8ab43);
    expect(crc32c(Buffer.from('6789'), crc32c(Buffer.from('12345')))).toBe(0xe3069283);
  });

  it('the proxy of the environment is used, but never for this machine', async () => {
    const server = await serve(files(new Map([['/npm/all.zip', CONTENT]])));
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      const target = connect(Number(new URL(server.address).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      for (const end of [socket, target]) end.on('error', () => target.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    for (const name of ['HTTP_PROXY', 'http_proxy']) {
      vi.stubEnv(name, `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    }
    for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '');
    onTestFinished(() => void vi.unstubAllEnvs());
    expect((await fetchFrom('http://feeds.invalid')).text).toBe('the whole archive');
    expect((await fetchFrom(server.address)).text).toBe('the whole archive');
    expect(asked).toEqual(['feeds.invalid:80']);
  });

  it('an interrupt ends it at once', async () => {
    const server = await serve(() => {});
    const source = new HttpSource(new URL(server.address), SOURCE_LIMITS);
    const interrupt = new AbortController();
    setTimeout(() => interrupt.abort(new Error('Ctrl-C')), 50);
    await expect(source.bytes('npm/all.zip', 10, interrupt.signal)).rejects.toThrow('Ctrl-C');
    await source.close();
  });

  it('an address that is open to everybody on the way is told; credentials are not', () => {
    const open = openSource('http://user:secret@mirror.example/osv', SOURCE_LIMITS);
    expect(open.notes).toEqual([
      'http://mirror.example/osv is not encrypted: whoever is on the way can change what comes from there.',
    ]);
    expect(openSource('https://mirror.example', SOURCE_LIMITS).notes).toEqual([]);
    expect(openSource('http://127.0.0.1:8080', SOURCE_LIMITS).notes).toEqual([]);
    expect(() => openSource('ftp://mirror.example', SOURCE_LIMITS)).toThrow(/Use https:\/\/ or a folder/);
    expect(() => openSource('/no/such/folder', SOURCE_LIMITS)).toThrow(/is no folder/);
  });
});
