import { Unreadable } from '../../contract/scanner.ts';

/** A literal of Elixir or Erlang: text for strings, atoms and numbers, items for lists, tuples and maps. */
export interface Term {
  readonly line: number;
  readonly text?: string;
  /** Of a map or keyword list the values; their keys stand in `key`. */
  readonly items?: readonly Term[];
  readonly key?: string;
}

const DEEPEST = 64;
const TOKEN =
  /\s+|#[^\n]*|%(?!\{)[^\n]*|(?<open>%\{|\{|\[|<<)|(?<close>\}|\]|>>)|(?<arrow>=>)|(?<mark>[,.])|(?<string>"[^"\\]*(?:\\[\s\S][^"\\]*)*")(?<stringKey>:(?!:))?|(?<word>:?[\w@?!./+-]+|:"[^"\\]*(?:\\[\s\S][^"\\]*)*"|'[^']*')(?<wordKey>:(?!:))?/uy;
const CLOSES: Readonly<Record<string, string>> = { '%{': '}', '{': '}', '[': ']', '<<': '>>' };

interface Open {
  readonly line: number;
  readonly closes: string;
  readonly key: string | undefined;
  readonly items: Term[];
  nextKey: string | undefined;
}

/**
 * The terms of a file one after the other. Only literals are understood and nothing is run: anything else makes the file
 * unreadable.
 */
export function readTerms(text: string, spend: (steps: number) => void): Term[] {
  const root: Open = { line: 1, closes: '', key: undefined, items: [], nextKey: undefined };
  const stack: Open[] = [root];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    spend(1);
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) throw new Unreadable('it holds something other than literals', line);
    at = TOKEN.lastIndex;
    const { open, close, arrow, string, stringKey, word, wordKey } = match.groups ?? {};
    const top = stack.at(-1) as Open;
    if (open !== undefined) {
      if (stack.length > DEEPEST) throw new Unreadable('it nests too deep', line);
      stack.push({ line, closes: CLOSES[open] ?? '', key: top.nextKey, items: [], nextKey: undefined });
      top.nextKey = undefined;
    } else if (close !== undefined) {
      if (stack.length === 1 || top.closes !== close) throw new Unreadable(`\`${close}\` closes nothing`, line);
      stack.pop();
      (stack.at(-1) as Open).items.push(closed(top, close));
    } else if (arrow !== undefined) {
      top.nextKey = top.items.pop()?.text;
    } else if (string !== undefined || word !== undefined) {
      const said = plain(string ?? word ?? '');
      if (stringKey !== undefined || wordKey !== undefined) top.nextKey = said;
      else {
        top.items.push(top.nextKey === undefined ? { line, text: said } : { line, text: said, key: top.nextKey });
        top.nextKey = undefined;
      }
    }
    for (const character of match[0]) if (character === '\n') line++;
  }
  if (stack.length > 1) throw new Unreadable('it ends too early', line);
  return root.items;
}

/** `<<"text">>` is a string. */
function closed({ line, key, items }: Open, close: string): Term {
  const named = key === undefined ? {} : { key };
  if (close === '>>') return { line, text: items[0]?.text ?? '', ...named };
  return { line, items, ...named };
}

function plain(written: string): string {
  const bare = written.startsWith(':') ? written.slice(1) : written;
  if (!bare.startsWith('"')) return bare.replaceAll("'", '');
  return bare.slice(1, -1).replace(/\\([\s\S])/gu, '$1');
}
