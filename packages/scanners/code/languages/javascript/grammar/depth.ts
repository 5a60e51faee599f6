const DEEPEST = 1000;
/** Words and operators such as `a ? b : …`, `a = …`, `new …` with no end of a line, list or statement between them. */
const LONGEST_CHAIN = 4000;

const NEWLINE = 10;
const QUOTE = 34;
const APOSTROPHE = 39;
const BACKTICK = 96;
const SLASH = 47;
const STAR = 42;
const BACKSLASH = 92;
const DOLLAR = 36;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/**
 * The offset at which a source is nested too deeply for the parser, which would end its whole process; null where it is
 * not. Strings, comments, templates and regular expressions are stepped over, well enough for sources that are not made
 * to mislead; those cost the process, which the pipeline survives.
 */
export function tooDeepAt(text: string): number | null {
  let depth = 0;
  let chain = 0;
  /** Depths at which a `}` goes on with a template. */
  const templates: number[] = [];
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    switch (code) {
      case 32:
      case 9:
      case 13:
        continue;
      case QUOTE:
      case APOSTROPHE:
        at = afterQuoted(text, at, code);
        break;
      case BACKTICK:
        at = afterTemplate(text, at + 1);
        if (opensExpression(text, at)) templates.push(depth++);
        break;
      case SLASH:
        at = afterSlash(text, at, before);
        if (text.charCodeAt(at) === NEWLINE) continue;
        break;
      case 40:
      case 91:
      case OPEN_BRACE:
        depth++;
        break;
      case 41:
      case 93:
        depth--;
        break;
      case CLOSE_BRACE:
        depth--;
        if (depth === templates.at(-1)) {
          templates.pop();
          at = afterTemplate(text, at + 1);
          if (opensExpression(text, at)) templates.push(depth++);
        }
        break;
      case NEWLINE:
      case 44:
      case 59:
        chain = 0;
        break;
      case 63:
      case 61:
      case 60:
      case 58:
        chain++;
        break;
      default:
        if (code >= 97 && code <= 122 && !isWord(text.charCodeAt(at - 1))) chain++;
    }
    if (depth > DEEPEST || chain > LONGEST_CHAIN) return at;
    before = code;
  }
  return null;
}

/** The offset of the closing quote, or of the end of the line. */
function afterQuoted(text: string, start: number, quote: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === quote || code === NEWLINE) return at;
  }
  return text.length;
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

function opensExpression(text: string, at: number): boolean {
  return text.charCodeAt(at) === OPEN_BRACE;
}

/** The last character of a comment or regular expression; a division is only itself. */
function afterSlash(text: string, at: number, before: number): number {
  const next = text.charCodeAt(at + 1);
  if (next === SLASH || next === STAR) {
    const end = next === SLASH ? text.indexOf('\n', at) : text.indexOf('*/', at + 2) + 1;
    return end <= 0 ? text.length : end;
  }
  return isOperand(before) ? at : afterPattern(text, at);
}

function isWord(code: number): boolean {
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127;
  return isLetter || (code >= 48 && code <= 57) || code === 95 || code === DOLLAR;
}

/** Whether what came before is a value, so that a slash divides it. Keywords are taken for values: rare, and harmless. */
function isOperand(code: number): boolean {
  return (
    isWord(code) ||
    code === 41 ||
    code === 93 ||
    code === CLOSE_BRACE ||
    code === QUOTE ||
    code === APOSTROPHE ||
    code === BACKTICK
  );
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
