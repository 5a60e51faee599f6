export { looksLikeGitAddress, withoutCredentials } from './clone/address.ts';
export { CollectError } from './collect-error.ts';
export type { History } from './history/history.ts';
export * from './open/collected.ts';
export { openTarget } from './open/open-target.ts';
export { EVERYTHING, type Selection } from './walk/selection.ts';
