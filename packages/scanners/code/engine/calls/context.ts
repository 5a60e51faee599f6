import type { Place } from '../../ir/instruction.ts';
import type { SourceGroup } from '../../models/kinds.ts';
import type { EntryModel, MemberModel } from '../../models/model.ts';
import type { Thing } from '../heap/thing.ts';
import type { Mark } from '../values/mark.ts';
import type { Facts, Value } from '../values/value.ts';

/** A sink that data of a label reaches; without a mark the sink's conditions alone decided. */
export interface FoundSink {
  readonly sink: string;
  readonly note: string | undefined;
  /** Groups of sources that count here; undefined: all. */
  readonly from: readonly SourceGroup[] | undefined;
  /** Counts only in what an entry runs. */
  readonly entered: boolean;
  readonly mark: Mark | null;
  readonly module: number;
  readonly at: Place;
  readonly doubts: number;
}

/** A change of an object that all of the program sees, by data of the caller. */
export interface Effect {
  readonly thing: number;
  /** Null: under a key that nobody knows. */
  readonly key: string | null;
  readonly value: Value;
}

/** Functions that somebody outside will call. */
export interface Registration {
  readonly handler: Value;
  readonly self: Value | null;
  readonly entry: EntryModel;
  readonly method: string | null;
  readonly route: string | null;
  readonly parameters: readonly (MemberModel | null)[] | null;
  /** The method that decorators made an entry. */
  readonly decorated?: { readonly methods: number; readonly member: number };
  /** Bits of doubt about whether anybody calls them so. */
  readonly doubts?: number;
  readonly module: number;
  readonly at: Place;
}

/** What a call of a function does, in terms of its arguments. */
export interface Summary {
  readonly returns: Value;
  readonly throws: Value | null;
  /** What holds whenever it returns; null: it never does. */
  readonly always: Facts;
  /** The arguments' objects and the new ones, as they are in the end. */
  readonly things: ReadonlyMap<number, Thing>;
  /** Objects that all of the program sees from now on. */
  readonly escaped: ReadonlySet<number>;
  readonly sinks: readonly FoundSink[];
  readonly effects: readonly Effect[];
  readonly registrations: readonly Registration[];
  /** What it read of objects that all of the program sees: what stood there. */
  readonly reads: ReadonlyMap<number, unknown>;
  /** How many changes all objects had seen when what it read was last found to stand. */
  checked: number;
  readonly modules: ReadonlySet<number>;
}

/** All that is known about one function. */
export interface Context {
  readonly summaries: Map<number, Summary>;
  /** Running now, by shape of the call: what is assumed until it is done. */
  readonly running: Map<number, { assumed: Summary | null; used: boolean; depth: number }>;
  steps: number;
}
