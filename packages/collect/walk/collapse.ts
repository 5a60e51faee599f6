/** A path, or a folder ending in `/`, and how many paths it stands for. */
export interface Place {
  readonly place: string;
  readonly count: number;
}

/**
 * Fewer names for many paths: the topmost folder that holds none of the kept files stands for all below it.
 * With `at most` still exceeded, one `./` stands for the rest.
 */
export function collapse(paths: Iterable<string>, kept: Iterable<string>, most = 20_000): Place[] {
  const folders = foldersOf(kept);
  const places = new Map<string, number>();
  for (const path of paths) {
    const place = topmostWithout(path, folders);
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  const sorted = [...places].map(([place, count]) => ({ place, count })).sort((a, b) => (a.place < b.place ? -1 : 1));
  if (sorted.length <= most) return sorted;
  const rest = sorted.splice(most - 1).reduce((sum, { count }) => sum + count, 0);
  return [{ place: './', count: rest }, ...sorted];
}

function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = path.slice(0, slash + 1);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

function topmostWithout(path: string, kept: ReadonlySet<string>): string {
  for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
    const folder = path.slice(0, slash + 1);
    if (!kept.has(folder)) return folder;
  }
  return path;
}
