import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { amount, lines, page, projectSlug, time, uuid } from './words.ts';

const told = z
  .record(z.string(), amount)
  .meta({ description: 'How many rows of each table, and `reports`: how many files.' });
const text = z.string().min(6).max(10_000).meta({
  description: 'Exactly as it stands, for example a secret that leaked. It is kept nowhere and never logged.',
});

const whatever = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('project'), project: projectSlug }),
    z.strictObject({ kind: z.literal('person'), person: uuid }),
    z.strictObject({ kind: z.literal('text'), text }),
  ])
  .meta({ id: 'WhatToErase' });

const erasure = z
  .object({
    id: uuid,
    kind: z.enum(['person', 'project', 'text']),
    subject: uuid.nullable().meta({ description: 'The id that the person or the project had.' }),
    reason: z.string(),
    told,
    state: z.enum(['running', 'done', 'failed']).meta({
      description: 'running: reports are still written anew; failed: say it again, what is done is done.',
    }),
    madeBy: z.object({ id: uuid, name: z.string() }).nullable(),
    made: time,
    done: time.nullable(),
  })
  .meta({ id: 'Erasure', description: 'What stays of what was erased: that it was, by whom and why.' });

export const ERASURES = {
  listErasures: endpoint({
    method: 'GET',
    path: '/erasures',
    action: 'erasure.list',
    summary: 'What was erased, the newest first',
    query: page,
    answer: z.object({ items: z.array(erasure), next: z.string().nullable() }),
  }),
  exportErasures: endpoint({
    method: 'GET',
    path: '/erasures/export',
    action: 'erasure.list',
    summary: 'The list that `vauban restore --erasures` takes, a line each; keep it beside the backups',
    answer: 'stream',
    type: 'application/x-ndjson',
  }),
  previewErasure: endpoint({
    method: 'POST',
    path: '/erasures/preview',
    action: 'erasure.make',
    summary: 'What an erasure would change or delete; nothing is done',
    body: z.strictObject({ what: whatever }),
    answer: z.object({
      told,
      unread: amount.meta({ description: 'Reports that could not be read, so that nobody knows what they hold.' }),
    }),
  }),
  erase: endpoint({
    method: 'POST',
    path: '/erasures',
    action: 'erasure.make',
    summary: 'Erase a project, a person, or a text wherever it stands; it cannot be undone',
    body: z.strictObject({ what: whatever, reason: lines(1000) }),
    status: 201,
    answer: erasure,
  }),
};
