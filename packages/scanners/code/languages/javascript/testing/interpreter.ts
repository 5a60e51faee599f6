import type { Block, Constant, Instruction, Key } from '../../../ir/instruction.ts';
import type { FunctionIr, ModuleIr } from '../../../ir/module.ts';

type Value = unknown;
type Dict = Record<string | symbol, Value>;
type Callable = (...args: Value[]) => Value;
type Cells = Map<number, { value: Value }>;
type Loops = Map<Instruction, { readonly from: Value; readonly left: Value[] }>;

/**
 * Runs what was lowered, so that tests can ask whether it means what the source means. Without generators; `await`
 * answers its value at once.
 */
export class Interpreter {
  private readonly module: ModuleIr;
  private readonly globals: Dict;

  constructor(module: ModuleIr, globals: Dict) {
    this.module = module;
    this.globals = globals;
  }

  run(): void {
    this.call(this.module.functions[0] as FunctionIr, new Map(), undefined, []);
  }

  private call(fn: FunctionIr, outer: Cells, self: Value, args: readonly Value[], parent?: Callable): Value {
    const cells: Cells = new Map(outer);
    for (const cell of fn.ownCells) cells.set(cell, { value: undefined });
    const registers: Value[] = [];
    for (const [i, it] of fn.parameters.entries())
      registers[it.register] = it.kind === 'rest' ? args.slice(i) : args[i];
    let at = 0;
    let caught: Value;
    const loops: Loops = new Map();
    for (let steps = 0; steps < 20_000; steps++) {
      const block = fn.blocks[at];
      if (block === undefined) throw new Error(`no block ${at}`);
      try {
        for (const it of block.instructions) {
          if (it.op === 'caught') registers[it.to] = caught;
          else if (it.op === 'next') registers[it.to] = loops.get(it)?.left.shift();
          else this.step(it, registers, cells, self, parent);
        }
        const { terminator } = block;
        if (terminator.end === 'return') return terminator.value === null ? undefined : registers[terminator.value];
        if (terminator.end === 'throw') throw registers[terminator.value];
        at = terminator.end === 'jump' ? terminator.block : this.branch(fn, block, registers, loops);
      } catch (error) {
        if (block.handler === null) throw error;
        caught = error;
        at = block.handler;
      }
    }
    throw new Error('endless');
  }

  /** Where the condition is set by no instruction, the loop's body begins with `next`: go on while there is one. */
  private branch(fn: FunctionIr, block: Block, registers: Value[], loops: Loops): number {
    const { terminator } = block;
    if (terminator.end !== 'branch') throw new Error('no branch');
    const { condition, yes, no } = terminator;
    if (condition in registers) return registers[condition] ? yes : no;
    const next = fn.blocks[yes]?.instructions.find((it) => it.op === 'next');
    if (next?.op !== 'next') throw new Error('a condition that nothing sets');
    const from = registers[next.from];
    let loop = loops.get(next);
    if (loop === undefined || loop.from !== from) {
      const left = next.of === 'keys' ? Object.keys(from as object) : [...(from as Iterable<Value>)];
      loop = { from, left };
      loops.set(next, loop);
    }
    if (loop.left.length > 0) return yes;
    loops.delete(next);
    return no;
  }

