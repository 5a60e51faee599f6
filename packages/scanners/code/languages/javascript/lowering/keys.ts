import type * as ast from 'oxc-parser';
import type { Frame } from './frame.ts';

/** The key as text where it is known from the source; null where an expression must be evaluated. */
export function constantKey(frame: Frame, key: ast.PropertyKey, computed: boolean): string | null {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Identifier' && !computed) return key.name;
  if (key.type === 'Literal') {
    if (typeof key.value === 'string') return key.value;
    if (typeof key.value === 'number' && Number.isFinite(key.value)) return String(key.value);
    return null;
  }
  if (key.type === 'ParenthesizedExpression') return constantKey(frame, key.expression, computed);
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? null;
  if (key.type === 'MemberExpression' && !key.computed && key.object.type === 'Identifier') {
    const isSymbol = key.object.name === 'Symbol' && frame.scope.find('Symbol') === null;
    return isSymbol ? `[Symbol.${key.property.name}]` : null;
  }
  return null;
}

/** A text that the source spells out. */
export function constantText(node: ast.Expression): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'ParenthesizedExpression') return constantText(node.expression);
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}
