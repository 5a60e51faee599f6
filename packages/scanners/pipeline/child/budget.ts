import type { GapKind } from '@vauban/domain';

/** Thrown by `spend` when the steps are used up, and for an answer that is too long. */
export class OverBudget extends Error {
  readonly kind: GapKind;
  constructor(kind: GapKind) {
    super(kind);
    this.name = 'OverBudget';
    this.kind = kind;
  }
}

/** A counter that throws `OverBudget` when more than `steps` are spent. */
export function budget(steps: number): (spent: number) => void {
  let left = steps;
  return (spent) => {
    left -= spent;
    if (!(left >= 0)) throw new OverBudget('step-limit');
  };
}
