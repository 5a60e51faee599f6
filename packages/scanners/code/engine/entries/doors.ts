import type { EntryModel } from '../../models/model.ts';
import type { Registration } from '../calls/context.ts';
import { readMember } from '../heap/read.ts';
import type { World } from '../world.ts';
import { driver } from './roots.ts';

/** Exports that the outside calls because of the name of their file. */
export function doorsOf(world: World, module: number): Registration[] {
  const path = world.path(module);
  return world.models(module).files.flatMap((door) => {
    const found = door.path.exec(path);
    if (found === null) return [];
    const route = found[1] === undefined ? null : `/${found[1]}`;
    return Object.entries(door.exports).flatMap(([name, entry]) => doorOf(world, module, name, entry, route));
  });
}

function doorOf(world: World, module: number, name: string, entry: EntryModel, route: string | null): Registration[] {
  const { frame, state } = driver(world, module);
  const names = name === '*' ? exportedNames(world, module) : [name];
  return names.flatMap((exported) => {
    const handler = readMember(frame, state, world.machine.namespace(frame, module), exported, 0);
    if (!handler.atoms.some((it) => it.kind === 'function' || it.kind === 'bound' || it.kind === 'object')) return [];
    const method = entry.method ?? null;
    return [{ handler, self: null, entry, method, route, parameters: null, module, at: 0 }];
  });
}

function exportedNames(world: World, module: number): string[] {
  return world.program.module(module).view.exports.flatMap((it) => (it.kind === 'all' ? [] : [it.name]));
}
