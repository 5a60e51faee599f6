import { isObject } from './json.ts';
import { hasControlCharacters } from './text.ts';

const MOST = 50;
const LONGEST = 200;
const KEYS = ['affected_functions', 'functions', 'symbols', 'affected_symbols'];

/**
 * The vulnerable functions that a record names for a package: `affected_functions` (GitHub's database) and the like, or
 * `imports[].symbols` (Go's, https://go.dev/doc/security/vuln/database). Foreign shapes say nothing.
 */
export function symbolsOf(specific: unknown): string[] {
  if (!isObject(specific)) return [];
  const found = new Set<string>();
  const add = (list: unknown): void => {
    if (!Array.isArray(list)) return;
    for (const symbol of list.slice(0, MOST)) {
      if (typeof symbol !== 'string' || symbol.trim() === '' || symbol.length > LONGEST) continue;
      if (!hasControlCharacters(symbol) && found.size < MOST) found.add(symbol.trim());
    }
  };
  for (const key of KEYS) if (Object.hasOwn(specific, key)) add(specific[key]);
  const affects = specific.affects;
  if (isObject(affects)) add(affects.functions);
  if (Array.isArray(specific.imports)) {
    for (const entry of specific.imports.slice(0, MOST)) if (isObject(entry)) add(entry.symbols);
  }
  return [...found];
}
