import type { Place } from '../../ir/instruction.ts';

/** How data came here: a step after others, or one way after another. Steps are shared between many values. */
export type Trace =
  | {
      readonly before: Trace | null;
      readonly module: number;
      readonly at: Place;
      readonly says: string;
      readonly length: number;
    }
  | { readonly first: Trace; readonly then: Trace; readonly length: number };

const LONGEST = 200;

export function step(before: Trace | null, module: number, at: Place, says: string): Trace {
  const length = before === null ? 0 : before.length;
  if (before !== null && length >= LONGEST) return before;
  return { before, module, at, says, length: length + 1 };
}

export function follow(first: Trace | null, then: Trace | null): Trace | null {
  if (first === null) return then;
  if (then === null || first.length >= LONGEST) return first;
  return { first, then, length: first.length + then.length };
}

export interface TraceStep {
  readonly module: number;
  readonly at: Place;
  readonly says: string;
}

/** From first to last; a step that repeats the one before it stands once. */
export function stepsOf(trace: Trace | null): TraceStep[] {
  const backwards: TraceStep[] = [];
  const open: (Trace | null)[] = [trace];
  while (open.length > 0 && backwards.length < 2 * LONGEST) {
    const node = open.pop() ?? null;
    if (node === null) continue;
    if ('first' in node) {
      open.push(node.first, node.then);
    } else {
      backwards.push({ module: node.module, at: node.at, says: node.says });
      open.push(node.before);
    }
  }
  return backwards
    .reverse()
    .filter(
      (it, i, all) =>
        i === 0 || it.at !== all[i - 1]?.at || it.module !== all[i - 1]?.module || it.says !== all[i - 1]?.says,
    );
}
