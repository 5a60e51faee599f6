import type { Finding, Observation, Suppression } from '../finding/finding.ts';
import { isDay } from './day.ts';

/** What a person decided on a server about one vulnerability. One with several fingerprints has several of these. */
export interface RecordedDecision {
  readonly scheme: string;
  readonly fingerprint: string;
  readonly kind: 'accepted' | 'false-positive';
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly until: string;
  /** The vulnerability's number for people: 12 for VBN-12. */
  readonly number: number;
  /** The commit where it was last seen when that was decided; null outside git: then it holds for no secret. */
  readonly commit: string | null;
  /** It was known to be exploited when it was accepted; absent: it was not, and once it is, the acceptance ends. */
  readonly exploited?: true;
}

/** Whether a secret's value is still the one that was decided about. */
export type SameValue = (decision: RecordedDecision, observation: Observation) => boolean;

type Fingerprints = Finding['fingerprints'];

/** Decisions by the fingerprints that they name. */
export class RecordedDecisions {
  readonly #byFingerprint = new Map<string, RecordedDecision>();
  readonly #today: string;
  readonly #sameValue: SameValue;

  constructor(decisions: readonly RecordedDecision[], today: string, sameValue: SameValue) {
    for (const decision of decisions) {
      this.#byFingerprint.set(keyOf(decision.scheme, decision.fingerprint), decision);
    }
    this.#today = today;
    this.#sameValue = sameValue;
  }

  /** Looks under every fingerprint, then under those that it had before a rename. */
  of(observation: Observation, fingerprints: Fingerprints, previous: readonly string[] = []): Suppression[] {
    if (this.#byFingerprint.size === 0) return [];
    for (const [scheme, own] of Object.entries(fingerprints)) {
      for (const fingerprint of [own, ...previous]) {
        const decision = this.#byFingerprint.get(keyOf(scheme, fingerprint));
        if (decision) return [this.#judge(decision, observation)];
      }
    }
    return [];
  }

  #judge(decision: RecordedDecision, observation: Observation): Suppression {
    const { number, kind, until } = decision;
    const what = kind === 'accepted' ? 'is accepted' : 'is a false positive';
    const suppression = { kind: 'decision' as const, reason: `VBN-${number} ${what}: ${decision.reason}`, until };
    if (!isDay(until)) return { ...suppression, status: 'rejected', note: 'its end is not a day (YYYY-MM-DD)' };
    if (until < this.#today) return { ...suppression, status: 'expired' };
    const note = this.#whyNot(decision, observation);
    return note === null ? { ...suppression, status: 'accepted' } : { ...suppression, status: 'rejected', note };
  }

  #whyNot(decision: RecordedDecision, observation: Observation): string | null {
    if (observation.surface === 'secrets' && !this.#sameValue(decision, observation)) return ANOTHER_VALUE;
    const exploitedSince = observation.advisory?.exploited === true && decision.exploited !== true;
    return decision.kind === 'accepted' && exploitedSince ? EXPLOITED_SINCE : null;
  }
}

const ANOTHER_VALUE = 'its line is not known to be unchanged since the decision, so the value may be another one';
const EXPLOITED_SINCE = 'it was not known to be exploited when it was accepted';

function keyOf(scheme: string, fingerprint: string): string {
  return `${scheme} ${fingerprint}`;
}
