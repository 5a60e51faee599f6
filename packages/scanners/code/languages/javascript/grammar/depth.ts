import { afterQuoted, Chains, isQuote, isWord, LONGEST_CHAIN, tooLongLine } from './chains.ts';

const DEEPEST = 1000;

const NEWLINE = 10;
const BACKTICK = 96;
const SLASH = 47;
const STAR = 42;
const BACKSLASH = 92;
const DOLLAR = 36;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** What a character may do; all others are stepped over. */
const BORING = 0;
const OPENS = 1;
const CLOSES = 2;
const STARTS_TEXT = 3;
const SEPARATES = 4;
const CHAINS = 5;

const KINDS = new Uint8Array(128);
for (const [characters, kind] of [
  ['([{', OPENS],
  [')]}', CLOSES],
  ['"\'`/', STARTS_TEXT],
  [',;\n', SEPARATES],
  ['?=<:', CHAINS],
] as const) {
  for (const character of characters) KINDS[character.charCodeAt(0)] = kind;
}

/**
 * The offset at which a source is nested too deeply for the parser, which would end its whole process; null where it is
 * not. Strings, comments, templates and regular expressions are stepped over, well enough for sources that are not made
 * to mislead; those cost the process, which the pipeline survives.
 */
export function tooDeepAt(text: string): number | null {
  return text.length < DEEPEST ? null : (tooManyBrackets(text) ?? tooLongLine(text));
}

function tooManyBrackets(text: string): number | null {
  let depth = 0;
  const chains = new Chains(text);
  /** Depths at which a `}` goes on with a template. */
  const templates: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (depth > DEEPEST) return at;
    const code = text.charCodeAt(at);
    const kind = code < 128 ? KINDS[code] : BORING;
    if (kind === BORING) continue;
    if (kind === CHAINS || kind === SEPARATES) {
      if (chains.see(at, code) > LONGEST_CHAIN) return at;
    } else if (kind === OPENS) {
      depth++;
      chains.open(at, code);
    } else if (kind === CLOSES) {
      depth--;
      if (chains.close(at, code) > LONGEST_CHAIN) return at;
      if (code !== CLOSE_BRACE || depth !== templates.at(-1)) continue;
      templates.pop();
      at = afterTemplate(text, at + 1);
      if (text.charCodeAt(at) === OPEN_BRACE) {
        templates.push(depth++);
        chains.open(at, OPEN_BRACE);
      }
    } else if (kind === STARTS_TEXT) {
      if (code === SLASH) at = afterSlash(text, at);
      else if (code !== BACKTICK) at = afterQuoted(text, at, code);
      else {
        at = afterTemplate(text, at + 1);
        if (text.charCodeAt(at) === OPEN_BRACE) {
          templates.push(depth++);
          chains.open(at, OPEN_BRACE);
        }
      }
    }
  }
  return null;
}

/** The offset of the closing backtick, or of the `{` of `${`. */
function afterTemplate(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === BACKTICK) return at;
    else if (code === DOLLAR && text.charCodeAt(at + 1) === OPEN_BRACE) return at + 1;
  }
  return text.length;
}

/** The last character of a comment or regular expression; a division is only itself. */
function afterSlash(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (next === SLASH || next === STAR) {
    const end = next === SLASH ? text.indexOf('\n', at) - 1 : text.indexOf('*/', at + 2) + 1;
    return end <= 0 ? text.length : end;
  }
  let before = at - 1;
  while (before >= 0 && text.charCodeAt(before) <= 32) before--;
  return isOperand(text.charCodeAt(before)) ? at : afterPattern(text, at);
}

/** Whether what came before is a value, so that a slash divides it. Keywords are taken for values: rare, and harmless. */
function isOperand(code: number): boolean {
  const closes = code < 128 && KINDS[code] === CLOSES;
  return closes || isWord(code) || isQuote(code);
}

function afterPattern(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === NEWLINE) return start;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === SLASH && !inClass) return at;
  }
  return start;
}
