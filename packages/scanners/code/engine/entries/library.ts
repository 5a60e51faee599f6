import type { Frame } from '../calls/frame.ts';
import type { Given } from '../calls/machine.ts';
import { sourceMarks } from '../heap/model-value.ts';
import { readNamespace } from '../heap/namespace.ts';
import { thingOf } from '../heap/old.ts';
import { readMember } from '../heap/read.ts';
import type { State } from '../heap/state.ts';
import { newThing } from '../heap/thing.ts';
import type { Atom, AtomOf } from '../values/atom.ts';
import { NOTHING, someOf, type Value } from '../values/value.ts';
import type { World } from '../world.ts';
import { calledBy, takeForHandler } from './handlers.ts';
import { drive, driver, type Ran } from './roots.ts';

const KIND = 'library-input';
const MOST_EXPORTS = 2000;
/** How far what a function hands out is followed to the functions in it. */
const DEEPEST_HANDED_OUT = 2;
const MOST_METHODS = 100;
const DEEPEST_CHAIN = 6;

export interface PublicFunction {
  readonly target: AtomOf<'function'>;
  /** The class, or the function that makes its objects, of which it is a method. */
  readonly type: Value | null;
  readonly name: string;
}

/** Functions that a package hands to those who use it. */
export function publicFunctions(world: World, module: number): PublicFunction[] {
  const { frame, state } = driver(world, module);
  const found = new Map<string, PublicFunction>();
  const seen = new Set<number>();
  const visit = (value: Value, name: string, type: Value | null, depth: number): void => {
    for (const atom of value.atoms) {
      if (found.size >= MOST_EXPORTS) return;
      if (atom.kind === 'function') {
        const key = `${atom.code} ${atom.env}`;
        if (!found.has(key)) found.set(key, { target: atom, type, name });
        const properties = world.old.get(world.ids.of('properties', atom.code, atom.env, world.moduleOf(atom.code)));
        if (depth > 0)
          for (const [field, held] of properties?.fields ?? [])
            if (field !== 'prototype' && field !== 'super_') visit(held, `${name}.${field}`, null, depth - 1);
        if (depth > 0)
          for (const [field, held] of methodsOf(frame, state, atom)) visit(held, `${name}.${field}`, someOf([atom]), 0);
      }
      if (atom.kind === 'namespace' && depth > 0) {
        for (const it of world.program.module(atom.module).view.exports) {
          if (it.kind !== 'all' && !('hidden' in it && it.hidden))
            visit(readNamespace(frame, atom.module, it.name, 0), it.name, null, depth - 1);
        }
      }
      if (atom.kind !== 'object' || seen.has(atom.id) || depth === 0) continue;
      seen.add(atom.id);
      const thing = thingOf(frame, state, atom.id);
      if (thing === undefined || thing.shape === 'environment') continue;
      for (const [field, held] of thing.fields)
        if (field !== 'prototype') visit(held, `${name}.${field}`, null, depth - 1);
      for (const [field, held] of methodsOf(frame, state, atom)) visit(held, `${name}.${field}`, someOf([atom]), 0);
    }
  };
  visit(world.machine.namespace(frame, module), '', null, 4);
  return [...found.values()];
}

/** What the objects of a class, or of a function that makes objects, can do. */
function methodsOf(frame: Frame, state: State, type: Atom): [string, Value][] {
  const heart = type.kind === 'object' ? thingOf(frame, state, type.id)?.heart : null;
  if (type.kind !== 'function')
    return heart == null ? [] : fieldsOf(frame, state, frame.world.object(heart.methods), 0);
  return fieldsOf(frame, state, readMember(frame, state, someOf([type]), 'prototype', 0), DEEPEST_CHAIN);
}

