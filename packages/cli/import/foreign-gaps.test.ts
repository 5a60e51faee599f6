import { type ForeignReport, readForeign } from '@vauban/reports';
import { expect, it } from 'vitest';
import { foreignGaps } from './foreign-gaps.ts';
import { foreignResult } from './foreign-result.ts';

const read = (document: object): ForeignReport =>
  readForeign(Buffer.from(JSON.stringify(document)), { name: 'report.json', format: null, roots: [] });
const failed = read({ errors: ['semgrep not found'], njsscan_version: '1.0.1', nodejs: {} });
const lines = read([
  { filePath: 'a.js', messages: [{ ruleId: 'no-eval', severity: 2, message: 'm', line: 1 }, { ruleId: 7 }] },
]);

it('a tool that says that it did not look makes a blocking kind of gap', () => {
  expect(foreignGaps([failed], false).map(({ kind, message }) => [kind, message])).toEqual([
    ['tool-failed', 'njsscan did not look here: semgrep not found'],
    ['tool-failed', 'njsscan says that it did not finish'],
    [
      'scope-not-stated',
      'njsscan does not say which files it looked at, so nothing is taken as fixed; --complete says that it was all',
    ],
  ]);
});

it('--complete does not make up for a tool that failed', () => {
  expect(foreignGaps([failed], true).map(({ kind }) => kind)).toEqual(['tool-failed', 'tool-failed']);
});

it('what could not be read is told, and a tool that names its files needs no word of a person', () => {
  expect(foreignGaps([lines], false).map(({ kind, message }) => [kind, message])).toEqual([
    ['entry-unreadable', 'eslint: a message does not follow the format'],
  ]);
});

it('rules that a report does not list close nothing, unless a person says that all were active', async () => {
  const before = await foreignResult([lines], null, false);
  expect(before.scanners[0]).toMatchObject({ id: 'import:eslint', surface: 'code', ruleIds: [] });
  expect(before.looked).toEqual(['a.js']);
  expect((await foreignResult([lines], null, true)).scanners[0]).not.toHaveProperty('ruleIds');
});
