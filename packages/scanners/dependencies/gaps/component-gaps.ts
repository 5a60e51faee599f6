import type { Gap } from '@vauban/domain';
import { listed, plural } from '../text/bounded.ts';

export const SCANNER = 'dependencies';
const FROM = { scanner: SCANNER, surface: 'dependencies' } as const;

export function gap(kind: Gap['kind'], path: string, message: string, count?: number): Gap {
  return { kind, ...FROM, path, ...(count === undefined ? {} : { count }), message };
}

/** Names without an exact version; none makes no gap. `says` is handed the bounded list of names. */
export function unresolved(path: string, names: readonly string[], says: (names: string) => string): Gap[] {
  return names.length === 0 ? [] : [gap('unresolved', path, says(listed(names)), names.length)];
}

export function notInRegistry(path: string, names: readonly string[]): Gap[] {
  if (names.length === 0) return [];
  const verb = names.length === 1 ? 'comes' : 'come';
  const message = `${plural(names.length, 'component')} of ${path} ${verb} from no registry, so no advisory names them: ${listed(names)}`;
  return [gap('not-in-registry', path, message, names.length)];
}
