import type { Register } from '../../ir/instruction.ts';
import type { ParameterIr } from '../../ir/module.ts';
import { typeOf } from './annotations.ts';
import { FunctionBuilder } from './function-builder.ts';
import type { ExpressionLowering, Lowering } from './lowering.ts';
import { NONE, type Node } from './nodes.ts';
import type { Scope } from './scope.ts';
import { localOf, readName } from './variables.ts';

export interface FunctionShape {
  readonly name: string;
  readonly method: Lowering['method'];
  /** Whether the first parameter is `this`. */
  readonly bound: boolean;
}

/** Lowers `def` or `lambda` and answers its number among the module's functions. */
export function lowerFunction(lowering: Lowering, node: Node, shape: FunctionShape): number {
  const { nodes, module, scopes } = lowering;
  const number = module.reserve();
  const scope = scopes.of.get(node) as Scope;
  const out = new FunctionBuilder();
  const inner = lowering.inner(scope, out, shape.method);
  const parameters = lowerParameters(inner, nodes.child(node, 'parameters'), shape.bound);
  const body = nodes.child(node, 'body');
  if (nodes.kind(node) === 'lambda') {
    if (body !== NONE) out.return(inner.expression(body), nodes.at(body));
  } else if (body !== NONE) inner.body(body);
  module.functions[number] = {
    name: shape.name,
    at: nodes.at(node),
    endLine: nodes.endLine(node),
    async: nodes.has(node, 'async'),
    generator: scope.generator,
    lexicalThis: false,
    parameters,
    registers: out.registers,
    ownCells: scopes.owned.get(scope) ?? [],
    blocks: out.built(nodes.at(node)),
  };
  return number;
}

export const lambda: ExpressionLowering = (lowering, node) => {
  const made = lowerFunction(lowering, node, { name: 'lambda', method: null, bound: false });
  return functionRegister(lowering, node, made);
};

function functionRegister({ nodes, out }: Lowering, node: Node, made: number): Register {
  const to = out.register();
  out.emit({ op: 'function', at: nodes.at(node), to, function: made });
  return to;
}

interface Written {
  readonly name: string;
  readonly kind: ParameterIr['kind'];
  readonly type: Node;
  readonly value: Node;
  /** A tuple that is taken apart (Python 2), else none. */
  readonly pattern: Node;
}

function lowerParameters(inner: Lowering, node: Node, bound: boolean): ParameterIr[] {
  const { nodes, out, scope } = inner;
  if (node === NONE) return [];
  const written = writtenParameters(inner, node);
  const self = bound && written[0]?.kind === 'one' ? written.shift() : undefined;
  const made: ParameterIr[] = [];
  const placed = written.map((it) => {
    const variable = scope.variables.get(it.name);
    const register = variable?.cell === null ? localOf(inner, variable) : out.register();
    const type = it.type === NONE ? null : typeOf(nodes, it.type, scope.parent ?? scope);
    made.push({ name: it.name, register, kind: it.kind, type });
    return { it, register, cell: variable?.cell ?? null };
  });
  if (self !== undefined) {
    const variable = scope.variables.get(self.name);
    const register = variable?.cell === null ? localOf(inner, variable) : out.register();
    out.emit({ op: 'this', at: nodes.at(node), to: register });
    if (variable?.cell != null) out.emit({ op: 'set-cell', at: nodes.at(node), cell: variable.cell, from: register });
  }
  for (const { it, register, cell } of placed) {
    const given = it.value === NONE ? annotatedDefault(inner, it.type) : it.value;
    if (given !== NONE) lowerDefault(inner, given, register);
    if (cell !== null) out.emit({ op: 'set-cell', at: nodes.at(node), cell, from: register });
    if (it.pattern !== NONE) inner.assign(it.pattern, register);
  }
  return made;
}

function lowerDefault(inner: Lowering, value: Node, register: Register): void {
  const { nodes, out } = inner;
  const at = nodes.at(value);
  const missing = out.register();
  out.emit({ op: 'unary', at, to: missing, operator: 'missing', from: register });
  const [make, after] = [out.block(), out.block()];
  out.branch(missing, make, after, at);
  out.begin(make, at);
  const { scope } = inner;
  inner.scope = scope.parent ?? scope;
  out.copy(at, register, inner.expression(value));
  inner.scope = scope;
  out.begin(after, at);
}

/** `Annotated[T, Depends(f)]`: what a framework puts in when nobody gives the argument. */
function annotatedDefault({ nodes }: Lowering, type: Node): Node {
  if (type === NONE) return NONE;
  const generic = nodes.first(type);
  if (generic === NONE || nodes.kind(generic) !== 'generic_type') return NONE;
  const [head, parameters] = nodes.children(generic);
  if (head === undefined || parameters === undefined || !/(?:^|\.)Annotated$/.test(nodes.text(head))) return NONE;
  const calls = nodes
    .children(parameters)
    .slice(1)
    .map((it) => nodes.first(it));
  return calls.find((it) => it !== NONE && nodes.kind(it) === 'call') ?? NONE;
}

function writtenParameters({ nodes }: Lowering, node: Node): Written[] {
  const found: Written[] = [];
  let kind: 'one' | 'keyword-only' = 'one';
  for (const parameter of nodes.children(node)) {
    const type = nodes.child(parameter, 'type');
    const value = nodes.child(parameter, 'value');
    const named = nodes.child(parameter, 'name');
    const target =
      named !== NONE ? named : nodes.kind(parameter) === 'typed_parameter' ? nodes.first(parameter) : parameter;
    const add = (it: Node, as: ParameterIr['kind']) =>
      found.push({ name: nodes.text(it), kind: as, type, value, pattern: NONE });
    switch (nodes.kind(target)) {
      case 'identifier':
        add(target, kind);
        break;
      case 'list_splat_pattern':
        add(nodes.first(target), 'rest');
        kind = 'keyword-only';
        break;
      case 'dictionary_splat_pattern':
        add(nodes.first(target), 'keywords');
        break;
      case 'keyword_separator':
        kind = 'keyword-only';
        break;
      case 'tuple_pattern':
        found.push({ name: nodes.text(target), kind, type, value, pattern: target });
        break;
      default:
    }
  }
  return found;
}

/** `def` at any place but a class's body: its decorators are calls, innermost first. */
export function lowerDefinition(lowering: Lowering, node: Node, decorators: readonly Node[]): void {
  const { nodes, out } = lowering;
  const name = nodes.child(node, 'name');
  if (name === NONE) return;
  const applied = decorators.map((decorator) => lowering.expression(nodes.first(decorator)));
  const made = lowerFunction(lowering, node, { name: nodes.text(name), method: lowering.method, bound: false });
  let value = functionRegister(lowering, node, made);
  for (const [i, callee] of [...applied.entries()].reverse()) {
    const to = out.register();
    const at = nodes.at(decorators[i] as Node);
    out.emit({ op: 'call', at, to, callee, receiver: null, arguments: [{ value }], construct: false });
    value = to;
  }
  lowering.assign(name, value);
}

export const identifier: ExpressionLowering = (lowering, node) =>
  readName(lowering, lowering.nodes.text(node), lowering.nodes.at(node));
