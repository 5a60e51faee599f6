import type { Block, Place, Register } from './instruction.ts';

/** What a language makes of one file. */
export interface ModuleIr {
  /** The first is the module's own body, which runs when it is loaded. */
  readonly functions: readonly FunctionIr[];
  readonly classes: readonly ClassIr[];
  readonly imports: readonly ImportIr[];
  readonly exports: readonly ExportIr[];
  /** Names of the variables that several functions share, and of all that the module's body declares. */
  readonly cells: readonly string[];
  /** The cell whose field `exports` is the namespace (CommonJS); null where `exports` says all. */
  readonly namespaceCell: number | null;
  /** What could not be understood; the rest of the module still is. */
  readonly problems: readonly ProblemIr[];
  /** Source lines that may be shown: line → text. See `codec`. */
  readonly source: string;
}

export interface ProblemIr {
  readonly kind: 'syntax' | 'too-deep' | 'too-long' | 'not-lowered';
  readonly at: Place;
  /** One short sentence. */
  readonly message: string;
}

export interface FunctionIr {
  /** As people call it: `save`, `User.save`, `<module>`, `callback of router.get`. */
  readonly name: string;
  readonly at: Place;
  readonly endLine: number;
  readonly async: boolean;
  readonly generator: boolean;
  /** Takes `this` from the function around it (arrow functions, comprehensions, blocks). */
  readonly lexicalThis: boolean;
  readonly parameters: readonly ParameterIr[];
  readonly registers: number;
  /** Cells that belong to one call of this function: fresh at each call, seen by the functions inside. */
  readonly ownCells: readonly number[];
  readonly blocks: readonly Block[];
}

export interface ParameterIr {
  readonly name: string;
  /** Holds the argument when the first block begins. */
  readonly register: Register;
  /** `rest` takes what is left as a list, `keywords` as an object. Defaults are lowered into the body (`missing`). */
  readonly kind: 'one' | 'rest' | 'keywords' | 'keyword-only';
  /** As `ImportIr.specifier` + `.` + name where it is imported (`express.Request`), `#Name` for a class here, else as written. */
  readonly type: string | null;
}

export interface ClassIr {
  readonly name: string;
  readonly at: Place;
  readonly members: readonly MemberIr[];
  /** Run with `this` as the new object before the constructor's own body; null when there is nothing to run. */
  readonly initialiser: number | null;
  /** Run once with `this` as the class itself. */
  readonly staticInitialiser: number | null;
}

export interface MemberIr {
  readonly name: string;
  readonly kind: 'method' | 'getter' | 'setter' | 'constructor' | 'field';
  readonly static: boolean;
  /** Null for fields, abstract and overloaded methods. */
  readonly function: number | null;
  readonly type: string | null;
}

export interface ImportIr {
  /** As written: `./db`, `express`, `..models`, `a.b`. */
  readonly specifier: string;
  /** Only for its types, or for what may not be there (a `try` around it). */
  readonly optional: boolean;
  readonly at: Place;
}

/** A name that others can import. */
export type ExportIr =
  /** `hidden`: importable, but not meant for others (`_name`, not in `__all__`). */
  | { readonly kind: 'cell'; readonly name: string; readonly cell: number; readonly hidden?: true }
  /** `export { a as b } from`, and `export * as ns from` with `imported` null. */
  | { readonly kind: 'again'; readonly name: string; readonly import: number; readonly imported: string | null }
  /** `export * from`. */
  | { readonly kind: 'all'; readonly import: number };
