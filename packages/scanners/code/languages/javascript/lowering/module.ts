import type * as ast from 'oxc-parser';
import { placeOf } from '../../../ir/instruction.ts';
import type { FunctionIr, ModuleIr } from '../../../ir/module.ts';
import { bindScopes } from '../scopes/bind.ts';
import { lowerClass } from './classes.ts';
import { lowerCondition } from './conditions.ts';
import type { Dispatch } from './dispatch.ts';
import { lowerExpression } from './expressions.ts';
import { Frame } from './frame.ts';
import { bodyOf, lowerFunction } from './functions.ts';
import { bindImports } from './imports.ts';
import { ModuleDraft } from './module-draft.ts';
import { Places } from './places.ts';
import { lowerBody, lowerStatement } from './statements.ts';

const DISPATCH: Dispatch = {
  expression: lowerExpression,
  condition: lowerCondition,
  statement: lowerStatement,
  function: lowerFunction,
  class: lowerClass,
};

/** Lowers a parsed program. Throws `RangeError` when it is nested deeper than the stack can follow. */
export function lowerModule(
  program: ast.Program,
  text: string,
  spend: (steps: number) => void,
): Omit<ModuleIr, 'source'> {
  const scopes = bindScopes(program);
  const module = new ModuleDraft(text, new Places(text), scopes, DISPATCH, spend);
  module.functions.push(null);
  const frame = new Frame(module, null, scopes.module, placeOf(1, 1));
  const commonJs = isCommonJs(program, scopes.module);
  if (commonJs) {
    scopes.module.declare('module');
    scopes.module.declare('exports');
  }
  bindImports(module, program.body);
  frame.open(scopes.module);
  if (commonJs) bindNamespace(frame);
  lowerBody(frame, program.body);
  frame.place = module.places.at(Math.max(0, program.end - 1));
  module.functions[0] = bodyOf(
    frame,
    '<module>',
    placeOf(1, 1),
    module.places.lineNumber(Math.max(0, program.end - 1)),
  );
  const { classes, imports, exports, cells, problems, namespaceCell } = module;
  return { functions: module.functions as FunctionIr[], classes, imports, exports, cells, namespaceCell, problems };
}

const ESM_EXPORTS = new Set(['ExportNamedDeclaration', 'ExportDefaultDeclaration', 'ExportAllDeclaration']);

function isCommonJs(program: ast.Program, scope: ReturnType<typeof bindScopes>['module']): boolean {
  if (program.body.some((it) => it.type === 'TSExportAssignment')) return true;
  const names = ['module', 'exports'].some((name) => scope.references.has(name) && !scope.variables.has(name));
  return names && !program.body.some((it) => ESM_EXPORTS.has(it.type));
}

function bindNamespace(frame: Frame): void {
  const module = frame.object();
  const exports = frame.object();
  frame.set(module, 'exports', exports);
  frame.store('module', module);
  frame.store('exports', exports);
  const slot = frame.scope.find('module')?.slot;
  frame.module.namespaceCell = slot?.in === 'cell' ? slot.cell : null;
}
