import type * as ast from 'oxc-parser';
import type { Argument, Register } from '../../../ir/instruction.ts';
import type { Frame } from './frame.ts';
import { constantKey } from './keys.ts';

export function array(frame: Frame, node: ast.ArrayExpression): Register {
  const items = node.elements.map((element): Argument => {
    if (element === null) return { value: frame.undefined() };
    if (element.type === 'SpreadElement') return { value: frame.expression(element.argument), spread: 'values' };
    return { value: frame.expression(element) };
  });
  frame.at(node);
  const to = frame.newRegister();
  frame.emit({ op: 'list', to, items });
  return to;
}

export function object(frame: Frame, node: ast.ObjectExpression, hint: string | null): Register {
  const to = frame.object();
  for (const property of node.properties) {
    frame.at(property);
    if (property.type === 'SpreadElement') {
      const from = frame.expression(property.argument);
      frame.emit({ op: 'spread', object: to, from });
      continue;
    }
    const key = constantKey(frame, property.key, property.computed) ?? frame.expression(property.key as ast.Expression);
    const name = typeof key === 'string' ? (hint === null ? key : `${hint}.${key}`) : hint;
    const value = frame.expression(property.value, name);
    frame.at(property);
    if (property.kind === 'init') frame.set(to, key, value);
    else accessor(frame, to, key, property.kind, value);
  }
  return to;
}

/** `get x() {}` in an object is what `Object.defineProperty` would do. */
export function accessor(
  frame: Frame,
  of: Register,
  key: string | Register,
  kind: 'get' | 'set',
  value: Register,
): void {
  const descriptor = frame.object();
  frame.set(descriptor, kind, value);
  frame.set(descriptor, 'configurable', frame.constant({ type: 'boolean', value: true }));
  const objects = frame.global('Object');
  const name = typeof key === 'string' ? frame.text(key) : key;
  const args = [{ value: of }, { value: name }, { value: descriptor }];
  frame.call(frame.get(objects, 'defineProperty'), objects, args);
}
