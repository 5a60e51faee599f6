import type { Argument, Block, Constant, Instruction, Key } from '../../../ir/instruction.ts';
import type { FunctionIr, ModuleIr } from '../../../ir/module.ts';
import { builtins, compute, method } from './library.ts';
import { type Callable, type Given, items, PythonClass, PythonObject, Thrown, truth } from './values.ts';

type Cells = Map<number, { value: unknown }>;

interface Frame {
  readonly fn: FunctionIr;
  readonly registers: unknown[];
  readonly cells: Cells;
  readonly self: unknown;
  readonly home: PythonClass | null;
  readonly loops: Map<number, { readonly from: unknown; readonly left: unknown[] }>;
  readonly yielded: unknown[];
  caught: unknown;
}

/** Runs a lowered module and answers what it prints, so that tests can ask whether it means what its source means. */
export function run(module: ModuleIr): string[] {
  const lines: string[] = [];
  const interpreter = new Interpreter(
    module,
    builtins((line) => lines.push(line)),
  );
  interpreter.start();
  return lines;
}

class Interpreter {
  readonly #module: ModuleIr;
  readonly #globals: Map<string, unknown>;

  constructor(module: ModuleIr, globals: Map<string, unknown>) {
    this.#module = module;
    this.#globals = globals;
  }

  start(): void {
    const own = new Map(this.#module.cells.map((_, cell) => [cell, { value: undefined as unknown }]));
    this.#call(this.#module.functions[0] as FunctionIr, own, null, { values: [], named: new Map() }, null);
  }

  #call(fn: FunctionIr, outer: Cells, self: unknown, given: Given, home: PythonClass | null): unknown {
    const cells: Cells = new Map(outer);
    for (const cell of fn.ownCells) cells.set(cell, { value: undefined });
    const registers = bind(fn, given);
    const frame: Frame = { fn, registers, cells, self, home, loops: new Map(), yielded: [], caught: undefined };
    let at = 0;
    for (let steps = 0; steps < 5000; steps++) {
      const block = fn.blocks[at] as Block;
      try {
        for (const it of block.instructions) this.#step(frame, it);
        const { terminator } = block;
        if (terminator.end === 'return') {
          if (fn.generator) return frame.yielded;
          return terminator.value === null ? null : registers[terminator.value];
        }
        if (terminator.end === 'throw') throw this.#thrown(registers[terminator.value]);
        if (terminator.end === 'jump') at = terminator.block;
        else at = this.#isTrue(frame, at) ? terminator.yes : terminator.no;
      } catch (error) {
        if (block.handler === null || !(error instanceof Thrown)) throw error;
        frame.caught = error.value;
        at = block.handler;
      }
    }
    throw new Error('endless');
  }