function fieldsOf(frame: Frame, state: State, object: Value, depth: number): [string, Value][] {
  return object.atoms.flatMap((atom) => {
    const thing = atom.kind === 'object' ? thingOf(frame, state, atom.id) : undefined;
    if (thing === undefined) return [];
    const own = [...thing.fields].filter(([field]) => field !== 'constructor' && !/^[#%]/.test(field));
    return depth === 0 || thing.proto === null ? own : [...own, ...fieldsOf(frame, state, thing.proto, depth - 1)];
  });
}

/** Calls an exported function with whatever a user of the package may give it. */
export function runPublic(world: World, it: PublicFunction): Ran {
  const { module, ir } = world.code(it.target.code);
  const outcome = drive(world, module, (frame, state) => {
    const receiver = it.type === null ? freshSelf(frame, state, ir.at) : madeOutside(frame, state, it.type, ir.at);
    const handler = takeForHandler(frame, state, it.target, it.type, ir.at);
    const given = outsideArguments(frame, it.target.code);
    const callee = someOf([it.target]);
    const result = world.machine.call(frame, state, { callee, receiver, given, construct: false, at: ir.at });
    if (handler) return;
    const seen = new Set<number>();
    if (it.type === null) callMethods(frame, state, receiver, seen, DEEPEST_HANDED_OUT);
    callMethods(frame, state, result, seen, DEEPEST_HANDED_OUT);
  });
  const name = it.name.replace(/^\./, '').replace(/%/g, '') || ir.name;
  return { outcome, entry: { kind: 'library', name, path: world.path(module), at: ir.at } };
}

/** What `this` is where an exported function makes objects. */
function freshSelf(frame: Frame, state: State, at: number): Value {
  const id = frame.world.ids.of('self outside', -1, at, frame.module);
  state.things.set(id, newThing('object', state.owner));
  return frame.world.object(id);
}

/** An object of the type, made by the outside with arguments of its own. */
function madeOutside(frame: Frame, state: State, type: Value, at: number): Value {
  const { world } = frame;
  let made = NOTHING;
  for (const atom of type.atoms) {
    const maker = constructorOf(frame, state, atom, 8);
    const given = maker === null ? [] : outsideArguments(frame, maker);
    const site = { callee: someOf([atom]), receiver: null, given, construct: true, at };
    made = world.join(made, world.machine.call(frame, state, site));
  }
  return made === NOTHING ? world.any() : made;
}

function constructorOf(frame: Frame, state: State, type: Atom, depth: number): number | null {
  if (type.kind === 'function') return type.code;
  const heart = type.kind === 'object' && depth > 0 ? thingOf(frame, state, type.id)?.heart : null;
  if (heart == null) return null;
  const own = thingOf(frame, state, heart.methods)?.fields.get('%constructor')?.atoms[0];
  if (own?.kind === 'function') return own.code;
  for (const base of heart.bases) {
    for (const atom of base.atoms) {
      const found = constructorOf(frame, state, atom, depth - 1);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Functions that the outside was given, and those of objects that it was given, are called by it too. */
function callMethods(frame: Frame, state: State, value: Value, seen: Set<number>, depth: number): void {
  for (const atom of value.atoms) {
    if (atom.kind === 'function' || atom.kind === 'bound') callOutside(frame, state, atom, null, seen, depth);
    const thing = atom.kind === 'object' ? state.things.get(atom.id) : undefined;
    if (thing === undefined || thing.shape !== 'object' || depth === 0) continue;
    for (const held of [...thing.fields.values()]) {
      for (const method of held.atoms) {
        if (method.kind === 'function' || method.kind === 'bound')
          callOutside(frame, state, method, someOf([atom]), seen, depth - 1);
        else if (method.kind === 'object') callMethods(frame, state, someOf([method]), seen, depth - 1);
      }
    }
    for (const parent of thing.proto?.atoms ?? []) {
      const methods = parent.kind === 'object' ? thingOf(frame, state, parent.id) : undefined;
      for (const [field, held] of methods?.fields ?? []) {
        if (/^(?:constructor$|[#%]|get |set )/.test(field)) continue;
        for (const method of held.atoms)
          if (method.kind === 'function') callOutside(frame, state, method, someOf([atom]), seen, 0);
      }
    }
  }
}

function callOutside(
  frame: Frame,
  state: State,
  method: Atom,
  receiver: Value | null,
  seen: Set<number>,
  depth: number,
): void {
  const { world } = frame;
  const called = calledBy(frame, state, method);
  if (called === null || seen.has(method.n) || seen.size >= MOST_METHODS) return;
  seen.add(method.n);
  const { code } = called.target;
  const { at } = world.code(code).ir;
  if (takeForHandler(frame, state, method, null, at)) return;
  const given = outsideArguments(frame, code).slice(called.given);
  const site = { callee: someOf([method]), receiver, given, construct: false, at };
  const result = world.machine.call(frame, state, site);
  if (depth > 0) callMethods(frame, state, result, seen, depth - 1);
}

function outsideArguments(frame: Frame, callee: number): Given[] {
  const { world } = frame;
  const module = world.moduleOf(callee);
  const home = module === frame.module ? frame : driver(world, module).frame;
  return world.code(callee).ir.parameters.map((parameter, i): Given => {
    const value = world.any(sourceMarks(home, KIND, parameter.name, world.code(callee).ir.at + i));
    const outside = { ...value, name: world.names.root('outside', callee, i) };
    if (parameter.kind === 'rest') return { value: outside, spread: 'values' };
    if (parameter.kind === 'keywords') return { value: outside, spread: 'fields' };
    return parameter.kind === 'keyword-only' ? { value: outside, name: parameter.name } : { value: outside };
  });
}
