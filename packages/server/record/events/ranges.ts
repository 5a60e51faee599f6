/** First and last, both included. */
export type Range = readonly [first: number, last: number];

/** Numbers as few sorted ranges: an event that speaks of thousands stays small. */
export function rangesOf(numbers: Iterable<number>): Range[] {
  const ranges: [number, number][] = [];
  for (const number of Float64Array.from(new Set(numbers)).sort()) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

export function numbersOf(ranges: readonly Range[]): number[] {
  return ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
}
