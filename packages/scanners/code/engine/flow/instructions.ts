import type { Instruction, Key } from '../../ir/instruction.ts';
import type { Frame } from '../calls/frame.ts';
import { compare } from '../guards/compare.ts';
import { underFacts } from '../guards/facts.ts';
import { HOME, readAround, readCell, SELF, writeCell } from '../heap/cells.ts';
import { readElement, readKey, readUnknown } from '../heap/elements.ts';
import { importedNamespace } from '../heap/namespace.ts';
import { readMember, unknownMember } from '../heap/read.ts';
import type { State } from '../heap/state.ts';
import { newThing } from '../heap/thing.ts';
import { writeMember, writeUnknown } from '../heap/write.ts';
import type { Atom } from '../values/atom.ts';
import { joinMarks } from '../values/mark.ts';
import { NOTHING, someOf, truth, type Value } from '../values/value.ts';
import { makeClass } from './classes.ts';
import { binary, concat, unary } from './fold.ts';
import { readGlobal, writeGlobal } from './globals.ts';
import { list, remove, slice, spread } from './lists.ts';
import { overloaded } from './operators.ts';
import { refine } from './types.ts';

/** Runs one instruction in this state; false when nothing behind it is ever run. */
export function execute(frame: Frame, state: State, it: Instruction): boolean {
  const { world } = frame;
  const read = (register: number): Value => {
    const value = state.registers[register];
    return value === undefined ? world.any() : underFacts(state, value);
  };
  const set = (register: number, value: Value): true => {
    state.registers[register] = named(frame, state, value, it.at);
    return true;
  };
  switch (it.op) {
    case 'constant':
      return set(it.to, constant(frame, it.value));
    case 'copy':
      return set(it.to, read(it.from));
    case 'cell':
      return set(it.to, underFacts(state, readCell(frame, state, it.cell)));
    case 'set-cell':
      writeCell(frame, state, it.cell, read(it.from));
      return true;
    case 'global':
      return set(it.to, readGlobal(frame, state, it.name, it.at));
    case 'set-global':
      writeGlobal(frame, state, it.name, read(it.from));
      return true;
    case 'this':
      return set(it.to, thisOf(frame, state));
    case 'super':
      return set(it.to, parents(frame, state));
    case 'import':
      return set(it.to, importedNamespace(frame, frame.module, it.import));
    case 'function': {
      const id = world.codeId(frame.module, it.function);
      world.environments.set(id, frame.environment);
      return set(it.to, someOf([world.atoms.function(id, frame.environment)]));
    }
    case 'class':
      return set(
        it.to,
        makeClass(
          frame,
          state,
          it,
          it.bases.map(read),
          it.decorations.map((d) => read(d.value)),
        ),
      );
    case 'object': {
      const id = world.ids.of('', frame.code.id, it.at, frame.module);
      const before = state.things.get(id);
      if (before === undefined) state.things.set(id, newThing('object', state.owner));
      else again(state, id);
      return set(it.to, world.object(id));
    }
    case 'list':
      return set(it.to, list(frame, state, it.at, it.items, read));
    case 'get':
      return set(it.to, get(frame, state, read(it.object), it.key, it.at, read));
    case 'set': {
      const key = keyOf(it.key, read);
      if (typeof key === 'string') writeMember(frame, state, read(it.object), key, read(it.from), it.at);
      else writeUnknown(frame, state, read(it.object), key, read(it.from), it.at);
      return true;
    }
    case 'delete': {
      const key = keyOf(it.key, read);
      if (typeof key === 'string') remove(state, read(it.object), key);
      return true;
    }
    case 'slice':
      return set(
        it.to,
        slice(
          frame,
          state,
          read(it.object),
          it.bounds.map((b) => (b === null ? null : read(b))),
          it.at,
        ),
      );
    case 'spread':
      spread(frame, state, read(it.object), read(it.from), it.at);
      return true;
    case 'binary': {
      const [left, right] = [read(it.left), read(it.right)];
      return set(
        it.to,
        compare(frame, state, it.operator, left, right) ??
          overloaded(frame, state, it.operator, left, right, it.at) ??
          binary(frame, it.operator, left, right, it.at),
      );
    }
    case 'unary':
      return set(it.to, unary(frame, it.operator, read(it.from)));
    case 'join':
      return set(it.to, concat(frame, it.parts.map(read), it.at));
    case 'call': {
      const result = world.machine.call(frame, state, {
        callee: read(it.callee),
        receiver: it.receiver === null ? null : read(it.receiver),
        given: it.arguments.map((given) => ({ ...given, value: read(given.value) })),
        construct: it.construct,
        at: it.at,
      });
      set(it.to, result);
      return result !== NOTHING && result.atoms.length > 0;
    }
    case 'await':
    case 'enter':
      return set(it.to, read(it.from));
    case 'yield': {
      const value = it.all ? readElement(frame, state, read(it.from), it.at) : read(it.from);
      frame.yields = world.join(frame.yields, value);
      return set(it.to, world.any());
    }
    case 'next':
      return set(
        it.to,
        it.of === 'values' ? readElement(frame, state, read(it.from), it.at) : readKey(frame, state, read(it.from)),
      );
    case 'caught':
      return set(it.to, state.thrown ?? world.any());
    case 'typed':
      return refine(frame, state, it.of, it.type, it.at);
  }
}

