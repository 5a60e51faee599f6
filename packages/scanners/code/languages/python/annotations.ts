import { NONE, type Node, type Nodes } from './nodes.ts';
import type { Scope } from './scope.ts';

/** Wrappers that say something about a type and are none themselves: what they wrap counts. */
const WRAPPERS = new Set([
  'Optional',
  'Annotated',
  'Final',
  'ClassVar',
  'Required',
  'NotRequired',
  'ReadOnly',
  'Union',
]);
const OPEN = /^(?:typing|typing_extensions|t)\./;

/**
 * The type that an annotation names, spelled as `ParameterIr.type` says: `flask.Request`, `#User` for a class of this
 * module, else as written. Of a generic type the outer part; of a union the first that is not None.
 */
export function typeOf(nodes: Nodes, node: Node, scope: Scope, depth = 0): string | null {
  if (node === NONE || depth > 20) return null;
  const inside = (it: Node) => typeOf(nodes, it, scope, depth + 1);
  switch (nodes.kind(node)) {
    case 'type':
    case 'parenthesized_expression':
      return inside(nodes.first(node));
    case 'identifier':
    case 'attribute':
    case 'member_type':
      return named(nodes.text(node), scope);
    case 'string':
      return quoted(nodes.text(node), scope);
    case 'binary_operator':
      return inside(nodes.child(node, 'left')) ?? inside(nodes.child(node, 'right'));
    case 'union_type':
      return (
        nodes
          .children(node)
          .map(inside)
          .find((it) => it !== null) ?? null
      );
    case 'generic_type':
    case 'subscript': {
      const [head, ...rest] = nodes.children(node);
      if (head === undefined) return null;
      const name = nodes.text(head).replace(OPEN, '');
      if (!WRAPPERS.has(name)) return inside(head);
      const parts = rest.flatMap((it) => (nodes.kind(it) === 'type_parameter' ? nodes.children(it) : [it]));
      return (name === 'Union' ? parts : parts.slice(0, 1)).map(inside).find((it) => it !== null) ?? null;
    }
    default:
      return null;
  }
}

function quoted(text: string, scope: Scope): string | null {
  const inner = text.replace(/^[a-zA-Z]*["']+|["']+$/g, '').trim();
  const plain = /^(?:Optional\[)?([\w.]+)/.exec(inner)?.[1];
  return plain === undefined ? null : named(plain, scope);
}

function named(path: string, scope: Scope): string | null {
  const name = path.replace(/\s+/g, '');
  if (name === 'None') return null;
  const [first, ...rest] = name.split('.') as [string, ...string[]];
  const variable = scope.find(first);
  if (variable?.isClass) return `#${name}`;
  if (variable?.imported) {
    const { specifier, member } = variable.imported;
    return [specifier, ...(member === null ? [] : [member]), ...rest].join('.');
  }
  return name;
}
