import type { Place } from '../../ir/instruction.ts';
import type { State } from '../heap/state.ts';
import type { Value } from '../values/value.ts';
import type { Frame } from './frame.ts';

/** What stands in a call's brackets. */
export interface Given {
  readonly value: Value;
  readonly name?: string;
  readonly spread?: 'values' | 'fields';
}

export interface CallSite {
  readonly callee: Value;
  readonly receiver: Value | null;
  readonly given: readonly Given[];
  readonly construct: boolean;
  readonly at: Place;
}

/** The parts of the engine that need each other. */
export interface Machine {
  call(frame: Frame, state: State, site: CallSite): Value;
  /** The namespace of a module of the program, which is run when nobody has. */
  namespace(frame: Frame, module: number): Value;
  /** Some instance of a class of the program, made with arguments that nobody knows. */
  instance(frame: Frame, state: State, type: Value, at: Place): Value;
}
