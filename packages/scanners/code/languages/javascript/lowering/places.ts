import { type Place, placeOf } from '../../../ir/instruction.ts';

/** Turns offsets in UTF-16 units into places; fast when they come nearly in order. */
export class Places {
  private readonly starts: number[] = [0];
  private line = 0;

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  at(offset: number): Place {
    const line = this.lineOf(offset);
    return placeOf(line + 1, offset - (this.starts[line] as number) + 1);
  }

  lineNumber(offset: number): number {
    return this.lineOf(offset) + 1;
  }

  private lineOf(offset: number): number {
    const { starts } = this;
    let line = this.line;
    if (offset < (starts[line] as number) || offset >= (starts[line + 8] ?? Number.POSITIVE_INFINITY)) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] as number) <= offset) low = middle;
        else high = middle - 1;
      }
      line = low;
    } else {
      while (offset >= (starts[line + 1] ?? Number.POSITIVE_INFINITY)) line++;
    }
    this.line = line;
    return line;
  }
}
