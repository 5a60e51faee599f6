import type { Block, Terminator } from '../../../ir/instruction.ts';
import type { BlockDraft } from './frame.ts';

/** The blocks that can be reached from the first, in their order, with jumps over empty blocks cut short. */
export function prune(drafts: readonly BlockDraft[]): Block[] {
  const targets = drafts.map((_, index) => shortcut(drafts, index));
  const reached = new Set<number>();
  const open = [0];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    const { terminator, handler } = drafts[index] as BlockDraft;
    if (handler !== null) open.push(targets[handler] as number);
    if (terminator?.end === 'jump') open.push(targets[terminator.block] as number);
    else if (terminator?.end === 'branch')
      open.push(targets[terminator.yes] as number, targets[terminator.no] as number);
  }
  const order = [...reached].sort((a, b) => a - b);
  const numbers = new Map(order.map((index, number) => [index, number]));
  const renumbered = (index: number): number => numbers.get(targets[index] as number) as number;
  return order.map((index) => {
    const { instructions, terminator, handler } = drafts[index] as BlockDraft;
    return {
      instructions,
      terminator: moved(terminator ?? { end: 'return', value: null, at: 0 }, renumbered),
      handler: handler === null ? null : renumbered(handler),
    };
  });
}

function moved(terminator: Terminator, to: (index: number) => number): Terminator {
  if (terminator.end === 'jump') return { ...terminator, block: to(terminator.block) };
  if (terminator.end === 'branch') return { ...terminator, yes: to(terminator.yes), no: to(terminator.no) };
  return terminator;
}

function shortcut(drafts: readonly BlockDraft[], from: number): number {
  let at = from;
  for (let steps = 0; steps < 64; steps++) {
    const { instructions, terminator } = drafts[at] as BlockDraft;
    if (instructions.length > 0 || terminator?.end !== 'jump' || terminator.block === at) break;
    at = terminator.block;
  }
  return at;
}
