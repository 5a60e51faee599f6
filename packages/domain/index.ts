export * from './components/advisory.ts';
export * from './components/component.ts';
export { answerFor, type PathAnswer } from './coverage/answer.ts';
export * from './coverage/gap.ts';
export { pathSet } from './coverage/paths.ts';
export { type GapSum, sumGaps } from './coverage/sum.ts';
export * from './deadlines/calendar.ts';
export * from './deadlines/deadline.ts';
export { DEFAULT_DEADLINES } from './deadlines/default.ts';
export * from './finding/finding.ts';
export { alignPlaces } from './identity/align.ts';
export { canonicalJson } from './identity/canonical.ts';
export {
  compareMarks,
  fingerprint,
  isValueMark,
  normaliseSnippet,
  SCHEME,
  SECRET_SCHEME,
} from './identity/fingerprint.ts';
export { type Identified, type IdentifyOptions, identifyAll } from './identity/identify.ts';
export * from './judge/baseline.ts';
export { isDay } from './judge/day.ts';
export * from './judge/inputs.ts';
export { judge } from './judge/judge.ts';
export { type JudgeAgainInput, judgeAgain, type SecondJudgement } from './judge/judge-again.ts';
export type { Judgement } from './judge/judgement.ts';
export { makeBaseline } from './judge/make-baseline.ts';
export type { RecordedDecision } from './judge/recorded-decisions.ts';
export { advisoryAge, staleGaps } from './judge/staleness.ts';
export { exitCode } from './judge/verdict.ts';
export type { VexProduct, VexStatement, VexTarget } from './judge/vex.ts';
export { licenceFindings } from './licences/licence-findings.ts';
export { type LicencePolicy, licenceProblems } from './licences/licence-rules.ts';
export { type BranchState, type Transition, transition } from './lifecycle/branch-state.ts';
export { advisoriesFor, evidenceOf, type Place, type ScanEvidence } from './lifecycle/evidence.ts';
export * from './owners/codeowners.ts';
export { matchesGlob } from './paths/glob.ts';
export { type Project, projectOf } from './paths/project.ts';
export { DEFAULT_CONFIGURATION } from './policy/default.ts';
export { policyDigest } from './policy/digest.ts';
export { FINDING_FIELDS } from './policy/finding-view.ts';
export { checkPolicy, type GateProblem } from './policy/gates.ts';
export * from './policy/policy.ts';
export * from './queue/queue.ts';
export * from './report/report.ts';
export { DEFAULT_FORMULA, type EpssBand, type PriorityFormula } from './risk/formula.ts';
export { type PriorityRules, prioritise, priorityOf, priorityRules } from './risk/priority.ts';
export { SEVERITIES, severityOfScore, severityRank } from './risk/severity.ts';
export type { Stakes } from './risk/ssvc/decide.ts';
export { DECISION_TABLES, type DecisionTable } from './risk/ssvc/tables.ts';
export { type PriorityFacts, priorityFacts } from './risk/terms.ts';
export { boundSnippet, LONGEST_SNIPPET } from './snippet/bound.ts';
export { MASK, maskSecret } from './snippet/mask.ts';
export { type SameFlaw, sameFlaw } from './witnesses/same-flaw.ts';
export { type Pairing, pairWitnesses, type Witnessed } from './witnesses/witnesses.ts';
