/** First and last, both included. */
export type Range = [first: number, last: number];

/** Numbers as few sorted ranges: an event that speaks of thousands stays small. */
export function rangesOf(numbers: Iterable<number>): Range[] {
  const ranges: Range[] = [];
  for (const number of Float64Array.from(new Set(numbers)).sort()) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}
