import { GAP_KINDS, type Gap, type GapKind } from '@vauban/domain';
import type { OpenScanner } from '../open-scanners.ts';

/** A gap of one file; `scanner` null: no scanner could look. */
interface FileGap {
  readonly scanner: number | null;
  readonly kind: GapKind;
  readonly message: string;
}

/**
 * Gaps of files by their index. A gap of a scanner without a surface is none: it judges nothing, and what it would have
 * said only makes the verdict milder.
 */
export class FileGaps {
  readonly #scanners: readonly OpenScanner[];
  readonly #gaps = new Map<number, FileGap[]>();

  constructor(scanners: readonly OpenScanner[]) {
    this.#scanners = scanners;
  }

  add(file: number, scanner: number | null, kind: GapKind, message: string): void {
    if (scanner !== null && this.#scanners[scanner]?.entry.surface === null) return;
    const gaps = this.#gaps.get(file);
    if (gaps === undefined) this.#gaps.set(file, [{ scanner, kind, message }]);
    else gaps.push({ scanner, kind, message });
  }

  forget(file: number): void {
    this.#gaps.delete(file);
  }

  /** `looked` says whether any scanner with a surface looked at the file: if none did, equal gaps are one. */
  list(paths: (file: number) => string, looked: (file: number) => boolean): Gap[] {
    return [...this.#gaps].flatMap(([file, gaps]) => {
      const path = paths(file);
      const [first] = gaps as [FileGap];
      if (!looked(file) && gaps.every(({ kind }) => kind === first.kind)) {
        return [{ kind: first.kind, path, message: first.message, ...(gaps.length === 1 ? this.#who(first) : {}) }];
      }
      return gaps.map((gap) => ({ kind: gap.kind, path, message: gap.message, ...this.#who(gap) }));
    });
  }

  #who({ scanner }: FileGap): Pick<Gap, 'scanner' | 'surface'> {
    const entry = scanner === null ? undefined : this.#scanners[scanner]?.entry;
    if (entry === undefined || entry.surface === null) return {};
    return { scanner: entry.id, surface: entry.surface };
  }
}

/** The sentence of a kind, with the scanner's own word where there is one. */
export function sentence(kind: GapKind, detail?: string): string {
  const says = GAP_KINDS[kind].says;
  return `${says[0]?.toUpperCase()}${says.slice(1)}${detail === undefined || detail === '' ? '' : ` (${detail})`}.`;
}
