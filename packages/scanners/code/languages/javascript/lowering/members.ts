import type * as ast from 'oxc-parser';
import type { Register } from '../../../ir/instruction.ts';
import type { Frame } from './frame.ts';
import { constantKey } from './keys.ts';

/** `a.b`, `a['b']`, `a[b]`, `a?.b`. */
export function member(frame: Frame, node: ast.MemberExpression): Register {
  const object = frame.expression(node.object);
  if (node.optional) leaveChain(frame, object, node);
  return memberOf(frame, object, node);
}

/** The field of an object that is already evaluated. */
export function memberOf(frame: Frame, object: Register, node: ast.MemberExpression): Register {
  const key = constantKey(frame, node.property, node.computed) ?? frame.expression(node.property as ast.Expression);
  frame.at(node);
  return frame.get(object, key);
}

/** Ends the optional chain with `undefined` when the value is null or undefined. */
export function leaveChain(frame: Frame, value: Register, node: ast.Span): void {
  if (frame.optionalChainEnd === null) return;
  frame.at(node);
  const goesOn = frame.newBlock();
  frame.branch(frame.binary('==', value, frame.constant({ type: 'null' })), frame.optionalChainEnd, goesOn);
  frame.enter(goesOn);
}

/** The whole chain: its value, or `undefined` from where it ended early. */
export function chain(frame: Frame, node: ast.ChainExpression): Register {
  const outer = frame.optionalChainEnd;
  const early = frame.newBlock();
  const after = frame.newBlock();
  const to = frame.newRegister();
  frame.optionalChainEnd = early;
  const value = frame.expression(node.expression);
  frame.optionalChainEnd = outer;
  frame.copy(to, value);
  frame.jump(after);
  frame.enter(early);
  frame.emit({ op: 'constant', to, value: { type: 'undefined' } });
  frame.jump(after);
  frame.enter(after);
  return to;
}
