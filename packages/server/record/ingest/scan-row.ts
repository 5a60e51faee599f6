import type { JudgedGap, Report } from '@vauban/domain';
import type { Insertable } from 'kysely';
import type { ScansTable } from '../../store/schema.ts';
import { RecordProblem } from '../problem.ts';
import { isIndexable, storableJson, storableText } from '../storable.ts';

const LONGEST_MESSAGE = 500;

/** What a scan's row takes from the report itself. */
export type ReportColumns = Pick<
  Insertable<ScansTable>,
  | 'clientScanId'
  | 'reportVersion'
  | 'toolVersion'
  | 'commit'
  | 'startedAt'
  | 'durationMs'
  | 'verdict'
  | 'policy'
  | 'source'
  | 'coverage'
  | 'complete'
>;

/** Refuses what no row can hold. */
export function columnsOfReport(report: Report): ReportColumns {
  const { scan, source, coverage } = report;
  const startedAt = new Date(scan.started);
  if (Number.isNaN(startedAt.getTime())) throw invalid(`its start "${storableText(scan.started, 40)}" is no time`);
  if (!isIndexable(scan.id, 200) || scan.id === '')
    throw invalid("the scan's id is empty or longer than 200 characters");
  if (source.branch !== null && !isIndexable(source.branch, 500)) throw invalid("the branch's name is too long");
  if (source.commit !== null && !/^[0-9a-zA-Z]{1,100}$/.test(source.commit)) throw invalid('its commit is no commit');
  return {
    clientScanId: scan.id,
    reportVersion: report.schema,
    toolVersion: storableText(report.tool.version, 100),
    commit: source.commit,
    startedAt,
    durationMs: Math.min(Math.round(scan.durationMs), Number.MAX_SAFE_INTEGER),
    verdict: report.verdict,
    policy: storableJson(report.policy),
    source: storableJson(source),
    coverage: storableJson({ ...coverage, gaps: coverage.gaps.map(boundedGap) }),
    complete: !coverage.gaps.some((gap) => gap.class === 'blocking'),
  };
}

function boundedGap(gap: JudgedGap): JudgedGap {
  return gap.message.length > LONGEST_MESSAGE ? { ...gap, message: storableText(gap.message, LONGEST_MESSAGE) } : gap;
}

function invalid(what: string): RecordProblem {
  return new RecordProblem('report-invalid', `The report cannot be recorded: ${what}.`);
}
