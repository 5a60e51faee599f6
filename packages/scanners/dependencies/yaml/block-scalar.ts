import { Unreadable } from '../../contract/scanner.ts';

/** The text of `|` or `>` at `column` of `row`, below a node indented by `parent`; `end` is the row behind it. */
export function readBlockScalar(
  lines: readonly string[],
  row: number,
  column: number,
  parent: number,
): { text: string; end: number } {
  const head = /^([|>])(?:([1-9])([-+])?|([-+])([1-9])?)?\s*(?:#.*)?$/.exec((lines[row] as string).slice(column));
  if (head === null) throw new Unreadable('a text begins with what says nothing', row + 1);
  const wanted = head[2] ?? head[5];
  let indent = wanted === undefined ? 0 : Math.max(parent, 0) + Number(wanted);
  const parts: string[] = [];
  let end = row + 1;
  for (; end < lines.length; end++) {
    const line = lines[end] as string;
    const own = indentOf(line);
    if (own === line.length) {
      parts.push('');
      continue;
    }
    if (indent === 0) indent = own > parent ? own : -1;
    if (indent < 0 || own < indent) break;
    parts.push(line.slice(indent));
  }
  const text = head[1] === '|' ? parts.join('\n') : folded(parts);
  return { text: text.replace(/\n+$/, ''), end };
}

/** Lines of one paragraph become one; an empty line ends it. */
function folded(parts: readonly string[]): string {
  let text = '';
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string;
    const before = parts[i - 1];
    if (i === 0) text = part;
    else if (part === '') text += '\n';
    else text += before === '' ? part : ` ${part}`;
  }
  return text;
}

function indentOf(line: string): number {
  let indent = 0;
  while (line[indent] === ' ') indent++;
  return indent;
}
