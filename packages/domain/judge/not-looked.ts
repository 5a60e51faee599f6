import type { JudgedGap } from '../coverage/gap.ts';
import type { Surface } from '../finding/finding.ts';

/** Where this scan cannot say that something is gone, because it did not look. */
export class NotLooked {
  /** A whole surface was left out. */
  readonly anySurface: boolean;
  readonly #surfaces = new Set<Surface>();
  readonly #paths = new Set<string>();
  readonly #wouldMeet: (path: string) => boolean;

  constructor(gaps: readonly JudgedGap[], wouldMeet: (path: string) => boolean = () => true) {
    this.#wouldMeet = wouldMeet;
    for (const { kind, class: gapClass, path, pattern, surface } of gaps) {
      const place = path ?? pattern;
      if (place !== undefined) this.#paths.add(place);
      else if (surface !== undefined && (gapClass === 'blocking' || kind === 'surface-not-selected')) {
        this.#surfaces.add(surface);
      }
    }
    this.anySurface = this.#surfaces.size > 0;
  }

  at(path: string, surface?: Surface): boolean {
    if (!this.#wouldMeet(path) || this.#paths.has(path)) return true;
    if (surface !== undefined && this.#surfaces.has(surface)) return true;
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      if (this.#paths.has(path.slice(0, slash + 1))) return true;
    }
    return false;
  }
}
