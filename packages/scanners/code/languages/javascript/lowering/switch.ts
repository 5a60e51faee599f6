import type * as ast from 'oxc-parser';
import type { Frame } from './frame.ts';

/** Tests in their order, then the default; bodies fall through. */
export function lowerSwitch(frame: Frame, node: ast.SwitchStatement): void {
  const value = frame.expression(node.discriminant);
  const bodies = node.cases.map(() => frame.newBlock());
  const after = frame.newBlock();
  for (const [i, { test }] of node.cases.entries()) {
    if (test === null) continue;
    frame.at(test);
    const next = frame.newBlock();
    frame.branch(frame.binary('===', value, frame.expression(test)), bodies[i] as number, next);
    frame.enter(next);
  }
  const byDefault = node.cases.findIndex(({ test }) => test === null);
  frame.jump(bodies[byDefault] ?? after);
  frame.jumps.push({ to: 'end', labels: [], onBreak: after, labelOnly: false });
  for (const [i, { consequent }] of node.cases.entries()) {
    frame.enter(bodies[i] as number);
    for (const statement of consequent) frame.statement(statement);
    frame.jump(bodies[i + 1] ?? after);
  }
  frame.jumps.pop();
  frame.enter(after);
}
