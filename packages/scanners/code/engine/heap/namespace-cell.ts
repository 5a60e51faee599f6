import type { Frame } from '../calls/frame.ts';
import { someOf, type Value } from '../values/value.ts';
import { standingOf } from './cells.ts';

/** What importing a module answers: its names, or what it put into the variable whose field holds all (CommonJS). */
export function exportsOf(frame: Frame, module: number): Value {
  const { world } = frame;
  const { namespaceCell } = world.program.module(module).view;
  const names = someOf([world.atoms.namespace(module)]);
  if (namespaceCell === null) return names;
  let exported: Value | null = null;
  for (const atom of standingOf(frame, world.moduleEnvironment(module), namespaceCell).atoms) {
    if (atom.kind !== 'object') continue;
    const value = world.old.get(atom.id)?.fields.get('exports');
    frame.reads.set(world.slots.of(atom.id, 'exports'), value);
    if (value !== undefined) exported = exported === null ? value : world.join(exported, value);
  }
  return exported ?? names;
}
