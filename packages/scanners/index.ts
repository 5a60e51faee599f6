export * from './contract/scanner.ts';
export * from './contract/target.ts';
export {
  DEFAULT_LIMITS,
  type Limits,
  type Progress,
  ScanError,
  type ScannerChoice,
  type ScanRequest,
  type ScanResult,
  type ScanStatistics,
} from './pipeline/request.ts';
export { scanTarget } from './pipeline/scan.ts';
export { SCANNERS } from './registry.ts';

/** Checks rules that a team wrote, parsed from YAML; throws an error named `RulesUnusable` that says what is wrong. */
export async function checkTeamRules(rules: readonly unknown[]): Promise<void> {
  const { readRules } = await import('./secrets/rule/rules.ts');
  readRules(rules);
}

/** How a recorded component becomes a finding when the advisories change; loaded on demand, as the scanner is. */
export async function recordedMatching(): Promise<Pick<RecordedMatching, 'observationOfRecorded'>> {
  return import('./dependencies/matching/match-recorded.ts');
}

type RecordedMatching = typeof import('./dependencies/matching/match-recorded.ts');
