import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proxyFor } from './proxy.ts';
import { isLinkLocal, isPublic } from './public-address.ts';
import { AddressRefused, OutwardError, openOutward } from './safe-fetch.ts';

let server: Server;
let port = 0;
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.host}`);
    if (request.url === '/slow') return;
    if (request.url === '/away') return void response.writeHead(302, { location: 'http://127.0.0.1/' }).end();
    if (request.url === '/endless') {
      const more = () => {
        while (response.write(Buffer.alloc(64_000, 'x')));
      };
      response.on('drain', more);
      return more();
    }
    request.resume().on('end', () => response.end('fine'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const environment = {};
const shut = openOutward({ allowedHosts: [], environment });
const open = () => openOutward({ allowedHosts: ['127.0.0.1'], environment });

describe('an address that points inside', () => {
  it.each([
    ['https://127.0.0.1/'],
    ['https://2130706433/'],
    ['https://0x7f.1/'],
    ['https://[::1]/'],
    ['https://[::ffff:10.0.0.1]/'],
    ['https://169.254.169.254/latest/meta-data/'],
    ['https://localhost/'],
    ['https://[fd00:ec2::254]/'],
    ['https://0.0.0.0/'],
  ])('%s is refused before anything is sent', async (address) => {
    asked = [];
    await expect(shut.safeFetch(address)).rejects.toThrow(/points inside .* VAUBAN_ALLOW_HOST/);
    expect(asked).toEqual([]);
  });

  it('is refused when only one of the addresses of a name is inside', async () => {
    const resolve = async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '192.168.1.1', family: 4 },
    ];
    const outward = openOutward({ allowedHosts: [], environment, resolve });
    await expect(outward.safeFetch('https://both.example/')).rejects.toThrow(AddressRefused);
  });

  it('is asked once for its address, so that a second answer of the name server changes nothing', async () => {
    let times = 0;
    const resolve = async () => {
      times += 1;
      return [{ address: times === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
    };
    const outward = openOutward({ allowedHosts: ['hook.example'], environment, resolve });
    const answer = await outward.safeFetch(`http://hook.example:${port}/x`);
    expect([answer.status, times]).toEqual([200, 1]);
    expect(asked.at(-1)).toBe(`GET /x hook.example:${port}`);
  });

  it('that is link-local stays refused for an allowed name', async () => {
    const resolve = async () => [{ address: '169.254.169.254', family: 4 }];
    const outward = openOutward({ allowedHosts: ['hook.example'], environment, resolve });
    await expect(outward.safeFetch('http://hook.example/')).rejects.toThrow(AddressRefused);
  });
});

describe('a receiver that misbehaves', () => {
  it('cannot send us elsewhere: a redirect is an answer', async () => {
    const answer = await open().safeFetch(`http://127.0.0.1:${port}/away`);
    expect([answer.status, answer.headers.location]).toEqual([302, 'http://127.0.0.1/']);
  });

  it('cannot hold us: the time is bounded', async () => {
    const began = performance.now();
    await expect(open().safeFetch(`http://127.0.0.1:${port}/slow`, { timeoutMs: 150 })).rejects.toThrow(
      /did not answer within 0.15 s/,
    );
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('cannot fill our memory: the body is cut', async () => {
    const answer = await open().safeFetch(`http://127.0.0.1:${port}/endless`, { maxBytes: 1000 });
    expect([answer.body.length, answer.cut]).toEqual([1000, true]);
  });

  it('that is not there is told in a sentence', async () => {
    await expect(open().safeFetch('http://127.0.0.1:1/')).rejects.toThrow(OutwardError);
    await expect(open().safeFetch('http://127.0.0.1:1/')).rejects.toThrow(
      '127.0.0.1:1 could not be reached (ECONNREFUSED).',
    );
  });
});

it.each([
  'ftp://example.com/',
  'file:///etc/passwd',
  'nonsense',
  'https://me:secret@example.com/',
  'http://example.com/',
])('does not take %s', async (address) => {
  await expect(shut.safeFetch(address)).rejects.toThrow(AddressRefused);
});

it('tells public addresses from others', () => {
  const publics = ['8.8.8.8', '93.184.215.14', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'];
  const others = ['10.1.1.1', '172.31.0.1', '100.64.0.1', '224.0.0.1', '255.255.255.255', '::', 'fe80::1', 'fc00::1'];
  expect(publics.filter(isPublic)).toEqual(publics);
  expect([...others, '64:ff9b::a00:1', '2002:a00:1::', 'ff02::1', '::127.0.0.1', 'word'].filter(isPublic)).toEqual([]);
  expect(['169.254.1.1', 'fe80::1', '::ffff:169.254.169.254', '10.0.0.1'].map(isLinkLocal)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

it('takes the proxy that the environment names, but not for hosts that it spares', () => {
  const environment = { HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'localhost, .corp.example, other.example:8443' };
  const via = (address: string) => proxyFor(new URL(address), environment);
  expect(via('https://hooks.example/')).toBe('http://proxy:3128');
  expect(via('http://hooks.example/')).toBeNull();
  expect(via('https://a.corp.example/')).toBeNull();
  expect(via('https://other.example:8443/')).toBeNull();
  expect(via('https://other.example/')).toBe('http://proxy:3128');
});
