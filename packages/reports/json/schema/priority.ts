import * as z from 'zod';

const points = z.number();
const unknown = { unknown: points };

/** The shape of the domain's `PriorityRules`. */
export const priorityRules = z
  .object({
    formula: z.object({
      severity: z.object({ critical: points, high: points, medium: points, low: points, none: points, ...unknown }),
      scoreWithinSeverity: points,
      confidence: z.object({ high: points, medium: points, low: points, ...unknown }),
      exploited: z.object({ yes: points, no: points, ...unknown }),
      ransomware: points,
      epss: z.object({ bands: z.array(z.object({ from: z.number(), points })), ...unknown }),
      exploit: z.object({
        attacked: points,
        functional: points,
        'proof-of-concept': points,
        unreported: points,
        ...unknown,
      }),
      endOfLife: points,
      fixAvailable: points,
      scope: z.object({ production: points, development: points, optional: points, peer: points, ...unknown }),
      reachability: z.object({ 'not-imported': points, imported: points, named: points, called: points, ...unknown }),
      novelty: points,
      surface: z.object({
        ...{ code: points, secrets: points, dependencies: points, infrastructure: points },
        ...{ images: points, pipelines: points, web: points },
      }),
      levels: z.object({ now: points, next: points }),
    }),
    stakes: z.object({
      exposure: z.enum(['small', 'controlled', 'open']).exactOptional(),
      missionImpact: z.enum(['low', 'medium', 'high']).exactOptional(),
      humanImpact: z.enum(['low', 'medium', 'high', 'very high']).exactOptional(),
    }),
  })
  .meta({ id: 'PriorityRules', description: 'What priorities were reckoned with, where it is not the default.' });
