import type { Instruction } from '../../ir/instruction.ts';
import type { MemberIr } from '../../ir/module.ts';
import type { Frame } from '../calls/frame.ts';
import { registerOverridden } from '../entries/overridden.ts';
import { register } from '../entries/register.ts';
import type { State } from '../heap/state.ts';
import { newThing, type Thing } from '../heap/thing.ts';
import type { Value } from '../values/value.ts';
import { someOf } from '../values/value.ts';

/** Defines a class: an object that holds what is static, and one that holds the methods. */
export function makeClass(
  frame: Frame,
  state: State,
  it: Extract<Instruction, { op: 'class' }>,
  bases: readonly Value[],
  decorations: readonly Value[],
): Value {
  const { world } = frame;
  const { view } = world.program.module(frame.module);
  const ir = view.classes[it.class];
  if (ir === undefined) return world.any();
  const id = world.ids.of('class', frame.code.id, it.class, frame.module);
  const methodsId = world.ids.of('methods', frame.code.id, it.class, frame.module);
  const methods = newThing('object', state.owner, { proto: prototypesOf(frame, state, bases) });
  const heart = { module: frame.module, index: it.class, env: frame.environment, bases, methods: methodsId };
  const type = newThing('class', state.owner, { heart });
  for (const member of ir.members) addMember(frame, member, type, methods, id);
  type.fields.set('prototype', world.object(methodsId));
  methods.fields.set('constructor', world.object(id));
  state.things.set(id, type);
  state.things.set(methodsId, methods);
  const self = world.object(id);
  if (ir.staticInitialiser !== null) {
    const code = world.codeId(frame.module, ir.staticInitialiser);
    world.homes.set(code, id);
    const callee = someOf([world.atoms.function(code, frame.environment)]);
    world.machine.call(frame, state, { callee, receiver: self, given: [], construct: false, at: it.at });
  }
  if (ir.initialiser !== null) world.homes.set(world.codeId(frame.module, ir.initialiser), id);
  for (const [i, decoration] of it.decorations.entries()) {
    register(frame, state, { decorator: decorations[i] as Value, decoration, type: self, ir, at: it.at });
  }
  registerOverridden(frame, state, self, methodsId, it.at);
  return self;
}

function addMember(frame: Frame, member: MemberIr, type: Thing, methods: Thing, id: number): void {
  const { world } = frame;
  if (member.function === null) return;
  const code = world.codeId(frame.module, member.function);
  world.homes.set(code, id);
  const value = someOf([world.atoms.function(code, frame.environment)]);
  const home = member.static ? type : methods;
  switch (member.kind) {
    case 'getter':
      home.fields.set(`get ${member.name}`, value);
      return;
    case 'setter':
      home.fields.set(`set ${member.name}`, value);
      return;
    case 'constructor':
      methods.fields.set('%constructor', value);
      if (member.name !== 'constructor') methods.fields.set(member.name, value);
      return;
    default:
      home.fields.set(member.name, value);
  }
}

/** Where methods of the parents stand. */
function prototypesOf(frame: Frame, state: State, bases: readonly Value[]): Value | null {
  const { world } = frame;
  let found: Value | null = null;
  for (const base of bases) {
    for (const atom of base.atoms) {
      let parent: Value | null = null;
      if (atom.kind === 'object') {
        const heart = (state.things.get(atom.id) ?? world.old.get(atom.id))?.heart;
        if (heart != null) parent = world.object(heart.methods);
      } else if (atom.kind === 'model' || atom.kind === 'any' || atom.kind === 'instance') parent = someOf([atom]);
      if (parent !== null) found = found === null ? parent : world.join(found, parent);
    }
  }
  return found;
}
