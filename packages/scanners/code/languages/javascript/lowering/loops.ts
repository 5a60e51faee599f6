import type * as ast from 'oxc-parser';
import type { Register } from '../../../ir/instruction.ts';
import type { Frame } from './frame.ts';
import { assign, declarePattern } from './patterns.ts';

function loop(frame: Frame, onBreak: number, onContinue: number, body: ast.Statement): void {
  const labels = frame.pendingLabels;
  frame.pendingLabels = [];
  frame.jumps.push({ to: 'loop', labels, onBreak, onContinue });
  frame.statement(body);
  frame.jumps.pop();
}

export function whileLoop(frame: Frame, node: ast.WhileStatement): void {
  const head = frame.newBlock();
  const body = frame.newBlock();
  const after = frame.newBlock();
  frame.jump(head);
  frame.enter(head);
  frame.condition(node.test, body, after);
  frame.enter(body);
  loop(frame, after, head, node.body);
  frame.jump(head);
  frame.enter(after);
}

export function doWhileLoop(frame: Frame, node: ast.DoWhileStatement): void {
  const body = frame.newBlock();
  const test = frame.newBlock();
  const after = frame.newBlock();
  frame.jump(body);
  frame.enter(body);
  loop(frame, after, test, node.body);
  frame.jump(test);
  frame.enter(test);
  frame.condition(node.test, body, after);
  frame.enter(after);
}

export function forLoop(frame: Frame, node: ast.ForStatement): void {
  const labels = frame.pendingLabels;
  frame.pendingLabels = [];
  if (node.init?.type === 'VariableDeclaration') frame.statement(node.init);
  else if (node.init) frame.expression(node.init);
  const head = frame.newBlock();
  const body = frame.newBlock();
  const update = frame.newBlock();
  const after = frame.newBlock();
  frame.jump(head);
  frame.enter(head);
  if (node.test === null) frame.jump(body);
  else frame.condition(node.test, body, after);
  frame.enter(body);
  frame.pendingLabels = labels;
  loop(frame, after, update, node.body);
  frame.jump(update);
  frame.enter(update);
  if (node.update !== null) frame.expression(node.update);
  frame.jump(head);
  frame.enter(after);
}

/** `for … of` and `for … in`: whether there is another element, no instruction says. */
export function forEach(frame: Frame, node: ast.ForOfStatement | ast.ForInStatement): void {
  const labels = frame.pendingLabels;
  frame.pendingLabels = [];
  const from = frame.expression(node.right);
  const head = frame.newBlock();
  const body = frame.newBlock();
  const after = frame.newBlock();
  frame.jump(head);
  frame.enter(head);
  frame.branch(frame.newRegister(), body, after);
  frame.enter(body);
  frame.at(node.left);
  let element: Register = frame.newRegister();
  frame.emit({ op: 'next', to: element, from, of: node.type === 'ForInStatement' ? 'keys' : 'values' });
  if (node.type === 'ForOfStatement' && node.await) {
    const to = frame.newRegister();
    frame.emit({ op: 'await', to, from: element });
    element = to;
  }
  if (node.left.type !== 'VariableDeclaration') assign(frame, node.left, element);
  else for (const { id } of node.left.declarations) declarePattern(frame, id, element);
  frame.pendingLabels = labels;
  loop(frame, after, head, node.body);
  frame.jump(head);
  frame.enter(after);
}
