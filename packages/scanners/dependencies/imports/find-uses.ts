import { type Instruction, lineOf, type Place, type Register } from '../../code/ir/instruction.ts';
import type { FunctionIr, ModuleIr } from '../../code/ir/module.ts';
import { Loads } from './loads.ts';
import { type LibraryUse, type SourceFunction, type SourceUses, type UseKind, wordMark } from './source-uses.ts';
import { TrackedValues, type Value } from './tracked-values.ts';

const MOST_ROUNDS = 6;
const MOST_USES = 5000;
const IDENTIFIER = /^[A-Za-z_$][\w$]{0,80}$/;

/** What a module does with the names that it imports; values are followed through variables, members and calls. */
export function usesIn(module: ModuleIr, language: string, spend: (steps: number) => void): SourceUses {
  const finder = new UseFinder(module, language, spend);
  return finder.run();
}

class UseFinder {
  readonly #module: ModuleIr;
  readonly #language: string;
  readonly #spend: (steps: number) => void;
  readonly #values = new TrackedValues();
  readonly #loads: Loads;
  readonly #uses = new Map<string, LibraryUse>();
  readonly #members = new Set<number>();
  readonly #referenced = new Set<number>();
  readonly #functions: SourceFunction[] = [];

  constructor(module: ModuleIr, language: string, spend: (steps: number) => void) {
    this.#module = module;
    this.#language = language;
    this.#spend = spend;
    this.#loads = new Loads(module.imports.map(({ specifier, at }) => ({ specifier, line: lineOf(at) })));
  }

  run(): SourceUses {
    const { functions } = this.#module;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = this.#values.size;
      for (const [index, it] of functions.entries()) this.#function(it, index, round === 0);
      if (this.#values.size === before) break;
    }
    this.#exports();
    this.#stars();
    for (const { import: index, at } of this.#loads.found) this.#use({ import: index, path: '' }, 'escapes', at, 0);
    const tooMany = this.#uses.size >= MOST_USES;
    return {
      language: this.#language,
      loadsUnknown: this.#loads.unknown || tooMany,
      loadsBeginning: [...this.#loads.beginnings].sort(),
      imports: this.#loads.imports,
      uses: [...this.#uses.values()],
      functions: this.#functions,
      members: [...this.#members].sort((a, b) => a - b),
      words: this.#loads.words(this.#module),
    };
  }

  #function(it: FunctionIr, index: number, first: boolean): void {
    const calls = new Set<string>();
    this.#values.enter(index);
    this.#loads.enter();
    for (const block of it.blocks) {
      this.#spend(1 + (block.instructions.length >> 3));
      for (const instruction of block.instructions) {
        this.#loads.see(instruction, this.#values);
        this.#instruction(instruction, index, calls);
      }
      const { terminator } = block;
      const handed = terminator.end === 'return' || terminator.end === 'throw' ? terminator.value : null;
      if (handed !== null) this.#escape(handed, terminator.at, index);
    }
    if (first) this.#functions.push({ name: it.name, line: lineOf(it.at), calls: [...calls] });
  }

  #instruction(it: Instruction, inside: number, calls: Set<string>): void {
    const values = this.#values;
    switch (it.op) {
      case 'import':
        this.#referenced.add(it.import);
        values.add(it.to, { import: it.import, path: '' });
        return;
      case 'copy':
      case 'await':
      case 'enter':
        values.flow(it.from, it.to);
        return;
      case 'cell':
        values.fromCell(it.cell, it.to);
        values.name(it.to, this.#module.cells[it.cell] ?? '');
        return;
      case 'set-cell':
        values.intoCell(it.from, it.cell);
        return;
      case 'global':
        this.#members.add(wordMark(it.name));
        values.name(it.to, it.name);
        return;
      case 'get':
        this.#get(it, inside);
        return;
      case 'call':
        this.#call(it, inside, calls);
        return;
      case 'set':
      case 'spread':
      case 'yield':
        if (it.op === 'set' && typeof it.key === 'string') this.#member(it.key);
        this.#escape(it.from, it.at, inside);
        return;
      case 'next':
        for (const value of values.of(it.from)) this.#use(value, 'any-member', it.at, inside);
        return;
      case 'list':
        for (const item of it.items) this.#escape(item.value, it.at, inside);
        return;
      case 'class':
        for (const base of it.bases) this.#called(base, it.at, inside);
        for (const { value } of it.decorations) this.#called(value, it.at, inside);
        return;
      default:
    }
  }

  #get(it: Extract<Instruction, { op: 'get' }>, inside: number): void {
    const values = this.#values;
    const key = typeof it.key === 'string' ? it.key : values.textOf(it.key);
    if (key !== null) {
      this.#member(key);
      values.name(it.to, key);
    }
    for (const value of values.of(it.object)) {
      if (key === null) {
        this.#use(value, 'any-member', it.at, inside);
        continue;
      }
      const member = values.member(value, key);
      values.add(it.to, member);
      this.#use(member, 'taken', it.at, inside);
    }
  }

  #call(it: Extract<Instruction, { op: 'call' }>, inside: number, calls: Set<string>): void {
    const values = this.#values;
    const name = values.nameOf(it.callee);
    if (name !== null) calls.add(name);
    for (const argument of it.arguments) {
      const text = values.textOf(argument.value);
      if (text !== null) this.#member(text);
    }
    const [first] = it.arguments;
    if (first !== undefined && this.#isHandedThrough(it)) {
      values.flow(first.value, it.to);
      return;
    }
    this.#called(it.callee, it.at, inside, it.to);
    if (name === 'JSX' && first !== undefined) this.#called(first.value, it.at, inside);
    // of what a promise of the library answers
    if (name === 'then' && it.receiver !== null) this.#escape(it.receiver, it.at, inside);
    for (const argument of it.arguments) this.#escape(argument.value, it.at, inside);
  }

  /** A promise of it, or how compilers wrap what was required. */
  #isHandedThrough(it: Extract<Instruction, { op: 'call' }>): boolean {
    const name = this.#values.nameOf(it.callee);
    if (name === 'resolve') return it.receiver !== null && this.#values.nameOf(it.receiver) === 'Promise';
    return name !== null && /^_*(?:importDefault|importStar|interopRequire(?:Default|Wildcard)|toESM)\d*$/.test(name);
  }

