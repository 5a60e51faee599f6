import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { decision } from './vulnerabilities.ts';
import { several, severity, state } from './words.ts';

const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

export const FINGERPRINTS = {
  findByFingerprint: endpoint({
    method: 'GET',
    path: '/projects/{project}/fingerprints',
    action: 'vulnerability.read',
    summary: 'Which vulnerabilities have these fingerprints (`vauban/1`), with what was decided on them',
    query: z.object({ fingerprint: several(fingerprint) }),
    answer: z.object({
      items: z.array(
        z.object({
          fingerprint: z.string(),
          vulnerability: z.string(),
          state,
          severity,
          decisions: z.array(decision).meta({ description: 'The last made first.' }),
        }),
      ),
    }),
  }),
};
