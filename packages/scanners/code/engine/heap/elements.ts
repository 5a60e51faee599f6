import type { Place } from '../../ir/instruction.ts';
import type { Frame } from '../calls/frame.ts';
import { builtinType } from '../values/builtin.ts';
import { DOUBT, doubt, joinMarks, type Marks, NO_MARKS } from '../values/mark.ts';
import { NOTHING, type Value, withMarks } from '../values/value.ts';
import { modelValue } from './model-value.ts';
import { noteWholeRead, thingOf } from './old.ts';
import type { State } from './state.ts';

/** Some element of a list, value of an object, character of a text. */
export function readElement(frame: Frame, state: State, object: Value, at: Place): Value {
  const { world } = frame;
  let found = NOTHING;
  for (const atom of object.atoms) {
    switch (atom.kind) {
      case 'object': {
        const thing = thingOf(frame, state, atom.id);
        if (thing === undefined) {
          found = world.join(found, world.any());
          break;
        }
        noteWholeRead(frame, state, atom.id);
        const values = thing.shape === 'class' || thing.shape === 'environment' ? [] : [...thing.fields.values()];
        found = world.join(found, world.joinAll(thing.rest === null ? values : [...values, thing.rest]));
        const models = thing.models ?? world.models(frame.module);
        const type = thing.type ?? (thing.shape === 'list' ? builtinType(models, 'list') : null);
        const member = type === null ? null : models.element(type);
        if (member !== null) found = world.join(found, modelValue(frame, models, `${type}[]`, member, at, `${type}[]`));
        break;
      }
      case 'instance': {
        const member = atom.models.element(atom.type) ?? atom.models.member(atom.type, '*');
        const value =
          member === null
            ? world.any()
            : modelValue(frame, atom.models, `${atom.type}[]`, member, at, `${atom.type}[]`);
        found = world.join(found, value);
        break;
      }
      case 'text':
      case 'constant':
        found = world.join(found, world.someText());
        break;
      default:
        found = world.join(found, world.any());
    }
  }
  if (object.marks.length === 0) return found;
  const base = found === NOTHING ? world.any() : found;
  return withMarks(base, joinMarks(base.marks, object.marks));
}

/** What stands under a key that is not known: any of the fields whose names the key may be. */
export function readUnknown(frame: Frame, state: State, object: Value, key: Value, at: Place): Value {
  const { world } = frame;
  const found = readElement(frame, state, object, at);
  let keyed: Marks = NO_MARKS;
  let fromKey: Marks = NO_MARKS;
  for (const atom of object.atoms) {
    if (atom.kind === 'object') {
      const thing = thingOf(frame, state, atom.id);
      if (thing === undefined || (thing.shape === 'object' && !thing.bare && thing.type === null))
        keyed = joinMarks(keyed, key.marks);
    } else if (atom.kind === 'any') keyed = joinMarks(keyed, key.marks);
    else if (atom.kind === 'model') fromKey = joinMarks(fromKey, doubt(key.marks, DOUBT.reflected));
  }
  const value = found === NOTHING ? world.undefined : found;
  const name = key.name === 0 ? value.name : world.names.keyed(object.name, key.name);
  return { ...value, keyed, marks: joinMarks(value.marks, fromKey), name };
}

/** Some key of an object: what was put there under known keys, or something that the object's data chose. */
export function readKey(frame: Frame, state: State, object: Value): Value {
  const { world } = frame;
  let found = NOTHING;
  for (const atom of object.atoms) {
    const thing = atom.kind === 'object' ? thingOf(frame, state, atom.id) : undefined;
    if (thing === undefined || atom.kind !== 'object') {
      found = world.join(found, world.someText());
      continue;
    }
    noteWholeRead(frame, state, atom.id);
    if (thing.shape === 'list') {
      found = world.join(found, world.any());
      continue;
    }
    for (const key of thing.fields.keys()) found = world.join(found, world.text(key));
    if (thing.rest !== null || thing.fields.size === 0)
      found = world.join(found, world.someText(thing.rest?.marks ?? NO_MARKS));
  }
  return withMarks(found === NOTHING ? world.someText() : found, joinMarks(found.marks, object.marks));
}

/** Data in a value and in all that it holds. */
export function deepMarks(frame: Frame, state: State, value: Value, depth = 3): Marks {
  let marks = value.marks;
  if (depth === 0) return marks;
  for (const atom of value.atoms) {
    if (atom.kind !== 'object') continue;
    const thing = thingOf(frame, state, atom.id);
    if (thing === undefined || thing.shape === 'environment' || thing.shape === 'class') continue;
    noteWholeRead(frame, state, atom.id);
    for (const field of thing.fields.values()) marks = joinMarks(marks, deepMarks(frame, state, field, depth - 1));
    if (thing.rest !== null) marks = joinMarks(marks, deepMarks(frame, state, thing.rest, depth - 1));
  }
  return marks;
}