/** Dangerous values that have no name yet get one, so that what a test says of them holds wherever they are. */
function named(frame: Frame, state: State, value: Value, at: number): Value {
  if (value.name !== 0 || (value.marks.length === 0 && value.atoms.length < 2)) return value;
  const name = frame.world.names.root('at', frame.code.id, at);
  state.facts.delete(name);
  return { ...value, name };
}

function again(state: State, id: number): void {
  const thing = state.change(id);
  if (thing !== undefined) thing.single = false;
}

function constant(frame: Frame, value: Extract<Instruction, { op: 'constant' }>['value']): Value {
  const { atoms } = frame.world;
  let atom: Atom;
  if (value.type === 'pattern') atom = atoms.constant('pattern', value.source, value.flags);
  else if (value.type === 'null') atom = atoms.null;
  else if (value.type === 'undefined') atom = atoms.undefined;
  else atom = atoms.constant(value.type, value.value);
  return someOf([atom]);
}

/** A key that is one known text or number. */
function keyOf(key: Key, read: (register: number) => Value): string | Value {
  if (typeof key === 'string') return key;
  const value = read(key);
  const only = value.atoms.length === 1 ? value.atoms[0] : undefined;
  return only?.kind === 'constant' && only.type !== 'pattern' && value.marks.length === 0 ? String(only.value) : value;
}

function get(
  frame: Frame,
  state: State,
  object: Value,
  key: Key,
  at: number,
  read: (register: number) => Value,
): Value {
  const { world } = frame;
  if (object.atoms.length === 0) return world.any(object.marks);
  const known = keyOf(key, read);
  if (typeof known === 'string') {
    const value = readMember(frame, state, object, known, at);
    if (value.atoms.length === 0) return unknownMember(frame, known, at);
    if (known === 'default' && value.atoms.every((it) => it === world.atoms.undefined)) return object;
    return underFacts(state, value);
  }
  const keys = known.atoms.length <= 8 && known.atoms.every((it) => it.kind === 'constant' && it.type !== 'pattern');
  if (keys && known.atoms.length > 0 && known.marks.length === 0) {
    return world.joinAll(
      known.atoms.map((it) => readMember(frame, state, object, String(it.kind === 'constant' ? it.value : ''), at)),
    );
  }
  return underFacts(state, readUnknown(frame, state, object, known, at));
}

function thisOf(frame: Frame, state: State): Value {
  const own = frame.code.ir.lexicalThis ? readAround(frame, state, SELF) : frame.self;
  const value = own ?? frame.world.any();
  return truth(value).yes ? value : { ...frame.world.any(), marks: joinMarks(value.marks, []) };
}

function parents(frame: Frame, state: State): Value {
  const { world } = frame;
  const home = frame.home >= 0 ? world.object(frame.home) : readAround(frame, state, HOME);
  let found = NOTHING;
  for (const atom of home?.atoms ?? []) {
    const thing = atom.kind === 'object' ? (state.things.get(atom.id) ?? world.old.get(atom.id)) : undefined;
    for (const base of thing?.heart?.bases ?? []) found = world.join(found, base);
  }
  return found.atoms.length === 0 ? world.any() : found;
}
