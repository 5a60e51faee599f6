/** A map whose copies cost nothing until one of them changes. */
export class SharedMap<K, V> {
  #map: Map<K, V>;
  #shared: boolean;

  /** Of somebody else's map, which stays as it is. */
  constructor(map: ReadonlyMap<K, V> = new Map()) {
    this.#map = map as Map<K, V>;
    this.#shared = true;
  }

  copy(): SharedMap<K, V> {
    this.#shared = true;
    return new SharedMap(this.#map);
  }

  /** Whether neither of both changed since one was copied from the other. */
  isSame(other: SharedMap<K, V>): boolean {
    return this.#map === other.#map;
  }

  get size(): number {
    return this.#map.size;
  }

  get(key: K): V | undefined {
    return this.#map.get(key);
  }

  has(key: K): boolean {
    return this.#map.has(key);
  }

  set(key: K, value: V): void {
    this.#own().set(key, value);
  }

  delete(key: K): void {
    if (this.#map.has(key)) this.#own().delete(key);
  }

  values(): IterableIterator<V> {
    return this.#map.values();
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.#map[Symbol.iterator]();
  }

  #own(): Map<K, V> {
    if (this.#shared) {
      this.#map = new Map(this.#map);
      this.#shared = false;
    }
    return this.#map;
  }
}
