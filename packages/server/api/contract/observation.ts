import * as z from 'zod';
import { confidence, priorityLevel, severity } from './words.ts';

const texts = z.array(z.string());
const ordinal = z.int().min(1);
const booleanOrUnknown = z.union([z.boolean(), z.literal('unknown')]);

const location = z
  .object({
    path: z.string(),
    line: ordinal.optional(),
    column: ordinal.optional(),
    endLine: ordinal.optional(),
    endColumn: ordinal.optional(),
    snippet: z.string().optional(),
    message: z.string().optional(),
  })
  .meta({
    id: 'Location',
    description: 'Lines and columns count from 1, columns in UTF-16 units; ends are exclusive.',
  });

const fix = z
  .object({
    summary: z.string(),
    safe: z.boolean(),
    fixedVersions: texts.optional(),
    edits: z
      .array(
        z.object({
          path: z.string(),
          startLine: ordinal,
          startColumn: ordinal,
          endLine: ordinal,
          endColumn: ordinal,
          replacement: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Fix' });

const component = z
  .object({
    purl: z.string(),
    ecosystem: z.string(),
    name: z.string(),
    version: z.string(),
    direct: booleanOrUnknown,
    scope: z.string(),
    path: texts.meta({ description: 'Names from the root to this component: why it is here.' }),
    reachability: z.string(),
  })
  .meta({ id: 'ComponentRef' });

export const advisory = z
  .object({
    id: z.string(),
    aliases: texts,
    summary: z.string(),
    cvss: texts,
    score: z.number().optional(),
    severity,
    fixedVersions: texts,
    published: z.string().optional(),
    modified: z.string().optional(),
    urls: texts,
    exploited: booleanOrUnknown,
    ransomware: booleanOrUnknown.optional(),
    dueDate: z.string().optional(),
  })
  .meta({ id: 'Advisory' });

/** What the last scan that saw it said: the finding, masked and bounded. */
export const observation = z
  .object({
    message: z.string(),
    scanner: z.string().optional(),
    confidence: confidence.optional(),
    cwe: texts.optional(),
    location: location.optional(),
    related: z.array(location).optional(),
    flow: z.array(location).optional(),
    fix: fix.optional(),
    component: component.optional(),
    advisory: advisory.optional(),
    priority: z
      .object({
        level: priorityLevel,
        score: z.number(),
        terms: z.array(z.object({ term: z.string(), points: z.number(), reason: z.string() })),
      })
      .optional(),
  })
  .catchall(z.unknown())
  .meta({ id: 'Observation' });
