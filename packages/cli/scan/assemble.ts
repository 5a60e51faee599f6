import {
  type DataFacts,
  type Judgement,
  pathSet,
  priorityRules,
  REPORT_VERSION,
  type Report,
  type SourceFacts,
  type Surface,
} from '@vauban/domain';
import type { ScanResult } from '@vauban/scanners';
import type { Judges } from '../configuration/judging.ts';

export interface Parts {
  readonly scan: Report['scan'];
  readonly version: string;
  readonly source: SourceFacts;
  readonly judges: Pick<Judges, 'configuration' | 'digest' | 'origin' | 'changes'>;
  readonly judgement: Judgement;
  readonly result: ScanResult;
  readonly data: readonly DataFacts[];
  /** The server's document that was judged by. */
  readonly served: Report['policy']['judgement'] | null;
  readonly scope: {
    readonly surfaces: readonly Surface[];
    readonly paths: readonly string[];
    readonly include: readonly string[];
    readonly exclude: readonly string[];
  };
}

/** The document that a scan leaves. */
export function assembleReport(parts: Parts): Report {
  const { judges, judgement, result, served } = parts;
  const rules = priorityRules(judges.configuration.policy);
  return {
    schema: REPORT_VERSION,
    scan: parts.scan,
    tool: { name: 'vauban', version: parts.version },
    source: parts.source,
    policy: {
      digest: judges.digest,
      origin: judges.origin,
      gates: judgement.gates,
      changes: judges.changes,
      ...(rules && { priority: rules }),
      ...(served && { judgement: served }),
    },
    verdict: judgement.verdict,
    reasons: judgement.reasons,
    coverage: {
      scope: parts.scope,
      scanners: result.scanners,
      data: parts.data,
      files: { looked: result.looked.length, bytes: result.bytes },
      looked: pathSet(result.looked),
      gaps: judgement.gaps,
    },
    rules: result.rules,
    findings: judgement.findings,
    components: result.components,
    unused: judgement.unused,
  };
}
