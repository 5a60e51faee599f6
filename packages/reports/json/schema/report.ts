import { REPORT_VERSION } from '@vauban/domain';
import * as z from 'zod';
import { component } from './component.ts';
import { coverage } from './coverage.ts';
import { finding, reason, rule } from './finding.ts';
import { priorityRules } from './priority.ts';
import { amount, textMap, texts, time } from './scalars.ts';

const source = z
  .object({
    kind: z.enum(['git', 'folder', 'files']),
    repository: z.string().nullable(),
    root: z.string(),
    commit: z.string().nullable(),
    parents: texts,
    branch: z.string().nullable(),
    mergeBase: z.string().nullable(),
    shallow: z.boolean(),
    dirty: z.boolean().nullable(),
    renames: textMap,
    ancestry: z.record(z.string(), z.enum(['ancestor', 'not', 'unknown'])),
  })
  .meta({ id: 'Source', description: 'Where the bytes came from; null is not known.' });

const policy = z.object({
  digest: z.string(),
  origin: z.string(),
  gates: z.array(z.object({ name: z.string(), says: z.string(), when: z.string() })),
  priority: priorityRules.exactOptional(),
  changes: texts,
  judgement: z.object({ digest: z.string(), version: amount, made: time, kept: z.boolean() }).exactOptional(),
});

/**
 * The document `vauban.report/1.N`; the types of `@vauban/domain` are the truth, a test compares the two at compile
 * time. Keys that it does not know are dropped.
 */
export const report = z.object({
  schema: z.literal(REPORT_VERSION),
  scan: z.object({ id: z.string(), started: time, durationMs: z.number().min(0) }),
  tool: z.object({ name: z.literal('vauban'), version: z.string() }),
  source,
  policy,
  verdict: z.enum(['pass', 'fail', 'unproven']),
  reasons: z.array(reason),
  coverage,
  rules: z.array(rule),
  findings: z.array(finding),
  components: z.array(component),
  unused: texts,
});
