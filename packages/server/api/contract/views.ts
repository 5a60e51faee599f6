import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { filter, vulnerability } from './vulnerabilities.ts';
import { amount, day, decisionKind, line, lines, time, uuid } from './words.ts';

const view = z
  .object({
    id: uuid,
    name: z.string(),
    query: z.string().meta({ description: 'As the list has it in its address, without `?`.' }),
    shared: z.boolean().meta({ description: 'Everybody sees it.' }),
    madeBy: z.string().nullable(),
    made: time,
    mine: z.boolean(),
  })
  .meta({ id: 'View' });

/** Filters as the list takes them, each a text or a list of texts. */
const narrowed = filter.strict();
const change = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('decide'), kind: decisionKind, reason: lines(2000), until: day }),
  z.strictObject({ do: z.literal('end'), reason: lines(2000) }),
]);

export const VIEWS = {
  listViews: endpoint({
    method: 'GET',
    path: '/views',
    action: 'view.list',
    summary: 'Saved views: own ones and shared ones, by name',
    answer: z.object({ items: z.array(view) }),
  }),
  createView: endpoint({
    method: 'POST',
    path: '/views',
    action: 'view.change',
    summary: 'Save a view, for oneself or for everybody',
    body: z.strictObject({ name: line(100), query: z.string().max(2000), shared: z.boolean().default(false) }),
    status: 201,
    answer: view,
  }),
  removeView: endpoint({
    method: 'DELETE',
    path: '/views/{view}',
    action: 'view.change',
    summary: "Remove one's own view",
    status: 204,
    answer: 'nothing',
  }),
  previewBulk: endpoint({
    method: 'POST',
    path: '/bulk/preview',
    action: 'bulk.change',
    summary: 'What a change of many would change: how many, and the first twenty',
    body: z.strictObject({ filter: narrowed, change }),
    answer: z.object({
      count: amount,
      tooMany: z.boolean().meta({ description: 'More than a change may touch at once; narrow it.' }),
      skipped: amount.meta({ description: 'Fit the filter and have a decision already, or none to end.' }),
      first: z.array(vulnerability),
    }),
  }),
  changeBulk: endpoint({
    method: 'POST',
    path: '/bulk',
    action: 'bulk.change',
    summary: 'Change many; `expected` is the count of the preview',
    body: z.strictObject({ filter: narrowed, change, expected: amount }),
    status: 201,
    answer: z.object({ bulk: uuid.meta({ description: 'By which it is undone.' }), count: amount }),
  }),
  undoBulk: endpoint({
    method: 'POST',
    path: '/bulk/{bulk}/undo',
    action: 'bulk.change',
    summary: 'Undo a change of many, as far as nobody has changed it since',
    body: z.strictObject({}),
    answer: z.object({ undone: amount, left: amount.meta({ description: 'Changed since, and left as they are.' }) }),
  }),
  exportVulnerabilities: endpoint({
    method: 'GET',
    path: '/vulnerabilities/export',
    action: 'vulnerability.list',
    summary: 'The whole list as CSV, or as JSON with one vulnerability a line (`application/x-ndjson`), streamed',
    query: filter.extend({ format: z.enum(['csv', 'json']).default('csv') }),
    answer: 'stream',
    type: 'text/csv; charset=utf-8',
  }),
};
