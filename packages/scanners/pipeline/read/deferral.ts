import type { Want } from '../../contract/scanner.ts';
import type { Fit } from '../choose/wanted.ts';

/** Which fits are to be read, and which wait until their scanner asks for their kind. */
export class Deferral {
  readonly #wants: readonly (readonly Want[])[];
  readonly #asked: readonly Set<string>[];
  readonly #defers: readonly boolean[];
  #due = new Map<readonly Fit[], readonly Fit[]>();

  readonly #judges: readonly boolean[];

  /** `judges`: whether each scanner sends us to a file, rather than going along. */
  constructor(scanners: readonly { readonly wants: readonly Want[] }[], judges: readonly boolean[]) {
    this.#judges = judges;
    this.#wants = scanners.map(({ wants }) => wants);
    this.#asked = scanners.map(() => new Set());
    this.#defers = this.#wants.map((wants) => wants.some(({ deferred }) => deferred === true));
  }

  defers(scanner: number): boolean {
    return this.#defers[scanner] === true;
  }

  ask(scanner: number, kinds: readonly string[]): void {
    for (const kind of kinds) this.#asked[scanner]?.add(kind);
    this.#due = new Map();
  }

  /** Of the deferred wants, but those at `except`; sorted. */
  kinds(scanner: number, except: ReadonlySet<number>): readonly string[] {
    const wants = (this.#wants[scanner] ?? []).filter(({ deferred }, index) => deferred === true && !except.has(index));
    return wants.map(({ kind }) => kind).sort();
  }

  /** Whoever goes along does so where another one looks without having to ask. */
  due(fits: readonly Fit[]): readonly Fit[] {
    let due = this.#due.get(fits);
    if (due === undefined) {
      const isLookedAt = fits.some((fit) => this.#judges[fit.scanner] && !this.#isDeferred(fit));
      due = fits.filter((fit) => (this.#judges[fit.scanner] ? this.isDue(fit) : isLookedAt));
      this.#due.set(fits, due);
    }
    return due;
  }

  /** Not deferred, or asked for. */
  isDue(fit: Fit): boolean {
    const asked = this.#asked[fit.scanner];
    return !this.#isDeferred(fit) || fit.wants.some((want) => asked?.has(this.#wants[fit.scanner]?.[want]?.kind ?? ''));
  }

  #isDeferred({ scanner, wants }: Fit): boolean {
    return this.#defers[scanner] === true && wants.every((want) => this.#wants[scanner]?.[want]?.deferred === true);
  }
}
