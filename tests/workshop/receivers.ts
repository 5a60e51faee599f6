import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => server.closeAllConnections?.() ?? server.close());
  return (server.address() as AddressInfo).port;
}

/** Serves the files of a folder, as they are when they are asked for. */
export async function serveFolder(folder: string): Promise<string> {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    const bytes = await readFile(join(folder, path)).catch(() => null);
    response.writeHead(bytes === null ? 404 : 200).end(bytes);
  });
  return `http://127.0.0.1:${await listening(server)}`;
}

export interface Hooked {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A webhook's receiver: keeps everything that is sent to it. */
export async function webhook(): Promise<{ readonly url: string; readonly got: Hooked[] }> {
  const got: Hooked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    got.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.writeHead(204).end();
  });
  return { url: `http://127.0.0.1:${await listening(server)}/hook`, got };
}

/** A mail server: keeps every letter as it came. */
export async function mailbox(): Promise<{ readonly url: string; readonly letters: string[] }> {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream: AsyncIterable<Buffer>, _session: unknown, done: () => void) {
      (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk);
        letters.push(Buffer.concat(chunks).toString('utf8'));
        done();
      })();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.close());
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, letters };
}
