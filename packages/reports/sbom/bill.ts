import { createHash } from 'node:crypto';
import type { Component, ComponentScope, Finding, Report } from '@vauban/domain';
import { type Hash, hashesOf } from './hashes.ts';

/** A report's components as a bill of materials has them: each package once, wherever it was found. */
export interface Bill {
  /** Of what was scanned. */
  readonly name: string;
  readonly toolVersion: string;
  /** RFC 3339, without a fraction of a second. */
  readonly created: string;
  /** Sorted by purl. */
  readonly packages: readonly BillPackage[];
  /** Purls of what the target itself asks for, sorted. */
  readonly direct: readonly string[];
  /** What was not read, one sentence each; then the bill is not complete. */
  readonly gaps: readonly string[];
  /** Findings about packages of the bill. */
  readonly findings: readonly Finding[];
  /** SHA-256 over everything but the time, in hexadecimal digits. */
  readonly digest: string;
}

export interface BillPackage {
  readonly purl: string;
  readonly name: string;
  readonly version: string;
  readonly ecosystem: string;
  readonly scope: ComponentScope;
  readonly source: Component['source'];
  readonly direct: boolean | 'unknown';
  readonly licence: string | null;
  readonly resolved: string | null;
  /** As the lockfile has it. */
  readonly integrity: string | null;
  readonly hashes: readonly Hash[];
  /** Null: not known. */
  readonly dependsOn: readonly string[] | null;
  /** Sorted by path and line. */
  readonly places: readonly { readonly path: string; readonly line: number | null }[];
}

/** From the most to the least exposed. */
const SCOPES: readonly ComponentScope[] = ['production', 'peer', 'optional', 'development', 'unknown'];
/** Gaps that say something about matching, nothing about what a target is made of. */
const OF_MATCHING = /^advisor|^kev/;
/** Gaps that leave components out, also where a verdict can live with them. */
const OF_COMPONENTS: ReadonlySet<string> = new Set(['manifest-without-lockfile', 'unresolved']);
const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The bill of a report. It is a function of the report. */
export function billOf(report: Report): Bill {
  const groups = new Map<string, Component[]>();
  for (const component of report.components) {
    const group = groups.get(component.purl);
    if (group === undefined) groups.set(component.purl, [component]);
    else group.push(component);
  }
  const packages = [...groups.values()]
    .map((group) => merged(group, (purl) => groups.has(purl)))
    .sort((a, b) => text(a.purl, b.purl));
  const bill = {
    name: nameOf(report),
    toolVersion: report.tool.version,
    packages,
    direct: packages.filter(({ direct }) => direct !== false).map(({ purl }) => purl),
    gaps: [...new Set(billGaps(report).map(({ message }) => message))].sort(),
    findings: report.findings.filter(({ component }) => component !== undefined && groups.has(component.purl)),
  };
  const digest = createHash('sha256').update(JSON.stringify(bill)).digest('hex');
  return { ...bill, created: report.scan.started.replace(/\.\d+Z$/, 'Z'), digest };
}

/** The gaps that leave a bill of materials incomplete. */
export function billGaps(report: Report): Report['coverage']['gaps'] {
  return report.coverage.gaps.filter(
    (gap) => OF_COMPONENTS.has(gap.kind) || (gap.class === 'blocking' && !OF_MATCHING.test(gap.kind)),
  );
}

function merged(group: readonly Component[], isInBill: (purl: string) => boolean): BillPackage {
  const first = group[0] as Component;
  const graph = group.flatMap(({ dependsOn }) => (dependsOn === undefined ? [] : [dependsOn]));
  const integrity = group.find((component) => component.integrity !== undefined)?.integrity ?? null;
  return {
    purl: first.purl,
    name: first.name,
    version: first.version,
    ecosystem: first.ecosystem,
    scope: SCOPES.find((scope) => group.some((component) => component.scope === scope)) ?? 'unknown',
    source: first.source,
    direct:
      group.some(({ direct }) => direct === true) || (group.some(({ direct }) => direct === 'unknown') && 'unknown'),
    licence: group.find(({ licence }) => licence !== undefined)?.licence ?? null,
    resolved: group.find(({ resolved }) => resolved !== undefined)?.resolved ?? null,
    integrity,
    hashes: integrity === null ? [] : hashesOf(integrity),
    dependsOn: graph.length === 0 ? null : [...new Set(graph.flat())].filter(isInBill).sort(text),
    places: group
      .map(({ location }) => ({ path: location.path, line: location.line ?? null }))
      .sort((a, b) => text(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0)),
  };
}

/** Of the scanned folder in its repository, of the repository, else as the manifest beside the first lockfile says. */
function nameOf({ source, components }: Report): string {
  const address = source.repository
    ?.replace(/\.git$/, '')
    .split(/[/:]/)
    .filter(Boolean)
    .at(-1);
  const folder = source.root === '.' ? undefined : source.root.split('/').at(-1);
  const atTop = components.find(({ location, path }) => !location.path.includes('/') && path.length > 1);
  return folder ?? address ?? atTop?.path[0] ?? 'application';
}
