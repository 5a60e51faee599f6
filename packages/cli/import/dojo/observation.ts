import { isDay, type Observation } from '@vauban/domain';
import { type ForeignTool, readForeign } from '@vauban/reports';
import type { DojoEndpoint, DojoFinding } from './schema.ts';

/** Tools that look for secrets, by what DefectDojo calls their reports. */
const SECRET_TOOLS = /gitleaks|truffle ?hog|detect[- ]secrets|noseyparker|ggshield|whispers|secret/i;
/** Hard-coded credentials. */
const SECRET_CWES = new Set([259, 321, 798]);

/** A finding in Vauban's words, by the reader of DefectDojo's generic format; null when it says nothing that holds. */
export function observationOf(
  finding: DojoFinding,
  testType: string,
  endpoints: ReadonlyMap<number, DojoEndpoint>,
): { observation: Observation; tool: ForeignTool } | null {
  const isSecret = SECRET_TOOLS.test(testType) || SECRET_CWES.has(finding.cwe ?? 0);
  const addresses = (finding.endpoints ?? []).map((id) => (typeof id === 'number' ? endpoints.get(id) : id));
  const { title, severity, mitigation, cwe, cvssv3, cvssv3_score, fix_version, file_path, line } = finding;
  const { component_name, component_version, vuln_id_from_tool, vulnerability_ids } = finding;
  const document = {
    type: testType,
    findings: [
      {
        ...{ title, severity, mitigation, cwe: cwe || null, cvssv3, cvssv3_score, fix_version, file_path, line },
        ...{ component_name, component_version, vuln_id_from_tool, vulnerability_ids },
        // a tool's words about a secret hold its value
        description: isSecret ? '' : (finding.description ?? ''),
        endpoints: addresses.filter((address) => address !== undefined),
        active: true,
      },
    ],
  };
  const report = readForeign(Buffer.from(JSON.stringify(document)), { name: '', format: 'generic', roots: [] });
  const [read] = report.observations;
  const [tool] = report.tools;
  if (read === undefined || tool === undefined) return null;
  const day = (finding.date ?? '').slice(0, 10);
  const since = isDay(day) ? { firstSeen: day } : {};
  if (!isSecret || read.component !== undefined) return { observation: { ...read, ...since }, tool };
  const { subject: _, flow: __, ...rest } = read;
  const scanner = `${tool.id.replace(/\.\w+$/, '')}.secrets`;
  return {
    tool: { ...tool, id: scanner, surface: 'secrets' },
    observation: {
      ...rest,
      scanner,
      surface: 'secrets',
      message: 'DefectDojo has a secret here; its words about it were left there, because they may hold the value.',
      // never the line's text: it holds the value
      subject: `line ${read.location.line ?? 0}`,
      ...since,
    },
  };
}
