const IN_ITS_PLACE = '[erased]';

export function without(whole: string, text: string): string {
  return whole.replaceAll(text, IN_ITS_PLACE);
}

/** A JSON value with `[erased]` wherever the text stands, in names of members too. */
export function withoutIn(value: unknown, text: string): unknown {
  if (typeof value === 'string') return without(value, text);
  if (Array.isArray(value)) return value.map((one) => withoutIn(one, text));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [without(name, text), withoutIn(one, text)]));
}

/** As it stands inside a string of JSON. */
export function jsonText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
