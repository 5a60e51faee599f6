import type * as ast from 'oxc-parser';
import type { Argument, Register } from '../../../ir/instruction.ts';
import type { Frame } from './frame.ts';

/**
 * `<a href={x}>{y}</a>` is the call `JSX('a', { href: x, children: y }, y)` of a global that models know: a component in
 * place of the name is called with the object.
 */
export function jsxElement(frame: Frame, node: ast.JSXElement): Register {
  const { name, attributes } = node.openingElement;
  const tag = elementName(frame, name);
  const properties = frame.object();
  for (const attribute of attributes) {
    frame.at(attribute);
    if (attribute.type === 'JSXSpreadAttribute') {
      frame.emit({ op: 'spread', object: properties, from: frame.expression(attribute.argument) });
    } else {
      const key = attributeName(attribute.name);
      const value = attributeValue(frame, attribute.value, key);
      frame.at(attribute);
      frame.set(properties, key, value);
    }
  }
  return jsxCall(frame, node, tag, properties, node.children);
}

export function jsxFragment(frame: Frame, node: ast.JSXFragment): Register {
  return jsxCall(frame, node, frame.text(''), frame.object(), node.children);
}

function jsxCall(
  frame: Frame,
  node: ast.Span,
  tag: Register,
  properties: Register,
  children: readonly ast.JSXChild[],
): Register {
  const values = children.flatMap((child) => childOf(frame, child));
  const [only] = values;
  if (only !== undefined && values.length === 1 && only.spread === undefined) {
    frame.set(properties, 'children', only.value);
  } else if (values.length > 0) {
    const list = frame.newRegister();
    frame.emit({ op: 'list', to: list, items: values });
    frame.set(properties, 'children', list);
  }
  frame.at(node);
  return frame.call(frame.global('JSX'), null, [{ value: tag }, { value: properties }, ...values]);
}

function elementName(frame: Frame, name: ast.JSXElementName): Register {
  frame.at(name);
  if (name.type === 'JSXNamespacedName') return frame.text(`${name.namespace.name}:${name.name.name}`);
  if (name.type === 'JSXMemberExpression') return memberName(frame, name);
  return /^[a-z]/.test(name.name) ? frame.text(name.name) : frame.read(name.name);
}

function memberName(frame: Frame, name: ast.JSXMemberExpressionObject): Register {
  if (name.type === 'JSXMemberExpression') return frame.get(memberName(frame, name.object), name.property.name);
  if (name.name !== 'this') return frame.read(name.name);
  const to = frame.newRegister();
  frame.emit({ op: 'this', to });
  return to;
}

function attributeName(name: ast.JSXAttributeName): string {
  return name.type === 'JSXNamespacedName' ? `${name.namespace.name}:${name.name.name}` : name.name;
}

function attributeValue(frame: Frame, value: ast.JSXAttributeValue | null, hint: string): Register {
  if (value === null) return frame.constant({ type: 'boolean', value: true });
  if (value.type !== 'JSXExpressionContainer') return frame.expression(value);
  return value.expression.type === 'JSXEmptyExpression' ? frame.undefined() : frame.expression(value.expression, hint);
}

function childOf(frame: Frame, child: ast.JSXChild): Argument[] {
  switch (child.type) {
    case 'JSXText':
      return [];
    case 'JSXExpressionContainer':
      return child.expression.type === 'JSXEmptyExpression' ? [] : [{ value: frame.expression(child.expression) }];
    case 'JSXSpreadChild':
      return [{ value: frame.expression(child.expression), spread: 'values' }];
    default:
      return [{ value: frame.expression(child) }];
  }
}
