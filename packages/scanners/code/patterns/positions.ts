import type { AST } from '@eslint-community/regexpp';
import { ofElement } from './alphabet.ts';
import type { Characters } from './characters.ts';
import type { Pattern } from './read-pattern.ts';

/** Glushkov's automaton of an expression: one state for each place that reads a character. */
export interface Positions {
  readonly reads: readonly Characters[];
  /** Which places may come after each, in ascending order. */
  readonly follow: readonly (readonly number[])[];
  /** Places after which a match may end with nothing more to hold. */
  readonly free: ReadonlySet<number>;
}

interface Part {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const EMPTY: Part = { nullable: true, first: [], last: [] };
/** A bound so high is as good as none. */
const ENDLESS = 25;
const MOST_POSITIONS = 100;

/** Null for an expression with too many places. */
export function positionsOf(pattern: Pattern): Positions | null {
  const builder = new Builder(pattern);
  const free = new Set<number>();
  for (const alternative of pattern.tree.alternatives) {
    const whole = builder.sequence(alternative.elements);
    if (!endsWithAssertion(alternative)) for (const place of whole.last) free.add(place);
  }
  if (builder.reads.length > MOST_POSITIONS) return null;
  return { reads: builder.reads, follow: builder.follow.map((places) => [...places].sort((a, b) => a - b)), free };
}

class Builder {
  readonly reads: Characters[] = [];
  readonly follow: Set<number>[] = [];
  readonly #pattern: Pattern;

  constructor(pattern: Pattern) {
    this.#pattern = pattern;
  }

  sequence(elements: readonly AST.Element[]): Part {
    return elements.map((element) => this.#part(element)).reduce((a, b) => this.#joined(a, b), EMPTY);
  }

  #part(element: AST.Element): Part {
    if (this.reads.length > MOST_POSITIONS) return EMPTY;
    switch (element.type) {
      case 'Assertion':
      case 'Backreference':
        return EMPTY;
      case 'Group':
      case 'CapturingGroup':
        return either(element.alternatives.map(({ elements }) => this.sequence(elements)));
      case 'Quantifier':
        return this.#repeated(element);
      default: {
        const place = this.reads.length;
        this.reads.push(ofElement(element, this.#pattern));
        this.follow.push(new Set());
        return { nullable: false, first: [place], last: [place] };
      }
    }
  }

  #repeated({ element, min, max }: AST.Quantifier): Part {
    if (max === 0) return EMPTY;
    const part = this.#part(element);
    const isLoop = max >= ENDLESS;
    if (isLoop) for (const end of part.last) for (const start of part.first) this.follow[end]?.add(start);
    return min === 0 ? { ...part, nullable: true } : part;
  }

  #joined(a: Part, b: Part): Part {
    for (const end of a.last) for (const start of b.first) this.follow[end]?.add(start);
    return {
      nullable: a.nullable && b.nullable,
      first: a.nullable ? [...a.first, ...b.first] : a.first,
      last: b.nullable ? [...a.last, ...b.last] : b.last,
    };
  }
}

function either(parts: readonly Part[]): Part {
  return {
    nullable: parts.some(({ nullable }) => nullable),
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
  };
}

function endsWithAssertion({ elements }: AST.Alternative): boolean {
  const last = elements.at(-1);
  if (last === undefined) return false;
  if (last.type === 'Assertion' || last.type === 'Backreference') return true;
  return (last.type === 'Group' || last.type === 'CapturingGroup') && last.alternatives.some(endsWithAssertion);
}
