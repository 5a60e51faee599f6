import type { Register } from '../../ir/instruction.ts';
import type { ExpressionLowering, Lowering, StatementLowering } from './lowering.ts';
import { NONE, type Node } from './nodes.ts';

export const raiseStatement: StatementLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const value = nodes.first(node);
  out.throw(value === NONE ? out.register() : lowering.expression(value), nodes.at(node));
};

export const assertStatement: StatementLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const at = nodes.at(node);
  const [condition, message] = nodes.children(node);
  if (condition === undefined) return;
  const [holds, fails] = [out.block(), out.block()];
  lowering.condition(condition, holds, fails);
  out.begin(fails, at);
  out.throw(message === undefined ? out.register() : lowering.expression(message), at);
  out.begin(holds, at);
};

export const tryStatement: StatementLowering = (lowering, node) => {
  const { nodes, out, frames, optional } = lowering;
  const at = nodes.at(node);
  const outside = out.handler;
  const parts = nodes.children(node);
  const clauses = parts.filter((it) => /^except/.test(nodes.kind(it)));
  const other = parts.find((it) => nodes.kind(it) === 'else_clause');
  const last = parts.find((it) => nodes.kind(it) === 'finally_clause');
  const lastBody = last === undefined ? NONE : nodes.first(last);
  const end = out.block();
  // what runs when something is thrown that no clause takes
  const unhandled = lastBody === NONE ? outside : out.block();
  const caught = clauses.length > 0 ? out.block(unhandled) : unhandled;
  if (lastBody !== NONE) lowering.frames = [...frames, { kind: 'finally', body: lastBody, handler: outside }];

  out.handler = caught;
  out.begin(out.block(), at);
  lowering.optional = optional || clauses.some((clause) => expectsMissing(lowering, clause));
  lowering.body(nodes.child(node, 'body'));
  lowering.optional = optional;
  out.handler = unhandled;
  out.begin(out.block(), at);
  if (other !== undefined) lowering.body(nodes.child(other, 'body'));
  const done = out.block();
  out.jump(done, at);
  if (clauses.length > 0 && caught !== null) {
    out.begin(caught, at);
    lowerClauses(lowering, clauses, done);
  }

  lowering.frames = frames;
  out.handler = outside;
  if (lastBody !== NONE && unhandled !== null) {
    const place = nodes.at(lastBody);
    out.begin(unhandled, place);
    const thrown = out.register();
    out.emit({ op: 'caught', at: place, to: thrown });
    lowering.body(lastBody);
    out.throw(thrown, place);
  }
  out.begin(done, at);
  if (lastBody !== NONE) {
    out.begin(out.block(), at);
    lowering.body(lastBody);
  }
  out.begin(end, at);
};

function expectsMissing({ nodes }: Lowering, clause: Node): boolean {
  const { types } = caughtTypes({ nodes }, clause);
  return types === NONE || /\b(?:ImportError|ModuleNotFoundError|Exception)\b/.test(nodes.text(types));
}

/** `except A as e`, `except (A, B)`, `except A, e` of Python 2. */
function caughtTypes({ nodes }: Pick<Lowering, 'nodes'>, clause: Node): { types: Node; name: Node } {
  const [value, second] = nodes.childrenIn(clause, 'value');
  if (value === undefined) return { types: NONE, name: NONE };
  if (nodes.kind(value) !== 'as_pattern') return { types: value, name: second ?? nodes.child(clause, 'alias') };
  return { types: nodes.first(value), name: nodes.child(value, 'alias') };
}

function lowerClauses(lowering: Lowering, clauses: readonly Node[], done: number): void {
  const { nodes, out } = lowering;
  const thrown = out.register();
  out.emit({ op: 'caught', at: nodes.at(clauses[0] as Node), to: thrown });
  for (const clause of clauses) {
    const at = nodes.at(clause);
    const { types, name } = caughtTypes(lowering, clause);
    const [run, next] = [out.block(), out.block()];
    if (types === NONE) out.jump(run, at);
    else out.branch(out.binary(at, 'instanceof', thrown, lowering.expression(types)), run, next, at);
    out.begin(run, at);
    if (name !== NONE) lowering.assign(name, thrown);
    const body = nodes.children(clause).find((it) => nodes.kind(it) === 'block');
    lowering.body(body ?? NONE);
    out.jump(done, at);
    out.begin(next, at);
  }
  out.throw(thrown, nodes.at(clauses.at(-1) as Node));
}

export const withStatement: StatementLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const clause = nodes.children(node).find((it) => nodes.kind(it) === 'with_clause');
  for (const item of clause === undefined ? [] : nodes.children(clause)) {
    const value = nodes.child(item, 'value');
    if (value === NONE) continue;
    const named = nodes.kind(value) === 'as_pattern';
    const from = lowering.expression(named ? nodes.first(value) : value);
    const to = out.register();
    out.emit({ op: 'enter', at: nodes.at(value), to, from });
    if (named) lowering.assign(nodes.child(value, 'alias'), to);
  }
  lowering.body(nodes.child(node, 'body'));
};

export const awaited: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const from = lowering.expression(nodes.first(node));
  const to = out.register();
  out.emit({ op: 'await', at: nodes.at(node), to, from });
  return to;
};

export const yielded: ExpressionLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const at = nodes.at(node);
  const value = nodes.first(node);
  const from: Register = value === NONE ? out.constant(at, { type: 'null' }) : lowering.expression(value);
  const to = out.register();
  out.emit({ op: 'yield', at, to, from, all: nodes.has(node, 'from') });
  return to;
};
