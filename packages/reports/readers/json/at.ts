/** The value at a path of keys in a document that nobody checked; undefined where there is none. */
export function at(document: unknown, ...keys: readonly (string | number)[]): unknown {
  let value = document;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** The text at a path; null where there is none. */
export function textAt(document: unknown, ...keys: readonly (string | number)[]): string | null {
  const value = at(document, ...keys);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The list at a path; empty where there is none. */
export function listAt(document: unknown, ...keys: readonly (string | number)[]): readonly unknown[] {
  const value = at(document, ...keys);
  return Array.isArray(value) ? value : [];
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
