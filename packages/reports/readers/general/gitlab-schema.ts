import * as z from 'zod';

/** What of an entry of GitLab's security reports is read, whatever the kind of the report. */
export const gitlabVulnerability = z.looseObject({
  category: z.string().optional(),
  name: z.string().optional(),
  message: z.string().optional(),
  description: z.string().optional(),
  severity: z.string().optional(),
  confidence: z.string().optional(),
  solution: z.string().nullish(),
  raw_source_code_extract: z.string().nullish(),
  identifiers: z
    .array(z.looseObject({ type: z.string(), value: z.coerce.string(), url: z.string().nullish() }))
    .optional(),
  links: z.array(z.looseObject({ url: z.string().optional() })).nullish(),
  location: z.looseObject({
    file: z.string().optional(),
    start_line: z.number().int().optional(),
    end_line: z.number().int().optional(),
    commit: z.looseObject({ sha: z.string().optional() }).nullish(),
    image: z.string().optional(),
    operating_system: z.string().optional(),
    dependency: z
      .looseObject({
        package: z.looseObject({ name: z.string().optional() }).optional(),
        version: z.string().optional(),
      })
      .nullish(),
    hostname: z.string().optional(),
    path: z.string().optional(),
    method: z.string().optional(),
    param: z.string().optional(),
  }),
});
