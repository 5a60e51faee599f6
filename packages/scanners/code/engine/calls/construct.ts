import { thingOf } from '../heap/old.ts';
import type { State } from '../heap/state.ts';
import { newThing } from '../heap/thing.ts';
import type { AtomOf } from '../values/atom.ts';
import { someOf, type Value } from '../values/value.ts';
import type { Frame } from './frame.ts';
import type { CallSite, Given } from './machine.ts';

const DEEPEST_CHAIN = 10;
const CONSTRUCTOR = 'constructor';

/** `new` of a class of the program: a fresh object, its fields, its constructor. */
export function construct(frame: Frame, state: State, type: AtomOf<'object'>, site: CallSite): Value {
  const { world } = frame;
  const heart = thingOf(frame, state, type.id)?.heart;
  if (heart == null) return world.any();
  const id = world.ids.of('new', frame.code.id, `${site.at} of ${type.id}`, frame.module);
  makeFresh(frame, state, id, world.object(heart.methods));
  const self = world.object(id);
  initialise(frame, state, type, self, site.given, site.at, DEEPEST_CHAIN);
  return self;
}

/** A fresh object; where one of the same place is there already, it stands for both. */
export function makeFresh(
  frame: Frame,
  state: State,
  id: number,
  proto: Value | null,
  more: Parameters<typeof newThing>[2] = {},
): void {
  const before = state.things.get(id);
  const shape = more?.type != null ? 'object' : 'object';
  const fresh = newThing(shape, state.owner, { proto, ...more });
  if (before === undefined) {
    state.things.set(id, fresh);
    return;
  }
  const thing = state.change(id);
  if (thing === undefined) return;
  thing.single = false;
  if (proto !== null) thing.proto = thing.proto === null ? proto : frame.world.join(thing.proto, proto);
}

/** Runs fields and constructor of a class, its parents' where it has none of its own, on an object that is there. */
export function initialise(
  frame: Frame,
  state: State,
  type: AtomOf<'object'>,
  self: Value,
  given: readonly Given[],
  at: number,
  depth: number,
): void {
  const { world } = frame;
  const heart = thingOf(frame, state, type.id)?.heart;
  if (heart == null || depth === 0) return;
  const { view } = world.program.module(heart.module);
  const ir = view.classes[heart.index];
  const own = thingOf(frame, state, heart.methods)?.fields.get(`%${CONSTRUCTOR}`) ?? null;
  if (own === null) {
    for (const base of heart.bases) {
      for (const atom of base.atoms) {
        if (atom.kind === 'object') initialise(frame, state, atom, self, given, at, depth - 1);
        else if (atom.kind === 'function') call(frame, state, someOf([atom]), self, given, at);
      }
    }
  }
  if (ir?.initialiser != null) {
    call(
      frame,
      state,
      someOf([world.atoms.function(world.codeId(heart.module, ir.initialiser), heart.env)]),
      self,
      [],
      at,
    );
  }
  if (own !== null) call(frame, state, own, self, given, at);
}

function call(frame: Frame, state: State, callee: Value, receiver: Value, given: readonly Given[], at: number): void {
  frame.world.machine.call(frame, state, { callee, receiver, given, construct: false, at });
}

/** Whether the object is one of the class, so that calling the class runs its constructor on the object. */
export function isInstance(frame: Frame, state: State, self: Value, type: AtomOf<'object'>): boolean {
  const heart = thingOf(frame, state, type.id)?.heart;
  if (heart == null) return false;
  return self.atoms.some(
    (atom) =>
      atom.kind === 'object' && atom.id !== type.id && descends(frame, state, atom.id, heart.methods, DEEPEST_CHAIN),
  );
}

function descends(frame: Frame, state: State, id: number, methods: number, depth: number): boolean {
  if (id === methods) return true;
  const thing = depth === 0 ? undefined : thingOf(frame, state, id);
  return (
    thing?.proto?.atoms.some((atom) => atom.kind === 'object' && descends(frame, state, atom.id, methods, depth - 1)) ??
    false
  );
}
