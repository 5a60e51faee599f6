import type { Lowering, StatementLowering } from './lowering.ts';
import { NONE, type Node } from './nodes.ts';

export const ifStatement: StatementLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const end = out.block();
  const clauses = [node, ...nodes.children(node).filter((it) => nodes.kind(it) === 'elif_clause')];
  for (const clause of clauses) {
    const condition = nodes.child(clause, 'condition');
    const at = nodes.at(clause);
    const [yes, no] = [out.block(), out.block()];
    const typesOnly = condition !== NONE && /(?:^|\.)TYPE_CHECKING$/.test(nodes.text(condition));
    if (typesOnly) out.branch(out.constant(at, { type: 'boolean', value: false }), yes, no, at);
    else if (condition === NONE) out.branch(out.register(), yes, no, at);
    else lowering.condition(condition, yes, no);
    out.begin(yes, at);
    const { optional } = lowering;
    lowering.optional = optional || typesOnly;
    lowering.body(nodes.child(clause, 'consequence'));
    lowering.optional = optional;
    out.jump(end, at);
    out.begin(no, at);
  }
  const other = nodes.children(node).find((it) => nodes.kind(it) === 'else_clause');
  if (other !== undefined) lowering.body(nodes.child(other, 'body'));
  out.begin(end, nodes.at(node));
};

export const whileStatement: StatementLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const at = nodes.at(node);
  const [head, run, other, end] = [out.block(), out.block(), out.block(), out.block()];
  out.begin(head, at);
  const condition = nodes.child(node, 'condition');
  if (condition === NONE) out.branch(out.register(), run, other, at);
  else lowering.condition(condition, run, other);
  out.begin(run, at);
  loopBody(lowering, node, head, end);
  out.jump(head, at);
  out.begin(other, at);
  lowering.body(elseBody(lowering, node));
  out.begin(end, at);
};

/** The head asks nothing that anybody knows: a loop may end at any time. */
export const forStatement: StatementLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const at = nodes.at(node);
  const from = lowering.expression(nodes.child(node, 'right'));
  const [head, run, other, end] = [out.block(), out.block(), out.block(), out.block()];
  out.begin(head, at);
  out.branch(out.register(), run, other, at);
  out.begin(run, at);
  const item = out.register();
  out.emit({ op: 'next', at, to: item, from, of: 'values' });
  lowering.assign(nodes.child(node, 'left'), item);
  loopBody(lowering, node, head, end);
  out.jump(head, at);
  out.begin(other, at);
  lowering.body(elseBody(lowering, node));
  out.begin(end, at);
};

function loopBody(lowering: Lowering, node: Node, goOn: number, stop: number): void {
  const { frames } = lowering;
  lowering.frames = [...frames, { kind: 'loop', goOn, stop }];
  lowering.body(lowering.nodes.child(node, 'body'));
  lowering.frames = frames;
}

function elseBody({ nodes }: Lowering, node: Node): Node {
  const alternative = nodes.children(node).find((it) => nodes.kind(it) === 'else_clause');
  return alternative === undefined ? NONE : nodes.child(alternative, 'body');
}

export const breakStatement: StatementLowering = (lowering, node) => leaveLoop(lowering, node, 'stop');
export const continueStatement: StatementLowering = (lowering, node) => leaveLoop(lowering, node, 'goOn');

function leaveLoop(lowering: Lowering, node: Node, to: 'stop' | 'goOn'): void {
  const { nodes, out, frames } = lowering;
  const loop = frames.findLastIndex((it) => it.kind === 'loop');
  const target = frames[loop];
  if (target?.kind !== 'loop') return;
  unwind(lowering, loop + 1);
  out.jump(target[to], nodes.at(node));
}

export const returnStatement: StatementLowering = (lowering, node) => {
  const { nodes, out } = lowering;
  const value = nodes.first(node);
  const register = value === NONE ? null : lowering.expression(value);
  unwind(lowering, 0);
  out.return(register, nodes.at(node));
};

/** Runs the `finally` bodies that stand between here and frame `until`, innermost first. */
function unwind(lowering: Lowering, until: number): void {
  const { out, frames, nodes } = lowering;
  const { handler } = out;
  for (let i = frames.length - 1; i >= until; i--) {
    const frame = frames[i];
    if (frame?.kind !== 'finally') continue;
    if (lowering.copies === 0) {
      lowering.module.problem('too-long', nodes.at(frame.body), 'This finally is left in too many ways to follow all.');
      continue;
    }
    lowering.copies--;
    lowering.frames = frames.slice(0, i);
    out.handler = frame.handler;
    out.begin(out.block(), nodes.at(frame.body));
    lowering.body(frame.body);
  }
  lowering.frames = frames;
  out.handler = handler;
}
