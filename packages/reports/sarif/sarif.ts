import type { Finding, Report } from '@vauban/domain';
import { blocks } from '../overview/gaps.ts';
import { sourceText } from '../overview/scan-facts.ts';
import { divide } from '../overview/standing.ts';
import { thousands } from '../text/amounts.ts';
import { jsonItems, jsonText } from '../text/json-text.ts';
import { ROOT } from './location.ts';
import { configurationNotifications, cutNotice, notificationDescriptors, notifications } from './notifications.ts';
import { sarifResult } from './result.ts';
import { sarifRule } from './rule.ts';
import { PackedSize } from './size-limit.ts';
import { WeaknessTaxonomy } from './taxonomy.ts';
import { folderUri, repositoryUri } from './uri.ts';

/** What the big code hosts accept in one run, and the packed size with room for what follows the results. */
const MAX_RESULTS = 25_000;
const MAX_PACKED_BYTES = 9_000_000;

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The schema knows the versions 1 to 5 of UUIDs only; the scan's id stands in the properties in any case. */
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Room for the code hosts' limits, so that a test need not write 10 MB. */
export interface SarifLimits {
  readonly results: number;
  readonly packedBytes: number;
}

/**
 * The report as SARIF 2.1.0: one run, results soonest first, so that a cut drops what matters least; what is cut is
 * said in a notification. Suppressed findings stand last, marked.
 */
export function* writeSarif(
  report: Report,
  limits: SarifLimits = { results: MAX_RESULTS, packedBytes: MAX_PACKED_BYTES },
): Generator<string> {
  const weaknesses = new WeaknessTaxonomy();
  const rules: object[] = [];
  yield `{\n  "$schema": ${jsonText(SCHEMA)},\n  "version": "2.1.0",\n  "runs": [{\n    "results": [`;
  const total = report.findings.length;
  let kept = 0;
  for (const piece of results(report, limits, weaknesses, rules)) {
    yield `${kept === 0 ? '' : ','}\n      ${piece}`;
    kept++;
  }
  yield '\n    ],\n';
  const notices = notifications(report);
  if (kept < total) {
    notices.unshift(
      cutNotice(
        `This file holds the ${thousands(kept)} soonest of ${thousands(total)} findings, because code hosts accept no more; the JSON report holds all.`,
      ),
    );
  }
  yield `    "tool": ${toolText(report, weaknesses)}, "rules": [`;
  yield* jsonItems(rules, '      ');
  yield `]}},\n    "taxonomies": [${jsonText(weaknesses.component())}],\n`;
  yield `    "invocations": [${invocationText(report)}, "toolExecutionNotifications": [`;
  yield* jsonItems(notices, '      ');
  yield `]}],\n${runFacts(report)}\n  }]\n}\n`;
}

/** Each result as text, as long as the limits hold; `rules` gets the descriptor of every rule that is named. */
function* results(
  report: Report,
  limits: SarifLimits,
  weaknesses: WeaknessTaxonomy,
  rules: object[],
): Generator<string> {
  const facts = new Map(report.rules.map((rule) => [rule.id, rule]));
  const indexes = new Map<string, number>();
  const size = new PackedSize(limits.packedBytes);
  let count = 0;
  for (const finding of ordered(report)) {
    if (count === limits.results) return;
    let index = indexes.get(finding.rule);
    let rule: object | undefined;
    if (index === undefined) {
      index = rules.length;
      rule = sarifRule(finding, facts.get(finding.rule), weaknesses);
    }
    const text = jsonText(sarifResult(finding, index, weaknesses));
    if (!size.fits(rule ? text + jsonText(rule) : text)) return;
    if (rule) {
      rules.push(rule);
      indexes.set(finding.rule, index);
    }
    count++;
    yield text;
  }
}

function ordered(report: Report): Finding[] {
  const { open, suppressed } = divide(report.findings);
  return [...open, ...suppressed];
}

/** Without its last two braces: the rules follow, which are known only after the results. */
function toolText(report: Report, weaknesses: WeaknessTaxonomy): string {
  const driver = {
    name: 'Vauban',
    version: report.tool.version,
    semanticVersion: report.tool.version,
    supportedTaxonomies: [{ name: weaknesses.component().name, index: 0 }],
    notifications: notificationDescriptors(report),
  };
  return jsonText({ driver }).slice(0, -2);
}

/** Without its last brace: the notifications follow. */
function invocationText(report: Report): string {
  const { scan, coverage } = report;
  const started = Date.parse(scan.started);
  const ended = started + scan.durationMs;
  return jsonText({
    executionSuccessful: !coverage.gaps.some(blocks),
    ...(!Number.isNaN(started) && { startTimeUtc: new Date(started).toISOString() }),
    ...(Math.abs(ended) <= 8.64e15 && { endTimeUtc: new Date(ended).toISOString() }),
    toolConfigurationNotifications: configurationNotifications(report),
  }).slice(0, -1);
}

function runFacts(report: Report): string {
  const { source, scan } = report;
  const below = source.kind === 'git' && source.root !== '.';
  const repository = source.repository === null ? null : repositoryUri(source.repository);
  const facts = {
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {
      [ROOT]: {
        ...(below && { uri: folderUri(source.root), uriBaseId: 'REPOROOT' }),
        description: { text: 'The root of the scanned tree.' },
      },
      ...((source.kind === 'git' || repository !== null) && {
        REPOROOT: { description: { text: 'The top of the repository.' } },
      }),
    },
    automationDetails: {
      id: below ? `vauban/${source.root}/` : 'vauban/',
      ...(GUID.test(scan.id) && { guid: scan.id }),
    },
    ...(repository !== null && {
      versionControlProvenance: [
        {
          repositoryUri: repository,
          ...(source.commit !== null && { revisionId: source.commit }),
          ...(source.branch !== null && { branch: source.branch }),
          mappedTo: { uriBaseId: 'REPOROOT' },
        },
      ],
    }),
    properties: {
      scan: scan.id,
      verdict: report.verdict,
      reasons: report.reasons,
      policy: report.policy.digest,
      source: sourceText(report),
    },
  };
  const lines = Object.entries(facts).map(([key, value]) => `    ${jsonText(key)}: ${jsonText(value)}`);
  return lines.join(',\n');
}
