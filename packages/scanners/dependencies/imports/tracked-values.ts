import type { Register } from '../../code/ir/instruction.ts';

/** Something of an imported module; see `LibraryUse.path`. */
export interface Value {
  readonly import: number;
  readonly path: string;
}

const MOST_EACH = 8;
const LONGEST_PATH = 200;
const NONE: readonly Value[] = [];

/** Which registers and variables of a module may hold something of a library; nothing is ever taken back. */
export class TrackedValues {
  readonly #functions = new Map<number, Map<Register, Value[]>>();
  readonly #cells = new Map<number, Value[]>();
  readonly #names = new Map<Register, string>();
  readonly #texts = new Map<Register, string>();
  #registers = new Map<Register, Value[]>();
  /** Grows whenever something new is known. */
  size = 0;

  enter(index: number): void {
    this.#registers = this.#functions.get(index) ?? new Map();
    this.#functions.set(index, this.#registers);
    this.#names.clear();
    this.#texts.clear();
  }

  of(register: Register): readonly Value[] {
    return this.#registers.get(register) ?? NONE;
  }

  inCell(cell: number): readonly Value[] {
    return this.#cells.get(cell) ?? NONE;
  }

  add(register: Register, value: Value): void {
    this.#put(this.#registers, register, value);
  }

  flow(from: Register, to: Register): void {
    for (const value of this.of(from)) this.add(to, value);
  }

  fromCell(cell: number, to: Register): void {
    for (const value of this.inCell(cell)) this.add(to, value);
  }

  intoCell(from: Register, cell: number): void {
    for (const value of this.of(from)) this.#put(this.#cells, cell, value);
  }

  member(value: Value, key: string): Value {
    if (key === 'default' && value.path === '') return value;
    return this.#longer(value, value.path === '' ? key : `${value.path}.${key}`);
  }

  answer(value: Value): Value {
    return this.#longer(value, `${value.path}()`);
  }

  name(register: Register, name: string): void {
    this.#names.set(register, name);
  }

  nameOf(register: Register): string | null {
    return this.#names.get(register) ?? null;
  }

  text(register: Register, text: string): void {
    this.#texts.set(register, text);
  }

  textOf(register: Register): string | null {
    return this.#texts.get(register) ?? null;
  }

  /** A path that grows in a loop stays what it is. */
  #longer(value: Value, path: string): Value {
    return path.length > LONGEST_PATH ? value : { import: value.import, path };
  }

  #put(into: Map<number, Value[]>, key: number, value: Value): void {
    const known = into.get(key);
    if (known === undefined) into.set(key, [value]);
    else if (known.some((it) => it.import === value.import && it.path === value.path)) return;
    // one more than is kept: the least that is known of it
    else if (known.length >= MOST_EACH) return;
    else known.push(value);
    this.size++;
  }
}
