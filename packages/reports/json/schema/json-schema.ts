import { REPORT_VERSION } from '@vauban/domain';
import * as z from 'zod';
import { report } from './report.ts';

/** The report's JSON Schema (draft 2020-12), as committed in the top folder `schemas`. */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...body } = z.toJSONSchema(report, { target: 'draft-2020-12', io: 'input', reused: 'inline' });
  return {
    $schema,
    $id: `urn:vauban:schema:${REPORT_VERSION.replace('/', ':')}`,
    title: `A scan's report, ${REPORT_VERSION}`,
    ...body,
  };
}
