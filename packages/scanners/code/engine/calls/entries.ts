import type { CallModel, EntryModel } from '../../models/model.ts';
import { parsePlace } from '../../models/places.ts';
import { DECORATOR, METHOD, ROUTE, textOf } from '../entries/register.ts';
import { readElement } from '../heap/elements.ts';
import { thingOf } from '../heap/old.ts';
import { newThing } from '../heap/thing.ts';
import { someOf, type Value } from '../values/value.ts';
import type { ModelCall } from './model-call.ts';
import { readPlace } from './read-place.ts';

/** Functions that are handed to a library so that somebody outside can call them. */
export function registerEntries(call: ModelCall, model: CallModel): void {
  const { frame, site } = call;
  for (const entry of model.entries ?? []) {
    const handlers = entry.at === undefined ? null : readPlace(call, entry.at);
    if (handlers === null) continue;
    const handler = functionsIn(call, handlers, 3);
    if (handler === null) continue;
    frame.addRegistration({
      handler,
      self: null,
      entry,
      ...words(call, entry),
      parameters: null,
      module: frame.module,
      at: site.at,
    });
  }
}

function words(call: ModelCall, entry: EntryModel): { method: string | null; route: string | null } {
  return {
    method: entry.method === undefined ? null : word(call, entry.method),
    route: entry.path === undefined ? null : word(call, entry.path),
  };
}

/** A fixed word, or what stands at a place. */
function word(call: ModelCall, text: string): string | null {
  return parsePlace(text) === null ? text : textOf(readPlace(call, text) ?? undefined);
}

/** Functions, and those in lists and objects of functions. */
function functionsIn(call: ModelCall, value: Value, depth: number): Value | null {
  const { frame, state, site } = call;
  let found: Value | null = null;
  const add = (it: Value | null) => {
    if (it !== null) found = found === null ? it : frame.world.join(found, it);
  };
  for (const atom of value.atoms) {
    if (atom.kind === 'function' || atom.kind === 'bound') add(someOf([atom]));
    if (atom.kind !== 'object' || depth === 0) continue;
    const thing = thingOf(frame, state, atom.id);
    if (thing?.heart != null) add(someOf([atom]));
    else if (thing?.shape === 'list')
      add(functionsIn(call, readElement(frame, state, someOf([atom]), site.at), depth - 1));
  }
  return found;
}

/** What a decorator that was called with its own arguments hands back. */
export function makeDecorator(call: ModelCall, model: CallModel): Value | null {
  const entry = model.decorates?.entry;
  if (model.decorates === undefined) return null;
  const { frame, state, site, atom } = call;
  const { world } = frame;
  const first = site.given.length === 1 ? site.given[0]?.value : undefined;
  if (first?.atoms.some((it) => it.kind === 'function')) {
    if (entry !== undefined)
      frame.addRegistration({
        handler: first,
        self: null,
        entry,
        ...words(call, entry),
        parameters: null,
        module: frame.module,
        at: site.at,
      });
    return first;
  }
  const { method, route } = entry === undefined ? { method: null, route: null } : words(call, entry);
  const id = world.ids.of('decorator', frame.code.id, site.at, frame.module);
  const thing = newThing('bound', state.owner);
  thing.fields.set(DECORATOR, someOf([atom]));
  if (method !== null) thing.fields.set(METHOD, world.text(method));
  if (route !== null) thing.fields.set(ROUTE, world.text(route));
  state.things.set(id, thing);
  return someOf([world.atoms.bound(id)]);
}