  private step(it: Instruction, registers: Value[], cells: Cells, self: Value, parent: Callable | undefined): void {
    const read = (register: number): Value => registers[register];
    const keyOf = (key: Key): string => String(typeof key === 'string' ? key : read(key));
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
        if (cell === undefined) throw new Error(`cell ${this.module.cells[it.cell]} is nobody's`);
        cell.value = read(it.from);
        return;
      }
      case 'global':
        registers[it.to] = this.globals[it.name];
        return;
      case 'set-global':
        this.globals[it.name] = read(it.from);
        return;
      case 'this':
        registers[it.to] = self;
        return;
      case 'super':
        registers[it.to] = parent;
        return;
      case 'function':
        registers[it.to] = this.closure(it.function, cells, self, parent);
        return;
      case 'class':
        registers[it.to] = this.class(it.class, it.bases.map(read)[0] as Callable | undefined, cells);
        return;
      case 'object':
        registers[it.to] = {};
        return;
      case 'list':
        registers[it.to] = this.spread(it.items, read);
        return;
      case 'get': {
        const object = read(it.object) as Dict;
        const value = object[keyOf(it.key)];
        registers[it.to] = value;
        return;
      }
      case 'set':
        (read(it.object) as Dict)[keyOf(it.key)] = read(it.from);
        return;
      case 'delete':
        delete (read(it.object) as Dict)[keyOf(it.key)];
        return;
      case 'slice':
        registers[it.to] = (read(it.object) as Value[]).slice(read(it.bounds[0] as number) as number);
        return;
      case 'spread':
        Object.assign(read(it.object) as Dict, read(it.from));
        return;
      case 'binary':
        registers[it.to] = binary(it.operator, read(it.left) as number, read(it.right) as number);
        return;
      case 'unary':
        registers[it.to] = unary(it.operator, read(it.from) as number);
        return;
      case 'join':
        registers[it.to] = it.parts.map((part) => `${read(part)}`).join('');
        return;
      case 'call': {
        const callee = read(it.callee) as Callable;
        const args = this.spread(it.arguments, read);
        if (callee === parent && callee !== undefined && !it.construct && read(it.receiver as number) === self) {
          (callee as Callable & { init?: Callable }).init?.call(self, ...args);
        } else if (it.construct) registers[it.to] = Reflect.construct(callee, args);
        else registers[it.to] = callee.apply(it.receiver === null ? undefined : read(it.receiver), args);
        return;
      }
      case 'typed':
        return;
      default:
        throw new Error(`not here: ${it.op}`);
    }
  }

  private spread(items: readonly { value: number; spread?: string }[], read: (register: number) => Value): Value[] {
    return items.flatMap((it) => (it.spread === undefined ? [read(it.value)] : [...(read(it.value) as Value[])]));
  }

  private closure(index: number, cells: Cells, self: Value, parent: Callable | undefined): Callable {
    const fn = this.module.functions[index] as FunctionIr;
    const run = (receiver: Value, args: Value[]) =>
      this.call(fn, cells, fn.lexicalThis ? self : receiver, args, parent);
    return function (this: Value, ...args: Value[]) {
      return run(this, args);
    };
  }

  private class(index: number, base: Callable | undefined, cells: Cells): Callable {
    const ir = this.module.classes[index];
    if (ir === undefined) throw new Error('no class');
    const run = (fn: number | null, self: Value, args: Value[]): void => {
      if (fn !== null) this.call(this.module.functions[fn] as FunctionIr, cells, self, args, base);
    };
    const own = ir.members.find((it) => it.kind === 'constructor');
    const init = function (this: Value, ...args: Value[]): void {
      if (own === undefined) (base as (Callable & { init?: Callable }) | undefined)?.init?.apply(this, args);
      run(ir.initialiser, this, []);
      if (own !== undefined) run(own.function, this, args);
    };
    const made = Object.assign(
      function (this: Value, ...args: Value[]): void {
        init.apply(this, args);
      },
      { init },
    );
    if (base !== undefined) Object.setPrototypeOf(made.prototype, (base as unknown as { prototype: object }).prototype);
    for (const it of ir.members) {
      if (it.function === null || it.kind === 'constructor') continue;
      const home: object = it.static ? made : made.prototype;
      const value = this.closure(
        it.function,
        cells,
        undefined,
        it.static ? base : (base?.prototype as Callable | undefined),
      );
      const part =
        it.kind === 'getter'
          ? { get: value as () => Value }
          : it.kind === 'setter'
            ? { set: value }
            : { value, writable: true };
      Object.defineProperty(home, it.name, { configurable: true, ...part });
    }
    run(ir.staticInitialiser, made, []);
    return made;
  }
}

function constant(it: Constant): Value {
  if (it.type === 'undefined') return undefined;
  if (it.type === 'null') return null;
  if (it.type === 'integer') return BigInt(it.value);
  return it.type === 'pattern' ? new RegExp(it.source, it.flags) : it.value;
}

function binary(operator: string, left: number, right: number): Value {
  return new Function('a', 'b', `return a ${operator} b;`)(left, right);
}

function unary(operator: string, value: number): Value {
  if (operator === 'missing') return value === undefined;
  return new Function('a', `return ${operator} a;`)(value);
}
