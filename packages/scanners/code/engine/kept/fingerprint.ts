import { createHash } from 'node:crypto';
import type { Program } from '../../program/program.ts';

/** What a module is, and where its imports lead: what rests on both need not be worked out again. */
export class Fingerprints {
  readonly #program: Program;
  readonly #known: (string | undefined)[] = [];

  constructor(program: Program) {
    this.#program = program;
  }

  of(module: number): string {
    const known = this.#known[module] ?? this.#compute(module);
    this.#known[module] = known;
    return known;
  }

  /** Of several modules at once. */
  ofAll(modules: readonly number[]): string {
    const hash = createHash('sha256');
    for (const module of modules) hash.update(this.of(module));
    return hash.digest('hex').slice(0, 32);
  }

  #compute(module: number): string {
    const { digest, view, path } = this.#program.module(module);
    const hash = createHash('sha256').update(`${path}\0${digest}`);
    for (const { specifier } of view.imports) {
      const found = this.#program.resolve(module, specifier);
      hash.update(`\0${specifier}\0${found.kind === 'file' || found.kind === 'folder' ? found.path : found.kind}`);
    }
    return hash.digest('hex').slice(0, 32);
  }
}
