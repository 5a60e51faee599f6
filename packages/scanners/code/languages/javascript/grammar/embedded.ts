const CARRIES_SCRIPTS = /\.(?:vue|svelte|html?)$/;
const OPENING = /<!--|<script(?=[\s>])((?:"[^"]{0,500}"|'[^']{0,500}'|[^"'>]){0,200})>/gi;
/** Types of scripts that browsers run. */
const RUNS = /^(?:module|(?:text|application)\/(?:java|ecma)script|text\/babel|text\/jsx)?$/i;

export interface Script {
  /** As long as the file: all but its scripts is blank, so that places stay what they are. */
  readonly text: string;
  /** A name with the extension of the scripts' language. */
  readonly name: string;
}

/** The scripts inside a page or component; null for a file that is a script itself. */
export function embeddedScripts(path: string, text: string): Script | null {
  if (!CARRIES_SCRIPTS.test(path)) return null;
  const parts: string[] = [];
  let end = 0;
  let typed = false;
  for (OPENING.lastIndex = 0; ; ) {
    const found = OPENING.exec(text);
    if (found === null) break;
    if (found[0] === '<!--') {
      const close = text.indexOf('-->', OPENING.lastIndex);
      if (close === -1) break;
      OPENING.lastIndex = close;
      continue;
    }
    const start = OPENING.lastIndex;
    const close = text.slice(start).search(/<\/script[\s>]/i);
    const stop = close === -1 ? text.length : start + close;
    OPENING.lastIndex = stop;
    const attributes = found[1] ?? '';
    if (!RUNS.test(attribute(attributes, 'type') ?? '') || attribute(attributes, 'src') !== null) continue;
    typed ||= /^tsx?$/.test(attribute(attributes, 'lang') ?? '');
    parts.push(blank(text.slice(end, start)), text.slice(start, stop), ';');
    // the semicolon takes the place of the `<` of `</script>`
    end = Math.min(stop + 1, text.length);
  }
  return { text: parts.join('') + blank(text.slice(end)), name: typed ? 'script.ts' : 'script.js' };
}

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? '');
}

function blank(text: string): string {
  return text.replace(/[^\n]+/g, (line) => ' '.repeat(line.length));
}
