/** Reads the fields of a document that nobody has checked, and collects what is wrong with them as sentences. */
export class Fields {
  readonly problems: string[];
  readonly #map: ReadonlyMap<string, unknown>;
  readonly #read = new Set<string>();
  readonly #place: string;

  constructor(value: unknown, place: string, problems: string[]) {
    this.problems = problems;
    this.#place = place;
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    this.#map = new Map(isMap ? Object.entries(value) : []);
    if (!isMap) problems.push(`${place || 'the rule'} must be a mapping`);
  }

  /** Says which keys nobody asked for. */
  end(): void {
    for (const key of this.#map.keys()) {
      if (!this.#read.has(key)) this.problems.push(`${this.#place}${key} is not a known key`);
    }
  }

  raw(key: string): unknown {
    this.#read.add(key);
    return this.#map.get(key);
  }

  has(key: string): boolean {
    return this.#map.has(key);
  }

  text(key: string, pattern: RegExp, says: string): string {
    const value = this.raw(key);
    if (typeof value === 'string' && pattern.test(value)) return value.trim();
    this.problems.push(`${this.#place}${key} must be ${says}`);
    return '';
  }

  oneOf<T extends string>(key: string, allowed: readonly T[], fallback?: T): T {
    const value = this.raw(key);
    if (value === undefined && fallback !== undefined) return fallback;
    const found = allowed.find((choice) => choice === value);
    if (found === undefined) this.problems.push(`${this.#place}${key} must be one of ${allowed.join(', ')}`);
    return found ?? (allowed[0] as T);
  }

  number(key: string, low: number, high: number, fallback: number): number {
    const value = this.raw(key);
    if (value === undefined) return fallback;
    if (typeof value === 'number' && value >= low && value <= high) return value;
    this.problems.push(`${this.#place}${key} must be a number from ${low} to ${high}`);
    return fallback;
  }

  yesOrNo(key: string): boolean {
    const value = this.raw(key);
    if (value !== undefined && typeof value !== 'boolean')
      this.problems.push(`${this.#place}${key} must be true or false`);
    return value === true;
  }

  /** A list of texts of which each matches `pattern`; absent is empty unless `least` is positive. */
  list(key: string, least: number, most: number, pattern: RegExp, says: string): string[] {
    const value = this.raw(key) ?? [];
    const items = Array.isArray(value) ? value : null;
    if (items === null || items.length < least || items.length > most) {
      this.problems.push(`${this.#place}${key} must be a list of ${least} to ${most} entries`);
      return [];
    }
    return items.flatMap((item: unknown) => {
      if (typeof item === 'string' && pattern.test(item)) return [item];
      this.problems.push(`${this.#place}${key}: each entry must be ${says}`);
      return [];
    });
  }
}
