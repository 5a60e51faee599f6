import { CODE_LIMITS } from './code/limits.ts';
import type { ScannerEntry } from './contract/scanner.ts';
import { LOCKFILE_LIMITS } from './dependencies/limits.ts';

/** A scanner that is loaded when it is opened: whoever scans one surface does not pay for the others. */
function lazily(facts: Omit<ScannerEntry, 'open'>, load: () => Promise<ScannerEntry>): ScannerEntry {
  return { ...facts, open: async (settings) => (await load()).open(settings) };
}

/** Every scanner there is. A new one has a folder here, an entry in this list, and passes `contract/suite.ts`. */
export const SCANNERS: readonly ScannerEntry[] = [
  lazily(
    {
      id: 'code',
      surface: 'code',
      usesAdvisories: false,
      usesNativeCode: true,
      remembers: true,
      limits: CODE_LIMITS,
    },
    async () => {
      const { codeScanner } = await import('./code/scanner.ts');
      return codeScanner;
    },
  ),
  lazily({ id: 'secrets', surface: 'secrets', usesAdvisories: false }, async () => {
    const { secretsScanner } = await import('./secrets/scanner.ts');
    return secretsScanner;
  }),
  lazily(
    {
      id: 'dependencies',
      surface: 'dependencies',
      usesAdvisories: true,
      usesNativeCode: true,
      limits: LOCKFILE_LIMITS,
    },
    async () => {
      const { dependenciesScanner } = await import('./dependencies/scanner.ts');
      return dependenciesScanner;
    },
  ),
  lazily({ id: 'suppressions', surface: null, usesAdvisories: false }, async () => {
    const { suppressionsScanner } = await import('./suppressions/scanner.ts');
    return suppressionsScanner;
  }),
];
