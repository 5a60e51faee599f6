import { callFunction, unknownArguments } from '../calls/call-function.ts';
import type { World } from '../world.ts';
import { instanceOf } from './instance.ts';
import { drive, type Ran } from './roots.ts';

/** Runs a function that nobody calls, with arguments about which nothing is known. */
export function runAlone(world: World, id: number): Ran {
  const module = world.moduleOf(id);
  const outcome = drive(world, module, (frame, state) => {
    const home = world.homes.get(id);
    const at = world.code(id).ir.at;
    const self = home === undefined ? null : instanceOf(frame, state, world.object(home), at);
    const environment = world.environments.get(id) ?? world.moduleEnvironment(module);
    const target = world.atoms.function(id, environment);
    callFunction(frame, state, { target, self, spread: unknownArguments(world), at });
  });
  return { outcome, entry: null };
}
