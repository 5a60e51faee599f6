import { hash } from 'node:crypto';
import { canonicalJson } from '../identity/canonical.ts';
import type { Configuration } from './policy.ts';

/** `sha256:…` over everything that a configuration says: two scans with one digest were judged by one rule. */
export function policyDigest(configuration: Configuration): string {
  return `sha256:${hash('sha256', canonicalJson(configuration), 'hex')}`;
}
