import type * as ast from 'oxc-parser';
import type { Register } from '../../../ir/instruction.ts';
import type { Frame } from './frame.ts';

export type FunctionNode = ast.Function | ast.ArrowFunctionExpression;

/** The kinds of syntax that contain each other, so that each may live in a file of its own. */
export interface Dispatch {
  /** `hint`: the name that a function or class without one gets. */
  expression(frame: Frame, node: ast.Expression, hint: string | null): Register;
  /** Goes to `yes` or `no` by the truth of the expression. */
  condition(frame: Frame, node: ast.Expression, yes: number, no: number): void;
  statement(frame: Frame, node: ast.Statement | ast.Directive): void;
  /** Index of the lowered function. */
  function(frame: Frame, node: FunctionNode, name: string): number;
  class(frame: Frame, node: ast.Class, hint: string | null): Register;
}
