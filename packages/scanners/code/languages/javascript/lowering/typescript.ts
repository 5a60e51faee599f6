import type * as ast from 'oxc-parser';
import type { Register } from '../../../ir/instruction.ts';
import type { Frame } from './frame.ts';
import { constantText } from './keys.ts';

/** An enum is an object with its members, and with their names by number. */
export function lowerEnum(frame: Frame, node: ast.TSEnumDeclaration): void {
  if (node.declare) return;
  const to = frame.object();
  let next: number | null = 0;
  for (const { id, initializer } of node.body.members) {
    const name: string = id.type === 'Identifier' ? id.name : (constantText(id) ?? '');
    frame.at(id);
    const number = numberOf(initializer, next);
    const value: Register =
      initializer === null && next !== null
        ? frame.constant({ type: 'number', value: next })
        : initialValue(frame, initializer);
    frame.set(to, name, value);
    if (number !== null) frame.set(to, String(number), frame.text(name));
    next = number === null ? null : number + 1;
  }
  frame.store(node.id.name, to);
}

function initialValue(frame: Frame, initializer: ast.Expression | null): Register {
  return initializer === null ? frame.newRegister() : frame.expression(initializer);
}

function numberOf(initializer: ast.Expression | null, next: number | null): number | null {
  if (initializer === null) return next;
  return initializer.type === 'Literal' && typeof initializer.value === 'number' ? initializer.value : null;
}

type Body = readonly (ast.Statement | ast.Directive)[];

/** A namespace is an object; what it exports is also a variable of its own inside. */
export function lowerNamespace(
  frame: Frame,
  node: ast.TSModuleDeclaration,
  body: (frame: Frame, statements: Body) => void,
): void {
  const scope = frame.module.scopes.of.get(node);
  if (node.declare || node.body === null || node.id.type !== 'Identifier' || scope === undefined) return;
  const to = frame.object();
  frame.store(node.id.name, to);
  const before = frame.open(scope);
  body(frame, node.body.body.map(withoutExport));
  for (const statement of node.body.body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration === null) continue;
    for (const name of declaredNames(statement.declaration)) frame.set(to, name, frame.read(name));
  }
  frame.scope = before;
}

function withoutExport(statement: ast.Statement | ast.Directive): ast.Statement | ast.Directive {
  return statement.type === 'ExportNamedDeclaration' && statement.declaration !== null
    ? statement.declaration
    : statement;
}

/** Names that a declaration adds to its scope. */
export function declaredNames(declaration: ast.Declaration): string[] {
  switch (declaration.type) {
    case 'VariableDeclaration':
      return declaration.declare === true ? [] : declaration.declarations.flatMap(({ id }) => namesOf(id));
    case 'FunctionDeclaration':
      return declaration.id === null ? [] : [declaration.id.name];
    case 'ClassDeclaration':
      return declaration.id === null || declaration.declare === true ? [] : [declaration.id.name];
    case 'TSEnumDeclaration':
      return declaration.declare ? [] : [declaration.id.name];
    case 'TSModuleDeclaration':
      return declaration.id.type === 'Identifier' && !declaration.declare && declaration.body !== null
        ? [declaration.id.name]
        : [];
    case 'TSImportEqualsDeclaration':
      return [declaration.id.name];
    default:
      return [];
  }
}

function namesOf(pattern: ast.BindingPattern | ast.BindingRestElement): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return namesOf(pattern.left);
    case 'RestElement':
      return namesOf(pattern.argument);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : namesOf(element)));
    default:
      return pattern.properties.flatMap((it) => namesOf(it.type === 'RestElement' ? it.argument : it.value));
  }
}

/** `import fs = require('fs')` is found before the body runs (`imports.ts`); `import A = B.C` is a variable. */
export function lowerImportEquals(frame: Frame, node: ast.TSImportEqualsDeclaration): void {
  const { moduleReference } = node;
  if (moduleReference.type === 'TSExternalModuleReference' || node.importKind === 'type') return;
  frame.store(node.id.name, qualified(frame, moduleReference));
}

function qualified(frame: Frame, name: ast.TSTypeName): Register {
  if (name.type === 'Identifier') return frame.read(name.name);
  if (name.type === 'TSQualifiedName') return frame.get(qualified(frame, name.left), name.right.name);
  const to = frame.newRegister();
  frame.emit({ op: 'this', to });
  return to;
}
