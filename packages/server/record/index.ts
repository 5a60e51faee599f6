export type { Actor, RecordContext, RecordLogger, Trx } from './context.ts';
export { type Clock, clockOf, deadlineAt } from './deadlines/clock.ts';
export {
  type ApprovalPolicy,
  approvalPolicyOf,
  DEFAULT_APPROVAL,
  deadlinePolicyOf,
} from './deadlines/deadline-policy.ts';
export { settleAllDeadlines, settleDeadlines } from './deadlines/settle.ts';
export { activeDecisions } from './decisions/active.ts';
export { type BulkChange, changeMany, undoMany } from './decisions/bulk.ts';
export { dayOf } from './decisions/day.ts';
export {
  approveDecision,
  confirmDecision,
  type DecideInput,
  decide,
  type EndDecisionInput,
  endDecision,
  rejectDecision,
} from './decisions/decide.ts';
export { expireDecisions } from './decisions/expire.ts';
export { type JudgementDocument, judgementDocument } from './decisions/judgement-document.ts';
export { policyOf, type ServerPolicy } from './decisions/policy.ts';
export { questionAllDecisions } from './decisions/question.ts';
export { appendEvents } from './events/append.ts';
export { EVENT_KINDS, type NewEvent, type StoredEvent } from './events/event.ts';
export { withoutSnippets } from './finding/without-snippets.ts';
export { type HistoryEntry, readHistory } from './history.ts';
export type { Kept, RecordInput, RecordOutcome, ScanCounts } from './ingest/input.ts';
export { NO_BRANCH, pullRequestBranch } from './place/branch.ts';
export { deployTo } from './place/deployment.ts';
export { keepsSnippets } from './place/project.ts';
export type { PullRequestInput } from './place/pull-request.ts';
export type { ReleaseInput } from './place/release.ts';
export { retireBranch } from './place/retire-branch.ts';
export { RecordProblem, type RecordProblemCode } from './problem.ts';
export { type FacetCount, readFacets } from './projection/read-facets.ts';
export { type RebuildOutcome, rebuild } from './projection/rebuild.ts';
export { recordReport } from './record-report.ts';
export { inTransaction, lockProjects } from './transaction.ts';
export { mergeVulnerabilities, splitVulnerability } from './witnesses/merge.ts';
