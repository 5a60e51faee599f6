import type { LanguageReader } from '../../code/language.ts';
import { LANGUAGES } from '../../code/languages/languages.ts';
import { isMinified } from '../../code/reading/minified.ts';
import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { usesIn } from './find-uses.ts';
import { encodeUses, type SourceUses } from './source-uses.ts';
import { wordsOf } from './words.ts';

const readers = new Map<string, LanguageReader>();
const opening = new Map<string, Promise<void>>();

/**
 * Loads the grammar of a language, once in a child that reads. Where it cannot be loaded, the language's sources are
 * only asked which names stand in them.
 */
export function openGrammar(id: string): Promise<void> {
  let opened = opening.get(id);
  if (opened === undefined) {
    opened = (async () => {
      try {
        const reader = await LANGUAGES.find((language) => language.id === id)?.open();
        if (reader !== undefined) readers.set(id, reader);
      } catch {
        readers.delete(id);
      }
    })();
    opening.set(id, opened);
  }
  return opened;
}

/**
 * What a source file does with what it imports; `asText` where the names that stand in it as texts are loaded as well.
 * Throws `Unreadable` for a file that names too much.
 */
export function readSource(language: string, path: string, input: ReadInput, asText: boolean): Uint8Array {
  const { bytes, spend } = input;
  const reader = readers.get(language);
  spend(1 + (bytes.length >> 10));
  if (reader === undefined || isMinified(bytes)) return readMentions(language, input);
  const module = reader.lower(path, bytes, spend);
  const uses = usesIn(module, language, spend);
  if (module.problems.length > 0 || asText) return encodeUses({ ...uses, words: allWords(bytes, spend) });
  // a page or a component: what stands around its script names things too
  return encodeUses(/\.(?:[cm]?[jt]sx?|pyw?)$/.test(path) ? uses : { ...uses, words: allWords(bytes, spend, true) });
}

/** Of a text that nobody parses here: which packages it may name. */
export function readMentions(language: string, { bytes, spend }: ReadInput, onlyQuoted = false): Uint8Array {
  return encodeUses({ ...NOTHING, language, words: allWords(bytes, spend, onlyQuoted) });
}

function allWords(bytes: Uint8Array, spend: (steps: number) => void, onlyQuoted = false): number[] {
  const words = wordsOf(bytes, spend, onlyQuoted);
  if (words === null) throw new Unreadable('it names too much to be looked through');
  return words;
}

const NOTHING: SourceUses = {
  language: '',
  loadsUnknown: false,
  loadsBeginning: [],
  imports: [],
  uses: [],
  functions: [],
  members: [],
  words: [],
};
