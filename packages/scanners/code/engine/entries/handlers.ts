import type { Place } from '../../ir/instruction.ts';
import type { ParameterIr } from '../../ir/module.ts';
import type { EntryModel, MemberModel } from '../../models/model.ts';
import type { LanguageModels } from '../../models/model-index.ts';
import type { Registration } from '../calls/context.ts';
import type { Frame } from '../calls/frame.ts';
import type { Atom, AtomOf } from '../values/atom.ts';
import { DOUBT } from '../values/mark.ts';
import { someOf, type Value } from '../values/value.ts';
import type { World } from '../world.ts';

const ERRORS = new Set(['err', 'error', '_err', '_error', 'e']);
const NOTHING_KNOWN: MemberModel = {};

/** The entry for which a function is taken by the names of its parameters; null: it is none. */
function handlerOf(models: LanguageModels, parameters: readonly ParameterIr[]): EntryModel | null {
  for (const { names, entry } of models.handlers) {
    if (named(parameters, names)) return entry;
    if (ERRORS.has(parameters[0]?.name ?? '') && named(parameters.slice(1), names))
      return { ...entry, parameters: [NOTHING_KNOWN, ...(entry.parameters ?? [])] };
  }
  return null;
}

function named(parameters: readonly ParameterIr[], names: readonly (readonly string[])[]): boolean {
  return names.every((some, index) => {
    const it = parameters[index];
    return it?.kind === 'one' && some.includes(it.name);
  });
}

/** A function that by the names of its parameters is one that a server calls is an entry. */
export function takeForHandler(frame: Frame, target: Atom, self: Value | null, at: Place): boolean {
  const { world } = frame;
  const it = target.kind === 'function' ? handlerRegistration(world, target, self, frame.module, at) : null;
  if (it !== null) frame.addRegistration(it);
  return it !== null;
}

export function handlerRegistration(
  world: World,
  target: AtomOf<'function'>,
  self: Value | null,
  module: number,
  at: Place,
): Registration | null {
  const entry = handlerOf(world.models(world.moduleOf(target.code)), world.code(target.code).ir.parameters);
  if (entry === null) return null;
  const handler = someOf([target]);
  return { handler, self, entry, method: null, route: null, parameters: null, module, at, doubts: DOUBT.handler };
}
