import type { Program } from '../../program/program.ts';

/** These modules and those that they import, so that, circles apart, each stands behind those that it imports. */
export function loadingOrder(program: Program, wanted: readonly number[]): number[] {
  const order: number[] = [];
  const state = new Uint8Array(program.modules.length);
  const whole = wanted.length === program.modules.length;
  for (const start of wanted) {
    const open = [start];
    while (open.length > 0) {
      const top = open.at(-1) as number;
      if (state[top] !== 0) {
        open.pop();
        if (state[top] === 1) {
          state[top] = 2;
          order.push(top);
        }
        continue;
      }
      state[top] = 1;
      for (const { specifier } of [...program.module(top).view.imports].reverse()) {
        const found = program.resolve(top, specifier);
        const index = found.kind === 'file' ? program.indexOf(found.path) : -1;
        if (index >= 0 && state[index] === 0 && whole) open.push(index);
      }
    }
  }
  return order;
}
