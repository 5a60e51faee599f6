import type { Register } from '../../ir/instruction.ts';
import { assignAttribute, assignSubscript } from './access.ts';
import { typeOf } from './annotations.ts';
import type { ExpressionLowering, Lowering, StatementLowering } from './lowering.ts';
import { NONE, type Node } from './nodes.ts';
import { operatorOf } from './operators.ts';
import { writeName } from './variables.ts';

/** See `Lowering.assign`. */
export function assign(lowering: Lowering, target: Node, value: Register): void {
  if (target === NONE) return;
  const { nodes } = lowering;
  switch (nodes.kind(target)) {
    case 'identifier':
      writeName(lowering, nodes.text(target), value, nodes.at(target));
      return;
    case 'attribute':
      assignAttribute(lowering, target, value);
      return;
    case 'subscript':
      assignSubscript(lowering, target, value);
      return;
    case 'parenthesized_expression':
    case 'as_pattern_target':
    case 'list_splat_pattern':
    case 'list_splat':
      lowering.assign(nodes.first(target), value);
      return;
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'expression_list':
    case 'tuple':
    case 'list':
      unpack(lowering, nodes.children(target), value, nodes.at(target));
      return;
    default:
  }
}

/** `a, *b, c = value`: by position from the front until a star, then from the end. */
function unpack(lowering: Lowering, targets: readonly Node[], value: Register, at: number): void {
  const { nodes, out } = lowering;
  const star = targets.findIndex((it) => nodes.kind(it) === 'list_splat_pattern' || nodes.kind(it) === 'list_splat');
  for (const [i, target] of targets.entries()) {
    if (i === star) {
      const from = out.constant(at, { type: 'number', value: i });
      const behind = targets.length - 1 - i;
      const to = out.register();
      const until = behind === 0 ? null : out.constant(at, { type: 'number', value: -behind });
      out.emit({ op: 'slice', at, to, object: value, bounds: [from, until] });
      lowering.assign(target, to);
    } else if (star === -1 || i < star) {
      lowering.assign(target, out.get(at, value, String(i), 'index'));
    } else {
      const key = out.constant(at, { type: 'number', value: i - targets.length });
      lowering.assign(target, out.get(at, value, key, 'index'));
    }
  }
}

/** `a = b = value` is an assignment whose right side is one. */
export const assignment: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const right = nodes.child(node, 'right');
  if (right === NONE) return out.register();
  const value = lowering.expression(right);
  const annotation = nodes.child(node, 'type');
  const type = annotation === NONE ? null : typeOf(nodes, annotation, lowering.scope);
  if (type !== null && /[.#]/.test(type)) out.emit({ op: 'typed', at: nodes.at(annotation), of: value, type });
  lowering.assign(nodes.child(node, 'left'), value);
  return value;
};

export const augmentedAssignment: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const target = nodes.child(node, 'left');
  const [left, right] = [lowering.expression(target), lowering.expression(nodes.child(node, 'right'))];
  const value = out.binary(nodes.at(node), operatorOf(lowering, node).replace(/=$/, ''), left, right);
  lowering.assign(target, value);
  return value;
};

export const namedExpression: ExpressionLowering = (lowering, node) => {
  const value = lowering.expression(lowering.nodes.child(node, 'value'));
  const { scope } = lowering;
  lowering.scope = scope.host();
  lowering.assign(lowering.nodes.child(node, 'name'), value);
  lowering.scope = scope;
  return value;
};

export const deleteStatement: StatementLowering = (lowering, node) => {
  for (const target of lowering.nodes.children(node)) remove(lowering, target);
};

function remove(lowering: Lowering, target: Node): void {
  const { nodes, out } = lowering;
  const at = nodes.at(target);
  switch (nodes.kind(target)) {
    case 'identifier':
      writeName(lowering, nodes.text(target), out.constant(at, { type: 'undefined' }), at);
      return;
    case 'attribute': {
      const object = lowering.expression(nodes.child(target, 'object'));
      out.emit({ op: 'delete', at, object, key: nodes.text(nodes.child(target, 'attribute')) });
      return;
    }
    case 'subscript': {
      const object = lowering.expression(nodes.child(target, 'value'));
      const subscript = nodes.child(target, 'subscript');
      if (subscript === NONE || nodes.kind(subscript) === 'slice') return;
      out.emit({ op: 'delete', at, object, key: lowering.expression(subscript) });
      return;
    }
    case 'expression_list':
    case 'tuple':
    case 'list':
    case 'parenthesized_expression':
      for (const part of nodes.children(target)) remove(lowering, part);
      return;
    default:
  }
}
