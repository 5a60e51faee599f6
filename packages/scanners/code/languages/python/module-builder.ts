import type { Place } from '../../ir/instruction.ts';
import type { ClassIr, FunctionIr, ImportIr, ModuleIr, ProblemIr } from '../../ir/module.ts';

/** A module with more problems than this is told about by the first ones and a last one that says so. */
const MOST_PROBLEMS = 20;

export class ModuleBuilder {
  readonly functions: FunctionIr[] = [];
  readonly classes: ClassIr[] = [];
  readonly imports: ImportIr[] = [];
  readonly problems: ProblemIr[] = [];
  readonly #imports = new Map<string, number>();
  #untold = 0;

  /** Takes the next number, so that a function knows it before its inner ones are built. */
  reserve(): number {
    return this.functions.push(undefined as unknown as FunctionIr) - 1;
  }

  import(specifier: string, optional: boolean, at: Place): number {
    const key = `${optional ? '?' : ''}${specifier}`;
    const known = this.#imports.get(key);
    if (known !== undefined) return known;
    const made = this.imports.push({ specifier, optional, at }) - 1;
    this.#imports.set(key, made);
    return made;
  }

  problem(kind: ProblemIr['kind'], at: Place, message: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ kind, at, message });
    else this.#untold++;
  }

  built(rest: Pick<ModuleIr, 'cells' | 'exports' | 'source'>): ModuleIr {
    const { functions, classes, imports } = this;
    const problems = [...this.problems];
    const last = problems.at(-1);
    if (this.#untold > 0 && last !== undefined) {
      problems.push({ ...last, message: `${this.#untold} more places of this file could not be understood.` });
    }
    return { functions, classes, imports, problems, namespaceCell: null, ...rest };
  }
}
