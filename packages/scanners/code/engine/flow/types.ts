import type { Place } from '../../ir/instruction.ts';
import type { Frame } from '../calls/frame.ts';
import { underFacts } from '../guards/facts.ts';
import { typeAtom } from '../heap/model-value.ts';
import { namespaceNamed, readNamespace } from '../heap/namespace.ts';
import type { State } from '../heap/state.ts';
import { builtinNamed } from '../values/builtin.ts';
import { someOf, type Value } from '../values/value.ts';

/** An annotation says what a register holds: it helps where nothing better is known. */
export function refine(frame: Frame, state: State, register: number, type: string, at: Place): true {
  const before = state.registers[register];
  if (before === undefined) return true;
  state.registers[register] = typedAs(frame, state, underFacts(state, before), type, at);
  return true;
}

function typedAs(frame: Frame, state: State, value: Value, type: string, at: Place): Value {
  const { world } = frame;
  if (!value.atoms.some((it) => it.kind === 'any')) return value;
  const typed = ofType(frame, state, type, at);
  if (typed === null) return value;
  const rest = value.atoms.filter((it) => it.kind !== 'any');
  const joined = rest.length === 0 ? typed : world.join(typed, someOf(rest));
  return { ...value, atoms: joined.atoms };
}

/** Some value of a type as annotations spell it; null: nobody knows the type. */
export function ofType(frame: Frame, state: State, type: string, at: Place): Value | null {
  const { world } = frame;
  const models = world.models(frame.module);
  if (models.knowsType(type)) return someOf([typeAtom(frame, models, type)]);
  if (builtinNamed(type) !== null) return null;
  const found = classNamed(frame, type, at);
  if (found === null) return null;
  const instances = found.atoms.filter((it) => it.kind === 'object');
  if (instances.length > 0) return world.machine.instance(frame, state, someOf(instances), at);
  for (const atom of found.atoms) {
    if (atom.kind !== 'model') continue;
    const path = models.knowsType(atom.path) ? atom.path : (atom.member?.construct?.returns?.is ?? null);
    if (path !== null) return someOf([typeAtom(frame, models, path)]);
  }
  return null;
}

/** The class that an annotation names: `#Name` of this module, `specifier.Name` of another. */
function classNamed(frame: Frame, type: string, at: Place): Value | null {
  const { world } = frame;
  const { view } = world.program.module(frame.module);
  if (type.startsWith('#')) {
    const cell = view.cells.indexOf(type.slice(1));
    return cell < 0 ? null : (world.old.get(world.moduleEnvironment(frame.module))?.fields.get(`c${cell}`) ?? null);
  }
  const known = view.imports.filter((it) => type === it.specifier || type.startsWith(`${it.specifier}.`));
  const longest = known.sort((a, b) => b.specifier.length - a.specifier.length)[0];
  if (longest === undefined) return null;
  const namespace = namespaceNamed(frame, frame.module, longest.specifier);
  const name = type.slice(longest.specifier.length + 1) || 'default';
  let found: Value | null = null;
  for (const atom of namespace.atoms) {
    const value =
      atom.kind === 'namespace'
        ? readNamespace(frame, atom.module, name, at)
        : atom.kind === 'model'
          ? someOf([
              world.atoms.model(
                atom.models,
                atom.models.library(atom.path) === null && name === 'default' ? atom.path : `${atom.path}.${name}`,
                atom.models.value(`${atom.path}.${name}`),
                true,
              ),
            ])
          : null;
    if (value !== null) found = found === null ? value : world.join(found, value);
  }
  return found;
}
