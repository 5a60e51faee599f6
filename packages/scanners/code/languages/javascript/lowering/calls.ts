import type * as ast from 'oxc-parser';
import type { Argument, Register } from '../../../ir/instruction.ts';
import type { Frame } from './frame.ts';
import { constantText } from './keys.ts';
import { leaveChain, memberOf } from './members.ts';
import { pathText } from './path-text.ts';

const LONGEST_NAME = 60;

export function call(frame: Frame, node: ast.CallExpression): Register {
  const { callee } = node;
  const required = requiredModule(frame, node);
  if (required !== null) return frame.import(required);
  if (callee.type === 'Super') return superCall(frame, node);
  const { value, receiver } = calleeOf(frame, callee);
  if (node.optional) leaveChain(frame, value, node);
  const args = argumentsOf(frame, node.arguments, callee);
  frame.place = frame.module.places.at(startOfCall(callee, node));
  return frame.call(value, receiver, args);
}

/** The call of a chain over several lines stands where its method does. */
function startOfCall(callee: ast.Expression, node: ast.CallExpression): number {
  return callee.type === 'MemberExpression' && !callee.computed ? callee.property.start : node.start;
}

function calleeOf(frame: Frame, callee: ast.Expression): { value: Register; receiver: Register | null } {
  switch (callee.type) {
    case 'ParenthesizedExpression':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
    case 'TSAsExpression':
      return calleeOf(frame, callee.expression);
    case 'MemberExpression': {
      const object = frame.expression(callee.object);
      if (callee.optional) leaveChain(frame, object, callee);
      const value = memberOf(frame, object, callee);
      if (callee.object.type !== 'Super') return { value, receiver: object };
      const receiver = frame.newRegister();
      frame.emit({ op: 'this', to: receiver });
      return { value, receiver };
    }
    default:
      return { value: frame.expression(callee), receiver: null };
  }
}

function superCall(frame: Frame, node: ast.CallExpression): Register {
  const callee = frame.newRegister();
  const receiver = frame.newRegister();
  frame.emit({ op: 'super', to: callee });
  frame.emit({ op: 'this', to: receiver });
  const args = argumentsOf(frame, node.arguments, node.callee);
  frame.at(node);
  return frame.call(callee, receiver, args);
}

function argumentsOf(frame: Frame, nodes: readonly ast.Argument[], callee: ast.Expression): Argument[] {
  return nodes.map((node) => {
    if (node.type === 'SpreadElement') return { value: frame.expression(node.argument), spread: 'values' };
    const hint =
      node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
        ? callbackName(frame, callee)
        : null;
    return { value: frame.expression(node, hint) };
  });
}

function callbackName(frame: Frame, callee: ast.Expression): string {
  const text = frame.module.text.slice(callee.start, Math.min(callee.end, callee.start + LONGEST_NAME + 1));
  if (text.length <= LONGEST_NAME && !/[\n(]/.test(text)) return `callback of ${text}`;
  const last =
    callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : 'a call';
  return `callback of ${last}`;
}

export function construct(frame: Frame, node: ast.NewExpression): Register {
  const callee = frame.expression(node.callee);
  const args = argumentsOf(frame, node.arguments, node.callee);
  frame.at(node);
  return frame.call(callee, null, args, true);
}

/** The tag is called with the texts, then with each value between them. */
export function taggedTemplate(frame: Frame, node: ast.TaggedTemplateExpression): Register {
  const { value, receiver } = calleeOf(frame, node.tag);
  const items = node.quasi.quasis.map((quasi) => ({ value: frame.text(quasi.value.cooked ?? quasi.value.raw) }));
  const texts = frame.newRegister();
  frame.emit({ op: 'list', to: texts, items });
  const args = node.quasi.expressions.map((expression) => ({ value: frame.expression(expression) }));
  frame.at(node);
  return frame.call(value, receiver, [{ value: texts }, ...args]);
}

/** `require` with a name that can be read from the source, where nothing here is called `require`. */
function requiredModule(frame: Frame, node: ast.CallExpression): number | null {
  const { callee } = node;
  const [first] = node.arguments;
  if (
    callee.type !== 'Identifier' ||
    callee.name !== 'require' ||
    first === undefined ||
    first.type === 'SpreadElement'
  ) {
    return null;
  }
  const specifier = pathText(frame, first);
  if (specifier === null || specifier === '' || frame.scope.find('require') !== null) return null;
  return frame.module.importOf(specifier, frame.module.places.at(node.start), frame.handler !== null);
}

/** A promise of the namespace; with a name made at run time, a call that models know. */
export function dynamicImport(frame: Frame, node: ast.ImportExpression): Register {
  const specifier = constantText(node.source);
  if (specifier === null || specifier === '') {
    const argument = frame.expression(node.source);
    frame.at(node);
    return frame.call(frame.global('import'), null, [{ value: argument }]);
  }
  const namespace = frame.import(frame.module.importOf(specifier, frame.place, frame.handler !== null));
  const promise = frame.global('Promise');
  return frame.call(frame.get(promise, 'resolve'), promise, [{ value: namespace }]);
}
