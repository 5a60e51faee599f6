/** Its length says nothing about the length of what it stands for. */
export const MASK = '********';

const SHORTEST_TOKEN = 20;
const PREFIX = 4;
const SHORTEST_REPEATED = 4;

/**
 * The text with the secret at `[start, end)` (UTF-16 units) replaced, wherever it stands in the text.
 * Of a value of 20 characters or more the first four stay, by which people know its kind (`ghp_`, `AKIA`);
 * of a shorter one nothing stays. Mask every secret of a line before the line is bounded.
 */
export function maskSecret(text: string, start: number, end: number): string {
  const value = text.slice(start, end);
  if (value === '') return text;
  const masked = maskValue(value);
  if (value.length < SHORTEST_REPEATED) return text.slice(0, start) + masked + text.slice(end);
  return text.slice(0, start).replaceAll(value, masked) + masked + text.slice(end).replaceAll(value, masked);
}

function maskValue(value: string): string {
  if (value.length < SHORTEST_TOKEN) return MASK;
  const prefix = value.slice(0, PREFIX);
  return /^[\w-]+$/.test(prefix) ? prefix + MASK : MASK;
}
