import { FactsReader } from '../facts/facts-reader.ts';
import { FactsWriter } from '../facts/facts-writer.ts';

const FACTS_VERSION = 1;
const USE_KINDS = ['called', 'taken', 'escapes', 'any-member', 'shared'] as const;

/**
 * What happens to a value of a library: called, only taken, handed on, asked for a member whose name is not known, or
 * held by a variable of the module that other modules can import (`path` is then the variable's name).
 */
export type UseKind = (typeof USE_KINDS)[number];

/** One place where a source file does something with what it imported. */
export interface LibraryUse {
  /** Index in `imports`. */
  readonly import: number;
  /** From the namespace on, `()` for what a call answers: `template`, `Environment().from_string`; empty: itself. */
  readonly path: string;
  readonly kind: UseKind;
  readonly line: number;
  /** Index in `functions`; 0 is the file's own body. */
  readonly function: number;
}

export interface LibraryImport {
  readonly specifier: string;
  readonly line: number;
}

export interface SourceFunction {
  readonly name: string;
  readonly line: number;
  /** Last names of what it calls. */
  readonly calls: readonly string[];
}

/** What one source file does with the names that it imports. */
export interface SourceUses {
  readonly language: string;
  /** It loads modules whose names are made when it runs. */
  readonly loadsUnknown: boolean;
  /** Beginnings of names that it completes when it runs (`plugin-` + x). */
  readonly loadsBeginning: readonly string[];
  readonly imports: readonly LibraryImport[];
  readonly uses: readonly LibraryUse[];
  readonly functions: readonly SourceFunction[];
  /** Of every member, import and global that it names: see `wordMark`; sorted. */
  readonly members: readonly number[];
  /**
   * Of every word that may be a package's name, where packages are named as texts (settings) or the code could not be
   * understood; sorted.
   */
  readonly words: readonly number[];
}

/**
 * 24 bits that stand for a word: equal words have equal marks, a few others too, so that a mark never rules out what is
 * there and tells nothing about what it stands for.
 */
export function wordMark(word: string): number {
  let mark = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) mark = Math.imul(mark ^ word.charCodeAt(i), 0x01000193);
  return (mark ^ (mark >>> 24)) & 0xffffff;
}

export function encodeUses(uses: SourceUses): Uint8Array {
  const out = new FactsWriter();
  out.text(uses.language);
  out.uint(uses.loadsUnknown ? 1 : 0);
  out.texts(uses.loadsBeginning);
  out.uint(uses.imports.length);
  for (const { specifier, line } of uses.imports) {
    out.text(specifier);
    out.uint(line);
  }
  out.uint(uses.uses.length);
  for (const use of uses.uses) {
    out.uint(use.import);
    out.text(use.path);
    out.uint(USE_KINDS.indexOf(use.kind));
    out.uint(use.line);
    out.uint(use.function);
  }
  out.uint(uses.functions.length);
  for (const { name, line, calls } of uses.functions) {
    out.text(name);
    out.uint(line);
    out.texts(calls);
  }
  for (const marks of [uses.members, uses.words]) {
    out.uint(marks.length);
    let before = 0;
    for (const mark of marks) {
      out.uint(mark - before);
      before = mark;
    }
  }
  return out.finish(FACTS_VERSION);
}

export function readUses(facts: Uint8Array): SourceUses {
  const from = new FactsReader(facts, FACTS_VERSION);
  const language = from.text() ?? '';
  const loadsUnknown = from.uint() === 1;
  const loadsBeginning = from.texts();
  const imports = from.list((): LibraryImport => ({ specifier: from.text() ?? '', line: from.uint() }));
  const uses = from.list(
    (): LibraryUse => ({
      import: from.uint(),
      path: from.text() ?? '',
      kind: USE_KINDS[from.uint()] ?? 'escapes',
      line: from.uint(),
      function: from.uint(),
    }),
  );
  const functions = from.list(
    (): SourceFunction => ({ name: from.text() ?? '', line: from.uint(), calls: from.texts() }),
  );
  const marks = (): number[] => {
    let mark = 0;
    return from.list(() => {
      mark += from.uint();
      return mark;
    });
  };
  return {
    language,
    loadsUnknown,
    loadsBeginning,
    imports,
    uses,
    functions,
    members: marks(),
    words: marks(),
  };
}
