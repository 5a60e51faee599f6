import { GAP_KINDS, type GapKind } from '@vauban/domain';
import * as z from 'zod';
import { surface } from './place.ts';
import { amount, day, texts } from './scalars.ts';

const gap = z
  .object({
    kind: z.enum(Object.keys(GAP_KINDS) as GapKind[]),
    scanner: z.string().exactOptional(),
    surface: surface.exactOptional(),
    path: z.string().exactOptional(),
    pattern: z.string().exactOptional(),
    count: amount.exactOptional(),
    message: z.string(),
    class: z.enum(['blocking', 'counted']),
    accepted: z.object({ reason: z.string(), until: day }).exactOptional(),
  })
  .meta({ id: 'Gap', description: 'Something that was not looked at, and why.' });

const scanner = z.object({
  id: z.string(),
  surface,
  version: z.string(),
  rules: z.string(),
  ruleCount: amount,
  ruleIds: texts.exactOptional(),
});

const data = z.object({
  name: z.enum(['advisories', 'kev', 'epss', 'end-of-life']),
  revision: z.string().nullable(),
  newest: z.string().nullable(),
  ecosystems: texts.exactOptional(),
});

export const coverage = z
  .object({
    scope: z.object({ surfaces: z.array(surface), paths: texts, include: texts, exclude: texts }),
    scanners: z.array(scanner),
    data: z.array(data),
    files: z.object({ looked: amount, bytes: amount }),
    looked: z
      .object({
        scheme: z.literal('sha256-40/1'),
        count: amount,
        data: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/),
      })
      .meta({ id: 'PathSet' }),
    gaps: z.array(gap),
  })
  .meta({ id: 'Coverage', description: 'What was looked at, with what, and every gap.' });
