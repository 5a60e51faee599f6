/** Groups what shares a name, directly or through others; in the order of each group's first member. */
export function groupsByName<T>(members: readonly T[], namesOf: (member: T) => Iterable<string>): T[][] {
  const parent = members.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const first = new Map<string, number>();
  for (const [index, member] of members.entries()) {
    for (const name of namesOf(member)) {
      const other = first.get(name);
      if (other === undefined) first.set(name, index);
      else parent[Math.max(root(index), root(other))] = Math.min(root(index), root(other));
    }
  }
  const groups = new Map<number, T[]>();
  for (const [index, member] of members.entries()) {
    const key = root(index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  }
  return [...groups.values()];
}
