import type * as ast from 'oxc-parser';
import type { Place } from '../../../ir/instruction.ts';
import type { FunctionIr, ParameterIr } from '../../../ir/module.ts';
import type { Scope } from '../scopes/scope.ts';
import type { FunctionNode } from './dispatch.ts';
import { Frame } from './frame.ts';
import { declarePattern, withDefault } from './patterns.ts';
import { lowerBody } from './statements.ts';
import { typeName } from './type-names.ts';

/** Lowers a function once and answers its index in the module. */
export function lowerFunction(outer: Frame, node: FunctionNode, name: string): number {
  const { module } = outer;
  const known = module.lowered.get(node);
  if (known !== undefined) return known;
  const scope = module.scopes.of.get(node);
  if (scope === undefined || node.body === null) return emptyFunction(outer, name);
  const index = module.functions.push(null) - 1;
  module.lowered.set(node, index);
  const at = module.places.at(node.start);
  const frame = new Frame(module, outer, scope, at);
  frame.open(scope);
  const parameters = bindParameters(frame, node, scope);
  const { body } = node;
  if (body.type === 'BlockStatement') lowerBody(frame, body.body as readonly (ast.Statement | ast.Directive)[]);
  else frame.leave({ end: 'return', value: frame.expression(body as ast.Expression) });
  module.functions[index] = finished(frame, node, { name, at, parameters });
  return index;
}

function finished(
  frame: Frame,
  node: FunctionNode,
  known: { name: string; at: Place; parameters: readonly ParameterIr[] },
): FunctionIr {
  frame.place = frame.module.places.at(Math.max(node.start, node.end - 1));
  const blocks = frame.finish();
  return {
    name: known.name,
    at: known.at,
    endLine: frame.module.places.lineNumber(node.end),
    async: node.async,
    generator: node.generator,
    lexicalThis: node.type === 'ArrowFunctionExpression',
    parameters: known.parameters,
    registers: frame.registers,
    ownCells: frame.ownCells,
    blocks,
  };
}

function emptyFunction(outer: Frame, name: string): number {
  const at = outer.place;
  const frame = new Frame(outer.module, outer, outer.scope, at);
  return outer.module.functions.push({ ...bodyOf(frame, name, at), lexicalThis: false }) - 1;
}

/** A function that stands nowhere as such in the source: field initialisers, static parts, the module itself. */
export function bodyOf(frame: Frame, name: string, at: Place, endLine = 0): FunctionIr {
  const blocks = frame.finish();
  const { ownCells, registers } = frame;
  return {
    name,
    at,
    endLine: endLine === 0 ? Math.floor(at / 4096) : endLine,
    async: false,
    generator: false,
    lexicalThis: false,
    parameters: [],
    registers,
    ownCells,
    blocks,
  };
}

interface Waiting {
  readonly pattern: ast.BindingPattern;
  readonly register: number;
  /** Of `constructor(private name: string)`. */
  readonly field: string | null;
}

function bindParameters(frame: Frame, node: FunctionNode, scope: Scope): ParameterIr[] {
  const parameters: ParameterIr[] = [];
  const waiting: Waiting[] = [];
  for (const parameter of node.params) {
    const isField = parameter.type === 'TSParameterProperty';
    const outer = isField ? parameter.parameter : parameter;
    const pattern = (outer.type === 'RestElement' ? outer.argument : outer) as ast.BindingPattern;
    const inner = pattern.type === 'AssignmentPattern' ? pattern.left : pattern;
    if (inner.type === 'Identifier' && inner.name === 'this') continue;
    const register = frame.newRegister();
    const annotation = 'typeAnnotation' in inner ? inner.typeAnnotation : null;

    parameters.push({
      name: inner.type === 'Identifier' ? inner.name : `parameter ${parameters.length + 1}`,
      register,
      kind: outer.type === 'RestElement' ? 'rest' : 'one',
      type: annotation ? typeName(frame, annotation.typeAnnotation) : null,
    });
    waiting.push({ pattern, register, field: isField ? (inner as ast.BindingIdentifier).name : null });
  }
  if (scope.usesArguments) bindArguments(frame, parameters);
  for (const it of waiting) bindParameter(frame, it);
  return parameters;
}

function bindParameter(frame: Frame, { pattern, register, field }: Waiting): void {
  frame.at(pattern);
  let value = register;
  let inner: ast.BindingPattern = pattern;
  if (pattern.type === 'AssignmentPattern') {
    inner = pattern.left;
    value = withDefault(frame, register, pattern.right, inner.type === 'Identifier' ? inner.name : null);
  }
  if (inner.type === 'Identifier') {
    const variable = frame.scope.find(inner.name);
    if (variable !== null) frame.adopt(variable, value);
  } else {
    declarePattern(frame, inner, value);
  }
  if (field === null) return;
  const to = frame.newRegister();
  frame.emit({ op: 'this', to });
  frame.set(to, field, value);
}

/** `arguments` is a list of all that was given; a hidden last parameter takes what has no name. */
function bindArguments(frame: Frame, parameters: ParameterIr[]): void {
  if (parameters.at(-1)?.kind !== 'rest') {
    parameters.push({ name: 'arguments', register: frame.newRegister(), kind: 'rest', type: null });
  }
  const to = frame.newRegister();
  const items = parameters.map((it) =>
    it.kind === 'rest' ? { value: it.register, spread: 'values' as const } : { value: it.register },
  );
  frame.emit({ op: 'list', to, items });
  const variable = frame.scope.find('arguments');
  if (variable !== null) frame.adopt(variable, to);
}
