/** Values of the right form that were never valid; put together here so that no scanner takes this file for a leak. */
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A Stripe live key, another one for each `seed`: critical, and sure by its form. */
export function stripeKey(seed: number): string {
  let state = (seed + 1) * 2654435761;
  let text = '';
  for (let index = 0; index < 28; index += 1) {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    text += CHARACTERS[state % CHARACTERS.length];
  }
  return `sk_${'live'}_${text}`;
}

/** A lockfile of npm with one package from the registry. */
export function npmLock(name: string, version: string): string {
  const resolved = `https://registry.npmjs.org/${name}/-/${name}-${version}.tgz`;
  const packages = {
    '': { name: 'sample', dependencies: { [name]: version } },
    [`node_modules/${name}`]: { version, resolved },
  };
  return `${JSON.stringify({ name: 'sample', lockfileVersion: 3, requires: true, packages }, null, 2)}\n`;
}

export const NPM_MANIFEST = `${JSON.stringify({ name: 'sample', dependencies: { minimist: '1.2.0' } }, null, 2)}\n`;
