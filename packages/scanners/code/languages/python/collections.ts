import type { Argument, Register } from '../../ir/instruction.ts';
import { keyOf } from './access.ts';
import type { ExpressionLowering, Lowering } from './lowering.ts';
import { NONE, type Node } from './nodes.ts';

/** Lists, tuples and sets; `set` calls the type so that its own members are known. */
export const list: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const to = out.register();
  const items = nodes.children(node).map((item): Argument => {
    const spread = nodes.kind(item) === 'list_splat';
    const value = lowering.expression(spread ? nodes.first(item) : item);
    return spread ? { value, spread: 'values' } : { value };
  });
  out.emit({ op: 'list', at: nodes.at(node), to, items });
  return to;
};

export const dictionary: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const object = out.register();
  out.emit({ op: 'object', at: nodes.at(node), to: object });
  for (const item of nodes.children(node)) {
    if (nodes.kind(item) === 'pair') setPair(lowering, object, item);
    else if (nodes.kind(item) === 'dictionary_splat') {
      out.emit({ op: 'spread', at: nodes.at(item), object, from: lowering.expression(nodes.first(item)) });
    }
  }
  return object;
};

function setPair(lowering: Lowering, object: Register, pair: Node): void {
  const { nodes, out } = lowering;
  const [key, value] = [nodes.child(pair, 'key'), nodes.child(pair, 'value')];
  if (key === NONE || value === NONE) return;
  const named = keyOf(lowering, [key]);
  const from = lowering.expression(value);
  out.emit({ op: 'set', at: nodes.at(pair), object, key: named, by: 'index', from });
}

/** A comprehension is the loop that it stands for, with variables of its own. */
export const comprehension: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const at = nodes.at(node);
  const result = out.register();
  const isDictionary = nodes.kind(node) === 'dictionary_comprehension';
  out.emit(isDictionary ? { op: 'object', at, to: result } : { op: 'list', at, to: result, items: [] });
  const outer = lowering.scope;
  const inner = lowering.scopes.of.get(node) ?? outer;
  const end = out.block();
  let again = end;
  const body = nodes.child(node, 'body');
  for (const [i, clause] of nodes.children(node).entries()) {
    const place = nodes.at(clause);
    if (nodes.kind(clause) === 'for_in_clause') {
      lowering.scope = i === 1 ? outer : inner;
      const from = lowering.expression(nodes.child(clause, 'right'));
      lowering.scope = inner;
      const [head, run] = [out.block(), out.block()];
      out.begin(head, place);
      out.branch(out.register(), run, again, place);
      out.begin(run, place);
      const item = out.register();
      out.emit({ op: 'next', at: place, to: item, from, of: 'values' });
      lowering.assign(nodes.child(clause, 'left'), item);
      again = head;
    } else if (nodes.kind(clause) === 'if_clause') {
      lowering.scope = inner;
      const run = out.block();
      lowering.condition(nodes.first(clause), run, again);
      out.begin(run, place);
    }
  }
  lowering.scope = inner;
  if (isDictionary) setPair(lowering, result, body);
  else if (body !== NONE) {
    const item = out.register();
    out.emit({ op: 'list', at, to: item, items: [{ value: lowering.expression(body) }] });
    out.emit({ op: 'spread', at, object: result, from: item });
  }
  out.jump(again, at);
  lowering.scope = outer;
  out.begin(end, at);
  return result;
};
