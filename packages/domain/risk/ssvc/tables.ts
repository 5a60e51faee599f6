/** A question of a table, and its answers from the least to the most urgent. */
export interface Question {
  readonly id: QuestionId;
  readonly answers: readonly string[];
}

export type QuestionId =
  | 'exploitation'
  | 'exposure'
  | 'automatable'
  | 'humanImpact'
  | 'technicalImpact'
  | 'missionImpact'
  | 'inKev'
  | 'publiclyExposed';

/** A published decision table, row by row. */
export interface DecisionTable {
  readonly id: 'cisa-coordinator' | 'deployer' | 'bod-26-04';
  readonly title: string;
  /** Where the rows were taken from, and under which licence that stands. */
  readonly source: string;
  readonly licence: string;
  readonly questions: readonly Question[];
  /** From the least to the most urgent. */
  readonly outcomes: readonly string[];
  /** Of each combination of answers an outcome's index; the last question's answers change first. */
  readonly rows: readonly number[];
}

const COMMIT = 'e3b00a25615845960cec9caa1388064739f17728';
const LICENCE = 'MIT (SEI)-style, Copyright 2026 Carnegie Mellon University, DM24-0278';

const EXPLOITATION: Question = { id: 'exploitation', answers: ['none', 'public poc', 'active'] };
const AUTOMATABLE: Question = { id: 'automatable', answers: ['no', 'yes'] };
const TECHNICAL: Question = { id: 'technicalImpact', answers: ['partial', 'total'] };

const CISA_COORDINATOR: DecisionTable = {
  id: 'cisa-coordinator',
  title: 'CISA Levels by the CISA Coordinator table 2.0.3',
  source: `CERTCC/SSVC, data/csv/cisa/cisa_coordinator_2_0_3.csv, commit ${COMMIT}`,
  licence: LICENCE,
  questions: [EXPLOITATION, AUTOMATABLE, TECHNICAL, { id: 'missionImpact', answers: ['low', 'medium', 'high'] }],
  outcomes: ['track', 'track*', 'attend', 'act'],
  rows: [
    ...[0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 2],
    ...[0, 0, 1, 0, 1, 2, 0, 0, 2, 0, 1, 2],
    ...[0, 0, 2, 0, 2, 3, 2, 2, 3, 2, 3, 3],
  ],
};

const DEPLOYER: DecisionTable = {
  id: 'deployer',
  title: 'Deployer Patch Application Priority 1.0.0',
  source: `CERTCC/SSVC, data/csv/ssvc/deployer_patch_application_priority_1_0_0.csv, commit ${COMMIT}`,
  licence: LICENCE,
  questions: [
    EXPLOITATION,
    { id: 'exposure', answers: ['small', 'controlled', 'open'] },
    AUTOMATABLE,
    { id: 'humanImpact', answers: ['low', 'medium', 'high', 'very high'] },
  ],
  outcomes: ['defer', 'scheduled', 'out-of-cycle', 'immediate'],
  rows: [
    ...[0, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 2],
    ...[0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 2, 1, 1, 2, 2],
    ...[1, 1, 2, 2, 1, 2, 2, 2, 1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 3, 2, 2, 3, 3],
  ],
};

/** The directive itself was not to be had; the rows are those of CERT/CC's rendering of it. */
const BOD_26_04: DecisionTable = {
  id: 'bod-26-04',
  title: 'Remediation timelines of CISA BOD 26-04, table 1.0.0',
  source: `CERTCC/SSVC, data/csv/cisa/cisa_bod_26_04_1_0_0.csv, commit ${COMMIT}; not compared with the directive itself`,
  licence: LICENCE,
  questions: [
    { id: 'inKev', answers: ['no', 'yes'] },
    { id: 'publiclyExposed', answers: ['no', 'yes'] },
    AUTOMATABLE,
    TECHNICAL,
  ],
  outcomes: ['fix on system upgrade', '60 days', '14 days', '3 days', '3 days & forensic investigation'],
  rows: [0, 0, 1, 1, 1, 2, 2, 3, 2, 2, 2, 4, 2, 4, 3, 4],
};

export const DECISION_TABLES: readonly DecisionTable[] = [CISA_COORDINATOR, DEPLOYER, BOD_26_04];