  #thrown(value: unknown): Thrown {
    const made = value instanceof PythonClass ? this.#apply(value, null, { values: [], named: new Map() }) : value;
    return new Thrown(made);
  }

  /** A condition that nothing sets is a loop's: go on while `next` has something. */
  #isTrue({ fn, registers, loops }: Frame, at: number): boolean {
    const { terminator } = fn.blocks[at] as Block;
    if (terminator.end !== 'branch') throw new Error('no branch');
    if (terminator.condition in registers) return truth(registers[terminator.condition]);
    const next = fn.blocks[terminator.yes]?.instructions.find((it) => it.op === 'next');
    if (next?.op !== 'next') throw new Error('a condition that nothing sets');
    const from = registers[next.from];
    const known = loops.get(terminator.yes);
    const loop = known !== undefined && known.from === from ? known : { from, left: items(from) };
    loops.set(terminator.yes, loop);
    if (loop.left.length > 0) {
      registers[next.to] = loop.left.shift();
      return true;
    }
    loops.delete(terminator.yes);
    return false;
  }

  #step(frame: Frame, it: Instruction): void {
    const { registers, cells } = frame;
    const read = (register: number): unknown => registers[register];
    const keyOf = (key: Key): unknown => (typeof key === 'string' ? key : read(key));
    switch (it.op) {
      case 'constant':
        registers[it.to] = constant(it.value);
        return;
      case 'copy':
      case 'await':
      case 'enter':
        registers[it.to] = read(it.from);
        return;
      case 'cell':
        registers[it.to] = cells.get(it.cell)?.value;
        return;
      case 'set-cell': {
        const cell = cells.get(it.cell);
        if (cell === undefined) throw new Error(`cell ${this.#module.cells[it.cell]} is nobody's`);
        cell.value = read(it.from);
        return;
      }
      case 'global':
        registers[it.to] = this.#globals.get(it.name);
        return;
      case 'this':
        registers[it.to] = frame.self;
        return;
      case 'super':
        registers[it.to] = frame.home?.bases[0];
        return;
      case 'function':
        registers[it.to] = this.#closure(it.function, cells, null);
        return;
      case 'class':
        registers[it.to] = this.#class(it.class, it.bases.map(read) as PythonClass[], cells);
        return;
      case 'object':
        registers[it.to] = new Map();
        return;
      case 'list':
        registers[it.to] = spreadOut(it.items, read).values;
        return;
      case 'get':
        registers[it.to] =
          it.by === 'index' ? element(read(it.object), keyOf(it.key)) : this.#member(read(it.object), keyOf(it.key));
        return;
      case 'set':
        this.#set(read(it.object), keyOf(it.key), it.by, read(it.from));
        return;
      case 'delete':
        (read(it.object) as Map<unknown, unknown>).delete(keyOf(it.key));
        return;
      case 'slice': {
        const [from, to] = it.bounds.map((bound) => (bound === null ? undefined : (read(bound) as number)));
        registers[it.to] = (read(it.object) as unknown[]).slice(from, to);
        return;
      }
      case 'spread':
        if (Array.isArray(read(it.object))) (read(it.object) as unknown[]).push(...items(read(it.from)));
        else
          for (const [key, value] of read(it.from) as Map<unknown, unknown>)
            (read(it.object) as Map<unknown, unknown>).set(key, value);
        return;
      case 'binary':
        registers[it.to] = compute(it.operator, read(it.left), read(it.right));
        return;
      case 'unary':
        registers[it.to] = unary(it.operator, read(it.from));
        return;
      case 'join':
        registers[it.to] = it.parts
          .map((part) => this.#apply(this.#globals.get('str'), null, { values: [read(part)], named: new Map() }))
          .join('');
        return;
      case 'call':
        registers[it.to] = this.#apply(
          read(it.callee),
          it.receiver === null ? null : read(it.receiver),
          spreadOut(it.arguments, read),
        );
        return;
      case 'yield':
        frame.yielded.push(...(it.all ? items(read(it.from)) : [read(it.from)]));
        registers[it.to] = null;
        return;
      case 'caught':
        registers[it.to] = frame.caught;
        return;
      case 'next':
      case 'typed':
        return;
      default:
        throw new Error(`not here: ${it.op}`);
    }
  }

  #apply(callee: unknown, receiver: unknown, given: Given): unknown {
    if (callee instanceof PythonClass) {
      const made = new PythonObject(callee);
      const init = callee.find((type) => type.fields.get('__init__')) as Callable | undefined;
      init?.(made, given);
      return made;
    }
    if (typeof callee !== 'function') throw new Error(`${String(callee)} cannot be called`);
    return (callee as Callable)(receiver, given);
  }

  #closure(index: number, cells: Cells, home: PythonClass | null): Callable {
    const fn = this.#module.functions[index] as FunctionIr;
    return (self, given) => this.#call(fn, cells, self, given, home);
  }

  #class(index: number, bases: readonly PythonClass[], cells: Cells): PythonClass {
    const ir = this.#module.classes[index];
    if (ir === undefined) throw new Error('no class');
    const made = new PythonClass(ir.name, bases);
    for (const it of ir.members) {
      if (it.function === null) continue;
      const value = this.#closure(it.function, cells, made);
      if (it.kind === 'getter') made.getters.set(it.name, value);
      else if (it.kind === 'setter') made.setters.set(it.name, value);
      else made.fields.set(it.name, value);
    }
    if (ir.staticInitialiser !== null)
      this.#closure(ir.staticInitialiser, cells, made)(made, { values: [], named: new Map() });
    return made;
  }

  #member(object: unknown, key: unknown): unknown {
    const name = String(key);
    if (object instanceof PythonObject) {
      const getter = object.type.find((type) => type.getters.get(name));
      if (getter !== undefined) return getter(object, { values: [], named: new Map() });
      return object.fields.get(name) ?? object.type.find((type) => type.fields.get(name));
    }
    if (object instanceof PythonClass) return object.find((type) => type.fields.get(name));
    return method(object, name);
  }

  #set(object: unknown, key: unknown, by: 'member' | 'index', value: unknown): void {
    if (by === 'index' && Array.isArray(object)) object[Number(key)] = value;
    else if (by === 'index') (object as Map<unknown, unknown>).set(key, value);
    else {
      const target = object as PythonObject | PythonClass;
      const setter =
        target instanceof PythonObject ? target.type.find((type) => type.setters.get(String(key))) : undefined;
      if (setter !== undefined) setter(object, { values: [value], named: new Map() });
      else target.fields.set(String(key), value);
    }
  }
}

function bind(fn: FunctionIr, { values, named }: Given): unknown[] {
  const registers: unknown[] = [];
  const left = new Map(named);
  let next = 0;
  for (const { name, kind, register } of fn.parameters) {
    if (kind === 'rest') registers[register] = values.slice(next);
    else if (kind === 'keywords') registers[register] = left;
    else {
      const isNamed = left.has(name);
      registers[register] = isNamed ? left.get(name) : kind === 'one' ? values[next] : undefined;
      if (kind === 'one' && !isNamed) next++;
      left.delete(name);
    }
  }
  return registers;
}

function spreadOut(given: readonly Argument[], read: (register: number) => unknown): Given & { values: unknown[] } {
  const values: unknown[] = [];
  const named = new Map<string, unknown>();
  for (const { value, name, spread } of given) {
    if (spread === 'values') values.push(...items(read(value)));
    else if (spread === 'fields') for (const [key, it] of read(value) as Map<string, unknown>) named.set(key, it);
    else if (name !== undefined) named.set(name, read(value));
    else values.push(read(value));
  }
  return { values, named };
}

function element(object: unknown, key: unknown): unknown {
  if (object instanceof Map) {
    if (!object.has(key)) throw new Thrown(null);
    return object.get(key);
  }
  return (object as unknown[]).at(Number(key));
}

function unary(operator: string, value: unknown): unknown {
  if (operator === 'missing') return value === undefined;
  if (operator === '!') return !truth(value);
  return operator === '-' ? -(value as number) : value;
}

function constant(it: Constant): unknown {
  if (it.type === 'undefined') return undefined;
  if (it.type === 'null') return null;
  return it.type === 'pattern' ? it.source : it.value;
}
