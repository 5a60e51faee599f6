import { ALL_CHARACTERS, type Characters, harmlessFor, union, without } from '../../patterns/patterns.ts';

/** Characters that both allow; null: all. */
export function intersection(a: Characters | null, b: Characters | null): Characters | null {
  if (a === null || a === b) return b;
  return b === null ? a : without(a, without(ALL_CHARACTERS, b));
}

export function eitherOf(a: Characters | null, b: Characters | null): Characters | null {
  if (a === null || b === null) return null;
  return a === b ? a : union(a, b);
}

/** Whether a text of these characters does no harm where it stands: behind `lead`, which may have opened a quote. */
export function isHarmlessText(sink: string, alphabet: Characters | null, lead: string): boolean {
  return alphabet !== null && harmlessFor(alphabet, surroundings(sink, lead)).includes(sink);
}

/** The quote that is open at the end of the text; `text` between tags; null when neither is known. */
function surroundings(sink: string, lead: string): string | null {
  if (sink === 'xss' || sink === 'dom-xss') {
    const opened = lead.lastIndexOf('<');
    const closed = lead.lastIndexOf('>');
    if (closed > opened) return 'text';
    return opened < 0 ? null : openQuote(lead.slice(opened));
  }
  return openQuote(lead);
}

function openQuote(text: string): string | null {
  let open: string | null = null;
  for (const character of text) {
    if (character === open) open = null;
    else if (open === null && (character === "'" || character === '"' || character === '`')) open = character;
  }
  return open;
}
