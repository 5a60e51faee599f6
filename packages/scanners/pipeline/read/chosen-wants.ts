import type { GapKind } from '@vauban/domain';
import type { Want } from '../../contract/scanner.ts';
import { type KeywordGate, keywordGate, MOST_KEYWORD_SETS } from '../choose/keyword-gate.ts';
import { isBinary, narrowed, utf16Order } from '../choose/text.ts';
import type { Fit } from '../choose/wanted.ts';

/** What becomes of one content for one scanner. */
export type Choice =
  | { readonly scanner: number; readonly what: 'read'; readonly want: number }
  | { readonly scanner: number; readonly what: 'silent' }
  | { readonly scanner: number; readonly what: 'binary' }
  | { readonly scanner: number; readonly what: 'too-big'; readonly gap: GapKind };

/** Decides by content which scanner reads a file, and for which of its wants. */
export class ContentChooser {
  readonly #fileBytes: readonly number[];
  readonly #wants: readonly (readonly Want[])[];
  readonly #sets: readonly (readonly string[])[];
  /** Built when the first content asks for it: a scan that knows every file by its stamp needs none. */
  #gate: KeywordGate | null = null;
  /** For each scanner and want its bit in the gate; 0 when it has no keywords, or the gate has no room for them. */
  readonly #bits: readonly (readonly number[])[];

  constructor(scanners: readonly { readonly wants: readonly Want[] }[], fileBytes: readonly number[]) {
    this.#fileBytes = fileBytes;
    this.#wants = scanners.map(({ wants }) => wants);
    const sets: (readonly string[])[] = [];
    const known = new Map<string, number>();
    this.#bits = this.#wants.map((wants) =>
      wants.map(({ keywords }) => {
        if (keywords === undefined) return 0;
        const key = keywords.join('\n');
        const set = known.get(key) ?? (sets.length < MOST_KEYWORD_SETS ? sets.push(keywords) - 1 : null);
        if (set === null) return 0;
        known.set(key, set);
        return 1 << set;
      }),
    );
    this.#sets = sets;
  }

  /** The largest size that any of these wants takes. */
  largest({ scanner, wants }: Fit): number {
    return Math.min(
      this.#fileBytes[scanner] ?? 0,
      Math.max(...wants.map((want) => this.#want(scanner, want).maxBytes)),
    );
  }

  /** The kind of gap that a larger file is. */
  gapWhenLarger({ scanner, wants }: Fit): GapKind {
    return this.#want(scanner, wants[0] as number).gapWhenLarger ?? 'too-big';
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
      return bit !== 0 && (found & bit) === 0 ? { scanner: choice.scanner, what: 'silent' } : choice;
    });
  }

  #byKind({ scanner, wants }: Fit, size: number, binary: boolean): Choice {
    const ofKind = wants.filter((want) => !binary || this.#want(scanner, want).content === 'any');
    if (ofKind.length === 0) return { scanner, what: 'binary' };
    const want = ofKind.find((index) => size <= this.#want(scanner, index).maxBytes);
    if (want !== undefined) return { scanner, what: 'read', want };
    return { scanner, what: 'too-big', gap: this.gapWhenLarger({ scanner, wants: ofKind }) };
  }

  #bit(choice: Choice): number {
    return choice.what === 'read' ? (this.#bits[choice.scanner]?.[choice.want] ?? 0) : 0;
  }

  #want(scanner: number, want: number): Want {
    return this.#wants[scanner]?.[want] as Want;
  }
}
