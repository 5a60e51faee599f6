import type { Register } from '../../ir/instruction.ts';
import { constantText } from './literals.ts';
import type { ExpressionLowering, Lowering } from './lowering.ts';
import { NONE, type Node } from './nodes.ts';
import { percentFormat } from './percent-format.ts';

/** A chain to the left (`a + b + c + …`) is walked and not recursed into: generated code has thousands of links. */
export const binary: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const chain: Node[] = [];
  let left = node;
  while (left !== NONE && nodes.kind(left) === 'binary_operator') {
    chain.push(left);
    left = nodes.child(left, 'left');
  }
  let value = startOf(lowering, chain, left);
  for (const link of chain.toReversed()) {
    const right = lowering.expression(nodes.child(link, 'right'));
    value = out.binary(nodes.at(link), operatorOf(lowering, link), value, right);
  }
  return value;
};

/** The innermost left side, with a `%` on a literal done: it is then no link of the chain any more. */
function startOf(lowering: Lowering, chain: Node[], left: Node): Register {
  const { nodes } = lowering;
  const link = chain.at(-1);
  if (link !== undefined && left !== NONE && operatorOf(lowering, link) === '%') {
    let literal = left;
    while (nodes.kind(literal) === 'parenthesized_expression') literal = nodes.first(literal);
    const format = literal === NONE ? null : constantText(nodes, literal);
    const right = nodes.child(link, 'right');
    const made = format === null || right === NONE ? null : percentFormat(lowering, link, format, right);
    if (made !== null) {
      chain.pop();
      return made;
    }
  }
  return lowering.expression(left);
}

export function operatorOf({ nodes }: Lowering, node: Node): string {
  const operator = nodes.child(node, 'operator');
  return operator === NONE ? '+' : nodes.text(operator);
}

export const unary: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const from = lowering.expression(nodes.child(node, 'argument'));
  const to = out.register();
  const operator = nodes.kind(node) === 'not_operator' ? '!' : operatorOf(lowering, node);
  out.emit({ op: 'unary', at: nodes.at(node), to, operator, from });
  return to;
};

export const boolean: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const at = nodes.at(node);
  const to = out.register();
  const end = out.block();
  const chain = booleanChain(lowering, node);
  for (const [i, operand] of chain.entries()) {
    out.copy(nodes.at(operand.node), to, lowering.expression(operand.node));
    if (i === chain.length - 1) break;
    const next = out.block();
    const isOr = (chain[i + 1] as { operator: string }).operator === 'or';
    out.branch(to, isOr ? end : next, isOr ? next : end, nodes.at(operand.node));
    out.begin(next, at);
  }
  out.begin(end, at);
  return to;
};

/** Operands of a chain of one operator, left to right; each says by which operator it was reached. */
function booleanChain({ nodes }: Lowering, node: Node): { node: Node; operator: string }[] {
  const operator = nodes.text(nodes.child(node, 'operator'));
  const chain: { node: Node; operator: string }[] = [];
  let left = node;
  while (nodes.kind(left) === 'boolean_operator' && nodes.text(nodes.child(left, 'operator')) === operator) {
    chain.push({ node: nodes.child(left, 'right'), operator });
    left = nodes.child(left, 'left');
  }
  return [...chain, { node: left, operator }].reverse();
}

export const comparison: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const at = nodes.at(node);
  const { operands, operators } = comparisonParts(lowering, node);
  let left = lowering.expression(operands[0] as Node);
  if (operators.length === 1) {
    return out.binary(at, operators[0] as string, left, lowering.expression(operands[1] as Node));
  }
  const to = out.register();
  const end = out.block();
  for (const [i, operator] of operators.entries()) {
    const right = lowering.expression(operands[i + 1] as Node);
    out.copy(at, to, out.binary(at, operator, left, right));
    left = right;
    if (i === operators.length - 1) break;
    const next = out.block();
    out.branch(to, next, end, at);
    out.begin(next, at);
  }
  out.begin(end, at);
  return to;
};

function comparisonParts({ nodes }: Lowering, node: Node): { operands: Node[]; operators: string[] } {
  const operands = nodes.children(node).filter((it) => !/^(not in|is not)$/.test(nodes.kind(it)));
  const operators: string[] = [];
  const { after } = nodes.tree;
  for (let child = node + 1; child < (after[node] as number); child = after[child] as number) {
    const kind = nodes.kind(child);
    if (/^"?(?:in|is|not in|is not|[<>=!]+)"?$/.test(kind)) {
      const operator = nodes.text(child).replace(/\s+/g, ' ');
      operators.push(operator === '<>' ? '!=' : operator);
    }
  }
  while (operands.length < operators.length + 1) operators.pop();
  return { operands, operators };
}

export const conditional: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const at = nodes.at(node);
  const [yes, condition, no] = nodes.children(node);
  const to = out.register();
  if (yes === undefined || condition === undefined || no === undefined) return to;
  const [whenTrue, whenFalse, end] = [out.block(), out.block(), out.block()];
  lowering.condition(condition, whenTrue, whenFalse);
  for (const [block, value] of [[whenTrue, yes] as const, [whenFalse, no] as const]) {
    out.begin(block, at);
    out.copy(nodes.at(value), to, lowering.expression(value));
    out.jump(end, at);
  }
  out.begin(end, at);
  return to;
};

/** See `Lowering.condition`. */
export function condition(lowering: Lowering, node: Node, yes: number, no: number): void {
  const { nodes, out } = lowering;
  const at = nodes.at(node);
  const kind = nodes.kind(node);
  if (kind === 'parenthesized_expression' && nodes.children(node).length === 1) {
    lowering.condition(nodes.first(node), yes, no);
    return;
  }
  if (kind === 'not_operator') {
    lowering.condition(nodes.child(node, 'argument'), no, yes);
    return;
  }
  if (kind === 'boolean_operator') {
    const chain = booleanChain(lowering, node);
    const isOr = nodes.text(nodes.child(node, 'operator')) === 'or';
    for (const [i, operand] of chain.entries()) {
      const last = i === chain.length - 1;
      const next = last ? 0 : out.block();
      lowering.condition(operand.node, last || isOr ? yes : next, last || !isOr ? no : next);
      if (!last) out.begin(next, at);
    }
    return;
  }
  if (kind === 'comparison_operator') {
    const { operands, operators } = comparisonParts(lowering, node);
    if (operators.length > 1) {
      chained(lowering, operands, operators, [yes, no], node);
      return;
    }
  }
  out.branch(lowering.expression(node), yes, no, at);
}

function chained(
  lowering: Lowering,
  operands: readonly Node[],
  operators: readonly string[],
  [yes, no]: readonly [number, number],
  node: Node,
): void {
  const { nodes, out } = lowering;
  const at = nodes.at(node);
  let left: Register = lowering.expression(operands[0] as Node);
  for (const [i, operator] of operators.entries()) {
    const right = lowering.expression(operands[i + 1] as Node);
    const next = i === operators.length - 1 ? yes : out.block();
    out.branch(out.binary(at, operator, left, right), next, no, at);
    if (next !== yes) out.begin(next, at);
    left = right;
  }
}
