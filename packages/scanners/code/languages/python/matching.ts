import type { Register } from '../../ir/instruction.ts';
import { keyOf } from './access.ts';
import type { Lowering, StatementLowering } from './lowering.ts';
import { NONE, type Node } from './nodes.ts';
import { readName, writeName } from './variables.ts';

export const matchStatement: StatementLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const at = nodes.at(node);
  const subjects = nodes.childrenIn(node, 'subject').map((it) => lowering.expression(it));
  let subject = subjects[0] ?? out.register();
  if (subjects.length > 1) {
    subject = out.register();
    out.emit({ op: 'list', at, to: subject, items: subjects.map((value) => ({ value })) });
  }
  const end = out.block();
  const body = nodes.child(node, 'body');
  for (const clause of body === NONE ? [] : nodes.children(body)) {
    if (nodes.kind(clause) !== 'case_clause') continue;
    const place = nodes.at(clause);
    const next = out.block();
    const patterns = nodes.children(clause).filter((it) => nodes.kind(it) === 'case_pattern');
    if (patterns.length === 1) match(lowering, patterns[0] as Node, subject, next);
    else matchItems(lowering, patterns, subject, next);
    const guard = nodes.child(clause, 'guard');
    if (guard !== NONE) {
      const run = out.block();
      lowering.condition(nodes.first(guard), run, next);
      out.begin(run, place);
    }
    lowering.body(nodes.child(clause, 'consequence'));
    out.jump(end, place);
    out.begin(next, place);
  }
  out.begin(end, at);
};

/** Goes on when the pattern fits, with its names bound, else in `no`. */
function match(lowering: Lowering, pattern: Node, subject: Register, no: number): void {
  const { nodes } = lowering;
  const at = nodes.at(pattern);
  switch (nodes.kind(pattern)) {
    case 'case_pattern':
      matchCase(lowering, pattern, subject, no);
      return;
    case 'dotted_name': {
      const [name, ...rest] = nodes.children(pattern);
      if (name === undefined) return;
      if (rest.length === 0) {
        writeName(lowering, nodes.text(name), subject, at);
        return;
      }
      test(lowering, '==', subject, dotted(lowering, pattern), { no, at });
      return;
    }
    case 'identifier':
      writeName(lowering, nodes.text(pattern), subject, at);
      return;
    case 'union_pattern':
      matchAny(lowering, pattern, subject, no);
      return;
    case 'as_pattern': {
      const parts = nodes.children(pattern);
      if (parts[0] !== undefined) match(lowering, parts[0], subject, no);
      if (parts[1] !== undefined) match(lowering, parts[1], subject, no);
      return;
    }
    case 'list_pattern':
    case 'tuple_pattern': {
      const items = nodes.children(pattern);
      const group = nodes.kind(pattern) === 'tuple_pattern' && items.length === 1 && !nodes.has(pattern, ',');
      group ? match(lowering, items[0] as Node, subject, no) : matchItems(lowering, items, subject, no);
      return;
    }
    case 'dict_pattern':
      matchDictionary(lowering, pattern, subject, no);
      return;
    case 'class_pattern':
      matchClass(lowering, pattern, subject, no);
      return;
    case 'splat_pattern': {
      const name = nodes.first(pattern);
      name === NONE ? undefined : match(lowering, name, subject, no);
      return;
    }
    default:
      test(lowering, '==', subject, lowering.expression(pattern), { no, at });
      return;
  }
}

/** `_`, a constant with a sign, or one other pattern. */
function matchCase(lowering: Lowering, pattern: Node, subject: Register, no: number): void {
  const { nodes, out } = lowering;
  const inner = nodes.first(pattern);
  if (inner === NONE) return;
  if (!nodes.has(pattern, '-')) {
    match(lowering, inner, subject, no);
    return;
  }
  const at = nodes.at(pattern);
  const value = out.register();
  out.emit({ op: 'unary', at, to: value, operator: '-', from: lowering.expression(inner) });
  test(lowering, '==', subject, value, { no, at });
}

