import type { Confidence } from '@vauban/domain';
import type { Place } from '../ir/instruction.ts';

/** One sink that something dangerous reaches, before a rule speaks about it. */
export interface Hit {
  readonly sink: string;
  readonly note?: string;
  /** Absent when the sink's conditions alone decided. */
  readonly source?: { readonly kind: string; readonly name: string };
  readonly path: string;
  readonly at: Place;
  /** From source to sink. */
  readonly steps: readonly Step[];
  readonly entry?: Entry;
  readonly confidence: Confidence;
  /** Why it is no surer: `through a call that was not resolved`. */
  readonly doubts: readonly string[];
  /** The data is only a part of the text that comes to the sink: other text stands before or behind it. */
  readonly isPart?: boolean;
}

export interface Step {
  readonly path: string;
  readonly at: Place;
  /** `request.query.id is read`, `passed to findUser as id`, `joined into a text`. */
  readonly says: string;
}

/** The door by which an attacker comes in, in words that people use. */
export interface Entry {
  readonly kind: string;
  readonly method?: string;
  readonly route?: string;
  readonly name: string;
  readonly path: string;
  readonly at: Place;
}

/** What was not analysed as it should. */
export interface Blind {
  readonly kind: 'syntax' | 'unresolved-import' | 'no-model' | 'budget' | 'too-deep';
  readonly path: string;
  readonly at?: Place;
  readonly count: number;
  readonly message: string;
}

export interface Analysis {
  readonly hits: readonly Hit[];
  readonly blind: readonly Blind[];
  /** The bound of the whole that was reached before its end; null: none was. */
  readonly ended: 'steps' | 'memory' | null;
  readonly statistics: { readonly functions: number; readonly withinBudget: number; readonly steps: number };
}
