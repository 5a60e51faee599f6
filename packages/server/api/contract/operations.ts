import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { amount, line, page, pageOf, time, uuid } from './words.ts';

const receiver = z
  .object({
    id: uuid,
    kind: z.enum(['webhook', 'mail']),
    name: z.string(),
    address: z.string(),
    events: z.array(z.string()).meta({ description: 'Kinds of events; `*` is every kind.' }),
    active: z.boolean(),
    created: time,
  })
  .meta({ id: 'Receiver' });

const eventKind = z.string().regex(/^(?:\*|[a-z][a-z.-]{0,60})$/);

const message = z
  .object({
    id: uuid,
    receiver: z.object({ id: uuid, name: z.string() }),
    state: z.enum(['waiting', 'sent', 'dead']),
    attempts: amount,
    event: z.int().nullable(),
    created: time,
    nextAt: time,
    sent: time.nullable(),
    problem: z.string().nullable(),
  })
  .meta({ id: 'OutboxMessage' });

const auditEntry = z
  .object({
    sequence: z.int(),
    at: time,
    actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
    action: z.string(),
    subject: z.string(),
    data: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });

const feed = z.object({ ecosystem: z.string(), records: amount, newest: z.string().nullable() });

export const OPERATIONS = {
  listReceivers: endpoint({
    method: 'GET',
    path: '/receivers',
    action: 'receiver.list',
    summary: 'Who is told of events',
    answer: z.object({ items: z.array(receiver) }),
  }),
  createReceiver: endpoint({
    method: 'POST',
    path: '/receivers',
    action: 'receiver.change',
    summary: 'Add a webhook or an e-mail address; the key that signs a webhook is shown once',
    body: z.strictObject({
      kind: z.enum(['webhook', 'mail']),
      name: line(100),
      address: z.string().trim().min(3).max(2000),
      events: z.array(eventKind).min(1).max(50).default(['*']),
    }),
    status: 201,
    answer: receiver
      .extend({ secret: z.string().nullable().meta({ description: 'Shown once; null for mail.' }) })
      .meta({ id: 'MadeReceiver' }),
  }),
  changeReceiver: endpoint({
    method: 'PATCH',
    path: '/receivers/{receiver}',
    action: 'receiver.change',
    summary: 'Rename, choose other events, switch on or off',
    body: z.strictObject({
      name: line(100).optional(),
      events: z.array(eventKind).min(1).max(50).optional(),
      active: z.boolean().optional(),
    }),
    answer: receiver,
  }),
  removeReceiver: endpoint({
    method: 'DELETE',
    path: '/receivers/{receiver}',
    action: 'receiver.change',
    summary: 'Remove a receiver and what waits for it',
    status: 204,
    answer: 'nothing',
  }),
  listOutbox: endpoint({
    method: 'GET',
    path: '/outbox',
    action: 'outbox.list',
    summary: 'What leaves the server: dead letters, waiting and sent, the newest first',
    query: page.extend({ state: z.enum(['waiting', 'sent', 'dead']).default('dead') }),
    answer: pageOf(message),
  }),
  retryMessage: endpoint({
    method: 'POST',
    path: '/outbox/{message}/retry',
    action: 'outbox.retry',
    summary: 'Try a dead letter again',
    answer: message,
  }),
  listAudit: endpoint({
    method: 'GET',
    path: '/audit',
    action: 'audit.read',
    summary: 'Who did what, the last first',
    query: page,
    answer: pageOf(auditEntry),
  }),
  exportAudit: endpoint({
    method: 'GET',
    path: '/audit/export',
    action: 'audit.read',
    summary: 'The whole audit log, one entry a line, with the chain of hashes',
    answer: 'stream',
    type: 'application/x-ndjson',
  }),
  readStatus: endpoint({
    method: 'GET',
    path: '/status',
    action: 'status.read',
    summary: 'Versions, the age of the advisories, and the store',
    answer: z.object({
      version: z.string(),
      store: z.enum(['embedded', 'server']),
      time,
      advisories: z
        .object({
          revision: z.string(),
          built: z.string(),
          ageDays: z.number().nullable(),
          records: amount,
          kev: z.string().nullable(),
          ecosystems: z.array(feed),
        })
        .nullable(),
      watch: z
        .object({
          asked: time.nullable(),
          problem: z.string().nullable(),
          matched: time.nullable(),
          matchedRevision: z.string().nullable(),
        })
        .meta({ description: 'When the sources were asked last, and when all that runs was matched.' }),
      rules: amount,
    }),
  }),
};
