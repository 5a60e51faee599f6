import type { Finding, Location, Report } from '@vauban/domain';

/** The report without any line of source: what a project with `snippets: off` stores as its blob. */
export function withoutSnippets(report: Report): Report {
  return {
    ...report,
    findings: report.findings.map(bare),
    components: report.components.map((component) => ({ ...component, location: bareLocation(component.location) })),
  };
}

function bare({ fix, related, flow, ...finding }: Finding): Finding {
  return {
    ...finding,
    location: bareLocation(finding.location),
    ...(related && { related: related.map(bareLocation) }),
    ...(flow && { flow: flow.map(bareLocation) }),
    ...(fix && { fix: withoutEdits(fix) }),
    suppressions: finding.suppressions.map(({ location, ...suppression }) => ({
      ...suppression,
      ...(location && { location: bareLocation(location) }),
    })),
  };
}

function bareLocation({ snippet: _, ...location }: Location): Location {
  return location;
}

function withoutEdits({ edits: _, ...fix }: NonNullable<Finding['fix']>): NonNullable<Finding['fix']> {
  return fix;
}
