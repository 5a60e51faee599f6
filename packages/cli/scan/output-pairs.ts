import { extname } from 'node:path';
import { Problem } from '../command/problem.ts';

/** One report: its format, and the file it goes to; null is standard output. */
export interface Output {
  readonly format: string;
  readonly file: string | null;
}

const BY_EXTENSION: ReadonlyMap<string, string> = new Map([
  ['.sarif', 'sarif'],
  ['.json', 'json'],
  ['.md', 'markdown'],
  ['.html', 'html'],
  ['.txt', 'terminal'],
]);

/**
 * `--format` and `--output` in the order they were given: each completes the pair before it, or begins a new one.
 * A format alone goes to standard output; a file alone has the format that its name says.
 */
export class OutputPairs {
  readonly #pairs: { format?: string; file?: string }[] = [];

  addFormat(format: string): string {
    const last = this.#pairs.at(-1);
    if (last !== undefined && last.format === undefined) last.format = format;
    else this.#pairs.push({ format });
    return format;
  }

  addOutput(file: string): string {
    const last = this.#pairs.at(-1);
    if (last !== undefined && last.file === undefined) last.file = file;
    else this.#pairs.push({ file });
    return file;
  }

  /** Every pair complete; the terminal's report when none was given. */
  list(): Output[] {
    if (this.#pairs.length === 0) return [{ format: 'terminal', file: null }];
    return this.#pairs.map(({ format, file }) => ({
      format: format ?? formatOf(file ?? ''),
      file: file === undefined || file === '-' ? null : file,
    }));
  }
}

function formatOf(file: string): string {
  const format = BY_EXTENSION.get(extname(file).toLowerCase());
  if (format === undefined)
    throw new Problem(`The name ${file} does not say its format. Write --format before --output.`);
  return format;
}
