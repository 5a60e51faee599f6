import { expect, it } from 'vitest';
import { readForeign } from './read-foreign.ts';

it('a SARIF of 500 MB is read whole', { timeout: 120_000 }, () => {
  const head = '{"version":"2.1.0","$schema":"sarif","runs":[{"tool":{"driver":{"name":"Long"}},"results":[';
  const message = { text: 'x'.repeat(10_000) };
  const result = (line: number) => ({
    ruleId: 'r',
    message,
    locations: [{ physicalLocation: { artifactLocation: { uri: 'a.js' }, region: { startLine: line } } }],
  });
  const bytes = Buffer.alloc(500_100_000, ' ');
  let at = bytes.write(head);
  let count = 0;
  for (; at < 500_000_000; count++)
    at += bytes.write(`${count === 0 ? '' : ','}${JSON.stringify(result(count + 1))}`, at);
  at += bytes.write(']}]}', at);
  const report = readForeign(bytes.subarray(0, at), { name: 'long.sarif', format: null, roots: [] });
  expect(report.observations).toHaveLength(count);
  expect(report.problems).toEqual([]);
});
