import { analyse } from 'scslre';
import { ambiguousLoop } from './ambiguity.ts';
import type { Pattern } from './read-pattern.ts';

/** How an attacker makes an expression slow: by repeating `repeat` before something that does not match. */
export interface Slowness {
  readonly growth: 'exponential' | 'polynomial';
  readonly repeat: string;
  /** The part of the expression that is at fault. */
  readonly part: string;
}

/** The analysis takes longer for long expressions; they are left out, and `slownessOf` says null. */
const LONGEST = 600;
const MOST_QUANTIFIERS = 40;

const known = new WeakMap<Pattern, Slowness | null>();

/** The worst super-linear part of an expression under backtracking; null when there is none, or it is too large to tell. */
export function slownessOf(pattern: Pattern): Slowness | null {
  let answer = known.get(pattern);
  if (answer === undefined) {
    answer = isSmall(pattern) ? analysed(pattern) : null;
    known.set(pattern, answer);
  }
  return answer;
}

function isSmall({ source }: Pattern): boolean {
  return source.length <= LONGEST && (source.match(/[*+}]/g)?.length ?? 0) <= MOST_QUANTIFIERS;
}

function analysed(pattern: Pattern): Slowness | null {
  const { source, flags } = pattern;
  try {
    const { reports } = analyse({ source, flags: flags.replace(/[^imsu]/g, '') }, { maxReports: 20 });
    const exponential = reports.find((report) => report.exponential);
    const loop = exponential === undefined ? ambiguousLoop(pattern) : null;
    if (loop !== null) return { growth: 'exponential', repeat: loop, part: source.slice(0, 100) };
    const worst = exponential ?? reports[0];
    if (worst === undefined) return null;
    const part = worst.type === 'Trade' ? worst.startQuant : worst.type === 'Self' ? worst.parentQuant : worst.quant;
    return {
      growth: worst.exponential ? 'exponential' : 'polynomial',
      repeat: worst.character.pick,
      part: part.raw.slice(0, 100),
    };
  } catch {
    return null;
  }
}
