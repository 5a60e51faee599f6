import type { Frame } from '../calls/frame.ts';
import type { Given } from '../calls/machine.ts';
import { sourceMarks } from '../heap/model-value.ts';
import { readNamespace } from '../heap/namespace.ts';
import { thingOf } from '../heap/old.ts';
import type { State } from '../heap/state.ts';
import { newThing } from '../heap/thing.ts';
import type { AtomOf } from '../values/atom.ts';
import { someOf, type Value } from '../values/value.ts';
import type { World } from '../world.ts';
import { instanceOf } from './instance.ts';
import { drive, driver, type Ran } from './roots.ts';

const KIND = 'library-input';
const MOST_EXPORTS = 2000;

export interface PublicFunction {
  readonly target: AtomOf<'function'>;
  /** The class of which it is a method. */
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
        const properties = world.old.get(
          world.ids.of(`properties ${atom.code} ${atom.env}`, world.moduleOf(atom.code)),
        );
        if (depth > 0)
          for (const [field, held] of properties?.fields ?? []) visit(held, `${name}.${field}`, null, depth - 1);
        const methods = world.old.get(world.ids.of(`prototype ${atom.code} ${atom.env}`, world.moduleOf(atom.code)));
        if (depth > 0)
          for (const [field, held] of methods?.fields ?? [])
            if (field !== 'constructor') visit(held, `${name}.${field}`, null, 0);
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
      const methods = thing.heart === null ? undefined : thingOf(frame, state, thing.heart.methods);
      for (const [field, held] of methods?.fields ?? [])
        if (field !== 'constructor' && !field.startsWith('#')) visit(held, `${name}.${field}`, someOf([atom]), 0);
    }
  };
  visit(world.machine.namespace(frame, module), '', null, 4);
  return [...found.values()];
}

/** Calls an exported function with whatever a user of the package may give it. */
export function runPublic(world: World, it: PublicFunction): Ran {
  const { module, ir } = world.code(it.target.code);
  const outcome = drive(world, module, (frame, state) => {
    const given = outsideArguments(frame, state, it.target.code);
    const receiver = it.type === null ? freshSelf(frame, state, ir.at) : instanceOf(frame, state, it.type, ir.at);
    const callee = someOf([it.target]);
    const result = world.machine.call(frame, state, { callee, receiver, given, construct: false, at: ir.at });
    if (it.type === null) for (const object of [receiver, result]) callMethods(frame, state, object);
  });
  const name = it.name.replace(/^\./, '').replace(/%/g, '') || ir.name;
  return { outcome, entry: { kind: 'library', name, path: world.path(module), at: ir.at } };
}

/** What `this` is where an exported function makes objects. */
function freshSelf(frame: Frame, state: State, at: number): Value {
  const id = frame.world.ids.of(`self outside ${at}`, frame.module);
  state.things.set(id, newThing('object', state.owner));
  return frame.world.object(id);
}

/** Functions of an object that the outside was given are called by it too. */
function callMethods(frame: Frame, state: State, object: Value): void {
  const { world } = frame;
  for (const atom of object.atoms) {
    const thing = atom.kind === 'object' ? state.things.get(atom.id) : undefined;
    if (thing === undefined || thing.shape !== 'object') continue;
    for (const held of [...thing.fields.values()]) {
      for (const method of held.atoms) {
        if (method.kind !== 'function') continue;
        const given = outsideArguments(frame, state, method.code);
        const { at } = world.code(method.code).ir;
        world.machine.call(frame, state, { callee: someOf([method]), receiver: object, given, construct: false, at });
      }
    }
  }
}

function outsideArguments(frame: Frame, _state: State, callee: number): Given[] {
  const { world } = frame;
  return world.code(callee).ir.parameters.map((parameter, i): Given => {
    const value = world.any(sourceMarks(frame, KIND, parameter.name, world.code(callee).ir.at + i));
    const outside = { ...value, name: world.names.root(`outside ${callee} ${i}`) };
    if (parameter.kind === 'rest') return { value: outside, spread: 'values' };
    if (parameter.kind === 'keywords') return { value: outside, spread: 'fields' };
    return parameter.kind === 'keyword-only' ? { value: outside, name: parameter.name } : { value: outside };
  });
}
