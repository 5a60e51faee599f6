import type { Argument, Register } from '../../ir/instruction.ts';
import type { ExpressionLowering, Lowering } from './lowering.ts';
import { NONE, type Node } from './nodes.ts';
import { thisOf } from './variables.ts';

export const call: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const callee = nodes.child(node, 'function');
  const given = nodes.child(node, 'arguments');
  if (callee === NONE) return out.register();
  if (isSuper(lowering, callee)) {
    const to = out.register();
    out.emit({ op: 'super', at: nodes.at(node), to });
    return to;
  }
  const name = nodes.kind(callee) === 'attribute' ? nodes.child(callee, 'attribute') : NONE;
  const to = out.register();
  if (name === NONE) {
    const target = lowering.expression(callee);
    const passed = argumentsOf(lowering, given);
    const at = nodes.at(callee);
    out.emit({ op: 'call', at, to, callee: target, receiver: null, arguments: passed, construct: false });
    return to;
  }
  const at = nodes.at(name);
  const owner = nodes.child(callee, 'object');
  const object = lowering.expression(owner);
  const target = out.get(at, object, nodes.text(name), 'member');
  const passed = argumentsOf(lowering, given);
  const bound = boundSelf(lowering, owner, given);
  out.emit({
    op: 'call',
    at,
    to,
    callee: target,
    receiver: bound ? thisOf(lowering, at) : receiverOf(lowering, owner, object),
    arguments: bound ? passed.slice(1) : passed,
    construct: false,
  });
  return to;
};

/** A method of the parent runs on this object. */
function receiverOf(lowering: Lowering, owner: Node, object: Register): Register {
  const { nodes } = lowering;
  const isParent = nodes.kind(owner) === 'call' && isSuper(lowering, nodes.child(owner, 'function'));
  return isParent ? thisOf(lowering, nodes.at(owner)) : object;
}

function isSuper({ nodes, scope }: Lowering, callee: Node): boolean {
  return nodes.kind(callee) === 'identifier' && nodes.text(callee) === 'super' && scope.lookUp('super') === null;
}

/** `Base.method(self, …)`, as it is called on a base that the class names. */
function boundSelf({ nodes, method }: Lowering, owner: Node, given: Node): boolean {
  if (method === null || method.self === null || given === NONE) return false;
  if (!method.of.bases.includes(nodes.text(owner))) return false;
  const first = nodes.first(given);
  return first !== NONE && nodes.kind(first) === 'identifier' && nodes.text(first) === method.self;
}

function argumentsOf(lowering: Lowering, given: Node): Argument[] {
  const { nodes } = lowering;
  if (given === NONE) return [];
  if (nodes.kind(given) === 'generator_expression') return [{ value: lowering.expression(given) }];
  return nodes.children(given).map((argument): Argument => {
    switch (nodes.kind(argument)) {
      case 'keyword_argument':
        return {
          value: lowering.expression(nodes.child(argument, 'value')),
          name: nodes.text(nodes.child(argument, 'name')),
        };
      case 'list_splat':
      case 'parenthesized_list_splat':
        return { value: lowering.expression(splatted(lowering, argument)), spread: 'values' };
      case 'dictionary_splat':
        return { value: lowering.expression(nodes.first(argument)), spread: 'fields' };
      default:
        return { value: lowering.expression(argument) };
    }
  });
}

function splatted({ nodes }: Lowering, argument: Node): Node {
  const inner = nodes.first(argument);
  return inner !== NONE && nodes.kind(inner) === 'list_splat' ? nodes.first(inner) : inner;
}
