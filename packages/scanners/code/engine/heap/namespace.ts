import type { Place } from '../../ir/instruction.ts';
import type { Frame } from '../calls/frame.ts';
import { NOTHING, someOf, type Value } from '../values/value.ts';
import { standingOf } from './cells.ts';

const DEEPEST = 24;

/** What a module exports under a name. */
export function readNamespace(frame: Frame, module: number, key: string, at: Place, depth = DEEPEST): Value {
  const { world } = frame;
  const own = world.machine.namespace(frame, module);
  if (own.atoms.some((it) => it.kind !== 'namespace' || it.module !== module)) return own;
  const found = exported(frame, module, key, at, depth);
  if (found !== null) return found;
  const below = world.program.resolve(module, '', key);
  if (below.kind === 'file') {
    const index = world.program.indexOf(below.path);
    if (index >= 0 && index !== module) return world.machine.namespace(frame, index);
  }
  return key === 'then' || key === 'default' ? world.undefined : world.any();
}

function exported(frame: Frame, module: number, key: string, at: Place, depth: number): Value | null {
  const { world } = frame;
  if (depth === 0) return null;
  const { view } = world.program.module(module);
  for (const it of view.exports) {
    if (it.kind === 'cell' && it.name === key) return standingOf(frame, world.moduleEnvironment(module), it.cell);
    if (it.kind === 'again' && it.name === key) {
      const from = importedNamespace(frame, module, it.import);
      return it.imported === null ? from : memberOfNamespace(frame, from, it.imported, at, depth - 1);
    }
  }
  if (key === 'default') return null;
  for (const it of view.exports) {
    if (it.kind !== 'all') continue;
    const from = importedNamespace(frame, module, it.import);
    const found = memberIfThere(frame, from, key, at, depth - 1);
    if (found !== null) return found;
  }
  return null;
}

function memberIfThere(frame: Frame, from: Value, key: string, at: Place, depth: number): Value | null {
  let found: Value | null = null;
  for (const atom of from.atoms) {
    if (atom.kind !== 'namespace') continue;
    frame.world.machine.namespace(frame, atom.module);
    found = exported(frame, atom.module, key, at, depth) ?? found;
  }
  return found;
}

function memberOfNamespace(frame: Frame, from: Value, key: string, at: Place, depth: number): Value {
  const { world } = frame;
  let found = NOTHING;
  for (const atom of from.atoms) {
    if (atom.kind === 'namespace') found = world.join(found, readNamespace(frame, atom.module, key, at, depth));
    else if (atom.kind === 'model' && atom.open) {
      const path = `${atom.path}.${key}`;
      const known = atom.models.value(path);
      found = world.join(
        found,
        key === 'default' && known === null
          ? someOf([atom])
          : someOf([world.atoms.model(atom.models, path, known, true)]),
      );
    } else found = world.join(found, world.any());
  }
  return found;
}

/** A member of a package that has no file of its own. */
export function readFolder(frame: Frame, path: string, module: number, key: string): Value {
  const { world } = frame;
  const found = world.program.resolveIn(path, world.program.module(module).language, key);
  if (found.kind === 'folder') return someOf([world.atoms.folder(found.path, module)]);
  const index = found.kind === 'file' ? world.program.indexOf(found.path) : -1;
  return index < 0 ? world.any() : world.machine.namespace(frame, index);
}

/** The namespace that an import of a module stands for: a module of the program, or a library. */
export function importedNamespace(frame: Frame, module: number, index: number): Value {
  const { world } = frame;
  const specifier = world.program.module(module).view.imports[index]?.specifier;
  return specifier === undefined ? world.any() : namespaceNamed(frame, module, specifier);
}

export function namespaceNamed(frame: Frame, module: number, specifier: string): Value {
  const { world } = frame;
  const found = world.program.resolve(module, specifier);
  if (found.kind === 'missing') return world.any();
  if (found.kind === 'file') {
    const index = world.program.indexOf(found.path);
    if (index < 0) return world.any();
    frame.modules.add(index);
    return world.machine.namespace(frame, index);
  }
  const models = world.models(module);
  // a library that is installed goes before a folder that only happens to have its name
  const library = models.library(specifier);
  if (found.kind === 'folder' && library === null) return someOf([world.atoms.folder(found.path, module)]);
  const name = found.kind === 'folder' ? (library as string) : (models.library(found.name) ?? found.name);
  return someOf([world.atoms.model(models, name, models.value(name), true)]);
}
