import type * as ast from 'oxc-parser';
import type { Frame } from './frame.ts';
import { declarePattern } from './patterns.ts';

/** Copies of one `finally` inside another beyond this are left out on the way of an exception. */
const MOST_NESTED = 4;

export function lowerTry(frame: Frame, node: ast.TryStatement): void {
  const outer = frame.handler;
  const after = frame.newBlock();
  const done = node.finalizer === null ? after : frame.newBlock();
  const nested = frame.jumps.filter((jump) => jump.to === 'finally').length;
  const rethrow = node.finalizer !== null && nested < MOST_NESTED ? frame.newBlock() : outer;
  const caught = node.handler === null ? rethrow : frame.newBlock();
  if (node.finalizer !== null && nested < MOST_NESTED) {
    frame.jumps.push({ to: 'finally', body: node.finalizer, handler: outer, scope: frame.scope });
  }
  frame.handler = caught;
  frame.split();
  frame.statement(node.block);
  frame.jump(done);
  if (node.handler !== null && caught !== null) {
    frame.handler = rethrow;
    frame.enter(caught);
    catchClause(frame, node.handler);
    frame.jump(done);
  }
  if (node.finalizer !== null && nested < MOST_NESTED) frame.jumps.pop();
  frame.handler = outer;
  if (node.finalizer !== null) {
    if (rethrow !== null && rethrow !== outer) {
      frame.enter(rethrow);
      frame.at(node.finalizer);
      const value = frame.newRegister();
      frame.emit({ op: 'caught', to: value });
      frame.statement(node.finalizer);
      frame.leave({ end: 'throw', value });
    }
    frame.enter(done);
    frame.statement(node.finalizer);
    frame.jump(after);
  }
  frame.enter(after);
}

function catchClause(frame: Frame, clause: ast.CatchClause): void {
  const scope = frame.module.scopes.of.get(clause);
  const before = scope === undefined ? frame.scope : frame.open(scope);
  frame.at(clause);
  const value = frame.newRegister();
  frame.emit({ op: 'caught', to: value });
  if (clause.param !== null) declarePattern(frame, clause.param, value);
  frame.statement(clause.body);
  frame.scope = before;
}
