type Part = number | string;

/**
 * A loose order of version texts, good enough to choose which fixed version to recommend. The exact orders of the
 * ecosystems live in `@vauban/advisories`, right of this room, and decide what is vulnerable; this one never does.
 */
export function releaseOrder(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const order = partOrder(left[index], right[index]);
    if (order !== 0) return order;
  }
  return 0;
}

/** The number that leads a version: `4.17.21` → 4. */
export function majorOf(version: string): Part | undefined {
  return partsOf(version)[0];
}

function partsOf(version: string): Part[] {
  const pieces =
    version
      .slice(0, 200)
      .replace(/^v/i, '')
      .split('+', 1)[0]
      ?.match(/\d+|[a-z]+/gi) ?? [];
  return pieces.map((piece) => (/^\d/.test(piece) ? Number(piece) : piece.toLowerCase()));
}

/** Numbers by value; words (`beta`, `rc`) stand before the release they lead to, `post` behind it. */
function partOrder(a: Part | undefined, b: Part | undefined): number {
  const left = rank(a);
  const right = rank(b);
  if (left !== right) return left - right;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return Number(a ?? 0) - Number(b ?? 0);
}

function rank(part: Part | undefined): number {
  if (typeof part === 'string') return part === 'post' ? 2 : 0;
  return 1;
}
