import type * as ast from 'oxc-parser';
import type { Register } from '../../../ir/instruction.ts';
import { assignment, update } from './assignments.ts';
import { call, construct, dynamicImport, taggedTemplate } from './calls.ts';
import { choice } from './conditions.ts';
import type { Frame } from './frame.ts';
import { jsxElement, jsxFragment } from './jsx.ts';
import { chain, member } from './members.ts';
import { array, object } from './objects.ts';
import { trusted } from './type-names.ts';

export function lowerExpression(frame: Frame, node: ast.Expression, hint: string | null): Register {
  frame.at(node);
  switch (node.type) {
    case 'Identifier':
      return frame.read(node.name);
    case 'MemberExpression':
      return member(frame, node);
    case 'CallExpression':
      return call(frame, node);
    case 'Literal':
      return literal(frame, node);
    case 'ObjectExpression':
      return object(frame, node, hint);
    case 'ArrayExpression':
      return array(frame, node);
    case 'FunctionExpression':
    case 'FunctionDeclaration':
    case 'ArrowFunctionExpression':
      return functionValue(frame, node, hint);
    case 'AssignmentExpression':
      return assignment(frame, node);
    case 'BinaryExpression':
      return binary(frame, node);
    case 'LogicalExpression':
    case 'ConditionalExpression':
      return choice(frame, node, hint);
    case 'TemplateLiteral':
      return template(frame, node);
    case 'ThisExpression':
      return simple(frame, 'this');
    case 'Super':
      return simple(frame, 'super');
    case 'AwaitExpression':
      return awaited(frame, frame.expression(node.argument), node);
    case 'UnaryExpression':
      return unary(frame, node);
    case 'UpdateExpression':
      return update(frame, node);
    case 'NewExpression':
      return construct(frame, node);
    case 'ParenthesizedExpression':
      return frame.expression(node.expression, hint);
    case 'ChainExpression':
      return chain(frame, node);
    case 'SequenceExpression':
      return sequence(frame, node);
    case 'TaggedTemplateExpression':
      return taggedTemplate(frame, node);
    case 'ClassExpression':
    case 'ClassDeclaration':
      return frame.module.dispatch.class(frame, node, hint);
    case 'YieldExpression':
      return yielded(frame, node);
    case 'ImportExpression':
      return dynamicImport(frame, node);
    case 'MetaProperty':
      return frame.global(`${node.meta.name}.${node.property.name}`);
    case 'JSXElement':
      return jsxElement(frame, node);
    case 'JSXFragment':
      return jsxFragment(frame, node);
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      return cast(frame, node, hint);
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      return frame.expression(node.expression, hint);
    default:
      frame.module.problem('not-lowered', frame.place, `A kind of expression that is not known: ${node.type}.`);
      return frame.newRegister();
  }
}

function simple(frame: Frame, op: 'this' | 'super'): Register {
  const to = frame.newRegister();
  frame.emit({ op, to });
  return to;
}

type Literal = Extract<ast.Expression, { type: 'Literal' }>;

function literal(frame: Frame, node: Literal): Register {
  if ('regex' in node) return frame.constant({ type: 'pattern', source: node.regex.pattern, flags: node.regex.flags });
  if ('bigint' in node) return frame.constant({ type: 'integer', value: node.bigint });
  const { value } = node;
  if (typeof value === 'string') return frame.text(value);
  if (typeof value === 'number') return frame.constant({ type: 'number', value });
  if (typeof value === 'boolean') return frame.constant({ type: 'boolean', value });
  return frame.constant({ type: 'null' });
}

