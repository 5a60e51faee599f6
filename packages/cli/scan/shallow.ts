import type { Gap } from '@vauban/domain';

/** The gaps of the walk, without its general word about a shallow clone where the history told exactly what is lost. */
export function shallowToldOnce(walk: readonly Gap[], history: readonly Gap[]): readonly Gap[] {
  if (!history.some(({ kind, message }) => kind === 'shallow-history' || message.includes('clone is shallow')))
    return walk;
  return walk.filter(({ kind }) => kind !== 'shallow-history');
}
