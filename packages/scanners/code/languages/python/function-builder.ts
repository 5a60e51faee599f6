import type { Block, Constant, Instruction, Place, Register, Terminator } from '../../ir/instruction.ts';

interface Draft {
  readonly instructions: Instruction[];
  terminator: Terminator | null;
  readonly handler: number | null;
}

/** Builds the blocks of one function; there is always a current one. */
export class FunctionBuilder {
  /** Where control goes when something throws in the blocks made from now on. */
  handler: number | null = null;
  readonly #drafts: Draft[] = [];
  #current: Draft;
  #registers = 0;

  constructor() {
    this.#current = this.#draft();
  }

  get registers(): number {
    return this.#registers;
  }

  register(): Register {
    return this.#registers++;
  }

  emit(instruction: Instruction): void {
    this.#current.instructions.push(instruction);
  }

  constant(at: Place, value: Constant): Register {
    const to = this.register();
    this.emit({ op: 'constant', at, to, value });
    return to;
  }

  text(at: Place, value: string): Register {
    return this.constant(at, { type: 'text', value });
  }

  global(at: Place, name: string): Register {
    const to = this.register();
    this.emit({ op: 'global', at, to, name });
    return to;
  }

  binary(at: Place, operator: string, left: Register, right: Register): Register {
    const to = this.register();
    this.emit({ op: 'binary', at, to, operator, left, right });
    return to;
  }

  copy(at: Place, to: Register, from: Register): void {
    if (to !== from) this.emit({ op: 'copy', at, to, from });
  }

  get(at: Place, object: Register, key: string | Register, by: 'member' | 'index'): Register {
    const to = this.register();
    this.emit({ op: 'get', at, to, object, key, by });
    return to;
  }

  /** A new, empty block that is not the current one. */
  block(handler: number | null = this.handler): number {
    this.#drafts.push({ instructions: [], terminator: null, handler });
    return this.#drafts.length - 1;
  }

  /** Goes on in `block`; the current one must have ended, or it jumps there. */
  begin(block: number, at: Place): void {
    this.jump(block, at);
    this.#current = this.#drafts[block] as Draft;
  }

  get ended(): boolean {
    return this.#current.terminator !== null;
  }

  jump(block: number, at: Place): void {
    this.#end({ end: 'jump', at, block });
  }

  branch(condition: Register, yes: number, no: number, at: Place): void {
    this.#end({ end: 'branch', at, condition, yes, no });
  }

  return(value: Register | null, at: Place): void {
    this.#end({ end: 'return', at, value });
  }

  throw(value: Register, at: Place): void {
    this.#end({ end: 'throw', at, value });
  }

  /** The finished blocks, without those that nothing leads to. */
  built(at: Place): Block[] {
    this.return(null, at);
    const drafts = this.#drafts;
    const numbers = new Map<number, number>([[0, 0]]);
    const waiting = [0];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const draft = drafts[next] as Draft;
      for (const block of leadsTo(draft)) {
        if (numbers.has(block)) continue;
        numbers.set(block, 0);
        waiting.push(block);
      }
    }
    const kept = [...numbers.keys()].sort((a, b) => a - b);
    for (const [number, block] of kept.entries()) numbers.set(block, number);
    const renamed = (block: number) => numbers.get(block) as number;
    return kept.map((block) => {
      const { instructions, terminator, handler } = drafts[block] as Draft;
      return {
        instructions,
        terminator: renumbered(terminator ?? { end: 'return', at, value: null }, renamed),
        handler: handler === null ? null : renamed(handler),
      };
    });
  }

  #draft(): Draft {
    return this.#drafts[this.block()] as Draft;
  }

  #end(terminator: Terminator): void {
    this.#current.terminator ??= terminator;
  }
}

function leadsTo({ terminator, handler }: Draft): number[] {
  const ways = handler === null ? [] : [handler];
  if (terminator?.end === 'jump') ways.push(terminator.block);
  if (terminator?.end === 'branch') ways.push(terminator.yes, terminator.no);
  return ways;
}

function renumbered(terminator: Terminator, renamed: (block: number) => number): Terminator {
  if (terminator.end === 'jump') return { ...terminator, block: renamed(terminator.block) };
  if (terminator.end !== 'branch') return terminator;
  return { ...terminator, yes: renamed(terminator.yes), no: renamed(terminator.no) };
}