function test(
  { out }: Lowering,
  operator: string,
  left: Register,
  right: Register,
  { no, at }: { readonly no: number; readonly at: number },
): void {
  const yes = out.block();
  out.branch(out.binary(at, operator, left, right), yes, no, at);
  out.begin(yes, at);
}

function matchAny(lowering: Lowering, pattern: Node, subject: Register, no: number): void {
  const { nodes, out } = lowering;
  const at = nodes.at(pattern);
  const found = out.block();
  const choices = nodes.children(pattern);
  for (const [i, choice] of choices.entries()) {
    const next = i === choices.length - 1 ? no : out.block();
    match(lowering, choice, subject, next);
    out.jump(found, at);
    if (next !== no) out.begin(next, at);
  }
  out.begin(found, at);
}

function matchItems(lowering: Lowering, items: readonly Node[], subject: Register, no: number): void {
  const { nodes, out } = lowering;
  const stars = items.filter((it) => isStar(lowering, it)).length;
  const place = items[0] === undefined ? 0 : nodes.at(items[0]);
  const length = out.register();
  const callee = out.global(place, 'len');
  out.emit({
    op: 'call',
    at: place,
    to: length,
    callee,
    receiver: null,
    arguments: [{ value: subject }],
    construct: false,
  });
  const wanted = out.constant(place, { type: 'number', value: items.length - stars });
  test(lowering, stars > 0 ? '>=' : '==', length, wanted, { no, at: place });
  let starred = false;
  for (const [i, item] of items.entries()) {
    const at = nodes.at(item);
    if (isStar(lowering, item)) {
      const inner = nodes.kind(item) === 'case_pattern' ? nodes.first(item) : item;
      starred = true;
      const to = out.register();
      const from = out.constant(at, { type: 'number', value: i });
      out.emit({ op: 'slice', at, to, object: subject, bounds: [from, null] });
      match(lowering, inner, to, no);
      continue;
    }
    const key = starred ? out.constant(at, { type: 'number', value: i - items.length }) : String(i);
    match(lowering, item, out.get(at, subject, key, 'index'), no);
  }
}

function isStar({ nodes }: Lowering, item: Node): boolean {
  const inner = nodes.kind(item) === 'case_pattern' ? nodes.first(item) : item;
  return inner !== NONE && nodes.kind(inner) === 'splat_pattern';
}

function matchDictionary(lowering: Lowering, pattern: Node, subject: Register, no: number): void {
  const { nodes, out } = lowering;
  let key: Node = NONE;
  for (const part of nodes.children(pattern)) {
    const at = nodes.at(part);
    if (nodes.kind(part) === 'splat_pattern') match(lowering, part, subject, no);
    else if (key === NONE) key = part;
    else {
      test(lowering, 'in', lowering.expression(key), subject, { no, at });
      match(lowering, part, out.get(at, subject, keyOf(lowering, [key]), 'index'), no);
      key = NONE;
    }
  }
}

function matchClass(lowering: Lowering, pattern: Node, subject: Register, no: number): void {
  const { nodes, out } = lowering;
  const at = nodes.at(pattern);
  const [name, ...parts] = nodes.children(pattern);
  if (name === undefined) return;
  test(lowering, 'instanceof', subject, dotted(lowering, name), { no, at });
  for (const part of parts) {
    const inner = nodes.first(part);
    if (inner === NONE) continue;
    if (nodes.kind(inner) !== 'keyword_pattern') {
      // by position: the value itself for the builtin types, else some field
      match(lowering, inner, subject, no);
      continue;
    }
    const [key, ...values] = nodes.children(inner);
    if (key === undefined) continue;
    const value = out.get(nodes.at(key), subject, nodes.text(key), 'member');
    for (const it of values) match(lowering, it, value, no);
  }
}

function dotted(lowering: Lowering, node: Node): Register {
  const { nodes, out } = lowering;
  const [first, ...rest] = nodes.children(node);
  if (first === undefined) return lowering.expression(node);
  let value = readName(lowering, nodes.text(first), nodes.at(first));
  for (const part of rest) value = out.get(nodes.at(part), value, nodes.text(part), 'member');
  return value;
}
