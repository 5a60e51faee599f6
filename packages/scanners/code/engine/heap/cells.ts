import type { Frame } from '../calls/frame.ts';
import type { Value } from '../values/value.ts';
import { noteRead, thingOf, writeOld } from './old.ts';
import type { State } from './state.ts';

export const OUTER = '^';
export const SELF = 'this';
export const HOME = 'home';

/** Variables that functions share live as fields of an environment, which knows the one around it. */
export function readCell(frame: Frame, state: State, cell: number): Value {
  const { world } = frame;
  const key = `c${cell}`;
  const place = environmentOf(frame, state, key);
  if (place >= 0) {
    const thing = thingOf(frame, state, place);
    noteRead(frame, state, place, key);
    const value = thing?.fields.get(key);
    if (value !== undefined) return value;
  }
  const home = world.moduleEnvironment(frame.module);
  noteRead(frame, state, home, key);
  return world.old.get(home)?.fields.get(key) ?? (place === home ? world.undefined : world.any());
}

export function writeCell(frame: Frame, state: State, cell: number, value: Value): void {
  const key = `c${cell}`;
  const place = environmentOf(frame, state, key);
  const target = place >= 0 ? place : frame.world.moduleEnvironment(frame.module);
  const thing = state.change(target);
  if (thing !== undefined) {
    const before = thing.fields.get(key);
    thing.fields.set(key, thing.single || before === undefined ? value : frame.world.join(before, value));
  } else {
    writeOld(frame, state, target, key, value, frame.alone);
  }
}

/** The environment that declares the variable; -1: none that is known. */
function environmentOf(frame: Frame, state: State, key: string): number {
  let at = frame.environment;
  for (let depth = 0; at >= 0 && depth < 64; depth++) {
    const thing = thingOf(frame, state, at);
    if (thing === undefined) return -1;
    if (thing.fields.has(key)) return at;
    const outer = thing.fields.get(OUTER)?.atoms[0];
    if (outer === undefined) return at === frame.world.moduleEnvironment(frame.module) ? at : -1;
    at = outer.kind === 'object' ? outer.id : -1;
  }
  return -1;
}

/** `this` or the class at hand, where a function takes them from the one around it. */
export function readAround(frame: Frame, state: State, key: typeof SELF | typeof HOME): Value | null {
  let at = frame.environment;
  for (let depth = 0; at >= 0 && depth < 64; depth++) {
    const thing = thingOf(frame, state, at);
    if (thing === undefined) return null;
    const value = thing.fields.get(key);
    if (value !== undefined) {
      noteRead(frame, state, at, key);
      return value;
    }
    const outer = thing.fields.get(OUTER)?.atoms[0];
    at = outer?.kind === 'object' ? outer.id : -1;
  }
  return null;
}

/** A module's variable, seen from another module. */
export function standingOf(frame: Frame, environment: number, cell: number): Value {
  const { world } = frame;
  const slot = world.slots.of(environment, `c${cell}`);
  const value = world.old.get(environment)?.fields.get(`c${cell}`);
  if (!frame.reads.has(slot)) frame.reads.set(slot, value);
  frame.modules.add(world.ids.module(environment));
  return value ?? world.any();
}
