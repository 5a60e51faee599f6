import type * as ast from 'oxc-parser';
import type { Argument, Block, Constant, Instruction, Place, Register, Terminator } from '../../../ir/instruction.ts';
import type { Scope, Variable } from '../scopes/scope.ts';
import type { Jump } from './jumps.ts';
import type { ModuleDraft } from './module-draft.ts';
import { prune } from './prune.ts';

/** An instruction before its place is known; spread over the union, so that each keeps its own fields. */
type Placeless<T> = T extends unknown ? Omit<T, 'at'> : never;

/** Instructions of one function beyond this are left out, and said to be. */
const MOST_INSTRUCTIONS = 150_000;

export interface BlockDraft {
  readonly instructions: Instruction[];
  terminator: Terminator | null;
  handler: number | null;
}

/** One function while it is lowered: its blocks, its registers, and where in it we are. */
export class Frame {
  readonly module: ModuleDraft;
  readonly parent: Frame | null;
  readonly blocks: BlockDraft[] = [];
  readonly ownCells: number[] = [];
  /** Loops, labels and `finally` around the current place, innermost last. */
  jumps: Jump[] = [];
  pendingLabels: string[] = [];
  handler: number | null = null;
  scope: Scope;
  place: Place;
  registers = 0;
  optionalChainEnd: number | null = null;
  private current: BlockDraft;
  private currentIndex = 0;
  private size = 0;
  private full = false;
  private readonly ofVariables = new Set<Register>();

  constructor(module: ModuleDraft, parent: Frame | null, scope: Scope, place: Place) {
    this.module = module;
    this.parent = parent;
    this.scope = scope;
    this.place = place;
    this.current = { instructions: [], terminator: null, handler: null };
    this.blocks.push(this.current);
  }

  // ---- blocks

  newBlock(): number {
    return this.blocks.push({ instructions: [], terminator: null, handler: null }) - 1;
  }

  /** What follows goes into this block. */
  enter(index: number): void {
    this.current = this.blocks[index] as BlockDraft;
    this.current.handler = this.handler;
    this.currentIndex = index;
  }

  /** What follows goes into a new block that is reached from here: for a new handler. */
  split(): void {
    const next = this.newBlock();
    this.jump(next);
    this.enter(next);
  }

  get block(): number {
    return this.currentIndex;
  }

  jump(block: number): void {
    this.end({ end: 'jump', block, at: this.place });
  }

  branch(condition: Register, yes: number, no: number): void {
    this.end({ end: 'branch', condition, yes, no, at: this.place });
  }

  /** What follows in the source cannot be reached from here; it goes into a block of its own, pruned at the end. */
  leave(how: { end: 'return'; value: Register | null } | { end: 'throw'; value: Register }): void {
    this.end({ ...how, at: this.place });
    this.enter(this.newBlock());
  }

  jumpAway(block: number): void {
    this.jump(block);
    this.enter(this.newBlock());
  }

  private end(terminator: Terminator): void {
    this.current.terminator ??= terminator;
  }

  // ---- instructions

  at(node: ast.Span): void {
    this.place = this.module.places.at(node.start);
  }

  newRegister(): Register {
    return this.registers++;
  }

  /** The instruction gets the current place; it must be nobody else's. */
  emit(instruction: Placeless<Instruction>): void {
    if (this.size >= MOST_INSTRUCTIONS) {
      if (!this.full) this.module.problem('too-long', this.place, 'The rest of this function was left out.');
      this.full = true;
      return;
    }
    this.size++;
    const placed = instruction as unknown as { -readonly [K in keyof Instruction]: Instruction[K] };
    placed.at = this.place;
    this.current.instructions.push(placed as Instruction);
  }

  constant(value: Constant): Register {
    const to = this.newRegister();
    this.emit({ op: 'constant', to, value });
    return to;
  }

  text(value: string): Register {
    return this.constant({ type: 'text', value });
  }

  undefined(): Register {
    return this.constant({ type: 'undefined' });
  }

  global(name: string): Register {
    const to = this.newRegister();
    this.emit({ op: 'global', to, name });
    return to;
  }

