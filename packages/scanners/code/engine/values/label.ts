import type { Place } from '../../ir/instruction.ts';

/** A place where data comes in. */
export interface Origin {
  readonly kind: string;
  readonly name: string;
  readonly module: number;
  readonly at: Place;
}

/** Numbers for origins, each once. */
export class Labels {
  readonly #byKey = new Map<string, number>();
  readonly #origins: Origin[] = [];

  of(origin: Origin): number {
    const key = `${origin.module} ${origin.at} ${origin.kind}`;
    let label = this.#byKey.get(key);
    if (label === undefined) {
      label = this.#origins.push(origin) - 1;
      this.#byKey.set(key, label);
    }
    return label;
  }

  origin(label: number): Origin {
    const origin = this.#origins[label];
    if (origin === undefined) throw new RangeError('no such origin');
    return origin;
  }
}
