import type { ModelCall } from '../calls/model-call.ts';
import type { Value } from '../values/value.ts';
import { CODECS } from './codecs.ts';
import { EVENTS } from './events.ts';
import { FUNCTIONS } from './functions.ts';
import { LISTS } from './lists.ts';
import { MAPS } from './maps.ts';
import { OBJECTS } from './objects.ts';
import { PATTERNS } from './patterns.ts';
import { SEARCHES } from './searches.ts';
import { TEXTS } from './texts.ts';

/** What a call does to values of the language itself; null: not enough is known, the model's flows decide. */
export type Intrinsic = (call: ModelCall) => Value | null;

const ALL: ReadonlyMap<string, Intrinsic> = new Map(
  Object.entries({
    ...TEXTS,
    ...SEARCHES,
    ...LISTS,
    ...MAPS,
    ...OBJECTS,
    ...FUNCTIONS,
    ...PATTERNS,
    ...CODECS,
    ...EVENTS,
  }),
);

export function intrinsic(call: ModelCall, name: string): Value | null {
  return ALL.get(name)?.(call) ?? null;
}
