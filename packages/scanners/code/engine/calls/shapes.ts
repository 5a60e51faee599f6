const FIRST_ROOM = 4096;

/** A call's shape while it is put together: whole numbers, behind each other. */
export class ShapeDraft {
  words = new Int32Array(FIRST_ROOM);
  length = 0;

  say(word: number): void {
    if (this.length === this.words.length) {
      const more = new Int32Array(2 * this.length);
      more.set(this.words);
      this.words = more;
    }
    this.words[this.length++] = word;
  }
}

/** Numbers for shapes of calls, so that they are compared once. */
export class Shapes {
  readonly draft = new ShapeDraft();
  readonly #texts = new Map<string, number>();
  readonly #byHash = new Map<number, number[]>();
  readonly #shapes = new Map<number, Int32Array>();
  #next = 0;

  /** A text as a word of a shape. */
  text(text: string): number {
    let word = this.#texts.get(text);
    if (word === undefined) {
      word = this.#texts.size;
      this.#texts.set(text, word);
    }
    return word;
  }

  /** The number of the shape that the draft holds. */
  find(): number {
    const { words, length } = this.draft;
    let hash = length;
    for (let i = 0; i < length; i++) hash = (Math.imul(hash, 0x01000193) ^ (words[i] as number)) | 0;
    hash ^= hash >>> 15;
    const alike = this.#byHash.get(hash);
    const known = alike?.find((it) => this.#isDraft(it));
    if (known !== undefined) return known;
    const shape = this.#next++;
    this.#shapes.set(shape, words.slice(0, length));
    if (alike === undefined) this.#byHash.set(hash, [shape]);
    else alike.push(shape);
    return shape;
  }

  /** All but these are forgotten: they get other numbers when they are met again. */
  forget(but: ReadonlySet<number>): void {
    for (const [hash, alike] of this.#byHash) {
      const kept = alike.filter((it) => but.has(it));
      if (kept.length === 0) this.#byHash.delete(hash);
      else this.#byHash.set(hash, kept);
    }
    for (const shape of this.#shapes.keys()) if (!but.has(shape)) this.#shapes.delete(shape);
  }

  #isDraft(shape: number): boolean {
    const { words, length } = this.draft;
    const known = this.#shapes.get(shape);
    if (known === undefined || known.length !== length) return false;
    for (let i = 0; i < length; i++) if (known[i] !== words[i]) return false;
    return true;
  }
}
