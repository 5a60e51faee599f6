import type { Place } from '../../ir/instruction.ts';
import type { ParameterIr } from '../../ir/module.ts';
import type { EntryModel, MemberModel } from '../../models/model.ts';
import { type BoundTo, boundTo } from '../calls/call-bound.ts';
import type { Registration } from '../calls/context.ts';
import type { Frame } from '../calls/frame.ts';
import { thingOf } from '../heap/old.ts';
import type { State } from '../heap/state.ts';
import type { Atom } from '../values/atom.ts';
import { DOUBT } from '../values/mark.ts';
import { someOf, type Value } from '../values/value.ts';
import type { World } from '../world.ts';

const ERRORS = new Set(['err', 'error', '_err', '_error', 'e']);
const NOTHING_KNOWN: MemberModel = {};

/** The entry for which a function is taken by the names of its parameters; null: it is none. */
function handlerOf(world: World, module: number, parameters: readonly ParameterIr[]): EntryModel | null {
  for (const { names, imports, entry } of world.models(module).handlers) {
    if (imports !== undefined && !importsAny(world, module, imports)) continue;
    if (named(parameters, names)) return entry;
    if (ERRORS.has(parameters[0]?.name ?? '') && named(parameters.slice(1), names))
      return { ...entry, parameters: [NOTHING_KNOWN, ...(entry.parameters ?? [])] };
  }
  return null;
}

function importsAny(world: World, module: number, libraries: readonly string[]): boolean {
  const { imports } = world.program.module(module).view;
  return imports.some(({ specifier }) => libraries.some((it) => specifier === it || specifier.startsWith(`${it}.`)));
}

function named(parameters: readonly ParameterIr[], names: readonly (readonly string[])[]): boolean {
  return names.every((some, index) => {
    const it = parameters[index];
    return it?.kind === 'one' && some.includes(it.name);
  });
}

/** A function that by the names of its parameters is one that a server calls is an entry. */
export function takeForHandler(frame: Frame, state: State, target: Atom, self: Value | null, at: Place): boolean {
  const it = handlerRegistration(frame.world, calledBy(frame, state, target), target, self, frame.module, at);
  if (it !== null) frame.addRegistration(it);
  return it !== null;
}

/** The function of the program that runs, without the parameters that are given already; null: none is known. */
export function calledBy(frame: Frame, state: State, target: Atom): BoundTo | null {
  if (target.kind === 'function') return { target, given: 0 };
  return target.kind === 'bound' ? boundTo(thingOf(frame, state, target.id)) : null;
}

export function handlerRegistration(
  world: World,
  called: BoundTo | null,
  target: Atom,
  self: Value | null,
  module: number,
  at: Place,
): Registration | null {
  if (called === null) return null;
  const { code } = called.target;
  const entry = handlerOf(world, world.moduleOf(code), world.code(code).ir.parameters.slice(called.given));
  if (entry === null) return null;
  const handler = someOf([target]);
  return { handler, self, entry, method: null, route: null, parameters: null, module, at, doubts: DOUBT.handler };
}
