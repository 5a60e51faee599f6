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
    endOfLife: z
      .object({ product: z.string(), cycle: z.string(), since: z.string().optional() })
      .optional()
      .meta({ description: 'Its makers have given this release line up.' }),
    licensing: z
      .object({ text: z.string(), verdict: z.enum(['review', 'deny']) })
      .optional()
      .meta({ description: 'Where the finding is about its licence: what it is and what the policy says of it.' }),
  })
  .meta({ id: 'ComponentRef' });

export const advisory = z
  .object({
    id: z.string(),
    aliases: texts,
    summary: z.string(),
    cvss: texts,
    score: z.number().optional(),
    threatScore: z.number().optional(),
    environmentalScore: z.number().optional(),
    severity,
    fixedVersions: texts,
    published: z.string().optional(),
    modified: z.string().optional(),
    urls: texts,
    exploited: booleanOrUnknown,
    ransomware: booleanOrUnknown.optional(),
    dueDate: z.string().optional(),
    epss: z
      .union([z.object({ probability: z.number(), percentile: z.number(), date: z.string() }), z.literal('unknown')])
      .optional()
      .meta({ description: "FIRST's EPSS: the probability of exploitation within 30 days." }),
    exploit: z
      .object({
        level: z.enum(['attacked', 'functional', 'proof-of-concept', 'unreported', 'unknown']),
        source: z.string().optional(),
      })
      .optional()
      .meta({ description: 'How far exploits have come, and who says so.' }),
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
        decisions: z
          .array(
            z
              .object({ table: z.string(), outcome: z.string(), possible: texts, unknown: texts })
              .meta({ id: 'TableAnswer' }),
          )
          .optional()
          .meta({ description: 'What published decision tables say: SSVC and CISA BOD 26-04.' }),
      })
      .optional(),
  })
  .catchall(z.unknown())
  .meta({ id: 'Observation' });
