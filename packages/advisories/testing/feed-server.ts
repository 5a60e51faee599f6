import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface FeedServer {
  readonly address: string;
  /** Every request so far, as `METHOD /path`. */
  readonly requests: readonly string[];
}

/** A real HTTP server on this machine; ends with the test, whatever still hangs. */
export async function serve(
  answer: (path: string, request: IncomingMessage, response: ServerResponse) => void,
): Promise<FeedServer> {
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    requests.push(`${request.method} ${path}`);
    answer(path, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** Serves these files, with their ETags, and nothing else. */
export function files(content: ReadonlyMap<string, Buffer | string>, etag = '"1"') {
  return (path: string, request: IncomingMessage, response: ServerResponse): void => {
    const bytes = content.get(path);
    if (bytes === undefined) response.writeHead(404).end();
    else if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag, 'content-length': Buffer.byteLength(bytes) }).end(bytes);
  };
}

/** Limits that let a test of a hanging or failing server end at once. */
export const IMPATIENT = { retryMs: 5, connectMs: 1000, silenceMs: 300, downloadMs: 5000, attempts: 2 } as const;
