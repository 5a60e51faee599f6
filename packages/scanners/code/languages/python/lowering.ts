import type { Register } from '../../ir/instruction.ts';
import type { FunctionBuilder } from './function-builder.ts';
import type { ModuleBuilder } from './module-builder.ts';
import type { Node, Nodes } from './nodes.ts';
import type { Scope, Scopes } from './scope.ts';

/** What must happen before control leaves a statement sideways, innermost last. */
export type Frame =
  | { readonly kind: 'loop'; readonly goOn: number; readonly stop: number }
  | { readonly kind: 'finally'; readonly body: Node; readonly handler: number | null };

/** The class in whose body a function is defined. */
export interface ClassContext {
  readonly name: string;
  /** Its bases as they are written. */
  readonly bases: readonly string[];
}

/** The state of one function's lowering, and the way back into the lowering of what it holds. */
export interface Lowering {
  readonly nodes: Nodes;
  readonly scopes: Scopes;
  readonly module: ModuleBuilder;
  readonly out: FunctionBuilder;
  readonly spend: (steps: number) => void;
  /** Of the code being lowered: the function's own, or that of a comprehension in it. */
  scope: Scope;
  frames: readonly Frame[];
  /** Registers of the variables that only this function sees. */
  readonly locals: Map<object, Register>;
  /** Of a method: its class, and the name of its first parameter. */
  readonly method: { readonly of: ClassContext; readonly self: string | null } | null;
  /** Copies of `finally` bodies that may still be made. */
  copies: number;
  /** Inside a `try` that expects an import to fail, or under `TYPE_CHECKING`. */
  optional: boolean;

  expression(node: Node): Register;
  /** Jumping code: goes on in `yes` when the expression is true, in `no` when it is not. */
  condition(node: Node, yes: number, no: number): void;
  statement(node: Node): void;
  /** The statements of a block. */
  body(node: Node): void;
  assign(target: Node, value: Register): void;
  /** Of a function inside: `defaults` are read in `scope`'s parent. */
  inner(scope: Scope, out: FunctionBuilder, method: Lowering['method']): Lowering;
}

export type ExpressionLowering = (lowering: Lowering, node: Node) => Register;
export type StatementLowering = (lowering: Lowering, node: Node) => void;
