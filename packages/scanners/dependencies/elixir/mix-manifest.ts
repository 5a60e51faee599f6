import type { ComponentScope } from '@vauban/domain';
import type { ReadInput } from '../../contract/scanner.ts';
import type { Ask } from '../graph/asked.ts';
import { writeAsked } from '../graph/asked.ts';
import { textOfInput } from '../text/input-text.ts';

/** `{:name, "~> 1.0", only: [:dev, :test]}`; a tuple in a tuple is none of these. */
const DEPENDENCY = /\{\s*:(\w+)\s*,\s*((?:[^{}"]|"[^"\\]*(?:\\.[^"\\]*)*")*)\}/g;
const DEVELOPMENT = new Set(['dev', 'test', 'docs', 'lint', 'ci']);

/** What a mix.exs lists between `deps` and its `end`, read as text and never run. */
export function readMixManifest(input: ReadInput): Uint8Array {
  const text = textOfInput(input).replace(/^[ \t]*#.*$/gm, '');
  const root = /\bapp:\s*:(\w+)/.exec(text)?.[1];
  const start = /\bdefp?\s+deps\b/.exec(text)?.index;
  const asks: Ask[] = [];
  if (start !== undefined) {
    const rest = text.slice(start);
    const body = rest.slice(0, /^ {2}end\b/m.exec(rest)?.index ?? rest.length);
    for (const match of body.matchAll(DEPENDENCY)) {
      asks.push({ key: match[1] as string, scope: scopeOf(match[2] as string) });
    }
  }
  return writeAsked({ root, asks });
}

function scopeOf(options: string): ComponentScope {
  const said = /\bonly:\s*(\[[^\]]*\]|:\w+)/.exec(options)?.[1];
  const names = said?.match(/\w+/g);
  if (names?.every((name) => DEVELOPMENT.has(name)) === true) return 'development';
  return /\boptional:\s*true\b/.test(options) ? 'optional' : 'production';
}
