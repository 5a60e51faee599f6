import { type Instruction, lineOf, type Place, type Register } from '../../code/ir/instruction.ts';
import type { ModuleIr } from '../../code/ir/module.ts';
import { type LibraryImport, wordMark } from './source-uses.ts';
import type { TrackedValues } from './tracked-values.ts';

/** Variables in which Python's frameworks list packages by their names. */
const NAMING_VARIABLE =
  /^[A-Za-z_]*(?:APPS|MIDDLEWARE|BACKENDS?|DATABASES|LOGGING|PLUGINS|EXTENSIONS|extensions|plugins)$/;
const SCHEME = /^([a-z][a-z0-9_]*)(?:\+([a-z][a-z0-9_]*))?:\/\//;

/** What a register may hold of a path: `local` in a folder of the program, or a text that begins so. */
type Beginning = { readonly local: true } | { readonly local: false; readonly text: string };

/** Modules that are loaded by a call: `require(x)`, `import_module(x)`, `define([x], …)`. */
export class Loads {
  readonly imports: LibraryImport[];
  /** Those that a call loads; what becomes of them is not followed. */
  readonly found: { readonly import: number; readonly at: Place }[] = [];
  readonly beginnings = new Set<string>();
  unknown = false;
  readonly #known = new Set<string>();
  readonly #paths = new Map<Register, Beginning>();
  readonly #lists = new Map<Register, readonly Register[]>();

  constructor(imports: readonly LibraryImport[]) {
    this.imports = [...imports];
  }

  enter(): void {
    this.#paths.clear();
    this.#lists.clear();
  }

  see(it: Instruction, values: TrackedValues): void {
    switch (it.op) {
      case 'constant':
        if (it.value.type !== 'text') return;
        values.text(it.to, it.value.value);
        this.#paths.set(it.to, beginning(it.value.value));
        return;
      case 'copy':
        this.#same(it.from, it.to, values);
        return;
      case 'global':
        if (it.name === '__dirname' || it.name === '__filename') this.#paths.set(it.to, { local: true });
        return;
      case 'binary':
        this.#begins(it.left, it.to);
        return;
      case 'join':
        if (it.parts[0] !== undefined) this.#begins(it.parts[0], it.to);
        return;
      case 'list':
        this.#lists.set(
          it.to,
          it.items.map((item) => item.value),
        );
        return;
      case 'call':
        this.#call(it, values);
        return;
      default:
    }
  }

  /** Marks of the names that stand as texts in a module that lists packages, and of the drivers that addresses name. */
  words({ cells, functions }: ModuleIr): number[] {
    const lists = cells.some((name) => NAMING_VARIABLE.test(name));
    const marks = new Set<number>();
    for (const { blocks } of functions) {
      for (const { instructions } of blocks) {
        for (const it of instructions) {
          if (it.op !== 'constant' || it.value.type !== 'text' || it.value.value.length > 300) continue;
          if (lists || it.value.value.includes('://')) namesIn(it.value.value.toLowerCase(), lists, marks);
        }
      }
    }
    return [...marks].sort((a, b) => a - b);
  }

  #same(from: Register, to: Register, values: TrackedValues): void {
    const text = values.textOf(from);
    const name = values.nameOf(from);
    const path = this.#paths.get(from);
    if (text !== null) values.text(to, text);
    if (name !== null) values.name(to, name);
    if (path !== undefined) this.#paths.set(to, path);
  }

  #begins(from: Register, to: Register): void {
    const path = this.#paths.get(from);
    if (path !== undefined) this.#paths.set(to, path);
  }

  #call(it: Extract<Instruction, { op: 'call' }>, values: TrackedValues): void {
    const name = values.nameOf(it.callee);
    const isPath = it.receiver !== null && /^(?:join|resolve|dirname)$/.test(name ?? '');
    if (isPath && !this.#isRequire(it.receiver, values)) this.#paths.set(it.to, { local: true });
    const loader = this.#loaderOf(it, values);
    if (loader)
      for (const { value } of it.arguments.slice(0, 2))
        this.#load(value, it.at, values, value === it.arguments[0]?.value);
    // whoever is handed `require` may load anything
    if (it.arguments.some(({ value }) => values.nameOf(value) === 'require' && values.of(value).length === 0)) {
      if (name !== 'JSX') this.unknown = true;
    }
  }

  #isRequire(receiver: Register | null, values: TrackedValues): boolean {
    return receiver !== null && values.nameOf(receiver) === 'require';
  }

  #loaderOf(it: Extract<Instruction, { op: 'call' }>, values: TrackedValues): boolean {
    const name = values.nameOf(it.callee) ?? '';
    if (
      it.receiver === null &&
      /^(?:require|requirejs|define|import|__import__|import_module|import_string)$/.test(name)
    ) {
      return true;
    }
    if (/^(?:import_module|import_string|__import__|importActual|requireActual)$/.test(name)) return true;
    if (name === 'resolve' && this.#isRequire(it.receiver, values)) return true;
    return values.of(it.callee).some(({ path }) => path === 'createRequire()');
  }

  #load(register: Register, at: Place, values: TrackedValues, isFirst: boolean): void {
    const list = this.#lists.get(register);
    if (list !== undefined) {
      for (const item of list) this.#load(item, at, values, true);
      return;
    }
    if (!isFirst) return;
    const text = values.textOf(register);
    const path = this.#paths.get(register);
    if (text !== null) this.#import(text, at);
    else if (path === undefined) this.unknown = true;
    else if (!path.local) this.beginnings.add(path.text);
  }

  #import(specifier: string, at: Place): void {
    if (this.#known.has(specifier)) return;
    this.#known.add(specifier);
    this.found.push({ import: this.imports.length, at });
    this.imports.push({ specifier, line: lineOf(at) });
  }
}

/** The driver of an address; `inLists`: what a text names by itself or by its beginning. */
function namesIn(text: string, inLists: boolean, marks: Set<number>): void {
  for (const scheme of SCHEME.exec(text)?.slice(1) ?? []) if (scheme !== undefined) marks.add(wordMark(scheme));
  if (!inLists) return;
  marks.add(wordMark(text));
  for (const end of [text.indexOf('.'), text.indexOf('/')]) if (end > 0) marks.add(wordMark(text.slice(0, end)));
}

function beginning(text: string): Beginning {
  return /^\.{0,2}\//.test(text) || text.startsWith('.') ? { local: true } : { local: false, text };
}
