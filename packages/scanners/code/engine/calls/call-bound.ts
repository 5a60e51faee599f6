import { DECORATOR, METHOD, ROUTE, textOf } from '../entries/register.ts';
import { thingOf, writeOld } from '../heap/old.ts';
import type { State } from '../heap/state.ts';
import { newThing, type Thing } from '../heap/thing.ts';
import type { AtomOf } from '../values/atom.ts';
import { someOf, type Value } from '../values/value.ts';
import type { Frame } from './frame.ts';
import type { CallSite, Given } from './machine.ts';

const TARGET = 'target';
const SELF = 'self';
/** Marks the function that settles a promise; what it is called with is kept behind. */
export const RESOLVES = 'resolves';

/** A function whose `this` and first arguments were fixed, or a decorator that is put on a function. */
export function callBound(frame: Frame, state: State, site: CallSite, atom: AtomOf<'bound'>): Value {
  const { world } = frame;
  const thing = thingOf(frame, state, atom.id);
  if (thing === undefined) return world.any();
  const decorator = thing.fields.get(DECORATOR)?.atoms[0];
  if (decorator?.kind === 'model') {
    const entry = decorator.member?.call?.decorates?.entry;
    const handler = site.given[0]?.value;
    if (handler === undefined) return world.any();
    if (entry !== undefined) {
      const [method, route] = [textOf(thing.fields.get(METHOD)), textOf(thing.fields.get(ROUTE))];
      frame.addRegistration({
        handler,
        self: null,
        entry,
        method,
        route,
        parameters: null,
        module: frame.module,
        at: site.at,
      });
    }
    return handler;
  }
  if (thing.fields.has(RESOLVES)) {
    const value = site.given[0]?.value ?? world.undefined;
    const own = state.change(atom.id);
    if (own === undefined) writeOld(frame, state, atom.id, null, value, false);
    else own.rest = own.rest === null ? value : world.join(own.rest, value);
    return world.undefined;
  }
  const callee = thing.fields.get(TARGET);
  if (callee === undefined) return world.any();
  const first: Given[] = [];
  for (let i = 0; thing.fields.has(`a${i}`); i++) first.push({ value: thing.fields.get(`a${i}`) as Value });
  for (const [key, value] of thing.fields) if (key.startsWith('=')) first.push({ value, name: key.slice(1) });
  const receiver = thing.fields.get(SELF) ?? site.receiver;
  return world.machine.call(frame, state, { ...site, callee, receiver, given: [...first, ...site.given] });
}

export interface BoundTo {
  readonly target: AtomOf<'function'>;
  /** How many of its first parameters are given already. */
  readonly given: number;
}

/** The function of the program that a bound one runs; null: none that is known. */
export function boundTo(thing: Thing | undefined): BoundTo | null {
  const target = thing?.fields.get(TARGET)?.atoms.find((it) => it.kind === 'function');
  if (thing === undefined || target?.kind !== 'function') return null;
  let given = 0;
  while (thing.fields.has(`a${given}`)) given++;
  return { target, given };
}

/** `f.bind(self, ...given)`, `partial(f, ...given)`. */
export function bindFunction(
  frame: Frame,
  state: State,
  callee: Value,
  self: Value | null,
  given: readonly Given[],
  at: number,
): Value {
  const { world } = frame;
  const id = world.ids.of('bound', frame.code.id, at, frame.module);
  const thing = newThing('bound', state.owner);
  thing.fields.set(TARGET, callee);
  if (self !== null) thing.fields.set(SELF, self);
  for (const [i, it] of given.entries()) thing.fields.set(it.name === undefined ? `a${i}` : `=${it.name}`, it.value);
  state.things.set(id, thing);
  return someOf([world.atoms.bound(id)]);
}
