import type * as ast from 'oxc-parser';
import type { ModuleDraft } from './module-draft.ts';

/** Imports bind before anything runs: reading an imported name reads the field of the other module's namespace. */
export function bindImports(module: ModuleDraft, body: readonly (ast.Statement | ast.Directive)[]): void {
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration') importDeclaration(module, statement);
    else if (statement.type === 'TSImportEqualsDeclaration') importEquals(module, statement);
    else if (
      statement.type === 'ExportNamedDeclaration' &&
      statement.declaration?.type === 'TSImportEqualsDeclaration'
    ) {
      importEquals(module, statement.declaration);
    } else nameTypes(module, statement);
  }
}

function importDeclaration(module: ModuleDraft, node: ast.ImportDeclaration): void {
  const onlyTypes = node.importKind === 'type';
  const index = module.importOf(node.source.value, module.places.at(node.start), onlyTypes);
  for (const specifier of node.specifiers) {
    const local = specifier.local.name;
    const name = importedName(specifier);
    const variable = module.scopes.module.variables.get(local);
    if (variable !== undefined) variable.slot = { in: 'import', import: index, name };
    const spelled = name === null || name === 'default' ? node.source.value : `${node.source.value}.${name}`;
    module.typeNames.set(local, spelled);
  }
}

function importedName(specifier: ast.ImportDeclarationSpecifier): string | null {
  if (specifier.type === 'ImportNamespaceSpecifier') return null;
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  return exportName(specifier.imported);
}

export function exportName(name: ast.ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name;
}

function importEquals(module: ModuleDraft, node: ast.TSImportEqualsDeclaration): void {
  const { moduleReference } = node;
  if (moduleReference.type !== 'TSExternalModuleReference') return;
  const specifier = moduleReference.expression.value;
  const index = module.importOf(specifier, module.places.at(node.start), node.importKind === 'type');
  const variable = module.scopes.module.variables.get(node.id.name);
  if (variable !== undefined) variable.slot = { in: 'import', import: index, name: null };
  module.typeNames.set(node.id.name, specifier);
}

function nameTypes(module: ModuleDraft, statement: ast.Statement | ast.Directive): void {
  const exported = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
  const declaration = exported ? statement.declaration : statement;
  if (declaration?.type === 'ClassDeclaration' && declaration.id !== null) {
    module.typeNames.set(declaration.id.name, `#${declaration.id.name}`);
  } else if (declaration?.type === 'VariableDeclaration') {
    for (const { id, init } of declaration.declarations) nameRequired(module, id, init);
  }
}

/** `const { Request } = require('express')` names types too. */
function nameRequired(module: ModuleDraft, id: ast.BindingPattern, init: ast.Expression | null): void {
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier' || init.callee.name !== 'require') return;
  const [first] = init.arguments;
  if (first?.type !== 'Literal' || typeof first.value !== 'string') return;
  if (id.type === 'Identifier') module.typeNames.set(id.name, first.value);
  else if (id.type === 'ObjectPattern') {
    for (const property of id.properties) {
      const isPlain =
        property.type === 'Property' && property.key.type === 'Identifier' && property.value.type === 'Identifier';
      if (isPlain)
        module.typeNames.set(
          (property.value as ast.BindingIdentifier).name,
          `${first.value}.${(property.key as ast.IdentifierName).name}`,
        );
    }
  }
}
