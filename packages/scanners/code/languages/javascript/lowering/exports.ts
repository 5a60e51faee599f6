import type * as ast from 'oxc-parser';
import type { Register } from '../../../ir/instruction.ts';
import type { Frame } from './frame.ts';
import { exportName } from './imports.ts';
import { declaredNames } from './typescript.ts';

type ExportStatement =
  | ast.ExportNamedDeclaration
  | ast.ExportDefaultDeclaration
  | ast.ExportAllDeclaration
  | ast.TSExportAssignment;

export function exportStatement(frame: Frame, node: ExportStatement): void {
  switch (node.type) {
    case 'ExportNamedDeclaration':
      exportNamed(frame, node);
      return;
    case 'ExportDefaultDeclaration':
      exportDefault(frame, node);
      return;
    case 'ExportAllDeclaration': {
      if (node.exportKind === 'type') return;
      const index = frame.module.importOf(node.source.value, frame.place, false);
      if (node.exported === null) frame.module.exports.push({ kind: 'all', import: index });
      else again(frame, exportName(node.exported), index, null);
      return;
    }
    case 'TSExportAssignment': {
      const value = frame.expression(node.expression);
      const { namespaceCell } = frame.module;
      if (namespaceCell === null) return;
      const module = frame.newRegister();
      frame.emit({ op: 'cell', to: module, cell: namespaceCell });
      frame.set(module, 'exports', value);
    }
  }
}

function exportNamed(frame: Frame, node: ast.ExportNamedDeclaration): void {
  if (node.declaration !== null) {
    frame.statement(node.declaration);
    for (const name of declaredNames(node.declaration)) exportVariable(frame, name, name);
    return;
  }
  if (node.exportKind === 'type') return;
  const index = node.source === null ? null : frame.module.importOf(node.source.value, frame.place, false);
  for (const { local, exported, exportKind } of node.specifiers) {
    if (exportKind === 'type') continue;
    if (index === null) exportVariable(frame, exportName(local), exportName(exported));
    else again(frame, exportName(exported), index, exportName(local));
  }
}

function exportVariable(frame: Frame, local: string, exported: string): void {
  const slot = frame.module.scopes.module.variables.get(local)?.slot;
  if (slot?.in === 'cell') frame.module.exports.push({ kind: 'cell', name: exported, cell: slot.cell });
  else if (slot?.in === 'import') again(frame, exported, slot.import, slot.name);
}

function again(frame: Frame, name: string, index: number, imported: string | null): void {
  frame.module.exports.push({ kind: 'again', name, import: index, imported });
}

function exportDefault(frame: Frame, node: ast.ExportDefaultDeclaration): void {
  const { declaration } = node;
  if (declaration.type === 'TSInterfaceDeclaration') return;
  if (declaration.type === 'FunctionDeclaration' && declaration.id !== null) {
    exportVariable(frame, declaration.id.name, 'default');
    return;
  }
  if (declaration.type === 'ClassDeclaration' && declaration.id !== null) {
    frame.statement(declaration);
    exportVariable(frame, declaration.id.name, 'default');
    return;
  }
  if ((declaration as { type: string }).type === 'TSDeclareFunction') return;
  if (declaration.type === 'Identifier') {
    const slot = frame.module.scopes.module.variables.get(declaration.name)?.slot;
    if (slot?.in === 'import') {
      exportVariable(frame, declaration.name, 'default');
      return;
    }
  }
  exportValue(frame, frame.expression(declaration as ast.Expression, 'default'));
}

function exportValue(frame: Frame, value: Register): void {
  const cell = frame.module.newCell('default');
  frame.ownCells.push(cell);
  frame.emit({ op: 'set-cell', cell, from: value });
  frame.module.exports.push({ kind: 'cell', name: 'default', cell });
}
