/**
 * What a regular expression can cost, read from its source. Rules may only use expressions whose longest match is
 * known and that hold no repetition inside a repetition, so that none can run away on hostile text.
 */
export interface PatternLimits {
  /** Characters that the longest match spans, what it looks ahead and behind at included. */
  readonly longest: number;
  /** Sentences for people; empty when the expression may be used. */
  readonly problems: readonly string[];
}

const LONGEST_ALLOWED = 20_000;

interface Part {
  max: number;
  min: number;
  /** Matches in more than one way. */
  loose: boolean;
}

/** `source` is JavaScript's syntax without flags `u` and `v`, already known to compile. */
export function patternLimits(source: string): PatternLimits {
  const reader = new PatternReader(source);
  const max = reader.alternatives().max + reader.around;
  if (max > LONGEST_ALLOWED)
    reader.problems.add(`its longest match has ${max} characters; ${LONGEST_ALLOWED} are allowed`);
  return { longest: max, problems: [...reader.problems] };
}

class PatternReader {
  readonly problems = new Set<string>();
  /** Characters that are looked at ahead and behind. */
  around = 0;
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  alternatives(): Part {
    const all: Part[] = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      all.push(this.#sequence());
    }
    const max = Math.max(...all.map((part) => part.max));
    const min = Math.min(...all.map((part) => part.min));
    return { max, min, loose: all.length > 1 || all.some((part) => part.loose) };
  }

  #sequence(): Part {
    const whole: Part = { max: 0, min: 0, loose: false };
    while (this.#at < this.#source.length && this.#source[this.#at] !== '|' && this.#source[this.#at] !== ')') {
      const part = this.#quantified(this.#atom());
      whole.max += part.max;
      whole.min += part.min;
      whole.loose ||= part.loose;
    }
    return whole;
  }

  #atom(): Part {
    const character = this.#source[this.#at++];
    if (character === '(') return this.#group();
    if (character === '[') return this.#characterClass();
    if (character === '\\') return this.#escape();
    if (character === '^' || character === '$') return { max: 0, min: 0, loose: false };
    return { max: 1, min: 1, loose: false };
  }

  #group(): Part {
    const opening = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(this.#source.slice(this.#at, this.#at + 40))?.[0] ?? '';
    this.#at += opening.length;
    const part = this.alternatives();
    this.#at++;
    if (!/[=!]$/.test(opening)) return part;
    this.around += part.max;
    return { max: 0, min: 0, loose: false };
  }

  #characterClass(): Part {
    while (this.#at < this.#source.length && this.#source[this.#at] !== ']') {
      this.#at += this.#source[this.#at] === '\\' ? 2 : 1;
    }
    this.#at++;
    return { max: 1, min: 1, loose: false };
  }

  #escape(): Part {
    const letter = this.#source[this.#at++] ?? '';
    if (/[1-9k]/.test(letter)) this.problems.add('it refers back to a group');
    if (letter === 'b' || letter === 'B') return { max: 0, min: 0, loose: false };
    if (letter === 'x') this.#at += 2;
    if (letter === 'u') this.#at += 4;
    return { max: 1, min: 1, loose: false };
  }

  #quantified(part: Part): Part {
    const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})/.exec(this.#source.slice(this.#at, this.#at + 24));
    if (found === null) return part;
    this.#at += found[0].length;
    if (this.#source[this.#at] === '?') this.#at++;
    const [text, low, comma, high] = found;
    if (text === '*' || text === '+' || (comma === ',' && high === '')) {
      this.problems.add(`${text} repeats without an end; write {0,200} or the like`);
      return { max: part.max, min: 0, loose: true };
    }
    const min = text === '?' ? 0 : Number(low);
    const max = text === '?' ? 1 : Number(comma === ',' ? high : low);
    if (max > 1 && part.loose)
      this.problems.add(`${text} repeats something that itself can match in more than one way`);
    return { max: part.max * max, min: part.min * min, loose: part.loose || max !== min };
  }
}
