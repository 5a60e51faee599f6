import { createHash } from 'node:crypto';
import type { Finding, Report } from '@vauban/domain';
import { jsonDocument } from '../text/json-document.ts';

/**
 * What the report knows and what was decided, as OpenVEX 0.2.0: one statement for each vulnerability and package.
 * A vulnerability that somebody accepted is still there, so it is `affected`, with what was decided as the action;
 * `not_affected` and `fixed` are said only where a VEX document said so.
 */
export function* writeOpenVex(report: Report): Generator<string> {
  const groups = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    if (finding.component === undefined || finding.advisory === undefined) continue;
    const key = `${finding.advisory.id}\0${finding.component.purl}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const statements = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => statementOf(group));
  const digest = createHash('sha256').update(JSON.stringify(statements)).digest('hex');
  yield* jsonDocument({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': `urn:vauban:vex:${digest}`,
    author: 'vauban',
    timestamp: report.scan.started,
    version: 1,
    tooling: `vauban ${report.tool.version}`,
    statements,
  });
}

/** Of all places where a lockfile has the package, the one that matters most speaks. */
function statementOf(group: readonly Finding[]): object {
  const first = group.find((finding) => decisionOf(finding) === null) ?? (group[0] as Finding);
  const { advisory, component } = first;
  return {
    vulnerability: { name: advisory?.id, aliases: advisory?.aliases },
    products: [{ '@id': component?.purl, identifiers: { purl: component?.purl } }],
    ...statusOf(first),
  };
}

function decisionOf({ suppressions }: Finding): Finding['suppressions'][number] | null {
  return suppressions.find(({ status }) => status === 'accepted') ?? null;
}

const FROM_VEX = /^.{1,320}? says (not affected|fixed)(?:: (.*))?$/s;

function statusOf(finding: Finding): object {
  const decision = decisionOf(finding);
  if (decision === null) return { status: 'under_investigation' };
  const said = decision.kind === 'policy' && decision.until === undefined ? FROM_VEX.exec(decision.reason) : null;
  if (said?.[1] === 'fixed') return { status: 'fixed' };
  if (said !== null) return { status: 'not_affected', impact_statement: said[2] ?? '' };
  const until = decision.until === undefined ? '' : ` until ${decision.until}`;
  return { status: 'affected', action_statement: `Accepted${until}: ${decision.reason}` };
}