  get(object: Register, key: string | Register): Register {
    const to = this.newRegister();
    this.emit({ op: 'get', to, object, key, by: typeof key === 'string' ? 'member' : 'index' });
    return to;
  }

  set(object: Register, key: string | Register, from: Register): void {
    this.emit({ op: 'set', object, key, by: typeof key === 'string' ? 'member' : 'index', from });
  }

  binary(operator: string, left: Register, right: Register): Register {
    const to = this.newRegister();
    this.emit({ op: 'binary', to, operator, left, right });
    return to;
  }

  unary(operator: string, from: Register): Register {
    const to = this.newRegister();
    this.emit({ op: 'unary', to, operator, from });
    return to;
  }

  call(callee: Register, receiver: Register | null, args: readonly Argument[], construct = false): Register {
    const to = this.newRegister();
    this.emit({ op: 'call', to, callee, receiver, arguments: args, construct });
    return to;
  }

  object(): Register {
    const to = this.newRegister();
    this.emit({ op: 'object', to });
    return to;
  }

  import(index: number): Register {
    const to = this.newRegister();
    this.emit({ op: 'import', to, import: index });
    return to;
  }

  copy(to: Register, from: Register): void {
    this.emit({ op: 'copy', to, from });
  }

  // ---- syntax inside syntax

  expression(node: ast.Expression, hint: string | null = null): Register {
    return this.module.dispatch.expression(this, node, hint);
  }

  condition(node: ast.Expression, yes: number, no: number): void {
    this.module.dispatch.condition(this, node, yes, no);
  }

  statement(node: ast.Statement | ast.Directive): void {
    this.module.dispatch.statement(this, node);
  }

  // ---- variables

  /** Gives the variables of a scope their places; the scope that held before is handed back. */
  open(scope: Scope): Scope {
    const before = this.scope;
    this.scope = scope;
    for (const variable of scope.variables.values()) {
      if (variable.slot !== null) continue;
      if (scope.kind === 'module' || variable.captured) {
        const cell = this.module.newCell(variable.name);
        this.ownCells.push(cell);
        variable.slot = { in: 'cell', cell };
      } else {
        variable.slot = { in: 'register', register: this.variableRegister() };
      }
    }
    return before;
  }

  private variableRegister(): Register {
    const register = this.newRegister();
    this.ofVariables.add(register);
    return register;
  }

  /** Makes the register of a parameter that of its variable, or puts it into the variable's cell. */
  adopt(variable: Variable, register: Register): void {
    if (variable.slot?.in === 'register') {
      this.ofVariables.add(register);
      variable.slot = { in: 'register', register };
    } else this.write(variable, register);
  }

  read(name: string): Register {
    const slot = this.scope.find(name)?.slot ?? null;
    if (slot === null) return name === 'undefined' ? this.undefined() : this.global(name);
    if (slot.in === 'register') return slot.register;
    if (slot.in === 'import') {
      const namespace = this.import(slot.import);
      return slot.name === null ? namespace : this.get(namespace, slot.name);
    }
    const to = this.newRegister();
    this.emit({ op: 'cell', to, cell: slot.cell });
    return to;
  }

  store(name: string, from: Register): void {
    const variable = this.scope.find(name);
    if (variable === null) this.emit({ op: 'set-global', name, from });
    else this.write(variable, from);
  }

  /** First value of a variable where it is declared; a constant may simply be the register of its value. */
  initialise(name: string, from: Register): void {
    const variable = this.scope.find(name);
    if (variable?.constant && variable.slot?.in === 'register' && !this.ofVariables.has(from))
      this.adopt(variable, from);
    else this.store(name, from);
  }

  private write(variable: Variable, from: Register): void {
    if (variable.slot?.in === 'register') this.copy(variable.slot.register, from);
    else if (variable.slot?.in === 'cell') this.emit({ op: 'set-cell', cell: variable.slot.cell, from });
  }

  // ---- the end

  finish(): readonly Block[] {
    this.end({ end: 'return', value: null, at: this.place });
    this.module.spend(this.size + 8 * this.blocks.length);
    return prune(this.blocks);
  }
}
