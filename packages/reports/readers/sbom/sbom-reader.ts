import type { Component } from '@vauban/domain';
import { ReportUnreadable } from '../../json/report-unreadable.ts';
import { readSbom } from '../../sbom/read.ts';
import { type Sbom, type SbomPackage, SbomUnreadable } from '../../sbom/sbom.ts';
import { componentRef } from '../components/named-component.ts';
import { vulnerable } from '../components/vulnerable.ts';
import { list } from '../draft.ts';
import type { ForeignReport } from '../foreign-report.ts';
import { Gathered } from '../gathered.ts';
import type { ForeignReader } from '../reader.ts';
import { type BillVulnerability, billVulnerability, vulnerabilitiesOf } from './vulnerabilities.ts';

const SCOPES = { required: 'production', optional: 'optional', excluded: 'unknown' } as const;

/** CycloneDX: components, and vulnerabilities where a scanner put some in. */
export const cyclonedxReader: ForeignReader = {
  id: 'cyclonedx',
  title: 'CycloneDX 1.2 to 1.6 (JSON, XML)',
  writtenBy: ['Trivy', 'Grype', 'Syft', 'cdxgen', 'Dependency-Track', 'and others'],
  says: 'every component that it names; not whether anything was looked for in them',
  seen: 'real files',
  recognises: ({ text }) =>
    /"bomFormat"\s*:\s*"CycloneDX"/.test(text) ||
    /^[\s\S]{0,2000}<(?:\w+:)?bom\b[^>]*cyclonedx\.org\/schema\/bom/.test(text),
  read: (bytes, roots) => readBill(bytes, roots, 'cyclonedx', 'CycloneDX'),
};

/** SPDX has no vulnerabilities: its components are matched against the advisories of Vauban's own. */
export const spdxReader: ForeignReader = {
  id: 'spdx',
  title: 'SPDX 2.2 and 2.3 (JSON, tag-value)',
  writtenBy: ['Syft', 'Trivy', 'GitHub', 'sbom-tool', 'and others'],
  says: 'every component that it names; it holds no findings',
  seen: 'real files',
  recognises: ({ text }) => /"spdxVersion"\s*:\s*"SPDX-/.test(text) || /^\s*SPDXVersion:\s*SPDX-/m.test(text),
  read: (bytes, roots) => readBill(bytes, roots, 'spdx', 'SPDX'),
};

function readBill(
  bytes: Buffer,
  roots: readonly string[],
  format: 'cyclonedx' | 'spdx',
  asked: Sbom['format'],
): ForeignReport {
  const bill = billOf(bytes);
  if (bill.format !== asked) throw new ReportUnreadable(`This is ${bill.format}, no ${asked}.`);
  const byRef = new Map(bill.packages.map((one) => [one.ref, one]));
  const gathered = new Gathered({ id: format, surface: 'dependencies' });
  for (const problem of bill.problems) gathered.problems.add(problem);
  for (const one of vulnerabilitiesOf(bytes, format)) {
    if ('problem' in one) gathered.problems.add(one.problem);
    else gathered.entry(readerFor(byRef, bill), one, { rest: null, indices: [], roots, key: '' });
  }
  return { ...gathered.report(format, {}), components: bill.packages.flatMap((one) => componentOf(one, bill) ?? []) };
}

function billOf(bytes: Buffer): Sbom {
  try {
    return readSbom(bytes, 'The report');
  } catch (error) {
    if (error instanceof SbomUnreadable) throw new ReportUnreadable(error.message.slice(0, 300));
    throw error;
  }
}

function readerFor(byRef: ReadonlyMap<string, SbomPackage>, bill: Sbom) {
  return list(billVulnerability, (item: BillVulnerability) => {
    if (item.isDone) return [];
    const affected = item.refs.map((ref) => byRef.get(ref.replace(/^urn:cdx:[^#]*#/, '')) ?? ref);
    if (affected.length === 0) return { says: 'a vulnerability names no component' };
    const components = affected.flatMap((one) => (typeof one === 'string' ? referred(one) : refOf(one, bill)) ?? []);
    if (components.length === 0) return { says: 'a vulnerability names a component that is not in the document' };
    return components.flatMap((component) => {
      const drafts = vulnerable({ ...item, component, location: { path: '.' } });
      return 'says' in drafts ? [] : [...drafts];
    });
  });
}

/** A ref that is no component of the document may be a purl itself. */
function referred(ref: string) {
  return ref.startsWith('pkg:') ? componentRef({ purl: ref, type: 'generic', name: ref, version: '' }) : null;
}

function refOf({ purl, name, version, scope, ref }: SbomPackage, { direct }: Sbom) {
  return componentRef({
    purl,
    type: 'generic',
    name,
    version,
    direct: direct === null ? 'unknown' : direct.has(ref),
    scope: scope === null ? 'unknown' : SCOPES[scope],
  });
}

/** Null for what has no name: nobody could find it again. */
function componentOf(one: SbomPackage, bill: Sbom): Component | null {
  if (one.name === '' && one.purl === null) return null;
  const { reachability: _, ...named } = refOf(one, bill);
  return {
    ...named,
    source: one.purl === null ? 'unknown' : 'registry',
    location: { path: '.', ...(one.line > 0 && { line: one.line }) },
    ...(one.licence !== null && { licence: one.licence }),
  };
}
