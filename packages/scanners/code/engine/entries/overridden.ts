import type { Place } from '../../ir/instruction.ts';
import type { EntryModel } from '../../models/model.ts';
import type { Frame } from '../calls/frame.ts';
import { thingOf } from '../heap/old.ts';
import { lookUp } from '../heap/read.ts';
import type { State } from '../heap/state.ts';
import type { Value } from '../values/value.ts';

const DEEPEST = 8;

/** A class that extends one of a library: its methods that the library calls for somebody outside are entries. */
export function registerOverridden(frame: Frame, state: State, type: Value, methods: number, at: Place): void {
  for (const [name, entry] of expected(frame, state, methods, DEEPEST)) {
    const found = lookUp(frame, state, methods, name, DEEPEST);
    if (found === null) continue;
    frame.addRegistration({
      handler: found.value,
      self: type,
      entry,
      method: entry.method ?? null,
      route: null,
      parameters: null,
      module: frame.module,
      at,
    });
  }
}

/** What the libraries' classes above an object of methods expect to be overridden. */
function expected(frame: Frame, state: State, id: number, depth: number): ReadonlyMap<string, EntryModel> {
  const all = new Map<string, EntryModel>();
  for (const atom of thingOf(frame, state, id)?.proto?.atoms ?? []) {
    let found: ReadonlyMap<string, EntryModel> = new Map();
    if (atom.kind === 'model') found = atom.models.methods(atom.path);
    else if (atom.kind === 'instance') found = atom.models.methods(atom.type);
    else if (atom.kind === 'object' && depth > 0) found = expected(frame, state, atom.id, depth - 1);
    for (const [name, entry] of found) if (!all.has(name)) all.set(name, entry);
  }
  return all;
}
