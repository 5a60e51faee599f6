import * as z from 'zod';
import { projectSlug, uuid, vulnerabilityId } from './words.ts';

/** Every parameter that a path may have. */
export const PARAMETERS = {
  project: projectSlug,
  scan: uuid,
  upload: uuid,
  vulnerability: vulnerabilityId,
  decision: uuid,
  person: uuid,
  membership: uuid,
  session: uuid,
  token: uuid,
  invitation: uuid,
  receiver: uuid,
  message: uuid,
  release: z.string().min(1).max(200),
  environment: z.string().min(1).max(200),
  secret: z.string().regex(/^[A-Za-z0-9_-]{20,100}$/),
  team: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  identity: uuid,
  provider: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  view: uuid,
  bulk: uuid,
  rule: z.string().min(1).max(200),
} as const;

export type Parameter = keyof typeof PARAMETERS;

/** The names in a path, in order. */
export function parametersOf(path: string): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => {
    const name = String(match[1]);
    if (!Object.hasOwn(PARAMETERS, name)) throw new Error(`The path ${path} has a parameter that nobody described.`);
    return name as Parameter;
  });
}
