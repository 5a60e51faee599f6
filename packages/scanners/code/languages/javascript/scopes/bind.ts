import type * as ast from 'oxc-parser';
import { visitorKeys } from '../grammar/visitor-keys.ts';
import { Scope } from './scope.ts';

/** Scopes by the node that opens them; of a class, the scope of its name, and by its body that of its fields. */
export interface Scopes {
  readonly module: Scope;
  readonly of: ReadonlyMap<object, Scope>;
  /** By the class's node: the function in which static fields and blocks run. */
  readonly statics: ReadonlyMap<object, Scope>;
}

type Node = { readonly type: string } & Record<string, unknown>;

/** Finds which scope declares each name, and which variables are shared between functions. */
export function bindScopes(program: ast.Program): Scopes {
  const binder = new Binder();
  for (const statement of program.body) binder.walk(statement as unknown as Node, binder.module);
  binder.module.close();
  return binder;
}

class Binder implements Scopes {
  readonly module = new Scope('module', null);
  readonly of = new Map<object, Scope>();
  readonly statics = new Map<object, Scope>();

  walk(node: Node, scope: Scope): void {
    switch (node.type) {
      case 'Identifier':
        scope.refer(node.name as string, false);
        return;
      case 'Literal':
      case 'TemplateElement':
      case 'ThisExpression':
      case 'Super':
      case 'MetaProperty':
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'PrivateIdentifier':
      case 'ExportAllDeclaration':
      case 'JSXText':
        return;
      case 'MemberExpression':
        this.member(node, scope);
        return;
      case 'BinaryExpression':
      case 'LogicalExpression':
        this.binary(node, scope);
        return;
      case 'Property':
        if (node.computed === true) this.walk(node.key as Node, scope);
        this.walk(node.value as Node, scope);
        return;
      case 'LabeledStatement':
        this.walk(node.body as Node, scope);
        return;
      case 'VariableDeclaration':
        this.variables(node as unknown as ast.VariableDeclaration, scope);
        return;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.function(node, scope);
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.class(node as unknown as ast.Class, scope);
        return;
      case 'BlockStatement':
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'SwitchStatement':
        this.block(node, scope);
        return;
      case 'CatchClause':
        this.catch(node, scope);
        return;
      case 'ImportDeclaration':
        for (const specifier of node.specifiers as ast.ImportDeclarationSpecifier[])
          scope.declare(specifier.local.name);
        return;
      case 'ExportNamedDeclaration':
        this.exported(node as unknown as ast.ExportNamedDeclaration, scope);
        return;
      case 'JSXIdentifier':
        if (!/^[a-z]/.test(node.name as string)) scope.refer(node.name as string, false);
        return;
      case 'JSXMemberExpression':
        this.jsxMember(node, scope);
        return;
      case 'JSXAttribute':
        if (node.value !== null) this.walk(node.value as Node, scope);
        return;
      default:
        if (node.type.startsWith('TS')) this.typescript(node, scope);
        else this.children(node, scope);
    }
  }

  private children(node: Node, scope: Scope): void {
    for (const key of visitorKeys[node.type] ?? []) this.child(node[key], scope);
  }

  private child(value: unknown, scope: Scope): void {
    if (Array.isArray(value)) {
      for (const item of value) if (item !== null) this.walk(item as Node, scope);
    } else if (typeof value === 'object' && value !== null) {
      this.walk(value as Node, scope);
    }
  }

  private member(node: Node, scope: Scope): void {
    let at = node;
    for (; at.type === 'MemberExpression'; at = at.object as Node) {
      if (at.computed === true) this.walk(at.property as Node, scope);
    }
    this.walk(at, scope);
  }

  /** Sums of thousands of parts lean to the left. */
  private binary(node: Node, scope: Scope): void {
    let at = node;
    for (; at.type === node.type; at = at.left as Node) this.walk(at.right as Node, scope);
    this.walk(at, scope);
  }

  private block(node: Node, outer: Scope): void {
    const scope = this.open(node, 'block', outer);
    this.children(node, scope);
    scope.close();
  }

  private catch(node: Node, outer: Scope): void {
    const scope = this.open(node, 'block', outer);
    if (node.param !== null) this.pattern(node.param as Node, scope, scope);
    this.walk(node.body as Node, scope);
    scope.close();
  }

  private open(node: object, kind: Scope['kind'], outer: Scope): Scope {
    const scope = new Scope(kind, outer);
    this.of.set(node, scope);
    return scope;
  }

  private variables(node: ast.VariableDeclaration, scope: Scope): void {
    if (node.declare === true) return;
    const into = node.kind === 'var' ? scope.ofVar : scope;
    for (const { id, init } of node.declarations) {
      this.pattern(id as unknown as Node, into, scope, node.kind === 'const');
      if (init !== null) this.walk(init as unknown as Node, scope);
    }
  }

