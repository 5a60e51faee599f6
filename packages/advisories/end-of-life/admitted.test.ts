import { describe, expect, it } from 'vitest';
import { admittedLines } from './admitted.ts';
import type { Life } from './find-life.ts';

const lives = (...cycles: string[]): Life[] =>
  cycles.map((cycle) => ({ product: 'Runtime', cycle, hasEnded: false, ends: null }));
const NODE = lives('26', '24', '22', '20', '18', '16', '0.12');
const PYTHON = lives('3.14', '3.13', '3.10', '3.9', '3.8', '2.7', '3.0');

describe('the release lines that a range admits', () => {
  it.each([
    ['16.x', '16'],
    ['^16.13 || ^18', '18 16'],
    ['>=16 <20', '18 16'],
    ['16 - 18', '18 16'],
    ['0.12', '0.12'],
    ['<= 16.4.0 > 15', '16'],
    // nobody knows what comes after the newest line
    ['>=16', ''],
    ['*', ''],
    ['', ''],
    ['16 || 27', ''],
    ['26', '26'],
    ['17', ''],
    ['lts', ''],
    [`16${' '.repeat(300)}`, ''],
  ])('by npm, %s: %s', (text, expected) => {
    expect(
      admittedLines(NODE, { dialect: 'npm', text })
        .map(({ cycle }) => cycle)
        .join(' '),
    ).toBe(expected);
  });

  it.each([
    ['>=3.8,<3.10', '3.9 3.8'],
    ['~=3.8.1', '3.8'],
    ['==3.8.*', '3.8'],
    ['>=2.7,!=3.0.*,<3.9', '3.8 2.7'],
    ['<3', '2.7'],
    ['>=3.8', ''],
    ['~=3.8', ''],
    ['!=3.9.*', ''],
    ['', ''],
    ['^3.8', ''],
  ])('by Python, %s: %s', (text, expected) => {
    expect(
      admittedLines(PYTHON, { dialect: 'pep440', text })
        .map(({ cycle }) => cycle)
        .join(' '),
    ).toBe(expected);
  });

  it.each([
    ['3.8', '3.8'],
    ['3.8.10', '3.8'],
    ['2', '2.7'],
    ['3', '3.14 3.13 3.10 3.9 3.8 3.0'],
    ['3.1', ''],
    ['4', ''],
  ])('of the version %s: %s', (text, expected) => {
    expect(
      admittedLines(PYTHON, { dialect: 'version', text })
        .map(({ cycle }) => cycle)
        .join(' '),
    ).toBe(expected);
  });
});
