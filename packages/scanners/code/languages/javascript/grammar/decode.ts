import { placeOf } from '../../../ir/instruction.ts';
import type { ProblemIr } from '../../../ir/module.ts';

/** Bytes to text: UTF-8, or UTF-16 by its byte order mark. What is neither is read as far as it goes, and said. */
export function decode(bytes: Uint8Array): { readonly text: string; readonly problem: ProblemIr | null } {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (utf16 !== null) return { text: new TextDecoder(utf16).decode(bytes), problem: null };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), problem: null };
  } catch {
    const text = new TextDecoder().decode(bytes);
    const before = text.slice(0, text.indexOf('\ufffd'));
    const line = before.split('\n').length;
    const at = placeOf(line, before.length - before.lastIndexOf('\n'));
    return { text, problem: { kind: 'syntax', at, message: 'Not UTF-8 here; read with the rest of the file.' } };
  }
}
