import { parse } from 'yaml';

/** Any YAML document as plain values, without aliases; loaded only where there is one. */
export function parseYaml(text: string): unknown {
  return parse(text, { maxAliasCount: 0 });
}
