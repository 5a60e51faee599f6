import type { FastifyReply } from 'fastify';
import { Problem } from '../problem/problems.ts';
import type { LiveHub } from './hub.ts';

/** Then the page asks again, and it is looked at anew who asks. */
const LONGEST_MS = 900_000;

/** Turns an answer into Server-Sent Events of a project. */
export function answerLive(
  reply: FastifyReply,
  hub: LiveHub,
  place: { organisationId: string; projectId: string; who: string },
): void {
  const { raw } = reply;
  const headers = reply.getHeaders() as Record<string, string>;
  if (!hub.hasRoom(place.who)) throw new Problem('too-many', 'Close other pages that follow a scan.');
  reply.hijack();
  raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  const end = setTimeout(() => raw.end(), LONGEST_MS).unref();
  raw.on('close', () => clearTimeout(end));
  hub.join(place.organisationId, place.projectId, place.who, raw);
}
