import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  readonly id: string;
  readonly signature: string;
  readonly body: string;
}

export interface ReceiverServer {
  readonly address: string;
  readonly host: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** A real receiver on this machine; `answer` says what it does with the message, and how many came before it. */
export async function openReceiver(
  answer: (response: ServerResponse, received: Received, before: number) => void,
): Promise<ReceiverServer> {
  const received: Received[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const body = await text(request);
    const { 'vauban-message-id': id, 'vauban-signature': signature } = request.headers;
    const one = { id: String(id), signature: String(signature), body };
    received.push(one);
    answer(response, one, received.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/hook`,
    host: `127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Waits until it holds; the run's own limit of time ends what never does. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
