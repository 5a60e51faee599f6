import type { Constant, Place, Register } from '../../ir/instruction.ts';
import type { ExpressionLowering, Lowering } from './lowering.ts';
import { NONE, type Node, type Nodes } from './nodes.ts';
import { unescaped } from './text-literal.ts';

export const integer: ExpressionLowering = ({ nodes, out }, node) =>
  out.constant(nodes.at(node), integerValue(nodes.text(node)));

export const float: ExpressionLowering = ({ nodes, out }, node) => {
  const value = Number.parseFloat(nodes.text(node).replaceAll('_', ''));
  return out.constant(nodes.at(node), { type: 'number', value });
};

export function integerValue(written: string): Constant {
  const text = written
    .replaceAll('_', '')
    .toLowerCase()
    .replace(/[jl]$/, '')
    .replace(/^0+(?=\d)/, octal(written));
  if (text.includes('.') || /^\d+e/.test(text)) return { type: 'number', value: Number.parseFloat(text) };
  try {
    const value = BigInt(text);
    const small = Number(value);
    return Number.isSafeInteger(small) ? { type: 'number', value: small } : { type: 'integer', value: String(value) };
  } catch {
    return { type: 'number', value: Number.NaN };
  }
}

/** Python 2 wrote octal numbers with a plain zero. */
function octal(written: string): string {
  return /^0[0-7]+$/.test(written) && !/^0+$/.test(written) ? '0o' : '';
}

export const string: ExpressionLowering = (lowering, node) => joined(lowering, node, partsOf(lowering, [node]));

export const concatenatedString: ExpressionLowering = (lowering, node) =>
  joined(lowering, node, partsOf(lowering, lowering.nodes.children(node)));

/** Constant pieces and registers of what is interpolated; neighbouring pieces are one. */
type Part = Register | { readonly piece: string };

function joined({ nodes, out }: Lowering, node: Node, { parts, bytes }: { parts: Part[]; bytes: boolean }): Register {
  const at = nodes.at(node);
  const constant = (value: string) => out.constant(at, { type: bytes ? 'bytes' : 'text', value });
  if (parts.every((part) => typeof part !== 'number')) return constant(parts.map(({ piece }) => piece).join(''));
  const registers = parts.map((part) => (typeof part === 'number' ? part : constant(part.piece)));
  const to = out.register();
  out.emit({ op: 'join', at, to, parts: registers });
  return to;
}

function partsOf(lowering: Lowering, strings: readonly Node[]): { parts: Part[]; bytes: boolean } {
  const { nodes } = lowering;
  const parts: Part[] = [];
  let bytes = false;
  const add = (piece: string) => {
    const last = parts.at(-1);
    if (typeof last === 'object') parts[parts.length - 1] = { piece: last.piece + piece };
    else if (piece !== '') parts.push({ piece });
  };
  for (const literal of strings) {
    if (nodes.kind(literal) !== 'string') {
      parts.push(lowering.expression(literal));
      continue;
    }
    const prefix = prefixOf(nodes, literal);
    bytes ||= prefix.includes('b');
    for (const child of nodes.children(literal)) {
      const kind = nodes.kind(child);
      if (kind === 'string_content') add(contentOf(nodes.text(child), prefix));
      else if (kind === 'interpolation') parts.push(interpolated(lowering, child));
    }
  }
  return { parts, bytes };
}

function prefixOf(nodes: Nodes, literal: Node): string {
  return nodes
    .text(nodes.first(literal))
    .replace(/["'`]+$/, '')
    .toLowerCase();
}

function contentOf(inside: string, prefix: string): string {
  const text = prefix.includes('r') ? inside : unescaped(inside, prefix.includes('b'));
  return /[ft]/.test(prefix) ? text.replaceAll('{{', '{').replaceAll('}}', '}') : text;
}

/** `{x!r:>10}`. A number's format refuses texts, so what it lets through is a number. */
function interpolated(lowering: Lowering, node: Node): Register {
  const { nodes, out } = lowering;
  const at = nodes.at(node);
  const expression = nodes.child(node, 'expression');
  if (expression === NONE) return out.register();
  let value = lowering.expression(expression);
  const format = nodes.child(node, 'format_specifier');
  const conversion = nodes.child(node, 'type_conversion');
  const written = format === NONE ? '' : nodes.text(format);
  if (conversion !== NONE) {
    const name = nodes.text(conversion) === '!r' ? 'repr' : nodes.text(conversion) === '!a' ? 'ascii' : 'str';
    value = called(lowering, name, value, at);
  }
  if (/[bcdeEfFgGnoxX%]$/.test(written))
    value = called(lowering, /[bcdoxX]$/.test(written) ? 'int' : 'float', value, at);
  return value;
}

function called({ out }: Lowering, name: string, value: Register, at: Place): Register {
  const callee = out.global(at, name);
  const to = out.register();
  out.emit({ op: 'call', at, to, callee, receiver: null, arguments: [{ value }], construct: false });
  return to;
}

/** The text of a literal without interpolation; null for anything else. */
export function constantText(nodes: Nodes, node: Node): string | null {
  const kind = nodes.kind(node);
  if (kind === 'concatenated_string') {
    const parts = nodes.children(node).map((part) => constantText(nodes, part));
    return parts.includes(null) ? null : parts.join('');
  }
  if (kind !== 'string') return null;
  const prefix = prefixOf(nodes, node);
  if (prefix.includes('b')) return null;
  let text = '';
  for (const child of nodes.children(node)) {
    if (nodes.kind(child) === 'interpolation') return null;
    if (nodes.kind(child) === 'string_content') text += contentOf(nodes.text(child), prefix);
  }
  return text;
}
