import type { Actor } from '../context.ts';

/**
 * All that can happen to the record. What the projection does with each stands in `projection/steps.ts`;
 * a kind that it does not know is kept and changes nothing.
 */
export const EVENT_KINDS = {
  'scan.recorded': 'a scan was recorded',
  'vulnerability.described': 'what a scan says of vulnerabilities: new ones, or ones that changed',
  'vulnerability.identified': 'a vulnerability is known by one more fingerprint',
  'vulnerability.opened': 'seen on a branch for the first time',
  'vulnerability.seen': 'seen again',
  'vulnerability.came-back': 'seen on a branch where it was gone or withdrawn',
  'vulnerability.gone': 'proved to be gone from a branch',
  'vulnerability.withdrawn': 'its advisory does not name it any more',
  'vulnerability.reassessed': 'the world thinks otherwise of it: severity, exploitation, advisory',
  'vulnerability.witnessed': 'another scanner sees the same flaw',
  'vulnerability.merged': 'a person said that it is the same flaw as another',
  'vulnerability.split': 'a person said that it is another flaw than its witness',
  'vulnerability.deadline': 'the day by which it is to be gone is another one',
  'branch.retired': 'a branch is no more',
  'decision.made': 'a person decided on it',
  'decision.proposed': 'a person proposed a decision',
  'decision.approved': 'a person approved a proposal',
  'decision.rejected': 'a person rejected a proposal',
  'decision.questioned': 'what a decision rests on has changed',
  'decision.confirmed': 'a person said that a decision still holds',
  'decision.restored': 'the end of a decision was undone',
  'decision.ended': 'a person ended a decision',
  'decision.expired': "a decision's last day is over",
  'release.recorded': 'a release was made of a scan',
  'release.deployed': 'a release runs in an environment',
} as const;

/** What is to be appended. */
export interface NewEvent {
  readonly kind: keyof typeof EVENT_KINDS | (string & {});
  readonly actor: Actor;
  readonly projectId: string | null;
  readonly scanId: string | null;
  /** Numbers of the vulnerabilities whose history shall name it. */
  readonly subjects: readonly number[];
  readonly data: object;
  readonly at: Date;
}

/** What was appended. */
export interface StoredEvent extends NewEvent {
  readonly organisationId: string;
  readonly sequence: number;
  readonly eventId: string;
  readonly version: 1;
}
