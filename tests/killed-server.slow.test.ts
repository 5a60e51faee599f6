import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { administratorOf } from './workshop/administrator.ts';
import { personIn, vauban, workshopFolder } from './workshop/command.ts';
import { Repository } from './workshop/repository.ts';
import { stripeKey } from './workshop/samples.ts';
import { serve } from './workshop/served.ts';

const MINUTES = 60_000;

interface Upload {
  readonly id: string;
  readonly offset: number;
  readonly state: string;
}

it(
  'a server that is killed in the middle of an upload goes on from what it acknowledged',
  async () => {
    const folder = workshopFolder('killed');
    const env: Record<string, string> = { ...personIn(join(folder, 'home')), VAUBAN_HOME: join(folder, 'data') };
    const made = new Repository(join(folder, 'shop'));
    made.write({ 'a.yml': `stripe: ${stripeKey(1)}\n` }).commit();
    const file = join(folder, 'report.json');
    await vauban(['scan', '--surface', 'secrets', '--format', 'json', '--output', file], { cwd: made.folder, env });
    const bytes = gzipSync(readFileSync(file));

    const first = await serve(env);
    const person = await administratorOf(first);
    await person.ask('POST', '/projects', { slug: 'shop', name: 'Shop' });
    const token = await person.token('shop', 'read', 'scan');
    const speak = async (url: string, method: string, path: string, more: RequestInit = {}): Promise<Upload> => {
      const headers = { authorization: `Bearer ${token}`, ...(more.headers as Record<string, string>) };
      const answer = await fetch(`${url}/api/v1${path}`, { method, ...more, headers });
      return (await answer.json()) as Upload;
    };
    const announce = (url: string) =>
      speak(url, 'POST', '/projects/shop/uploads', {
        headers: { 'idempotency-key': 'one', 'content-type': 'application/json' },
        body: JSON.stringify({ total: bytes.length, encoding: 'gzip' }),
      });
    const bytesAt = (offset: number) => ({
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
    });
    const { id } = await announce(first.url);
    const third = Math.ceil(bytes.length / 3);
    const kept = await speak(first.url, 'PATCH', `/uploads/${id}`, {
      headers: bytesAt(0),
      body: bytes.subarray(0, third),
    });
    expect(kept.offset).toBe(third);
    // the second part is under way when the server dies
    const broken = new Promise((resolve) => {
      const sending = request(`${first.url}/api/v1/uploads/${id}`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${token}`, ...bytesAt(third), 'content-length': bytes.length - third },
      });
      sending.on('error', resolve);
      sending.write(bytes.subarray(third, 2 * third), () => void first.stop('SIGKILL'));
    });
    await broken;

    const second = await serve(env);
    try {
      const stands = await announce(second.url);
      expect([stands.id, stands.state, stands.offset]).toEqual([id, 'receiving', third]);
      const rest = { headers: bytesAt(third), body: bytes.subarray(third) };
      expect((await speak(second.url, 'PATCH', `/uploads/${id}`, rest)).state).toBe('recorded');
      expect((await announce(second.url)).state).toBe('recorded');
    } finally {
      await second.stop();
    }
    expect((await vauban(['rebuild'], { env })).out).toBe('home: 1 vulnerabilities, 0 differences\n');
  },
  3 * MINUTES,
);
