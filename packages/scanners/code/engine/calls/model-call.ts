import type { LanguageModels } from '../../models/model-index.ts';
import type { State } from '../heap/state.ts';
import type { AtomOf } from '../values/atom.ts';
import type { Value } from '../values/value.ts';
import type { Spread } from './arguments.ts';
import type { Frame } from './frame.ts';
import type { CallSite } from './machine.ts';

/** A call of something that the models know, while it is worked out. */
export interface ModelCall {
  readonly frame: Frame;
  readonly state: State;
  readonly site: CallSite;
  readonly spread: Spread;
  readonly atom: AtomOf<'model'>;
  readonly models: LanguageModels;
  /** Place of a function → what its calls answered. */
  readonly results: Map<string, Value>;
  /** Bits of doubt about what this call is. */
  readonly doubts: number;
}
