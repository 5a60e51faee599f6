import type { Place } from '../../ir/instruction.ts';
import type { MemberModel, ReturnModel } from '../../models/model.ts';
import type { LanguageModels } from '../../models/model-index.ts';
import type { Frame } from '../calls/frame.ts';
import type { Atom } from '../values/atom.ts';
import { builtinNamed } from '../values/builtin.ts';
import type { Marks } from '../values/mark.ts';
import { NO_MARKS } from '../values/mark.ts';
import { step } from '../values/trace.ts';
import { someOf, type Value } from '../values/value.ts';
import { newThing } from './thing.ts';

/** Names of methods on values whose type nobody knows begin with this. */
export const GUESSED = '?.';

/** What reading a value or member answers, by what its model says. `path` names it in the models. */
export function modelValue(
  frame: Frame,
  models: LanguageModels,
  path: string,
  member: MemberModel,
  at: Place,
  spelled: string,
): Value {
  const { world } = frame;
  if (member.shared === true) return sharedObject(frame, models, path, member);
  const marks = member.source === undefined ? NO_MARKS : sourceMarks(frame, member.source, spelled, at);
  const atoms: Atom[] = [];
  if (member.constant !== undefined && member.constant !== null) atoms.push(constantAtom(frame, member.constant));
  if (member.call !== undefined || member.construct !== undefined)
    atoms.push(world.atoms.model(models, path, member, false));
  if (member.is !== undefined && atoms.length === 0) atoms.push(typeAtom(frame, models, member.is));
  // a model that says nothing leaves open even whether there is a value
  if (Object.keys(member).length === 0) atoms.push(world.atoms.any);
  if (atoms.length === 0) atoms.push(world.atoms.any);
  const value = someOf(atoms, marks);
  return member.rooted === true ? { ...value, canonical: true, rooted: true } : value;
}

/** One object for the whole program: what is put there in one place is found in another. */
function sharedObject(frame: Frame, models: LanguageModels, path: string, member: MemberModel): Value {
  const { world } = frame;
  const id = world.ids.of('shared', -1, path, frame.module);
  if (!world.old.has(id)) world.old.set(id, { ...newThing('object', 0), type: member.is ?? null, models });
  return world.object(id);
}

export function sourceMarks(frame: Frame, kind: string, spelled: string, at: Place): Marks {
  const label = frame.world.labels.of({ kind, name: spelled, module: frame.module, at });
  return [
    {
      label,
      stopped: 0,
      doubts: 0,
      alphabet: null,
      lead: '',
      tail: '',
      trace: step(null, frame.module, at, `${spelled} is read`),
    },
  ];
}

/** An atom for a value of a model's type, or of a type that the language itself has. */
export function typeAtom(frame: Frame, models: LanguageModels, type: string): Atom {
  const { atoms } = frame.world;
  switch (builtinNamed(type)) {
    case 'text':
    case 'bytes':
      return atoms.text('\0');
    case 'number':
      return atoms.number;
    default:
      return atoms.instance(models, type);
  }
}

function constantAtom(frame: Frame, value: string | number | boolean): Atom {
  const type = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
  return frame.world.atoms.constant(type, value);
}

/** What a call answers as its model says it; awaiting and iterating are seen through. */
export function returnedBy(
  frame: Frame,
  models: LanguageModels,
  returns: ReturnModel,
  spelled: string,
  at: Place,
): Value {
  const { world } = frame;
  const inner = returns.then ?? null;
  if (inner !== null) return returnedBy(frame, models, inner, spelled, at);
  const marks = returns.source === undefined ? NO_MARKS : sourceMarks(frame, returns.source, spelled, at);
  if (returns.constant !== undefined && returns.constant !== null) {
    return someOf([constantAtom(frame, returns.constant)], marks);
  }
  if (returns.is !== undefined) return someOf([typeAtom(frame, models, returns.is)], marks);
  return world.any(marks);
}
