export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] };

const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})\s+(\S.*)$/;
const ITEM = /^\s{0,3}(?:([-*+])|(\d{1,4})[.)])\s+(\S.*)$/;

/** The part of Markdown that rules and advisories are written in; everything else stays a paragraph. Never fails. */
export function blocksOf(markdown: string): Block[] {
  const lines = markdown.split(/\r\n|\n|\r/);
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      at += 1;
      continue;
    }
    const [block, next] = readCode(lines, at) ?? readHeading(line, at) ?? readList(lines, at) ?? readText(lines, at);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

type Read = readonly [Block, number];

function readCode(lines: readonly string[], from: number): Read | undefined {
  const fence = FENCE.exec(lines[from] ?? '')?.[1];
  if (fence === undefined) return undefined;
  let end = from + 1;
  while (end < lines.length && !(lines[end] ?? '').trim().startsWith(fence)) end += 1;
  return [{ kind: 'code', text: lines.slice(from + 1, end).join('\n') }, end + 1];
}

function readHeading(line: string, at: number): Read | undefined {
  const found = HEADING.exec(line);
  if (found === null) return undefined;
  const [, marks = '', text = ''] = found;
  return [{ kind: 'heading', level: marks.length, text: text.replace(/\s+#+\s*$/, '') }, at + 1];
}

function readList(lines: readonly string[], from: number): Read | undefined {
  const first = ITEM.exec(lines[from] ?? '');
  if (first === null) return undefined;
  const items: string[] = [];
  let at = from;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const item = ITEM.exec(line);
    if (item !== null) items.push(item[3] ?? '');
    else if (/^\s{2,}\S/.test(line)) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    else break;
  }
  return [{ kind: 'list', ordered: first[2] !== undefined, items }, at];
}

function readText(lines: readonly string[], from: number): Read {
  let end = from + 1;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    if (line.trim() === '' || FENCE.test(line) || HEADING.test(line) || ITEM.test(line)) break;
    end += 1;
  }
  return [{ kind: 'paragraph', text: lines.slice(from, end).join(' ') }, end];
}
