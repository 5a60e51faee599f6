import { sql } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { allowedActions } from '../../people/authorise.ts';
import { clockOf, dayOf, deadlineAt } from '../../record/index.ts';
import type { Handlers } from '../route/call.ts';
import { numberOf } from '../route/resources.ts';
import { decisionRows, pausesOf, shownDecision } from './decisions.ts';
import { LIST_COLUMNS, type ListRow, shownVulnerability } from './row.ts';
import { splitFrom, witnessesOf } from './witnesses.ts';

const MOST_BRANCHES = 200;
const MOST_DECISIONS = 100;

export const READ_HANDLERS: Handlers<'readVulnerability'> = {
  async readVulnerability({ services, actor, organisationId, projectId, params, now }) {
    const { db } = services;
    const number = numberOf(params.vulnerability);
    const [whole, branches, decisions, witnesses, split] = await Promise.all([
      sql<
        ListRow & {
          vulnerabilityId: string;
          scheme: string;
          fingerprint: string;
          detail: Record<string, unknown> | null;
          witnessOf: number | null;
          deadlineSince: string | null;
          dueDate: string | null;
        }
      >`
        select ${LIST_COLUMNS}, v.vulnerability_id, v.scheme, v.fingerprint, d.detail, v.witness_of,
          v.deadline_since, d.detail->'advisory'->>'dueDate' as due_date
        from vulnerabilities v join projects p on p.organisation_id = v.organisation_id and p.project_id = v.project_id
        join vulnerability_details d on d.organisation_id = v.organisation_id and d.vulnerability_id = v.vulnerability_id
        where v.organisation_id = ${organisationId} and v.number = ${number}`.execute(db),
      sql<OnBranch>`
        select distinct on (b.is_default, b.name) b.name as branch, o.state, o.first_scan_id, o.last_seen_scan_id,
          o.last_seen_commit, o.gone_scan_id
        from vulnerabilities v
        join vulnerability_branches o on o.organisation_id = v.organisation_id and o.vulnerability_id = v.vulnerability_id
        join branches b on b.organisation_id = o.organisation_id and b.branch_id = o.branch_id
        where v.organisation_id = ${organisationId} and (v.number = ${number} or v.witness_of = ${number})
        order by b.is_default desc, b.name, o.state = 'open' desc, v.number limit ${MOST_BRANCHES}`.execute(db),
      decisionRows(db, organisationId)
        .where('decisions.number', '=', number)
        .orderBy('decisions.madeAt', 'desc')
        .orderBy('decisions.decisionId', 'desc')
        .limit(MOST_DECISIONS)
        .execute(),
      witnessesOf(db, organisationId, number),
      splitFrom(db, organisationId, number),
    ]);
    const [row] = whole.rows;
    if (row === undefined) throw new Problem('not-found');
    const today = dayOf(now);
    const timed = { ...row, since: row.deadlineSince ?? today, pauses: pausesOf(decisions) };
    const clock = await clockOf(db, organisationId, projectId, today);
    const deadline = row.deadline === 'none' ? null : deadlineAt(clock, timed);
    return {
      ...shownVulnerability(row),
      observation: (row.detail ?? { message: '' }) as never,
      branches: branches.rows.map(({ branch, state, firstScanId, lastSeenScanId, lastSeenCommit, goneScanId }) => ({
        branch,
        state,
        firstScan: firstScanId,
        lastSeenScan: lastSeenScanId,
        lastSeenCommit,
        goneScan: goneScanId,
      })),
      decisions: decisions.map((decision) => shownDecision(decision, now)),
      deadline: {
        ...shownVulnerability(row).deadline,
        since: row.deadlineSince,
        left: deadline === null || deadline.kind === 'none' ? null : deadline.left,
        reason: deadline === null || deadline.kind === 'none' ? null : deadline.reason,
      },
      witnessOf: row.witnessOf === null ? null : `VBN-${row.witnessOf}`,
      witnesses: witnesses.length,
      witnessed: witnesses,
      notTheSame: split,
      scheme: row.scheme,
      fingerprint: row.fingerprint,
      may: allowedActions(actor, organisationId, projectId),
    };
  },
};

interface OnBranch {
  readonly branch: string;
  readonly state: 'open' | 'gone' | 'withdrawn';
  readonly firstScanId: string;
  readonly lastSeenScanId: string;
  readonly lastSeenCommit: string | null;
  readonly goneScanId: string | null;
}
