/** Options that take no value: in the environment an empty, `0`, `no` or `false` one means that it is not given. */
const SWITCHES = ['VAUBAN_QUIET', 'VAUBAN_OFFLINE', 'VAUBAN_NO_CACHE', 'VAUBAN_UPDATE'];
const OFF = new Set(['', '0', 'no', 'false', 'off']);

/** Takes out what stands for "not given", so that an empty variable of a pipeline is no value. */
export function normaliseEnvironment(environment: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith('VAUBAN_') || value === undefined) continue;
    if (value === '' || (SWITCHES.includes(name) && OFF.has(value.toLowerCase()))) delete environment[name];
  }
}
