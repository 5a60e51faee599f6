import { SEVERITIES } from '@vauban/domain';
import * as z from 'zod';
import { ROLES, SCOPES } from '../../people/actions.ts';

/** RFC 3339 in UTC. */
export const time = z.string().meta({ format: 'date-time' });
/** `YYYY-MM-DD`. */
export const day = z.iso.date();
export const uuid = z.uuid();
export const amount = z.int().min(0);

export const severity = z.enum(SEVERITIES).meta({ id: 'Severity', description: 'unknown is never treated as low.' });
export const confidence = z.enum(['high', 'medium', 'low', 'unknown']).meta({ id: 'Confidence' });
export const surface = z
  .enum(['code', 'secrets', 'dependencies', 'infrastructure', 'images', 'pipelines', 'web'])
  .meta({ id: 'Surface' });
export const verdict = z.enum(['pass', 'fail', 'unproven']).meta({ id: 'Verdict' });
export const state = z.enum(['open', 'gone', 'withdrawn']).meta({ id: 'VulnerabilityState' });
export const decisionKind = z
  .enum(['accepted', 'false-positive', 'wont-fix', 'mitigated', 'deferred'])
  .meta({ id: 'DecisionKind', description: 'deferred: the clock of its deadline stands still until the end.' });
export const deadlineKind = z
  .enum(['none', 'paused', 'ahead', 'late'])
  .meta({ id: 'DeadlineKind', description: 'none: no rule asks for anything, which is not the same as late.' });
export const exploited = z.enum(['yes', 'no', 'unknown']).meta({ id: 'Exploited' });
export const priorityLevel = z.enum(['now', 'next', 'later', 'unknown']).meta({ id: 'PriorityLevel' });
export const role = z.enum(ROLES).meta({ id: 'Role' });
export const scope = z.enum(SCOPES).meta({ id: 'Scope', description: 'What a token may be used for.' });

/** What people see: one line, no control characters. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'must be one line');
/** Several lines; no control characters but tab and line ends. */
export const lines = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^(?:[^\p{Cc}]|[\t\r\n])*$/u, 'must not hold control characters');

export const projectSlug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,98}$/)
  .meta({ description: 'Small letters, digits, dot, dash and underscore.' });
export const email = z.email().max(254);
export const vulnerabilityId = z.string().regex(/^VBN-[1-9]\d{0,14}$/);
export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);

/** Which page of a list. */
export const page = z.object({
  cursor: z.string().max(500).optional().meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A page of a list; `next` is the cursor of the page after, null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

/** One value, several with commas, or the parameter repeated. */
export const several = <T extends string>(one: z.ZodType<T, string>) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => (Array.isArray(given) ? given : given.split(',')).filter((part) => part !== ''))
    .pipe(z.array(one).max(50));
