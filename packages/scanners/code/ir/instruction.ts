/**
 * The one representation of a function's body, whatever its language: basic blocks of instructions over registers.
 * Control flow inside expressions (`&&`, `?:`, optional chaining, comprehensions, `switch`) is lowered to blocks, so a
 * condition is always one register, set by one instruction shortly before.
 */
export type Register = number;

/** Where an instruction comes from: line × 4096 + column, both from 1; columns beyond 4095 stand as 4095. */
export type Place = number;

export type Constant =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'bytes'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  /** Beyond 2^53, as decimal digits. */
  | { readonly type: 'integer'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** `null`, `None`, `nil`. */
  | { readonly type: 'null' }
  /** JavaScript's `undefined`; also a missing argument. */
  | { readonly type: 'undefined' }
  | { readonly type: 'pattern'; readonly source: string; readonly flags: string };

/** A key known when the program was read, or one that a register holds. */
export type Key = string | Register;

/**
 * `+ - * / // % ** << >> >>> & | ^ == != === !== < <= > >= in "not in" instanceof is "is not"`. Languages keep their own
 * meaning of `==`; `+` joins texts when either side may be one; `%` formats when the left side is a text.
 */
export type BinaryOperator = string;
/** `! - + ~ typeof`, and `missing`: whether an argument was not given (or is `undefined`). */
export type UnaryOperator = string;

export interface Argument {
  readonly value: Register;
  /** Of a keyword argument. */
  readonly name?: string;
  /** `values`: each element is an argument (`...x`, `*x`); `fields`: each field is a keyword argument (`**x`). */
  readonly spread?: 'values' | 'fields';
}

/** A decorator that was evaluated where the class is defined. */
export interface Decoration {
  readonly value: Register;
  /** Index in the class's members; absent: the class itself. */
  readonly member?: number;
  /** Index in that member's parameters; absent: the member itself. */
  readonly parameter?: number;
}

export type Instruction = { readonly at: Place } & (
  | { readonly op: 'constant'; readonly to: Register; readonly value: Constant }
  | { readonly op: 'copy'; readonly to: Register; readonly from: Register }
  /** A variable shared between functions, or of the module itself: see `ModuleIr.cells`. */
  | { readonly op: 'cell'; readonly to: Register; readonly cell: number }
  | { readonly op: 'set-cell'; readonly cell: number; readonly from: Register }
  /** A name that no scope of the module declares: `process`, `document`, `open`. */
  | { readonly op: 'global'; readonly to: Register; readonly name: string }
  | { readonly op: 'set-global'; readonly name: string; readonly from: Register }
  /** `this`; a method's first parameter where the language names it (`self`) is also this. */
  | { readonly op: 'this'; readonly to: Register }
  /** The parent class seen from a method, `super`. */
  | { readonly op: 'super'; readonly to: Register }
  /** The namespace of `ModuleIr.imports[import]`. */
  | { readonly op: 'import'; readonly to: Register; readonly import: number }
  | { readonly op: 'function'; readonly to: Register; readonly function: number }
  | {
      readonly op: 'class';
      readonly to: Register;
      readonly class: number;
      readonly bases: readonly Register[];
      readonly decorations: readonly Decoration[];
    }
  /** A new object, dictionary or record without fields. */
  | { readonly op: 'object'; readonly to: Register }
  /** A new list, tuple, set or array; element n has the key `n`. */
  | { readonly op: 'list'; readonly to: Register; readonly items: readonly Argument[] }
  /** `member`: `x.key`; `index`: `x[key]`. Languages in which both are the same (JavaScript) say `member` for constants. */
  | {
      readonly op: 'get';
      readonly to: Register;
      readonly object: Register;
      readonly key: Key;
      readonly by: 'member' | 'index';
    }
  | {
      readonly op: 'set';
      readonly object: Register;
      readonly key: Key;
      readonly by: 'member' | 'index';
      readonly from: Register;
    }
  | { readonly op: 'delete'; readonly object: Register; readonly key: Key }
  /** `x[from:to:step]`; an absent bound is null. */
  | {
      readonly op: 'slice';
      readonly to: Register;
      readonly object: Register;
      readonly bounds: readonly (Register | null)[];
    }
  /** Every field or element of `from` is put into `object`. */
  | { readonly op: 'spread'; readonly object: Register; readonly from: Register }
  | {
      readonly op: 'binary';
      readonly to: Register;
      readonly operator: BinaryOperator;
      readonly left: Register;
      readonly right: Register;
    }
  | { readonly op: 'unary'; readonly to: Register; readonly operator: UnaryOperator; readonly from: Register }
  /** A text made of parts: templates, f-strings; constants stand as registers too. */
  | { readonly op: 'join'; readonly to: Register; readonly parts: readonly Register[] }
  /** `receiver` is what `this` becomes: the object of `x.f()`, null for a plain call. `tag` templates are calls too. */
  | {
      readonly op: 'call';
      readonly to: Register;
      readonly callee: Register;
      readonly receiver: Register | null;
      readonly arguments: readonly Argument[];
      readonly construct: boolean;
    }
  | { readonly op: 'await'; readonly to: Register; readonly from: Register }
  /** `to` is what the consumer sends back. `all`: `yield*`, `yield from`. */
  | { readonly op: 'yield'; readonly to: Register; readonly from: Register; readonly all: boolean }
  /** Some element of what is iterated: `values` of a list, generator or text, `keys` of an object. */
  | { readonly op: 'next'; readonly to: Register; readonly from: Register; readonly of: 'values' | 'keys' }
  /** The value that a `with` or `using` binds: `context.__enter__()`. */
  | { readonly op: 'enter'; readonly to: Register; readonly from: Register }
  /** What a handler caught. */
  | { readonly op: 'caught'; readonly to: Register }
  /** An annotation or a cast says what type a value has; see `ParameterIr.type` for the spelling. */
  | { readonly op: 'typed'; readonly of: Register; readonly type: string }
);

/** How a block ends. `at` of a branch is the place of its condition. */
export type Terminator = { readonly at: Place } & (
  | { readonly end: 'jump'; readonly block: number }
  | { readonly end: 'branch'; readonly condition: Register; readonly yes: number; readonly no: number }
  | { readonly end: 'return'; readonly value: Register | null }
  | { readonly end: 'throw'; readonly value: Register }
);

export interface Block {
  readonly instructions: readonly Instruction[];
  readonly terminator: Terminator;
  /** Where control goes when something in this block throws; null: out of the function. */
  readonly handler: number | null;
}

export function placeOf(line: number, column: number): Place {
  return line * 4096 + Math.min(Math.max(column, 1), 4095);
}

export function lineOf(place: Place): number {
  return Math.floor(place / 4096);
}

export function columnOf(place: Place): number {
  return place % 4096;
}
