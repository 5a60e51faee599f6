import type { ModuleView } from '../ir/codec.ts';
import type { Instruction, Register } from '../ir/instruction.ts';
import type { FunctionIr } from '../ir/module.ts';

const DEEPEST = 8;

/** What the registers of one function are called in its source: `router`, `passport.authenticate`. */
export class Names {
  readonly #view: ModuleView;
  readonly #setters = new Map<Register, Instruction>();
  readonly #cells = new Map<number, Register>();
  readonly #parameters: ReadonlyMap<Register, string>;

  constructor(view: ModuleView, ir: FunctionIr) {
    this.#view = view;
    this.#parameters = new Map(ir.parameters.map(({ register, name }) => [register, name]));
    for (const { instructions } of ir.blocks) {
      for (const instruction of instructions) {
        if ('to' in instruction) this.#setters.set(instruction.to, instruction);
        if (instruction.op === 'set-cell') this.#cells.set(instruction.cell, instruction.from);
      }
    }
  }

  /** The instruction that set a register, copies followed; undefined for parameters. */
  setter(register: Register): Instruction | undefined {
    let found = this.#setters.get(register);
    for (let depth = 0; depth < DEEPEST && found?.op === 'copy'; depth++) found = this.#setters.get(found.from);
    return found;
  }

  /** Empty where there is no name. A call is named as what it calls. */
  of(register: Register, depth = 0): string {
    const set = this.setter(register);
    if (set === undefined) return this.#parameters.get(register) ?? '';
    if (depth > DEEPEST) return '';
    switch (set.op) {
      case 'cell':
        return this.#view.cells[set.cell] ?? '';
      case 'global':
        return set.name;
      case 'import':
        return this.#view.imports[set.import]?.specifier ?? '';
      case 'this':
        return 'this';
      case 'call':
        return this.of(set.callee, depth + 1);
      case 'get': {
        if (typeof set.key !== 'string') return '';
        const of = this.of(set.object, depth + 1);
        return set.key === 'default' ? of : `${of}.${set.key}`;
      }
      default:
        return '';
    }
  }

  /** The import from which a value comes, directly or through a variable that is set here; null: from none. */
  importOf(register: Register): string | null {
    let set = this.setter(register);
    for (let depth = 0; depth < DEEPEST; depth++) {
      if (set?.op === 'import') return this.#view.imports[set.import]?.specifier ?? null;
      if (set?.op === 'get') set = this.setter(set.object);
      else if (set?.op === 'call') set = this.setter(set.callee);
      else if (set?.op !== 'cell') return null;
      else {
        const from = this.#cells.get(set.cell);
        if (from === undefined) return null;
        set = this.setter(from);
      }
    }
    return null;
  }

  /** A text that is known; null for any other value. */
  text(register: Register): string | null {
    const set = this.setter(register);
    return set?.op === 'constant' && set.value.type === 'text' ? set.value.value : null;
  }
}
