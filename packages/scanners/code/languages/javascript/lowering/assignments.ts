import type * as ast from 'oxc-parser';
import type { Register } from '../../../ir/instruction.ts';
import { otherwise } from './conditions.ts';
import type { Frame } from './frame.ts';
import { constantKey } from './keys.ts';
import { assign } from './patterns.ts';

/** A place that can be read and written, its object and key evaluated once. */
interface Reference {
  read(): Register;
  write(value: Register): void;
}

export function assignment(frame: Frame, node: ast.AssignmentExpression): Register {
  const { left, operator } = node;
  if (operator === '=') {
    if (left.type === 'MemberExpression') {
      const target = reference(frame, left);
      const value = frame.expression(node.right, hintOf(left));
      frame.at(left);
      target.write(value);
      return value;
    }
    const value = frame.expression(node.right, hintOf(left));
    frame.at(node);
    assign(frame, left, value);
    return value;
  }
  const target = reference(frame, left as ast.SimpleAssignmentTarget);
  const old = target.read();
  if (operator === '&&=' || operator === '||=' || operator === '??=') {
    const to = frame.newRegister();
    const after = frame.newBlock();
    otherwise(frame, operator.slice(0, 2) as ast.LogicalOperator, old, to, after);
    const value = frame.expression(node.right, hintOf(left));
    target.write(value);
    frame.copy(to, value);
    frame.jump(after);
    frame.enter(after);
    return to;
  }
  const right = frame.expression(node.right);
  frame.at(node);
  const value = frame.binary(operator.slice(0, -1), old, right);
  target.write(value);
  return value;
}

function hintOf(target: ast.AssignmentTarget): string | null {
  if (target.type === 'Identifier') return target.name;
  if (target.type !== 'MemberExpression' || target.property.type !== 'Identifier' || target.computed) return null;
  const object = target.object.type === 'Identifier' ? `${target.object.name}.` : '';
  return object === 'exports.' || object === 'module.' ? target.property.name : `${object}${target.property.name}`;
}

function reference(frame: Frame, target: ast.Expression): Reference {
  switch (target.type) {
    case 'MemberExpression': {
      const object = frame.expression(target.object);
      const key =
        constantKey(frame, target.property, target.computed) ?? frame.expression(target.property as ast.Expression);
      return { read: () => frame.get(object, key), write: (value) => frame.set(object, key, value) };
    }
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ParenthesizedExpression':
      return reference(frame, target.expression);
    case 'Identifier':
      return { read: () => frame.read(target.name), write: (value) => frame.store(target.name, value) };
    default: {
      const value = frame.expression(target);
      return { read: () => value, write: () => {} };
    }
  }
}

/** `x++` answers the number before, `++x` the one after. */
export function update(frame: Frame, node: ast.UpdateExpression): Register {
  const target = reference(frame, node.argument);
  frame.at(node);
  const old = frame.unary('+', target.read());
  const one = frame.constant({ type: 'number', value: 1 });
  const value = frame.binary(node.operator === '++' ? '+' : '-', old, one);
  target.write(value);
  return node.prefix ? value : old;
}
