import type { Want } from '../../contract/scanner.ts';
import { type KeywordGate, keywordGate } from '../choose/keyword-gate.ts';
import { isBinary, narrowed, utf16Order } from '../choose/text.ts';
import type { Fit } from '../choose/wanted.ts';

/** What becomes of one content for one scanner. */
export type Choice =
  | { readonly scanner: number; readonly what: 'read' | 'silent'; readonly want: number }
  | { readonly scanner: number; readonly what: 'binary' | 'too-big' };

/** Decides by content which scanner reads a file, and for which of its wants. */
export class ContentChooser {
  readonly #wants: readonly (readonly Want[])[];
  readonly #sets: readonly (readonly string[])[];
  /** Built when the first content asks for it: a scan that knows every file by its stamp needs none. */
  #gate: KeywordGate | null = null;
  /** For each scanner and want its bit in the gate; 0 when it has no keywords. */
  readonly #bits: readonly (readonly number[])[];

  constructor(scanners: readonly { readonly wants: readonly Want[] }[]) {
    this.#wants = scanners.map(({ wants }) => wants);
    const sets: (readonly string[])[] = [];
    const known = new Map<string, number>();
    this.#bits = this.#wants.map((wants) =>
      wants.map(({ keywords }) => {
        if (keywords === undefined) return 0;
        const key = keywords.join('\n');
        const set = known.get(key) ?? sets.push(keywords) - 1;
        known.set(key, set);
        return 1 << set;
      }),
    );
    this.#sets = sets;
  }

  /** The largest size that any of these wants takes. */
  largest({ scanner, wants }: Fit): number {
    return Math.max(...wants.map((want) => this.#want(scanner, want).maxBytes));
  }

  choose(bytes: Buffer, fits: readonly Fit[]): Choice[] {
    const binary = isBinary(bytes);
    const choices = fits.map((fit) => this.#byKind(fit, bytes.length, binary));
    const sought = choices.reduce((bits, choice) => bits | this.#bit(choice), 0);
    if (sought === 0) return choices;
    const order = utf16Order(bytes);
    this.#gate ??= keywordGate(this.#sets);
    const found = this.#gate.find(order === null ? bytes : narrowed(bytes, order), sought);
    return choices.map((choice) => {
      const bit = this.#bit(choice);
      return bit !== 0 && (found & bit) === 0 ? ({ ...choice, what: 'silent' } as Choice) : choice;
    });
  }

  #byKind({ scanner, wants }: Fit, size: number, binary: boolean): Choice {
    const ofKind = wants.filter((want) => !binary || this.#want(scanner, want).content === 'any');
    if (ofKind.length === 0) return { scanner, what: 'binary' };
    const want = ofKind.find((index) => size <= this.#want(scanner, index).maxBytes);
    return want === undefined ? { scanner, what: 'too-big' } : { scanner, what: 'read', want };
  }

  #bit(choice: Choice): number {
    return choice.what === 'read' ? (this.#bits[choice.scanner]?.[choice.want] ?? 0) : 0;
  }

  #want(scanner: number, want: number): Want {
    return this.#wants[scanner]?.[want] as Want;
  }
}
