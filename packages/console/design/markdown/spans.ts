export type Span =
  | { readonly kind: 'text' | 'code' | 'strong' | 'emphasis'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly address: string };

const MARKS = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^[\]]+)\]\(([^()\s]+)\)|<(https?:\/\/[^<>\s]+)>/g;

/** The marks inside one line of Markdown; what is not one of them is text, HTML too. */
export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let after = 0;
  for (const found of text.matchAll(MARKS)) {
    if (found.index > after) spans.push({ kind: 'text', text: text.slice(after, found.index) });
    after = found.index + found[0].length;
    const [, code, strong, emphasis, link, address, bare] = found;
    if (code !== undefined) spans.push({ kind: 'code', text: code });
    else if (strong !== undefined) spans.push({ kind: 'strong', text: strong });
    else if (emphasis !== undefined) spans.push({ kind: 'emphasis', text: emphasis });
    else if (bare !== undefined) spans.push({ kind: 'link', text: bare, address: bare });
    else spans.push({ kind: 'link', text: link ?? '', address: address ?? '' });
  }
  if (after < text.length) spans.push({ kind: 'text', text: text.slice(after) });
  return spans;
}