  #called(register: Register, at: Place, inside: number, to?: Register): void {
    for (const value of this.#values.of(register)) {
      this.#use(value, 'called', at, inside);
      if (to !== undefined) this.#values.add(to, this.#values.answer(value));
    }
  }

  #escape(register: Register, at: Place, inside: number): void {
    for (const value of this.#values.of(register)) this.#use(value, 'escapes', at, inside);
  }

  #member(name: string): void {
    if (IDENTIFIER.test(name)) this.#members.add(wordMark(name));
  }

  #use(value: Value, kind: UseKind, at: Place, inside: number): void {
    // what a call answered was called before; only which member of it is asked for says more
    if (kind === 'escapes' && value.path.includes('(')) return;
    const key = `${value.import} ${kind} ${value.path}`;
    if (this.#uses.has(key) || this.#uses.size >= MOST_USES) return;
    this.#uses.set(key, { import: value.import, path: value.path, kind, line: lineOf(at), function: inside });
  }

  /** What others can import of this file is out of sight. */
  #exports(): void {
    for (const it of this.#module.exports) {
      if (it.kind === 'cell') {
        const isShared = this.#language === 'python';
        for (const value of this.#values.inCell(it.cell)) {
          if (isShared && value.path.includes('(')) continue;
          this.#use(isShared ? { ...value, path: it.name } : value, isShared ? 'shared' : 'escapes', 0, 0);
        }
        continue;
      }
      this.#referenced.add(it.import);
      const path = it.kind === 'again' && it.imported !== null ? it.imported : '';
      this.#member(path);
      this.#use({ import: it.import, path }, 'escapes', this.#module.imports[it.import]?.at ?? 0, 0);
    }
  }

  /** `from x import *` binds names that no text tells. */
  #stars(): void {
    if (this.#language !== 'python') return;
    const lines = this.#module.source.split('\n');
    for (const [index, { at }] of this.#module.imports.entries()) {
      if (this.#referenced.has(index)) continue;
      if (/import\s*\(?\s*\*/.test(lines[lineOf(at) - 1] ?? ''))
        this.#use({ import: index, path: '' }, 'any-member', at, 0);
    }
  }
}
