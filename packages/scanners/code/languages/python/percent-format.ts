import type { Register } from '../../ir/instruction.ts';
import type { Lowering } from './lowering.ts';
import type { Node } from './nodes.ts';

const CONVERSION = /%(?:\(([^)]*)\))?[-+ #0]*(\*|\d+)?(?:\.(\*|\d+))?[hlL]?([diouxXeEfFgGcrsa%])/g;

/**
 * `'… %s …' % values` with a format that stands there as text: the pieces around the values, and each value where it
 * goes. Null when the format says something that is no conversion, so that the operator stays one.
 */
export function percentFormat(lowering: Lowering, node: Node, format: string, right: Node): Register | null {
  const { nodes, out } = lowering;
  const at = nodes.at(node);
  const conversions = [...format.matchAll(CONVERSION)];
  const asked = conversions.filter((it) => it[4] !== '%');
  if (asked.some((it) => it[2] === '*' || it[3] === '*')) return null;
  if (asked.length === 0 || format.replace(CONVERSION, '').includes('%')) return null;
  const values = valuesOf(
    lowering,
    right,
    asked.length,
    asked.some((it) => it[1] !== undefined),
  );
  const parts: Register[] = [];
  let from = 0;
  let next = 0;
  let piece = '';
  for (const conversion of conversions) {
    piece += format.slice(from, conversion.index);
    from = conversion.index + conversion[0].length;
    if (conversion[4] === '%') {
      piece += '%';
      continue;
    }
    if (piece !== '') parts.push(out.text(at, piece));
    piece = '';
    const value = values(next++, conversion[1]);
    parts.push(converted(lowering, conversion[4] as string, value, at));
  }
  piece += format.slice(from);
  if (piece !== '') parts.push(out.text(at, piece));
  const to = out.register();
  out.emit({ op: 'join', at, to, parts });
  return to;
}

/** The value for each conversion: an item of a tuple, a key of a dictionary, or the only one. */
function valuesOf(
  lowering: Lowering,
  right: Node,
  count: number,
  named: boolean,
): (index: number, name: string | undefined) => Register {
  const { nodes, out } = lowering;
  const at = nodes.at(right);
  let tuple = right;
  while (nodes.kind(tuple) === 'parenthesized_expression') tuple = nodes.first(tuple);
  if (nodes.kind(tuple) === 'tuple' && nodes.children(tuple).every((it) => nodes.kind(it) !== 'list_splat')) {
    const items = nodes.children(tuple).map((it) => lowering.expression(it));
    return (index) => items[index] ?? out.register();
  }
  const value = lowering.expression(right);
  if (named) return (_, name) => out.get(at, value, name ?? '', 'index');
  return (index) => (count === 1 ? value : out.get(at, value, String(index), 'index'));
}

/** Conversions to numbers refuse texts, so what comes through is a number. */
function converted({ out }: Lowering, conversion: string, value: Register, at: number): Register {
  if (conversion === 's' || conversion === 'c') return value;
  const name =
    conversion === 'r' ? 'repr' : conversion === 'a' ? 'ascii' : /[eEfFgG]/.test(conversion) ? 'float' : 'int';
  const to = out.register();
  const callee = out.global(at, name);
  out.emit({ op: 'call', at, to, callee, receiver: null, arguments: [{ value }], construct: false });
  return to;
}
