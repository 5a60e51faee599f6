import * as z from 'zod';

export const FORMAT = 'vauban.backup/1';

/** What stands at the begin of a backup. */
export const head = z.object({
  format: z.literal(FORMAT),
  made: z.string(),
  /** Numbers of the migrations that the database had. */
  migrations: z.array(z.int()),
  withKey: z.boolean(),
});

export const table = z.object({
  name: z.string().regex(/^[a-z_]{1,60}$/),
  columns: z.array(z.string().regex(/^[a-z_]{1,60}$/)),
});

export const blob = z.object({ digest: z.string() });

/** What stands at the end: what must have been read until there. */
export const manifest = z.object({
  tables: z.record(z.string(), z.object({ rows: z.int(), digest: z.string() })),
  blobs: z.int(),
});

export type Head = z.infer<typeof head>;
export type Manifest = z.infer<typeof manifest>;
