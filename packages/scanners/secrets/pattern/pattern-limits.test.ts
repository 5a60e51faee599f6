import { describe, expect, it } from 'vitest';
import { patternLimits } from './pattern-limits.ts';

describe('an expression', () => {
  it.each([
    ['abc', 3],
    ['a|bcd', 3],
    ['a{2,5}b', 6],
    ['(?:(?!--)[a-z-]){1,9}', 11],
    ['(?:ab){3}', 6],
    ['(?<value>[a-z\\]]{10})(?![A-Z])', 11],
    ['\\bab\\x41\\u0041?', 4],
    ['[^\\s"]{1,3}', 3],
  ])('%s matches at most %i characters', (source, longest) => {
    expect(patternLimits(source)).toEqual({ longest, problems: [] });
  });

  it.each([
    ['a+', 'repeats without an end'],
    ['a*b', 'repeats without an end'],
    ['a{3,}', 'repeats without an end'],
    ['(?:a{1,5}){1,5}', 'more than one way'],
    ['(?:a|ab){1,9}', 'more than one way'],
    ['(?:a|a){9}', 'more than one way'],
    ['(a)\\1', 'refers back'],
    ['a{1,30000}', 'are allowed'],
  ])('%s may not be used', (source, problem) => {
    expect(patternLimits(source).problems.join(' ')).toContain(problem);
  });
});
