import { expect, it } from 'vitest';
import { codeScanner } from '../code/scanner.ts';
import { dependenciesScanner } from '../dependencies/scanner.ts';
import { SCANNERS } from '../registry.ts';
import { secretsScanner } from '../secrets/scanner.ts';
import { suppressionsScanner } from '../suppressions/scanner.ts';
import { describeScanner } from './suite.ts';
import { TRIALS } from './trials.ts';

it('every registered scanner has a trial', () => {
  expect([...TRIALS.keys()].sort()).toEqual(SCANNERS.map(({ id }) => id).sort());
});

it('the registry says of each scanner what the scanner says of itself', () => {
  const facts = [codeScanner, secretsScanner, dependenciesScanner, suppressionsScanner].map(
    ({ open: _, ...rest }) => rest,
  );
  expect(SCANNERS.map(({ open: _, ...rest }) => rest)).toEqual(facts);
});

for (const entry of SCANNERS) {
  const trial = TRIALS.get(entry.id);
  if (trial !== undefined) describeScanner(entry, trial);
}