function functionValue(frame: Frame, node: ast.Function | ast.ArrowFunctionExpression, hint: string | null): Register {
  const { place } = frame;
  const to = frame.newRegister();
  const own = node.id?.name ?? null;
  const wraps = node.type === 'FunctionExpression' && own !== null;
  const around = wraps ? (frame.module.scopes.of.get(node)?.parent ?? null) : null;
  const before = around === null ? frame.scope : frame.open(around);
  const index = frame.module.dispatch.function(frame, node, own ?? hint ?? '<anonymous>');
  frame.place = place;
  frame.emit({ op: 'function', to, function: index });
  if (around !== null && own !== null) frame.store(own, to);
  frame.scope = before;
  return to;
}

/** Sums of thousands of parts lean to the left: walked, not descended. */
function binary(frame: Frame, node: ast.BinaryExpression | ast.PrivateInExpression): Register {
  const spine: (ast.BinaryExpression | ast.PrivateInExpression)[] = [node];
  let left: ast.Expression | ast.PrivateIdentifier = node.left;
  while (left.type === 'BinaryExpression') {
    spine.push(left);
    left = left.left;
  }
  let value = left.type === 'PrivateIdentifier' ? frame.text(`#${left.name}`) : frame.expression(left);
  for (let i = spine.length - 1; i >= 0; i--) {
    const part = spine[i] as ast.BinaryExpression;
    const right = frame.expression(part.right);
    frame.at(part);
    value = frame.binary(part.operator, value, right);
  }
  return value;
}

function template(frame: Frame, node: ast.TemplateLiteral): Register {
  const { place } = frame;
  const parts: Register[] = [];
  for (const [i, quasi] of node.quasis.entries()) {
    const text = quasi.value.cooked ?? quasi.value.raw;
    if (text !== '') parts.push(frame.text(text));
    const expression = node.expressions[i];
    if (expression !== undefined) parts.push(frame.expression(expression));
    frame.place = place;
  }
  if (node.expressions.length === 0) return parts[0] ?? frame.text('');
  const to = frame.newRegister();
  frame.emit({ op: 'join', to, parts });
  return to;
}

function awaited(frame: Frame, from: Register, node: ast.AwaitExpression): Register {
  frame.at(node);
  const to = frame.newRegister();
  frame.emit({ op: 'await', to, from });
  return to;
}

function unary(frame: Frame, node: ast.UnaryExpression): Register {
  const { argument, operator } = node;
  if (operator === 'delete') {
    const target = argument.type === 'ChainExpression' ? argument.expression : argument;
    if (target.type === 'MemberExpression') {
      const { object, key } = memberParts(frame, target);
      frame.emit({ op: 'delete', object, key });
    }
    return frame.constant({ type: 'boolean', value: true });
  }
  if (operator === '-' && argument.type === 'Literal' && typeof argument.value === 'number') {
    return frame.constant({ type: 'number', value: -argument.value });
  }
  const from = frame.expression(argument);
  frame.at(node);
  return operator === 'void' ? frame.undefined() : frame.unary(operator, from);
}

function memberParts(frame: Frame, node: ast.MemberExpression): { object: Register; key: string | Register } {
  const object = frame.expression(node.object);
  const key = node.computed ? frame.expression(node.property) : node.property.name;
  return { object, key };
}

function sequence(frame: Frame, node: ast.SequenceExpression): Register {
  let value = frame.newRegister();
  for (const expression of node.expressions) value = frame.expression(expression);
  return value;
}

function yielded(frame: Frame, node: ast.YieldExpression): Register {
  const from = node.argument === null ? frame.undefined() : frame.expression(node.argument);
  frame.at(node);
  const to = frame.newRegister();
  frame.emit({ op: 'yield', to, from, all: node.delegate });
  return to;
}

function cast(frame: Frame, node: ast.TSAsExpression | ast.TSTypeAssertion, hint: string | null): Register {
  const value = frame.expression(node.expression, hint);
  const type = trusted(frame, node.typeAnnotation);
  if (type === null) return value;
  frame.at(node);
  const to = frame.newRegister();
  frame.copy(to, value);
  frame.emit({ op: 'typed', of: to, type });
  return to;
}
