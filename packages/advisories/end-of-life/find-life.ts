import type { EndOfLife } from '@vauban/domain';
import type { StoredCycle, StoredLife } from './lives.ts';

/** What is known of a version's release line. */
export interface Life {
  readonly product: string;
  readonly cycle: string;
  /** Whether it had ended on the day of the data. */
  readonly hasEnded: boolean;
  /** `YYYY-MM-DD`; null where only the fact is known. */
  readonly ends: string | null;
}

/** Products by the packages that are them. */
export class Lives {
  readonly #byPurl = new Map<string, StoredLife>();
  /** `YYYY-MM-DD`, the day of the data: nothing depends on the day on which it is asked. */
  readonly day: string;

  constructor(lives: readonly StoredLife[], day: string) {
    this.day = day;
    for (const life of lives) {
      for (const purl of life[2]) if (!this.#byPurl.has(bare(purl))) this.#byPurl.set(bare(purl), life);
    }
  }

  /** The release line that a version of a package belongs to; null when nobody says. */
  of(purl: string, version: string): Life | null {
    const life = this.#byPurl.get(bare(purl));
    const cycle = life && cycleOf(life[3], version.replace(/^v(?=\d)/, ''));
    return life && cycle ? this.#life(life, cycle) : null;
  }

  /** All release lines of a product, the newest first as its makers list them; empty when it is not known. */
  all(purl: string): Life[] {
    const life = this.#byPurl.get(bare(purl));
    return life === undefined ? [] : life[3].map((cycle) => this.#life(life, cycle));
  }

  #life([, product]: StoredLife, [cycle, ends]: StoredCycle): Life {
    const hasEnded = typeof ends === 'string' ? ends <= this.day : ends;
    return { product, cycle, hasEnded, ends: typeof ends === 'string' ? ends : null };
  }
}

/** As a finding carries it; undefined for what is maintained or unknown. */
export function endOfLife(life: Life | null): EndOfLife | undefined {
  if (life === null || !life.hasEnded) return undefined;
  const { product, cycle, ends } = life;
  return { product, cycle, ...(ends !== null && { since: ends }) };
}

/** The line whose name is the longest beginning of the version, whole parts only: `1.20.3` belongs to `1.20`, never to `1.2`. */
function cycleOf(cycles: readonly StoredCycle[], version: string): StoredCycle | undefined {
  let best: StoredCycle | undefined;
  for (const cycle of cycles) {
    const name = cycle[0];
    const fits = version === name || (version.startsWith(name) && /^[.+-]/.test(version.slice(name.length)));
    if (fits && (best === undefined || name.length > best[0].length)) best = cycle;
  }
  return best;
}

/** Without version, qualifiers and case; scopes are written both ways. */
function bare(purl: string): string {
  const text = purl.replace(/[?#].*$/s, '');
  const at = text.lastIndexOf('@');
  const path = at > text.lastIndexOf('/') ? text.slice(0, at) : text;
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}
