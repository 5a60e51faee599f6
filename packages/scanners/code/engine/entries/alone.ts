import { callFunction, unknownArguments } from '../calls/call-function.ts';
import type { World } from '../world.ts';
import { runEntry } from './entry.ts';
import { handlerRegistration } from './handlers.ts';
import { instanceOf } from './instance.ts';
import { drive, type Ran } from './roots.ts';

/** Runs a function that nobody calls, with arguments about which nothing is known. */
export function runAlone(world: World, id: number): Ran | null {
  const module = world.moduleOf(id);
  const environment = world.environments.get(id) ?? world.moduleEnvironment(module);
  const target = world.atoms.function(id, environment);
  const home = world.homes.get(id);
  const type = home === undefined ? null : world.object(home);
  const handler = handlerRegistration(world, { target, given: 0 }, target, type, module, world.code(id).ir.at);
  if (handler !== null) return runEntry(world, handler, target);
  const outcome = drive(world, module, (frame, state) => {
    const at = world.code(id).ir.at;
    const self = type === null ? null : instanceOf(frame, state, type, at);
    callFunction(frame, state, { target, self, spread: unknownArguments(world), at });
  });
  return { outcome, entry: null };
}