  /** Declares the names of a pattern in `into`; defaults and computed keys are read in `scope`. */
  private pattern(node: Node, into: Scope, scope: Scope, constant = false): void {
    switch (node.type) {
      case 'Identifier':
        if (node.name !== 'this') into.declare(node.name as string).constant = constant;
        for (const decorator of (node.decorators ?? []) as Node[]) this.walk(decorator, scope);
        return;
      case 'ObjectPattern':
        for (const property of node.properties as Node[]) {
          if (property.type === 'RestElement') this.pattern(property.argument as Node, into, scope, constant);
          else {
            if (property.computed === true) this.walk(property.key as Node, scope);
            this.pattern(property.value as Node, into, scope, constant);
          }
        }
        return;
      case 'ArrayPattern':
        for (const element of node.elements as (Node | null)[])
          if (element !== null) this.pattern(element, into, scope, constant);
        return;
      case 'AssignmentPattern':
        this.pattern(node.left as Node, into, scope, constant);
        this.walk(node.right as Node, scope);
        return;
      case 'RestElement':
        this.pattern(node.argument as Node, into, scope, constant);
        return;
      case 'TSParameterProperty':
        for (const decorator of node.decorators as Node[]) this.walk(decorator, scope.parent ?? scope);
        this.pattern(node.parameter as Node, into, scope);
        return;
      default:
        this.walk(node, scope);
    }
  }

  private function(node: Node, outer: Scope): void {
    const name = (node.id as { name: string } | null)?.name;
    let around = outer;
    if (name !== undefined && node.type === 'FunctionDeclaration') outer.declare(name);
    else if (name !== undefined) {
      around = new Scope('block', outer);
      around.declare(name);
    }
    const scope = this.open(node, node.type === 'ArrowFunctionExpression' ? 'arrow' : 'function', around);
    for (const parameter of node.params as Node[]) this.pattern(parameter, scope, scope);
    const body = node.body as Node | null;
    if (body?.type === 'BlockStatement') this.child(body.body, scope);
    else if (body !== null) this.walk(body, scope);
    scope.close();
    if (around !== outer) around.close();
  }

  private class(node: ast.Class, outer: Scope): void {
    if (node.declare === true) return;
    if (node.id !== null && node.type === 'ClassDeclaration') outer.declare(node.id.name);
    const names = this.open(node, 'block', outer);
    if (node.id !== null) names.declare(node.id.name);
    for (const decorator of node.decorators) this.walk(decorator as unknown as Node, outer);
    if (node.superClass !== null) this.walk(node.superClass as unknown as Node, names);
    const fields = this.open(node.body, 'function', names);
    const statics = new Scope('function', names);
    this.statics.set(node, statics);
    for (const element of node.body.body) this.element(element, names, fields, statics);
    fields.close();
    statics.close();
    names.close();
  }

  private element(element: ast.ClassElement, names: Scope, fields: Scope, statics: Scope): void {
    if (element.type === 'TSIndexSignature') return;
    if (element.type === 'StaticBlock') {
      this.block(element as unknown as Node, statics);
      return;
    }
    const home = element.static ? statics : fields;
    for (const decorator of element.decorators) this.walk(decorator as unknown as Node, names);
    const isMethod = element.type === 'MethodDefinition' || element.type === 'TSAbstractMethodDefinition';
    if (element.computed) this.walk(element.key as unknown as Node, isMethod ? names : home);
    if (element.value !== null) this.walk(element.value as unknown as Node, isMethod ? names : home);
  }

  private exported(node: ast.ExportNamedDeclaration, scope: Scope): void {
    if (node.declaration !== null) this.walk(node.declaration as unknown as Node, scope);
    if (node.source !== null) return;
    for (const { local } of node.specifiers) if (local.type === 'Identifier') scope.refer(local.name, false);
  }

  private jsxMember(node: Node, scope: Scope): void {
    let at = node;
    while (at.type === 'JSXMemberExpression') at = at.object as Node;
    if (at.name !== 'this') scope.refer(at.name as string, false);
  }

  private typescript(node: Node, scope: Scope): void {
    switch (node.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'TSNonNullExpression':
      case 'TSInstantiationExpression':
      case 'TSExportAssignment':
        this.walk(node.expression as Node, scope);
        return;
      case 'TSEnumDeclaration': {
        const { id, body, declare } = node as unknown as ast.TSEnumDeclaration;
        if (declare) return;
        scope.declare(id.name);
        for (const { initializer } of body.members)
          if (initializer !== null) this.walk(initializer as unknown as Node, scope);
        return;
      }
      case 'TSModuleDeclaration':
        this.namespace(node as unknown as ast.TSModuleDeclaration, scope);
        return;
      case 'TSImportEqualsDeclaration': {
        const { id, moduleReference } = node as unknown as ast.TSImportEqualsDeclaration;
        scope.declare(id.name);
        if (moduleReference.type === 'Identifier') scope.refer(moduleReference.name, false);
        return;
      }
    }
  }

  private namespace(node: ast.TSModuleDeclaration, outer: Scope): void {
    if (node.declare || node.body === null || node.id.type !== 'Identifier') return;
    outer.declare(node.id.name);
    const scope = this.open(node, 'namespace', outer);
    this.child(node.body.body, scope);
    scope.close();
  }
}
