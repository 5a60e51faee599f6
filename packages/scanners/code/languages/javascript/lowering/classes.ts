import type * as ast from 'oxc-parser';
import type { Decoration, Register } from '../../../ir/instruction.ts';
import type { MemberIr } from '../../../ir/module.ts';
import type { Scope } from '../scopes/scope.ts';
import { Frame } from './frame.ts';
import { bodyOf } from './functions.ts';
import { constantKey } from './keys.ts';
import { accessor } from './objects.ts';
import { lowerBody, withScope } from './statements.ts';
import { typeName } from './type-names.ts';

type Method = Extract<ast.ClassElement, { kind: ast.MethodDefinitionKind }>;
type Field = Extract<ast.ClassElement, { definite?: boolean }>;

const MEMBER_KINDS = { constructor: 'constructor', method: 'method', get: 'getter', set: 'setter' } as const;

/** Defines a class; what its members are called by keys made at run time is set on its prototype afterwards. */
export function lowerClass(outer: Frame, node: ast.Class, hint: string | null): Register {
  const { module } = outer;
  const name = node.id?.name ?? hint ?? '<class>';
  const scope = module.scopes.of.get(node);
  const before = scope === undefined ? outer.scope : outer.open(scope);
  const bases = node.superClass === null ? [] : [outer.expression(node.superClass)];
  const decorations: Decoration[] = [];
  decorate(outer, node.decorators, {}, decorations);
  const known = module.lowered.get(node);
  const index =
    known ??
    module.classes.push({ name, at: outer.place, members: [], initialiser: null, staticInitialiser: null }) - 1;
  module.lowered.set(node, index);
  const members: MemberIr[] = [];
  const late: { readonly method: Method; readonly function: number }[] = [];
  for (const element of node.body.body) {
    if (isMethod(element)) {
      const made = methodOf(outer, element, name);
      if (made.member === null) {
        if (made.function !== null) late.push({ method: element, function: made.function });
        continue;
      }
      decorateMember(outer, element, members.length, decorations);
      members.push(made.member);
    } else if (isField(element)) {
      const key = constantKey(outer, element.key, element.computed);
      if (key === null || element.declare === true) continue;
      decorate(outer, element.decorators, { member: members.length }, decorations);
      const type = element.typeAnnotation ? typeName(outer, element.typeAnnotation.typeAnnotation) : null;
      members.push({ name: key, kind: 'field', static: element.static, function: null, type });
    }
  }
  if (known === undefined) {
    const fields = node.body.body.filter((it): it is Field => isField(it) && !it.static && it.value !== null);
    const statics = node.body.body.filter(
      (it) => it.type === 'StaticBlock' || (isField(it) && it.static && it.value !== null),
    );
    module.classes[index] = {
      name,
      at: module.places.at(node.start),
      members,
      initialiser: initialiser(outer, `${name}.<fields>`, module.scopes.of.get(node.body), fields),
      staticInitialiser: initialiser(outer, `${name}.<static>`, module.scopes.statics.get(node), statics),
    };
  }
  outer.at(node);
  const to = outer.newRegister();
  outer.emit({ op: 'class', to, class: index, bases, decorations });
  if (node.id !== null) outer.store(node.id.name, to);
  for (const it of late) lateMethod(outer, to, it.method, it.function);
  outer.scope = before;
  return to;
}

function isMethod(element: ast.ClassElement): element is Method {
  return element.type === 'MethodDefinition' || element.type === 'TSAbstractMethodDefinition';
}

function isField(element: ast.ClassElement): element is Field {
  return /^(?:TSAbstract)?(?:PropertyDefinition|AccessorProperty)$/.test(element.type);
}

function methodOf(
  outer: Frame,
  method: Method,
  className: string,
): { member: MemberIr | null; function: number | null } {
  const key = constantKey(outer, method.key, method.computed);
  const hasBody = method.value.body !== null;
  const name = `${className}.${key ?? '<computed>'}`;
  const made = hasBody ? outer.module.dispatch.function(outer, method.value, name) : null;
  // overloads say nothing that their implementation does not
  if (key === null || (!hasBody && method.type === 'MethodDefinition')) return { member: null, function: made };
  return {
    member: { name: key, kind: MEMBER_KINDS[method.kind], static: method.static, function: made, type: null },
    function: made,
  };
}

function lateMethod(outer: Frame, of: Register, method: Method, index: number): void {
  outer.at(method);
  const home = method.static ? of : outer.get(of, 'prototype');
  const key = outer.expression(method.key as ast.Expression);
  const value = outer.newRegister();
  outer.emit({ op: 'function', to: value, function: index });
  if (method.kind === 'get' || method.kind === 'set') accessor(outer, home, key, method.kind, value);
  else outer.set(home, key, value);
}

function decorateMember(outer: Frame, method: Method, member: number, into: Decoration[]): void {
  decorate(outer, method.decorators, { member }, into);
  for (const [parameter, it] of method.value.params.entries()) {
    const decorators = 'decorators' in it ? (it.decorators ?? []) : [];
    decorate(outer, decorators, { member, parameter }, into);
  }
}

function decorate(
  outer: Frame,
  decorators: readonly ast.Decorator[],
  on: { member?: number; parameter?: number },
  into: Decoration[],
): void {
  for (const decorator of decorators) into.push({ value: outer.expression(decorator.expression), ...on });
}

function initialiser(
  outer: Frame,
  name: string,
  scope: Scope | undefined,
  elements: readonly ast.ClassElement[],
): number | null {
  const first = elements[0];
  if (first === undefined || scope === undefined) return null;
  const { module } = outer;
  const index = module.functions.push(null) - 1;
  const at = module.places.at(first.start);
  const frame = new Frame(module, outer, scope, at);
  frame.open(scope);
  for (const element of elements) {
    frame.at(element);
    if (element.type === 'StaticBlock') withScope(frame, element, () => lowerBody(frame, element.body));
    else if (isField(element)) initialiseField(frame, element);
  }
  module.functions[index] = bodyOf(frame, name, at, module.places.lineNumber((elements.at(-1) ?? first).end));
  return index;
}

function initialiseField(frame: Frame, field: Field): void {
  if (field.value === null) return;
  const key = constantKey(frame, field.key, field.computed) ?? frame.expression(field.key as ast.Expression);
  const value = frame.expression(field.value, typeof key === 'string' ? key : null);
  const type = field.typeAnnotation ? typeName(frame, field.typeAnnotation.typeAnnotation) : null;
  frame.at(field);
  if (type !== null) frame.emit({ op: 'typed', of: value, type });
  const object = frame.newRegister();
  frame.emit({ op: 'this', to: object });
  frame.set(object, key, value);
}
