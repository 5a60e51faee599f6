import type { ReadInput } from '../../contract/scanner.ts';

/** The text of an input, its length paid for. */
export function textOfInput(input: ReadInput): string {
  input.spend(Math.ceil(input.bytes.length / 16));
  return new TextDecoder().decode(input.bytes);
}
