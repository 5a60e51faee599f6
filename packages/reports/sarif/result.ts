import type { Edit, Finding, Suppression } from '@vauban/domain';
import { isSuppressed } from '../overview/standing.ts';
import { fixedVersionsOf } from '../overview/thing.ts';
import { LEVELS } from './level.ts';
import { artifact, plain, sarifLocation } from './location.ts';
import type { WeaknessTaxonomy } from './taxonomy.ts';

/** Code hosts show 1,000 steps of a flow and 100 locations of a result; they refuse ten times as many. */
const MAX_STEPS = 1000;
const MAX_RELATED = 100;

export function sarifResult(finding: Finding, ruleIndex: number, weaknesses: WeaknessTaxonomy) {
  const taxa = weaknesses.references(finding.cwe);
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: plain(finding.message || finding.title) },
    locations: [sarifLocation(finding.location)],
    ...(finding.related?.length && { relatedLocations: relatedOf(finding) }),
    ...(finding.flow?.length && { codeFlows: [codeFlow(finding.flow)] }),
    partialFingerprints: partialFingerprints(finding),
    ...(finding.suppressions.length > 0 && { suppressions: suppressionsOf(finding) }),
    ...(taxa.length > 0 && { taxa }),
    ...(finding.fix?.edits?.length && { fixes: [fixOf(finding.fix.summary, finding.fix.edits)] }),
    rank: finding.priority.score,
    properties: propertiesOf(finding),
  };
}

function relatedOf(finding: Finding) {
  return finding.related?.slice(0, MAX_RELATED).map((location, id) => ({ id, ...sarifLocation(location) }));
}

/** A flow that is too long keeps its beginning and its end. */
function codeFlow(flow: NonNullable<Finding['flow']>) {
  const half = MAX_STEPS / 2;
  const steps = flow.length > MAX_STEPS ? [...flow.slice(0, half), ...flow.slice(-half)] : flow;
  return { threadFlows: [{ locations: steps.map((step) => ({ location: sarifLocation(step) })) }] };
}

/** `vauban/1` → `vaubanFingerprint/v1`, `vauban-secret/1` → `vaubanSecretFingerprint/v1`. */
function partialFingerprints(finding: Finding): Record<string, string> {
  const entries = Object.entries(finding.fingerprints);
  return Object.fromEntries(entries.map(([scheme, value]) => [sarifName(scheme), value]));
}

/**
 * A consumer takes a result as suppressed only when none of its suppressions is rejected (SARIF 2.1.0, 3.27.23), so
 * those that failed beside one that holds are left out.
 */
function suppressionsOf(finding: Finding) {
  const holds = isSuppressed(finding);
  return finding.suppressions
    .filter((suppression) => !holds || suppression.status === 'accepted')
    .map((suppression) => ({
      kind: suppression.kind === 'in-file' ? 'inSource' : 'external',
      status: suppression.status === 'accepted' ? 'accepted' : 'rejected',
      justification: justification(suppression),
      ...(suppression.location && { location: sarifLocation(suppression.location) }),
    }));
}

function justification(suppression: Suppression): string {
  const until = suppression.until === undefined ? '' : ` (until ${suppression.until})`;
  const why = suppression.note ?? (suppression.status === 'expired' ? 'expired' : undefined);
  return `${suppression.reason}${until}${why === undefined ? '' : ` [${suppression.status}: ${why}]`}`;
}

function fixOf(summary: string, edits: readonly Edit[]) {
  const files = new Map<string, Edit[]>();
  for (const edit of edits) files.set(edit.path, [...(files.get(edit.path) ?? []), edit]);
  return {
    description: { text: plain(summary) },
    artifactChanges: [...files].map(([path, changes]) => ({
      artifactLocation: artifact(path),
      replacements: changes.map(({ startLine, startColumn, endLine, endColumn, replacement }) => ({
        deletedRegion: { startLine, startColumn, endLine, endColumn },
        insertedContent: { text: replacement },
      })),
    })),
  };
}

function propertiesOf(finding: Finding) {
  const { component, advisory } = finding;
  const fixedVersions = fixedVersionsOf(finding);
  return {
    surface: finding.surface,
    cwe: finding.cwe,
    severity: finding.severity,
    confidence: finding.confidence,
    ...(component && { purl: component.purl, reachability: component.reachability }),
    ...(component?.endOfLife && { endOfLife: component.endOfLife }),
    ...(component?.licensing && { licence: component.licensing }),
    ...(advisory && { advisory: advisory.id, aliases: advisory.aliases, exploited: advisory.exploited }),
    ...(advisory?.epss !== undefined && { epss: advisory.epss }),
    ...(advisory?.exploit && { exploit: advisory.exploit }),
    ...((component || fixedVersions.length > 0) && { fixedVersions }),
    priority: finding.priority.level,
    novelty: finding.novelty,
    gates: finding.gates,
    ...(finding.project !== undefined && { project: finding.project }),
    ...(finding.owner !== undefined && { owner: finding.owner }),
  };
}

function sarifName(scheme: string): string {
  const [name = '', version = ''] = scheme.split('/');
  return `${name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}Fingerprint/v${version}`;
}
