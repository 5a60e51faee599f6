import { expect, it } from 'vitest';
import { type PolicyWish, readPolicyText, textOf } from './policy-text.ts';

const wish = {
  document: { version: 1, policy: { gates: [{ name: 'no-critical', says: 'x', when: "severity == 'critical'" }] } },
  deadlines: { calendar: { workingDays: [1, 2], holidays: ['2026-12-25'] }, rules: [] },
  approval: { proposeFrom: 'high' },
} as unknown as PolicyWish;

it('a policy that is written and read again is the same', () => {
  expect(readPolicyText(textOf(wish))).toEqual({ wish, problem: null });
  expect(
    readPolicyText(JSON.stringify({ ...wish.document, ...{ deadlines: wish.deadlines } })).wish?.deadlines,
  ).toEqual(wish.deadlines);
});

it('what is no YAML is said with its line', () => {
  expect(readPolicyText('version: 1\npolicy: [\n').problem).toMatchObject({ line: expect.any(Number) });
  expect(readPolicyText('version: 1\nversion: 2\n').problem?.says).toMatch(/unique/);
  expect(readPolicyText('just words').problem?.says).toMatch(/names with values/);
  expect(readPolicyText('').problem?.says).toMatch(/names with values/);
});

it('a document that unfolds without end is refused', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
  for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf'].map((pair) => [...pair])) {
    bomb.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(',')}]`);
  }
  expect(readPolicyText(bomb.join('\n')).problem?.says).toMatch(/alias/i);
});
