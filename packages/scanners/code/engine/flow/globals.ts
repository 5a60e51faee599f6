import type { Place } from '../../ir/instruction.ts';
import type { Frame } from '../calls/frame.ts';
import { modelValue } from '../heap/model-value.ts';
import { noteRead, writeOld } from '../heap/old.ts';
import type { State } from '../heap/state.ts';
import { newThing } from '../heap/thing.ts';
import { someOf, type Value } from '../values/value.ts';

const PREFIX = 'global.';

/** A name that no module declares: what the program put there, what the models say of the language's own. */
export function readGlobal(frame: Frame, state: State, name: string, at: Place): Value {
  const { world } = frame;
  const id = globals(frame);
  const own = world.old.get(id)?.fields.get(name);
  noteRead(frame, state, id, name);
  const models = world.models(frame.module);
  const path = `${PREFIX}${name}`;
  const known = models.value(path);
  let value: Value;
  if (known !== null) {
    value = modelValue(frame, models, path, known, at, name);
    const atoms = value.atoms.map((it) => (it.kind === 'model' ? world.atoms.model(models, path, known, true) : it));
    value = { ...value, atoms };
  } else if (name === 'undefined') value = world.undefined;
  else if (models.leadsSomewhere(path)) value = someOf([world.atoms.model(models, path, null, true)]);
  else value = own === undefined ? world.any() : own;
  return own === undefined ? value : world.join(value, own);
}

export function writeGlobal(frame: Frame, state: State, name: string, value: Value): void {
  writeOld(frame, state, globals(frame), name, value, false);
}

function globals(frame: Frame): number {
  const { world } = frame;
  const id = world.ids.of('globals', -1, world.program.module(frame.module).language, frame.module);
  if (!world.old.has(id)) world.old.set(id, newThing('environment', 0));
  return id;
}
