import type * as ast from 'oxc-parser';
import type { Register } from '../../../ir/instruction.ts';
import type { Scope } from '../scopes/scope.ts';
import type { Frame } from './frame.ts';

/** What `break`, `continue` and `return` meet on their way out. */
export type Jump =
  | { readonly to: 'loop'; readonly labels: readonly string[]; readonly onBreak: number; readonly onContinue: number }
  | { readonly to: 'end'; readonly labels: readonly string[]; readonly onBreak: number; readonly labelOnly: boolean }
  | {
      readonly to: 'finally';
      readonly body: ast.BlockStatement;
      readonly handler: number | null;
      readonly scope: Scope;
    };

export function breakTo(frame: Frame, node: ast.BreakStatement | ast.ContinueStatement): void {
  const label = node.label?.name;
  const goesOn = node.type === 'ContinueStatement';
  for (let depth = frame.jumps.length - 1; depth >= 0; depth--) {
    const jump = frame.jumps[depth] as Jump;
    if (jump.to === 'finally') continue;
    if (label !== undefined ? !jump.labels.includes(label) : jump.to === 'end' && (goesOn || jump.labelOnly)) continue;
    if (goesOn && jump.to !== 'loop') continue;
    runFinalizers(frame, depth);
    frame.jumpAway(goesOn && jump.to === 'loop' ? jump.onContinue : jump.onBreak);
    return;
  }
  frame.module.problem('not-lowered', frame.place, 'A jump to a label that is not there.');
}

export function returnWith(frame: Frame, value: Register | null): void {
  runFinalizers(frame, 0);
  frame.leave({ end: 'return', value });
}

/** Copies the bodies of all `finally` between here and the jump at `depth`, each as if it stood outside its `try`. */
function runFinalizers(frame: Frame, depth: number): void {
  const { jumps, handler, scope } = frame;
  for (let i = jumps.length - 1; i >= depth; i--) {
    const jump = jumps[i] as Jump;
    if (jump.to !== 'finally') continue;
    frame.jumps = jumps.slice(0, i);
    frame.handler = jump.handler;
    frame.scope = jump.scope;
    frame.split();
    frame.statement(jump.body);
  }
  frame.jumps = jumps;
  frame.handler = handler;
  frame.scope = scope;
}
