import parseExpression from 'spdx-expression-parse';
import ids from 'spdx-license-ids/index.json' with { type: 'json' };

const IDS: ReadonlySet<string> = new Set(ids);

/** What a lockfile says about a licence: an id of SPDX's list, an expression of them, or other words. */
export type Licence =
  | { readonly kind: 'id'; readonly text: string }
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'words'; readonly text: string };

const LONGEST = 500;

/** Reads a lockfile's words about a licence; nothing is guessed. */
export function licenceOf(words: string): Licence {
  const text = words.trim().slice(0, LONGEST);
  if (IDS.has(text)) return { kind: 'id', text };
  try {
    // depth and length are bounded by the length of the text
    parseExpression(text);
    return { kind: 'expression', text };
  } catch {
    return { kind: 'words', text };
  }
}
