import * as z from 'zod';

/** A count from 0. */
export const amount = z.int().min(0);
/** A line or column, from 1. */
export const ordinal = z.int().min(1);
/** `YYYY-MM-DD`. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** RFC 3339, in UTC or with an offset. */
export const time = z.string().regex(/^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/);
export const texts = z.array(z.string());
export const textMap = z.record(z.string(), z.string());
export const booleanOrUnknown = z.union([z.boolean(), z.literal('unknown')]);
