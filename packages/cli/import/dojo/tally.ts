import { safeText } from '@vauban/reports';

type Thing = 'projects' | 'findings' | 'decisions' | 'proposals';

/** What an import did, and what it could not do. */
export class Tally {
  readonly #made = new Map<Thing, number>();
  readonly #known = new Map<Thing, number>();
  readonly #left: Map<string, number>;
  readonly #lacking = new Map<string, number>();

  constructor(left: ReadonlyMap<string, number>) {
    this.#left = new Map(left);
  }

  made(thing: Thing, count = 1): void {
    this.#made.set(thing, (this.#made.get(thing) ?? 0) + count);
  }

  /** Was there before. */
  known(thing: Thing, count = 1): void {
    this.#known.set(thing, (this.#known.get(thing) ?? 0) + count);
  }

  /** Was left out, as it is meant to be. */
  leave(says: string, count = 1): void {
    if (count > 0) this.#left.set(says, (this.#left.get(says) ?? 0) + count);
  }

  /** Should have come over, and did not. */
  lack(says: string): void {
    this.#lacking.set(says, (this.#lacking.get(says) ?? 0) + 1);
  }

  isWhole(): boolean {
    return this.#lacking.size === 0;
  }

  text(): string {
    const things: Thing[] = ['projects', 'findings', 'decisions', 'proposals'];
    const counts = things
      .map((thing) => ({ thing, made: this.#made.get(thing) ?? 0, known: this.#known.get(thing) ?? 0 }))
      .filter(({ made, known }) => made + known > 0)
      .map(
        ({ thing, made, known }) =>
          `${made} new ${made === 1 ? thing.slice(0, -1) : thing}${known > 0 ? ` (${known} known before)` : ''}`,
      );
    return [
      `Taken over: ${counts.join(', ') || 'nothing'}.`,
      ...lines('Not taken over:', this.#lacking),
      ...lines('Left there:', this.#left),
    ].join('\n');
  }
}

function lines(title: string, counts: ReadonlyMap<string, number>): string[] {
  if (counts.size === 0) return [];
  return [
    title,
    ...[...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([says, count]) => `  ${count} × ${safeText(says)}`),
  ];
}
