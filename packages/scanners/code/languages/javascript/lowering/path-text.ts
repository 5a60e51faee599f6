import type * as ast from 'oxc-parser';
import type { Frame } from './frame.ts';
import { constantText } from './keys.ts';

/** A module's name as the source spells it, also `__dirname + '/x'` and `path.join(__dirname, 'x')`. */
export function pathText(frame: Frame, node: ast.Expression): string | null {
  const plain = constantText(node);
  if (plain !== null) return plain;
  if (frame.scope.find('__dirname') !== null) return null;
  const parts = partsOf(node);
  if (parts === null || parts[0] !== null) return null;
  const rest = parts.slice(1).filter((part) => part !== null);
  if (rest.length !== parts.length - 1) return null;
  const path = rest.map((part) => part.replace(/^\/+|\/+$/g, '')).join('/');
  return path.startsWith('../') ? path : `./${path.replace(/^\.\//, '')}`;
}

/** Texts in their order; null stands for `__dirname`. */
function partsOf(node: ast.Expression): (string | null)[] | null {
  if (node.type === 'Identifier' && node.name === '__dirname') return [null];
  const text = constantText(node);
  if (text !== null) return [text];
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    return joined([node.left, node.right]);
  }
  if (node.type === 'TemplateLiteral') return templateParts(node);
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  const { object, property } = node.callee;
  const isPath = object.type === 'Identifier' && object.name === 'path' && property.type === 'Identifier';
  if (!isPath || (property.name !== 'join' && property.name !== 'resolve')) return null;
  return joined(node.arguments);
}

function templateParts(node: ast.TemplateLiteral): (string | null)[] | null {
  const [first, second] = node.quasis;
  const [expression] = node.expressions;
  const isFolder = expression?.type === 'Identifier' && expression.name === '__dirname';
  if (node.expressions.length !== 1 || !isFolder || first?.value.raw !== '') return null;
  return [null, second?.value.cooked ?? ''];
}

function joined(nodes: readonly ast.Argument[]): (string | null)[] | null {
  const parts: (string | null)[] = [];
  for (const node of nodes) {
    const more = node.type === 'SpreadElement' ? null : partsOf(node);
    if (more === null) return null;
    parts.push(...more);
  }
  return parts;
}
