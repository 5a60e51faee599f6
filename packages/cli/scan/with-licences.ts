import { licenceFindings, type Policy } from '@vauban/domain';
import type { ScanResult } from '@vauban/scanners';

/** A scan with what the policy says about the licences of its components. */
export function withLicences(result: ScanResult, policy: Policy): ScanResult {
  const { observations, rules } = licenceFindings(result.components, policy.licences);
  if (observations.length === 0) return result;
  return { ...result, observations: [...result.observations, ...observations], rules: [...result.rules, ...rules] };
}
