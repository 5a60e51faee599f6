import type { Key, Register } from '../../ir/instruction.ts';
import { constantText, integerValue } from './literals.ts';
import type { ExpressionLowering, Lowering } from './lowering.ts';
import { NONE, type Node } from './nodes.ts';

export const attribute: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const name = nodes.child(node, 'attribute');
  const loaded = loadedModule(lowering, node);
  if (loaded !== null) {
    const to = out.register();
    out.emit({ op: 'import', at: nodes.at(node), to, import: lowering.module.import(loaded, false, nodes.at(node)) });
    return to;
  }
  const object = lowering.expression(nodes.child(node, 'object'));
  return name === NONE ? out.register() : out.get(nodes.at(name), object, nodes.text(name), 'member');
};

/** `a.b.c` where `import a.b.c` made it a module. */
function loadedModule({ nodes, scope }: Lowering, node: Node): string | null {
  let root = node;
  for (let deep = 0; nodes.kind(root) === 'attribute' && deep < 12; deep++) root = nodes.child(root, 'object');
  if (root === NONE || nodes.kind(root) !== 'identifier') return null;
  const loads = scope.lookUp(nodes.text(root))?.loads;
  if (loads === undefined || loads.size === 0) return null;
  const path = nodes.text(node);
  return loads.has(path) ? path : null;
}

export const subscript: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const at = nodes.at(node);
  const object = lowering.expression(nodes.child(node, 'value'));
  const subscripts = nodes.childrenIn(node, 'subscript');
  const only = subscripts[0];
  if (subscripts.length === 1 && only !== undefined && nodes.kind(only) === 'slice') {
    const to = out.register();
    out.emit({ op: 'slice', at, to, object, bounds: boundsOf(lowering, only) });
    return to;
  }
  return out.get(at, object, keyOf(lowering, subscripts), 'index');
};

/** A key known from the text, or a register with what was computed. */
export function keyOf(lowering: Lowering, subscripts: readonly Node[]): Key {
  const { nodes, out } = lowering;
  const [only] = subscripts;
  if (subscripts.length !== 1 || only === undefined) {
    const items = subscripts.map((value) => ({ value: lowering.expression(value) }));
    const to = out.register();
    out.emit({ op: 'list', at: only === undefined ? 0 : nodes.at(only), to, items });
    return to;
  }
  const text = constantText(nodes, only);
  if (text !== null) return text;
  if (nodes.kind(only) === 'integer') {
    const value = integerValue(nodes.text(only));
    if (value.type === 'number' && Number.isSafeInteger(value.value)) return String(value.value);
  }
  return lowering.expression(only);
}

function boundsOf(lowering: Lowering, slice: Node): (Register | null)[] {
  const { nodes } = lowering;
  const bounds: (Register | null)[] = [null];
  const { after } = nodes.tree;
  for (let child = slice + 1; child < (after[slice] as number); child = after[child] as number) {
    const kind = nodes.kind(child);
    if (kind === '":"') bounds.push(null);
    else if (!kind.startsWith('"') && kind !== 'comment') bounds[bounds.length - 1] = lowering.expression(child);
  }
  return bounds;
}

export function assignAttribute(lowering: Lowering, target: Node, from: Register): void {
  const { nodes, out } = lowering;
  const name = nodes.child(target, 'attribute');
  const object = lowering.expression(nodes.child(target, 'object'));
  if (name !== NONE) out.emit({ op: 'set', at: nodes.at(name), object, key: nodes.text(name), by: 'member', from });
}

export function assignSubscript(lowering: Lowering, target: Node, from: Register): void {
  const { nodes, out } = lowering;
  const at = nodes.at(target);
  const object = lowering.expression(nodes.child(target, 'value'));
  const subscripts = nodes.childrenIn(target, 'subscript');
  if (subscripts.some((it) => nodes.kind(it) === 'slice')) out.emit({ op: 'spread', at, object, from });
  else out.emit({ op: 'set', at, object, key: keyOf(lowering, subscripts), by: 'index', from });
}
