import type { Program } from '../program/program.ts';
import { Analyser } from './analyser.ts';
import type { Analysis } from './analysis.ts';
import type { KeptStore } from './kept/kept-results.ts';

export interface AnalysisOptions {
  /** Told how many steps were made since; what it throws ends the analysis. */
  readonly spend?: ((steps: number) => void) | undefined;
  /** Results of earlier analyses, and where to put those of this one. */
  readonly kept?: KeptStore | undefined;
  /** Other bounds than usual for the whole. */
  readonly bounds?: Partial<Bounds> | undefined;
}

/** What a whole analysis may cost; both are counts, so that it ends at the same point on every machine. */
export interface Bounds {
  readonly steps: number;
  /** Objects, names, fields and values that are told apart: what takes memory until the end. */
  readonly toldApart: number;
}

/**
 * Runs a whole program abstractly and answers where dangerous data comes to places where it does harm. Budgets count
 * steps; what reached one is told. The same program has the same answer.
 */
export function analyse(program: Program, options: AnalysisOptions = {}): Analysis {
  return new Analyser(program, options).run();
}
