import { GAP_KINDS, type GapKind } from '@vauban/domain';
import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { amount, digest, line, page, pageOf, surface, time, uuid, verdict } from './words.ts';

const scan = z
  .object({
    id: uuid,
    project: z.string(),
    branch: z.string().nullable(),
    pullRequest: z.int().nullable(),
    release: z.string().nullable(),
    commit: z.string().nullable(),
    verdict: verdict.meta({ description: 'As the command judged.' }),
    serverVerdict: verdict.meta({ description: 'As the server judged the same report.' }),
    complete: z.boolean(),
    started: time,
    recorded: time,
    durationMs: amount,
    tool: z.string(),
    counts: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Scan' });

const gap = z
  .object({
    kind: z.enum(Object.keys(GAP_KINDS) as GapKind[]),
    scanner: z.string().optional(),
    surface: surface.optional(),
    path: z.string().optional(),
    pattern: z.string().optional(),
    count: amount.optional(),
    message: z.string(),
    class: z.enum(['blocking', 'counted']),
    accepted: z.object({ reason: z.string(), until: z.string() }).optional(),
  })
  .meta({ id: 'Gap', description: 'Something that was not looked at, and why.' });

const coverage = z
  .object({
    scope: z.object({
      surfaces: z.array(surface),
      paths: z.array(z.string()),
      include: z.array(z.string()),
      exclude: z.array(z.string()),
    }),
    scanners: z.array(z.object({ id: z.string(), surface, version: z.string(), rules: z.string(), ruleCount: amount })),
    data: z.array(
      z.object({
        name: z.enum(['advisories', 'kev', 'epss', 'end-of-life']),
        revision: z.string().nullable(),
        newest: z.string().nullable(),
        ecosystems: z.array(z.string()).optional(),
      }),
    ),
    files: z.object({ looked: amount, bytes: amount }),
    gaps: z.array(gap),
  })
  .meta({ id: 'Coverage', description: 'What was looked at, with what, and every gap.' });

const reason = z.object({
  verdict: z.enum(['fail', 'unproven']),
  cause: z.string(),
  count: amount,
  message: z.string(),
});

const wholeScan = scan
  .extend({
    reasons: z.array(reason),
    differences: z.array(z.string()).meta({ description: "What the server's judgement says otherwise." }),
    policy: z.object({ digest: z.string(), origin: z.string(), changes: z.array(z.string()) }),
    repository: z.string().nullable(),
    root: z.string(),
    dirty: z.boolean().nullable(),
    shallow: z.boolean(),
    coverage,
    components: amount,
  })
  .meta({ id: 'WholeScan' });

const component = z
  .object({
    purl: z.string(),
    ecosystem: z.string(),
    name: z.string(),
    version: z.string(),
    path: z.string().meta({ description: 'The lockfile.' }),
    direct: z.boolean().nullable(),
    scope: z.string(),
  })
  .meta({ id: 'ScanComponent' });

const upload = z
  .object({
    id: uuid,
    project: z.string(),
    state: z.enum(['receiving', 'received', 'recording', 'recorded', 'refused']),
    offset: amount.meta({ description: 'Bytes that are kept; go on from here.' }),
    total: amount,
    scan: uuid.nullable(),
    problem: z.object({ type: z.string(), title: z.string(), detail: z.string().optional() }).nullable(),
    created: time,
  })
  .meta({ id: 'Upload' });

const progress = z
  .object({
    scan: z.string().max(100).meta({ description: 'The id that the command gave the scan.' }),
    phase: z.enum(['collect', 'read', 'conclude', 'judge', 'upload', 'recorded', 'failed']),
    done: amount,
    total: amount.nullable(),
    branch: z.string().max(250).nullable().default(null),
    message: line(300).optional(),
  })
  .meta({ id: 'Progress' });

export const liveEvent = z
  .object({
    kind: z.enum(['progress', 'recorded', 'decided']),
    at: time,
    progress: progress.optional(),
    scan: uuid.optional(),
    verdict: verdict.optional(),
    vulnerability: z.string().optional(),
  })
  .meta({ id: 'LiveEvent' });

export const SCANS = {
  listScans: endpoint({
    method: 'GET',
    path: '/projects/{project}/scans',
    action: 'scan.read',
    summary: 'Scans of a project, the last recorded first',
    query: page.extend({ branch: z.string().max(250).optional() }),
    answer: pageOf(scan),
  }),
  readScan: endpoint({
    method: 'GET',
    path: '/scans/{scan}',
    action: 'scan.read',
    summary: 'One scan with coverage, gaps and what the server judged otherwise',
    answer: wholeScan,
  }),
  readReport: endpoint({
    method: 'GET',
    path: '/scans/{scan}/report',
    action: 'scan.read',
    summary: 'The report as it was uploaded',
    answer: 'stream',
    type: 'application/json',
  }),
  listComponents: endpoint({
    method: 'GET',
    path: '/scans/{scan}/components',
    action: 'scan.read',
    summary: 'Components of a scan, by package URL',
    query: page,
    answer: pageOf(component),
  }),
  createUpload: endpoint({
    method: 'POST',
    path: '/projects/{project}/uploads',
    action: 'scan.record',
    summary: 'Announce a report; the same key answers the same upload',
    headers: { 'idempotency-key': { required: true, says: 'Up to 200 characters; one for each scan.' } },
    body: z.strictObject({
      total: amount.min(1).max(1_000_000_000).meta({ description: 'Bytes that will be sent.' }),
      digest: digest.optional().meta({ description: 'Of the bytes that will be sent.' }),
      encoding: z.enum(['identity', 'gzip']).default('identity'),
      release: z.string().trim().min(1).max(200).optional(),
      environment: z.string().trim().min(1).max(200).optional(),
      pullRequest: z
        .strictObject({ number: z.int().min(1), base: line(250).optional(), title: line(300).optional() })
        .optional(),
    }),
    status: 201,
    answer: upload,
  }),
  readUpload: endpoint({
    method: 'GET',
    path: '/uploads/{upload}',
    action: 'scan.record',
    summary: 'How far an upload is',
    answer: upload,
  }),
  headUpload: endpoint({
    method: 'HEAD',
    path: '/uploads/{upload}',
    action: 'scan.record',
    summary: 'How far an upload is, in the header Upload-Offset',
    answer: 'nothing',
  }),
  sendBytes: endpoint({
    method: 'PATCH',
    path: '/uploads/{upload}',
    action: 'scan.record',
    summary: 'Send the next bytes; the report is recorded when the last ones are there',
    headers: { 'upload-offset': { required: true, says: 'Where these bytes begin: the offset of the upload.' } },
    body: 'bytes',
    answer: upload,
  }),
  sendProgress: endpoint({
    method: 'POST',
    path: '/projects/{project}/progress',
    action: 'scan.record',
    summary: 'Tell how far a scan is; nothing is kept',
    body: progress,
    status: 204,
    answer: 'nothing',
  }),
  watchProject: endpoint({
    method: 'GET',
    path: '/projects/{project}/live',
    action: 'scan.read',
    summary: 'Server-Sent Events of a project: each `data` is a LiveEvent',
    answer: 'events',
  }),
};
