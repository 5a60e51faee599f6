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
export { checkTeamRules, teamRulesByScanner, tryTeamRules } from './team-rules.ts';

/** How a recorded component becomes a finding when the advisories change; loaded on demand, as the scanner is. */
export async function recordedMatching(): Promise<Pick<RecordedMatching, 'observationOfRecorded'>> {
  return import('./dependencies/matching/match-recorded.ts');
}

type RecordedMatching = typeof import('./dependencies/matching/match-recorded.ts');
