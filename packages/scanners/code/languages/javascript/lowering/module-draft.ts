import type { Place } from '../../../ir/instruction.ts';
import type { ClassIr, ExportIr, FunctionIr, ImportIr, ProblemIr } from '../../../ir/module.ts';
import type { Scopes } from '../scopes/bind.ts';
import type { Dispatch } from './dispatch.ts';
import type { Places } from './places.ts';

const MOST_PROBLEMS = 20;

/** A module while it is lowered: what all its functions share. */
export class ModuleDraft {
  readonly functions: (FunctionIr | null)[] = [];
  readonly classes: ClassIr[] = [];
  readonly imports: ImportIr[] = [];
  readonly exports: ExportIr[] = [];
  readonly cells: string[] = [];
  readonly problems: ProblemIr[] = [];
  /** Functions and classes that were lowered, so that a copied `finally` does not make them twice. */
  readonly lowered = new Map<object, number>();
  /** Names of types that this module imports or declares, as `ParameterIr.type` spells them. */
  readonly typeNames = new Map<string, string>();
  readonly text: string;
  readonly places: Places;
  readonly dispatch: Dispatch;
  readonly spend: (steps: number) => void;
  scopes: Scopes;
  /** The cell `module`, where the file is CommonJS. */
  namespaceCell: number | null = null;
  private readonly importIndices = new Map<string, number>();

  constructor(text: string, places: Places, scopes: Scopes, dispatch: Dispatch, spend: (steps: number) => void) {
    this.text = text;
    this.places = places;
    this.scopes = scopes;
    this.dispatch = dispatch;
    this.spend = spend;
  }

  newCell(name: string): number {
    return this.cells.push(name) - 1;
  }

  importOf(specifier: string, at: Place, optional: boolean): number {
    const known = this.importIndices.get(specifier);
    if (known !== undefined) {
      const found = this.imports[known] as ImportIr;
      if (found.optional && !optional) this.imports[known] = { ...found, optional: false, at };
      return known;
    }
    const index = this.imports.push({ specifier, optional, at }) - 1;
    this.importIndices.set(specifier, index);
    return index;
  }

  problem(kind: ProblemIr['kind'], at: Place, message: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ kind, at, message });
  }
}
