import { visible } from './text.ts';

/** A sentence of a scanner: what stands between backquotes is code, all else is text. */
export function Said({ text }: { text: string }) {
  return text.split(/(`[^`\n]+`)/).map((part, index) =>
    part.length > 2 && part.startsWith('`') && part.endsWith('`') ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never move
      <code key={index}>{visible(part.slice(1, -1))}</code>
    ) : (
      visible(part)
    ),
  );
}
