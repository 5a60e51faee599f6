import { type GlobProgram, SLASH, type Step } from './glob-program.ts';

/** Everywhere that the program can be after some characters. */
interface State {
  readonly steps: readonly number[];
  readonly accepting: boolean;
  /** The state after an ASCII character, as far as it was asked for. */
  readonly after: (State | undefined)[];
}

const ASCII = 128;
const REMEMBERED_STATES = 64;

/**
 * Follows all branches of a program at once and remembers where they led: one step a character for paths that
 * resemble earlier ones, and never more than the program's length.
 */
export class GlobMachine {
  readonly #program: GlobProgram;
  readonly #states = new Map<string, State>();
  readonly #start: State;

  constructor(program: GlobProgram) {
    this.#program = program;
    this.#start = this.#stateOf(this.#reached([0]));
  }

  /** Whether the whole path is accepted. */
  accepts(path: string): boolean {
    let state = this.#start;
    for (let at = 0; at < path.length; ) {
      const code = path.codePointAt(at) as number;
      at += code > 0xffff ? 2 : 1;
      state = state.after[code] ?? this.#step(state, code);
      if (state.steps.length === 0) return false;
    }
    return state.accepting;
  }

  #step(state: State, code: number): State {
    const next = state.steps.filter((index) => accepts(this.#program[index] as Step, code)).map((index) => index + 1);
    const after = this.#stateOf(this.#reached(next));
    if (code < ASCII) state.after[code] = after;
    return after;
  }

  #stateOf(steps: number[]): State {
    const key = steps.join();
    const before = this.#states.get(key);
    if (before) return before;
    if (this.#states.size >= REMEMBERED_STATES) this.#forget();
    const accepting = steps.some((index) => this.#program[index]?.op === 'match');
    const state: State = { steps, accepting, after: new Array(ASCII) };
    this.#states.set(key, state);
    return state;
  }

  /** Cuts the links too, so that no old state keeps others alive. */
  #forget(): void {
    for (const state of [this.#start, ...this.#states.values()]) state.after.length = 0;
    this.#states.clear();
  }

  /** The steps that read a character, or match, reached from these without reading one; ascending. */
  #reached(from: readonly number[]): number[] {
    const seen = new Set<number>();
    const reading: number[] = [];
    const pending = [...from];
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      if (seen.has(index)) continue;
      seen.add(index);
      const step = this.#program[index] as Step;
      if (step.op === 'jump') pending.push(step.to);
      else if (step.op === 'split') pending.push(step.also, step.to);
      else reading.push(index);
    }
    return reading.sort((a, b) => a - b);
  }
}

function accepts(step: Step, code: number): boolean {
  switch (step.op) {
    case 'character':
      return step.code === code;
    case 'in-name':
      return code !== SLASH;
    case 'any':
      return true;
    case 'set':
      return code !== SLASH && step.ranges.some(([low, high]) => low <= code && code <= high) !== step.negated;
    default:
      return false;
  }
}
