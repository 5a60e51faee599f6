export type JsonObject = Readonly<Record<string, unknown>>;

/** Its keys come from outside: read the ones that are known, never walk up its prototype. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
