import * as z from 'zod';
import { ordinal } from './scalars.ts';

export const surface = z
  .enum(['code', 'secrets', 'dependencies', 'infrastructure', 'images', 'pipelines', 'web'])
  .meta({ id: 'Surface' });

export const severity = z
  .enum(['critical', 'high', 'medium', 'low', 'none', 'unknown'])
  .meta({ id: 'Severity', description: 'How bad it is; unknown is never to be treated as low.' });

export const confidence = z.enum(['high', 'medium', 'low', 'unknown']).meta({ id: 'Confidence' });

export const location = z
  .object({
    path: z.string(),
    line: ordinal.exactOptional(),
    column: ordinal.exactOptional(),
    endLine: ordinal.exactOptional(),
    endColumn: ordinal.exactOptional(),
    snippet: z.string().exactOptional(),
    message: z.string().exactOptional(),
  })
  .meta({
    id: 'Location',
    description:
      'A place relative to the scanned root. Lines and columns count from 1, columns in UTF-16 units, ends are exclusive. Bytes of a path that are no UTF-8 stand as \\xNN.',
  });
