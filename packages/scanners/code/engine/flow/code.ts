import type { Terminator } from '../../ir/instruction.ts';
import type { FunctionIr } from '../../ir/module.ts';

/** A function, ready to be run: its blocks in an order in which, loops apart, a block stands behind those that lead to it. */
export interface Code {
  /** Unique in the program. */
  readonly id: number;
  readonly module: number;
  readonly index: number;
  readonly ir: FunctionIr;
  /** Block → place in the order; -1: nothing leads to it. */
  readonly ranks: Int32Array;
  /** Has variables or functions that live on when it has returned. */
  readonly needsEnvironment: boolean;
  /** Blocks that only decide about a register that was set before: they are run once for each way that leads there. */
  readonly forks: Uint8Array;
  /** How many ways lead to a block; a handler counts twice for each block that it guards. */
  readonly entries: Uint16Array;
  /** Blocks to which a way leads back. */
  readonly loops: Uint8Array;
  readonly instructions: number;
}

export function prepare(id: number, module: number, index: number, ir: FunctionIr): Code {
  let instructions = 0;
  let closures = ir.ownCells.length > 0;
  const ranks = rank(ir);
  const { entries, loops } = predecessors(ir, ranks);
  const forks = new Uint8Array(ir.blocks.length);
  for (const [number, block] of ir.blocks.entries()) {
    instructions += block.instructions.length + 1;
    for (const { op } of block.instructions) if (op === 'function' || op === 'class') closures = true;
    const { terminator } = block;
    const decides =
      terminator.end === 'branch' ? terminator.condition : terminator.end === 'return' ? terminator.value : null;
    if (decides === null || block.instructions.length > 3) continue;
    const plain = block.instructions.every((it) => it.op === 'copy' || it.op === 'constant' || it.op === 'unary');
    if (plain && number !== 0 && loops[number] === 0 && (entries[number] as number) > 1) forks[number] = 1;
  }
  return { id, module, index, ir, ranks, needsEnvironment: closures, forks, entries, loops, instructions };
}

function predecessors(
  ir: FunctionIr,
  ranks: Int32Array,
): { readonly entries: Uint16Array; readonly loops: Uint8Array } {
  const entries = new Uint16Array(ir.blocks.length);
  const loops = new Uint8Array(ir.blocks.length);
  for (const [number, block] of ir.blocks.entries()) {
    if ((ranks[number] as number) < 0) continue;
    for (const next of successors(block.terminator)) {
      entries[next] = Math.min((entries[next] as number) + 1, 1000);
      if ((ranks[next] as number) <= (ranks[number] as number)) loops[next] = 1;
    }
    if (block.handler !== null) entries[block.handler] = Math.min((entries[block.handler] as number) + 2, 1000);
  }
  return { entries, loops };
}

function successors(terminator: Terminator): readonly number[] {
  if (terminator.end === 'jump') return [terminator.block];
  return terminator.end === 'branch' ? [terminator.yes, terminator.no] : [];
}

function rank(ir: FunctionIr): Int32Array {
  const seen = new Uint8Array(ir.blocks.length);
  const finished: number[] = [];
  const open: number[] = [0];
  while (open.length > 0) {
    const top = open.at(-1) as number;
    const block = ir.blocks[top];
    if (block === undefined || seen[top] === 2) {
      open.pop();
      continue;
    }
    if (seen[top] === 1) {
      seen[top] = 2;
      finished.push(top);
      open.pop();
      continue;
    }
    seen[top] = 1;
    const next = [...successors(block.terminator)].reverse();
    if (block.handler !== null) next.unshift(block.handler);
    for (const successor of next) if (seen[successor] === 0) open.push(successor);
  }
  const ranks = new Int32Array(ir.blocks.length).fill(-1);
  for (const [i, block] of finished.reverse().entries()) ranks[block] = i;
  return ranks;
}
