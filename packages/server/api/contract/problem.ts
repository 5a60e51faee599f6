import * as z from 'zod';

/** RFC 9457, `application/problem+json`. */
export const problem = z
  .object({
    type: z.string().meta({ description: '`urn:vauban:problem:<code>`, stable.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional().meta({ description: 'One sentence, with a way out where there is one.' }),
    instance: z.string().optional().meta({ description: 'The request id; it stands in the log.' }),
    errors: z
      .array(z.object({ at: z.string(), problem: z.string() }))
      .optional()
      .meta({ description: 'What is wrong with the request, place by place.' }),
  })
  .catchall(z.unknown())
  .meta({ id: 'Problem' });
