import type * as ast from 'oxc-parser';
import type { Register } from '../../../ir/instruction.ts';
import type { Frame } from './frame.ts';

/** Branches by the truth of an expression; `&&`, `||` and `!` become ways through the blocks. */
export function lowerCondition(frame: Frame, node: ast.Expression, yes: number, no: number): void {
  if (node.type === 'ParenthesizedExpression') {
    frame.condition(node.expression, yes, no);
  } else if (node.type === 'UnaryExpression' && node.operator === '!') {
    frame.condition(node.argument, no, yes);
  } else if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const second = frame.newBlock();
    if (node.operator === '&&') frame.condition(node.left, second, no);
    else frame.condition(node.left, yes, second);
    frame.enter(second);
    frame.condition(node.right, yes, no);
  } else {
    const value = frame.expression(node);
    frame.at(node);
    frame.branch(value, yes, no);
  }
}

/** Values that are chosen: `a ? b : c`, `a && b`, `a || b`, `a ?? b`. */
export function choice(
  frame: Frame,
  node: ast.ConditionalExpression | ast.LogicalExpression,
  hint: string | null,
): Register {
  const to = frame.newRegister();
  const after = frame.newBlock();
  if (node.type === 'ConditionalExpression') conditional(frame, node, hint, to, after);
  else {
    const left = frame.expression(node.left, hint);
    frame.at(node);
    otherwise(frame, node.operator, left, to, after);
    frame.copy(to, frame.expression(node.right, hint));
    frame.jump(after);
  }
  frame.enter(after);
  return to;
}

/** `to` becomes `left` where that decides; what follows runs where it does not. */
export function otherwise(
  frame: Frame,
  operator: ast.LogicalOperator,
  left: Register,
  to: Register,
  after: number,
): void {
  const kept = frame.newBlock();
  const replaced = frame.newBlock();
  if (operator === '&&') frame.branch(left, replaced, kept);
  else if (operator === '||') frame.branch(left, kept, replaced);
  else frame.branch(frame.binary('==', left, frame.constant({ type: 'null' })), replaced, kept);
  frame.enter(kept);
  frame.copy(to, left);
  frame.jump(after);
  frame.enter(replaced);
}

/** A chain of `a ? b : c ? d : …` is walked, not descended. */
function conditional(
  frame: Frame,
  node: ast.ConditionalExpression,
  hint: string | null,
  to: Register,
  after: number,
): void {
  for (let at: ast.Expression = node; ; ) {
    if (at.type !== 'ConditionalExpression') {
      frame.copy(to, frame.expression(at, hint));
      frame.jump(after);
      return;
    }
    const yes = frame.newBlock();
    const no = frame.newBlock();
    frame.condition(at.test, yes, no);
    frame.enter(yes);
    frame.copy(to, frame.expression(at.consequent, hint));
    frame.jump(after);
    frame.enter(no);
    at = at.alternate;
  }
}
