const LONGEST_PATH = 40;

/** What names reach over what they need, by the fewest steps. */
export interface NameGraph {
  has(name: string): boolean;
  /** From the root to the name, both included; the middle of a very long chain stands as `…`. */
  path(name: string): readonly string[];
}

export function walkNames(
  root: string,
  from: readonly string[],
  needs: ReadonlyMap<string, readonly string[]>,
): NameGraph {
  const paths = new Map<string, readonly string[]>();
  const queue: string[] = [];
  const reach = (name: string, before: readonly string[]): void => {
    if (paths.has(name) || !needs.has(name)) return;
    const isLong = before.length >= LONGEST_PATH;
    paths.set(name, isLong ? [...before.slice(0, LONGEST_PATH - 2), '…', name] : [...before, name]);
    queue.push(name);
  };
  for (const name of from) reach(name, [root]);
  for (let i = 0; i < queue.length; i++) {
    const name = queue[i] as string;
    for (const need of needs.get(name) ?? []) reach(need, paths.get(name) ?? []);
  }
  return { has: (name) => paths.has(name), path: (name) => paths.get(name) ?? [] };
}
