import { Buffer } from 'node:buffer';
import { type Facts, type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { encodeModule } from '../ir/codec.ts';
import type { LanguageReader } from '../language.ts';
import { LANGUAGES } from '../languages/languages.ts';
import type { Blanker } from './blank-secrets.ts';
import { MINIFIED_FACTS, manifestFacts, moduleFacts, UNSUPPORTED_FACTS } from './file-facts.ts';
import { isMinified } from './minified.ts';
import { roleOf } from './wants.ts';

const LARGEST_FACTS = 12 * 1024 * 1024;

/** Bytes of source files to facts; the grammars are loaded first. */
export class SourceReader {
  readonly #blank: Blanker;
  readonly #readers = new Map<string, LanguageReader>();

  constructor(blank: Blanker) {
    this.#blank = blank;
  }

  /** Rejects when a grammar cannot be loaded. */
  async loadGrammars(): Promise<void> {
    for (const language of LANGUAGES) this.#readers.set(language.id, await language.open());
  }

  /** Throws `Unreadable` for a file whose facts would be too large. */
  read({ kind, bytes, spend }: ReadInput): Facts | null {
    const role = roleOf(kind);
    spend(1 + (bytes.length >> 10));
    if (role.as === 'declarations') return null;
    if (role.as === 'unsupported') return UNSUPPORTED_FACTS;
    const { language, path } = role;
    if (role.as === 'manifest') {
      const text = language.readManifest(path, this.#blank(bytes, spend));
      return text === null ? null : manifestFacts(text);
    }
    if ('interpreter' in role && !names(role.interpreter, bytes)) return null;
    if (isMinified(bytes)) return MINIFIED_FACTS;
    const reader = this.#readers.get(language.id);
    if (reader === undefined) throw new Error(`the grammar of ${language.id} was not loaded`);
    const module = encodeModule(reader.lower(path, this.#blank(bytes, spend), spend));
    if (module.length > LARGEST_FACTS) throw new Unreadable('more code than one file may have');
    return moduleFacts(module);
  }
}

/** Whether the first line says that one of these programs runs the file. */
function names(interpreter: RegExp, bytes: Uint8Array): boolean {
  const [first = ''] = Buffer.from(bytes.subarray(0, 200)).toString('latin1').split('\n', 1);
  return first.startsWith('#!') && interpreter.test(first);
}
