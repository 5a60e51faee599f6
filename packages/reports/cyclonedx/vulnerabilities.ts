import type { Finding, Severity } from '@vauban/domain';
import type { Bill } from '../sbom/bill.ts';

const METHODS = [
  ['CVSS:4.0/', 'CVSSv4'],
  ['CVSS:3.1/', 'CVSSv31'],
  ['CVSS:3.0/', 'CVSSv3'],
] as const;

/** Each vulnerability once, with all packages of the bill that it affects. */
export function vulnerabilitiesOf({ findings }: Bill): object[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const id = finding.advisory?.id ?? finding.rule;
    groups.set(id, [...(groups.get(id) ?? []), finding]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, group]) => vulnerabilityOf(id, group));
}

function vulnerabilityOf(id: string, group: readonly Finding[]): object {
  const first = group[0] as Finding;
  const { advisory, cwe, severity } = first;
  const affected = [...new Set(group.map(({ component }) => component?.purl as string))].sort();
  const fixes = advisory?.fixedVersions ?? [];
  return {
    'bom-ref': `urn:vauban:vulnerability:${encodeURIComponent(id)}`,
    id,
    ...(advisory &&
      advisory.aliases.length > 0 && {
        references: advisory.aliases.map((alias) => ({ id: alias, source: { name: sourceOf(alias) } })),
      }),
    source: { name: sourceOf(id) },
    ratings: ratingsOf(severity, advisory?.cvss ?? [], advisory?.score),
    ...(cwe.length > 0 && { cwes: cwe.map((name) => Number(name.slice(4))).filter((number) => number > 0) }),
    ...(advisory && advisory.summary !== '' && { description: advisory.summary }),
    ...(fixes.length > 0 && { recommendation: `Fixed in ${fixes.join(', ')}.` }),
    ...(advisory && advisory.urls.length > 0 && { advisories: advisory.urls.map((url) => ({ url })) }),
    ...(advisory?.published && { published: advisory.published }),
    ...(advisory?.modified && { updated: advisory.modified }),
    affects: affected.map((ref) => ({ ref })),
  };
}

function ratingsOf(severity: Severity, vectors: readonly string[], score: number | undefined): object[] {
  if (vectors.length === 0) return [{ severity, ...(score !== undefined && { score }) }];
  return vectors.map((vector, i) => ({
    ...(i === 0 && score !== undefined && { score, severity }),
    method: METHODS.find(([prefix]) => vector.startsWith(prefix))?.[1] ?? 'CVSSv2',
    vector,
  }));
}

const sourceOf = (id: string): string =>
  id.startsWith('CVE-') ? 'CVE' : id.startsWith('GHSA-') ? 'GitHub Advisory Database' : 'OSV';
