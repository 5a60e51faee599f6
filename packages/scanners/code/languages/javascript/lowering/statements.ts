import type * as ast from 'oxc-parser';
import type { Register } from '../../../ir/instruction.ts';
import { exportStatement } from './exports.ts';
import type { Frame } from './frame.ts';
import { breakTo, returnWith } from './jumps.ts';
import { doWhileLoop, forEach, forLoop, whileLoop } from './loops.ts';
import { declarePattern } from './patterns.ts';
import { lowerSwitch } from './switch.ts';
import { lowerTry } from './try.ts';
import { lowerEnum, lowerImportEquals, lowerNamespace } from './typescript.ts';

export function lowerStatement(frame: Frame, node: ast.Statement | ast.Directive): void {
  frame.at(node);
  switch (node.type) {
    case 'ExpressionStatement':
      frame.expression(node.expression);
      return;
    case 'VariableDeclaration':
      lowerVariables(frame, node);
      return;
    case 'ReturnStatement':
      returnWith(frame, node.argument === null ? null : frame.expression(node.argument));
      return;
    case 'IfStatement':
      lowerIf(frame, node);
      return;
    case 'BlockStatement':
      withScope(frame, node, () => lowerBody(frame, node.body));
      return;
    case 'ForStatement':
      withScope(frame, node, () => forLoop(frame, node));
      return;
    case 'ForOfStatement':
    case 'ForInStatement':
      withScope(frame, node, () => forEach(frame, node));
      return;
    case 'WhileStatement':
      whileLoop(frame, node);
      return;
    case 'DoWhileStatement':
      doWhileLoop(frame, node);
      return;
    case 'BreakStatement':
    case 'ContinueStatement':
      breakTo(frame, node);
      return;
    case 'ThrowStatement':
      frame.leave({ end: 'throw', value: frame.expression(node.argument) });
      return;
    case 'TryStatement':
      lowerTry(frame, node);
      return;
    case 'SwitchStatement':
      withScope(frame, node, () => lowerSwitch(frame, node));
      return;
    case 'LabeledStatement':
      lowerLabel(frame, node);
      return;
    case 'FunctionDeclaration':
      // most were hoisted; in a `case`, or without a block around it, it comes where it stands
      if (!frame.module.lowered.has(node)) hoist(frame, node);
      return;
    case 'ClassDeclaration':
      lowerClassDeclaration(frame, node);
      return;
    case 'WithStatement':
      frame.module.problem('not-lowered', frame.place, 'Names inside `with` may mean fields of its object.');
      frame.expression(node.object);
      frame.statement(node.body);
      return;
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ExportAllDeclaration':
    case 'TSExportAssignment':
      exportStatement(frame, node);
      return;
    case 'TSEnumDeclaration':
      lowerEnum(frame, node);
      return;
    case 'TSModuleDeclaration':
      if (!node.global) lowerNamespace(frame, node, lowerBody);
      return;
    case 'TSImportEqualsDeclaration':
      lowerImportEquals(frame, node);
      return;
  }
}

/** Statements of one block: its function declarations exist before the first one runs. */
export function lowerBody(frame: Frame, body: readonly (ast.Statement | ast.Directive)[]): void {
  for (const statement of body) {
    const declaration = declarationOf(statement);
    if (declaration?.type === 'FunctionDeclaration') hoist(frame, declaration);
  }
  for (const statement of body) lowerStatement(frame, statement);
}

function hoist(frame: Frame, node: ast.Function): void {
  if (node.id === null || node.body === null) return;
  frame.at(node);
  const { place } = frame;
  const to = frame.newRegister();
  const index = frame.module.dispatch.function(frame, node, node.id.name);
  frame.place = place;
  frame.emit({ op: 'function', to, function: index });
  frame.store(node.id.name, to);
}

function declarationOf(statement: ast.Statement | ast.Directive): ast.Node | null {
  if (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') {
    return statement.declaration;
  }
  return statement;
}

export function withScope(frame: Frame, node: object, lower: () => void): void {
  const scope = frame.module.scopes.of.get(node);
  if (scope === undefined) {
    lower();
    return;
  }
  const before = frame.open(scope);
  lower();
  frame.scope = before;
}

function lowerVariables(frame: Frame, node: ast.VariableDeclaration): void {
  if (node.declare === true) return;
  for (const { id, init, start } of node.declarations) {
    if (init === null && node.kind === 'var') continue;
    frame.at(id);
    const hint = id.type === 'Identifier' ? id.name : null;
    let value: Register = init === null ? frame.undefined() : frame.expression(init, hint);
    frame.place = frame.module.places.at(start);
    if (node.kind === 'using' || node.kind === 'await using') {
      const to = frame.newRegister();
      frame.emit({ op: 'enter', to, from: value });
      value = to;
    }
    declarePattern(frame, id, value);
  }
}

function lowerIf(frame: Frame, node: ast.IfStatement): void {
  const after = frame.newBlock();
  // a chain of `else if` is walked, not descended
  for (let at: ast.IfStatement | null = node; at !== null; ) {
    const yes = frame.newBlock();
    const no: number = at.alternate === null ? after : frame.newBlock();
    frame.condition(at.test, yes, no);
    frame.enter(yes);
    frame.statement(at.consequent);
    frame.jump(after);
    if (at.alternate === null) break;
    frame.enter(no);
    if (at.alternate.type === 'IfStatement') at = at.alternate;
    else {
      frame.statement(at.alternate);
      frame.jump(after);
      at = null;
    }
  }
  frame.enter(after);
}

function lowerLabel(frame: Frame, node: ast.LabeledStatement): void {
  const { type } = node.body;
  frame.pendingLabels.push(node.label.name);
  if (type === 'LabeledStatement' || /^(?:For|While|DoWhile)/.test(type)) {
    frame.statement(node.body);
    return;
  }
  const labels = frame.pendingLabels;
  frame.pendingLabels = [];
  const after = frame.newBlock();
  frame.jumps.push({ to: 'end', labels, onBreak: after, labelOnly: true });
  frame.statement(node.body);
  frame.jumps.pop();
  frame.jump(after);
  frame.enter(after);
}

function lowerClassDeclaration(frame: Frame, node: ast.Class): void {
  if (node.declare === true || node.id === null) return;
  const value = frame.module.dispatch.class(frame, node, null);
  frame.store(node.id.name, value);
}
