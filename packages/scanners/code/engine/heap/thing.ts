import type { LanguageModels } from '../../models/model-index.ts';
import { type Fact, sameValue, type Value } from '../values/value.ts';

/** What an object is made from, when a class of the program was put together. */
export interface ClassHeart {
  readonly module: number;
  readonly index: number;
  /** The environment in which it was defined; an object of the heap, or -1. */
  readonly env: number;
  /** The values of its parents. */
  readonly bases: readonly Value[];
  /** The object that holds its methods. */
  readonly methods: number;
}

/** An object, list, environment of variables, class: what is known about its content. */
export interface Thing {
  /** The state that may change it in place. */
  owner: number;
  readonly shape: 'object' | 'list' | 'class' | 'environment' | 'bound';
  /** Where what it does not hold itself is looked for; null: nowhere known. */
  proto: Value | null;
  /** What the models say it is, with the models that know. */
  readonly type: string | null;
  readonly models: LanguageModels | null;
  readonly fields: Map<string, Value>;
  /** What stands under keys that nobody knows. */
  rest: Value | null;
  /** How many elements a list has; -1: unknown. */
  length: number;
  /** Stands for one object of the run, so that an assignment replaces what was there. */
  single: boolean;
  /** Has no prototype: its keys are all its own. */
  bare: boolean;
  readonly heart: ClassHeart | null;
  /** What was known where the function that made it returned it. */
  when?: readonly Fact[];
}

export const MOST_FIELDS = 400;

export function newThing(shape: Thing['shape'], owner: number, more: Partial<Thing> = {}): Thing {
  return {
    owner,
    shape,
    proto: null,
    type: null,
    models: null,
    fields: new Map(),
    rest: null,
    length: shape === 'list' ? 0 : -1,
    single: true,
    bare: false,
    heart: null,
    ...more,
  };
}

export function copyThing(thing: Thing, owner: number): Thing {
  return { ...thing, owner, fields: new Map(thing.fields) };
}

/** What holds whichever of the two it is. A field that only one has may be absent, which is no value of its own. */
export function joinThings(a: Thing, b: Thing, owner: number, join: (a: Value, b: Value, key: string) => Value): Thing {
  const joined = copyThing(a, owner);
  for (const [key, value] of b.fields) {
    const known = joined.fields.get(key);
    joined.fields.set(key, known === undefined ? value : join(known, value, key));
  }
  if (b.rest !== null) joined.rest = joined.rest === null ? b.rest : join(joined.rest, b.rest, '*');
  if (b.proto !== null) joined.proto = joined.proto === null ? b.proto : join(joined.proto, b.proto, '^');
  if (a.length !== b.length) joined.length = -1;
  joined.single = a.single && b.single;
  joined.bare = a.bare && b.bare;
  if (a.when !== b.when) delete joined.when;
  return joined;
}

export function sameThing(a: Thing, b: Thing): boolean {
  if (a === b) return true;
  if (a.fields.size !== b.fields.size || a.length !== b.length || a.single !== b.single) return false;
  if (!sameOrNone(a.rest, b.rest) || !sameOrNone(a.proto, b.proto)) return false;
  for (const [key, value] of a.fields) {
    const other = b.fields.get(key);
    if (other === undefined || !sameValue(value, other)) return false;
  }
  return true;
}

function sameOrNone(a: Value | null, b: Value | null): boolean {
  return a === b || (a !== null && b !== null && sameValue(a, b));
}
