import * as z from 'zod';
import { advisory, componentRef } from './component.ts';
import { confidence, location, severity, surface } from './place.ts';
import { amount, day, ordinal, textMap, texts } from './scalars.ts';

const edit = z.object({
  path: z.string(),
  startLine: ordinal,
  startColumn: ordinal,
  endLine: ordinal,
  endColumn: ordinal,
  replacement: z.string(),
});

const fix = z.object({
  summary: z.string(),
  safe: z.boolean(),
  edits: z.array(edit).exactOptional(),
  fixedVersions: texts.exactOptional(),
});

const tableAnswer = z.object({ table: z.string(), outcome: z.string(), possible: texts, unknown: texts }).meta({
  id: 'TableAnswer',
  description: 'What a published decision table (SSVC, BOD 26-04) says, the soonest first.',
});

const priority = z.object({
  level: z.enum(['now', 'next', 'later', 'unknown']),
  score: z.number().min(0).max(100),
  terms: z.array(z.object({ term: z.string(), points: z.number(), reason: z.string() })),
  decisions: z.array(tableAnswer).exactOptional(),
});

const suppression = z.object({
  kind: z.enum(['in-file', 'baseline', 'decision', 'policy', 'vex']),
  status: z.enum(['accepted', 'rejected', 'expired']),
  reason: z.string(),
  until: day.exactOptional(),
  location: location.exactOptional(),
  note: z.string().exactOptional(),
});

export const finding = z
  .object({
    rule: z.string(),
    scanner: z.string(),
    surface,
    title: z.string(),
    message: z.string(),
    severity,
    confidence,
    cwe: texts,
    location,
    related: z.array(location).exactOptional(),
    flow: z.array(location).exactOptional(),
    fix: fix.exactOptional(),
    component: componentRef.exactOptional(),
    advisory: advisory.exactOptional(),
    subject: z.string().exactOptional(),
    firstSeen: day.exactOptional(),
    id: z.string(),
    fingerprints: textMap,
    priority,
    novelty: z.enum(['new', 'known', 'unknown']),
    suppressions: z.array(suppression),
    gates: texts,
    project: z.string().exactOptional(),
    owner: z.string().exactOptional(),
  })
  .meta({ id: 'Finding', description: 'What one scanner saw at one place, with identity, priority and judgement.' });

export const rule = z
  .object({ id: z.string(), title: z.string(), surface, severity, cwe: texts, help: z.string() })
  .meta({ id: 'Rule', description: 'A rule that found something; help is Markdown.' });

export const reason = z.object({
  verdict: z.enum(['fail', 'unproven']),
  cause: z.string(),
  count: amount,
  message: z.string(),
});
