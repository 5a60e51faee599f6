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
