import { NONE, type Node, type Nodes } from './nodes.ts';

export interface ImportedBinding {
  /** The name that is bound here. */
  readonly name: string;
  readonly specifier: string;
  /** Null: the module itself. */
  readonly member: string | null;
  /** `import a.b` binds `a` but loads this. */
  readonly loads: string;
  readonly node: Node;
}

/** What `import …` and `from … import …` bind; `from x import *` binds nothing that the text names. */
export function importedNames(nodes: Nodes, statement: Node): ImportedBinding[] {
  const from = nodes.child(statement, 'module_name');
  const specifier = from === NONE ? null : specifierOf(nodes, from);
  const found: ImportedBinding[] = [];
  for (const node of nodes.childrenIn(statement, 'name')) {
    const aliased = nodes.kind(node) === 'aliased_import';
    const path = dotted(nodes, aliased ? nodes.child(node, 'name') : node);
    if (path === '') continue;
    const alias = aliased ? nodes.text(nodes.child(node, 'alias')) : null;
    if (specifier !== null) found.push({ name: alias ?? path, specifier, member: path, loads: specifier, node });
    else if (alias !== null) found.push({ name: alias, specifier: path, member: null, loads: path, node });
    else {
      const top = path.split('.', 1)[0] as string;
      found.push({ name: top, specifier: top, member: null, loads: path, node });
    }
  }
  return found;
}

export function specifierOf(nodes: Nodes, node: Node): string {
  return dotted(nodes, node);
}

function dotted(nodes: Nodes, node: Node): string {
  return node === NONE ? '' : nodes.text(node).replace(/\s|\\/g, '');
}
