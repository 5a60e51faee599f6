import type { ColumnType } from 'kysely';

/** Written as JSON text, read as parsed. Whoever reads it knows its shape from the writer's schema. */
export type Json = ColumnType<unknown, string, string>;
