import { safeText } from '../text/safe-text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of a target for element content and quoted attributes. */
export function esc(raw: string): string {
  return safeText(raw).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** The same for text of several lines, which stay lines. */
export function escLines(raw: string): string {
  return raw.split('\n').map(esc).join('\n');
}

/** An address that a person may follow, else null: no script, no data, no spaces. */
export function webAddress(raw: string): string | null {
  return /^https?:\/\/[^\s"'<>\\]{1,1000}$/.test(raw) && URL.canParse(raw) ? esc(raw) : null;
}
