interface Spelled {
  readonly source: string;
  readonly flags: string;
}

/** What differs between Python's `re` (docs.python.org/3/library/re.html) and JavaScript, by the text at hand. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^\\A/, '(?<![\\s\\S])'],
  [/^\\[zZ]/, '(?![\\s\\S])'],
  [/^\(\?P<([A-Za-z_]\w*)>/, '(?<$1>'],
  [/^\(\?P=([A-Za-z_]\w*)\)/, '\\k<$1>'],
  [/^\(\?#[^)]*\)/, ''],
  [/^\\a/, '\\x07'],
  [/^\\U000([0-9a-fA-F]{5})/, '\\u{$1}'],
  [/^\\N\{[^}]*\}/, '[\\s\\S]'],
];

/** An expression of Python's `re` in JavaScript's spelling; null where there is none. `flags` are letters of `imsxau`. */
export function fromPython(source: string, flags: string): Spelled | null {
  const inline = /^\(\?([aiLmsux]+)\)/.exec(source);
  const letters = new Set([...flags, ...(inline?.[1] ?? '')]);
  const text = letters.has('x')
    ? withoutSpace(source.slice(inline?.[0].length ?? 0))
    : source.slice(inline?.[0].length ?? 0);
  let out = '';
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at, at + 80);
    const spelling = SPELLINGS.find(([python]) => python.test(rest));
    if (spelling !== undefined) {
      const [whole] = spelling[0].exec(rest) as RegExpExecArray;
      out += whole.replace(spelling[0], spelling[1]);
      at += whole.length;
    } else if (rest[0] === '\\') {
      out += rest.slice(0, 2);
      at += 2;
    } else if (rest[0] === '[') {
      const end = endOfClass(text, at);
      out += text
        .slice(at, end)
        .replace(/^(\[\^?)\]/, '$1\\]')
        .replace(/(?<!^)(?<!\\)\[(?!\^)/g, '\\[');
      at = end;
    } else {
      // possessive quantifiers and atomic groups match a part of what the plain ones match
      const possessive = /^([*+?}])\+/.exec(rest);
      out += possessive === null ? (rest.startsWith('(?>') ? '(?:' : (rest[0] as string)) : (possessive[1] as string);
      at += possessive === null ? (rest.startsWith('(?>') ? 3 : 1) : 2;
    }
  }
  return {
    source: out,
    flags: [...letters]
      .filter((letter) => 'ims'.includes(letter))
      .sort()
      .join(''),
  };
}

function endOfClass(text: string, start: number): number {
  let at = start + 1;
  if (text[at] === '^') at++;
  if (text[at] === ']') at++;
  while (at < text.length && text[at] !== ']') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Verbose expressions: white space and comments outside classes mean nothing. */
function withoutSpace(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '\\') out += text.slice(at, ++at + 1);
    else if (character === '[') {
      const end = endOfClass(text, at);
      out += text.slice(at, end);
      at = end - 1;
    } else if (character === '#') {
      while (at < text.length && text[at] !== '\n') at++;
    } else if (!/\s/.test(character)) out += character;
  }
  return out;
}
