import type { Finding, Observation, Suppression } from '../finding/finding.ts';
import { compareMarks, SECRET_SCHEME } from '../identity/fingerprint.ts';
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

/** Whether a secret's value is still the one that was decided about, where no mark of it says so. */
export type SameValue = (decision: RecordedDecision, observation: Observation) => boolean;

/** What a decision may be about. */
export interface Decidable {
  readonly observation: Observation;
  readonly fingerprints: Finding['fingerprints'];
  /** The fingerprints that it had before a rename. */
  readonly previous: readonly string[];
}

/** Decisions by the fingerprints that they name. */
export class RecordedDecisions {
  readonly #byFingerprint = new Map<string, RecordedDecision[]>();
  readonly #marks = new Map<number, string[]>();
  readonly #today: string;
  readonly #sameValue: SameValue;

  constructor(decisions: readonly RecordedDecision[], today: string, sameValue: SameValue) {
    for (const decision of decisions) {
      push(this.#byFingerprint, keyOf(decision.scheme, decision.fingerprint), decision);
      if (decision.scheme === SECRET_SCHEME) push(this.#marks, decision.number, decision.fingerprint);
    }
    this.#today = today;
    this.#sameValue = sameValue;
  }

  /**
   * What was decided about each, in their order. A decision belongs to where it was made, under any former name of the
   * file; one about a secret that is there no more goes with its value, to one place only.
   */
  about(findings: readonly Decidable[]): Suppression[][] {
    if (this.#byFingerprint.size === 0) return findings.map(() => []);
    const met = new Set<number>();
    const decided = findings.map((finding) => {
      const decision = this.#atPlace(finding);
      if (decision) met.add(decision.number);
      return decision;
    });
    const moved = findings.flatMap((finding, index) => (decided[index] || markOf(finding) === undefined ? [] : index));
    moved.sort((a, b) => byPlace(findings[a] as Decidable, findings[b] as Decidable));
    for (const index of moved) {
      const mark = markOf(findings[index] as Decidable) as string;
      const decision = this.#named(SECRET_SCHEME, mark).find(({ number }) => !met.has(number));
      if (!decision) continue;
      met.add(decision.number);
      decided[index] = decision;
    }
    return findings.map((finding, index) => {
      const decision = decided[index];
      return decision ? [this.#judge(decision, finding)] : [];
    });
  }

  #atPlace(finding: Decidable): RecordedDecision | undefined {
    for (const [scheme, own] of Object.entries(finding.fingerprints)) {
      if (scheme === SECRET_SCHEME) continue;
      for (const fingerprint of [own, ...finding.previous]) {
        const answers = this.#named(scheme, fingerprint).map((decision) => [
          decision,
          this.#compare(decision, finding),
        ]);
        const [decision] =
          answers.find(([, value]) => value === 'same') ?? answers.find(([, value]) => value !== 'other') ?? [];
        if (decision) return decision as RecordedDecision;
      }
    }
    return undefined;
  }

  #named(scheme: string, fingerprint: string): readonly RecordedDecision[] {
    return this.#byFingerprint.get(keyOf(scheme, fingerprint)) ?? [];
  }

  #compare({ number }: RecordedDecision, finding: Decidable): ReturnType<typeof compareMarks> {
    const answers = (this.#marks.get(number) ?? []).map((mark) => compareMarks(mark, markOf(finding)));
    return answers.find((answer) => answer === 'same') ?? answers.find((answer) => answer === 'other') ?? 'unknown';
  }

  #judge(decision: RecordedDecision, finding: Decidable): Suppression {
    const { number, kind, until } = decision;
    const what = kind === 'accepted' ? 'is accepted' : 'is a false positive';
    const suppression = { kind: 'decision' as const, reason: `VBN-${number} ${what}: ${decision.reason}`, until };
    if (!isDay(until)) return { ...suppression, status: 'rejected', note: 'its end is not a day (YYYY-MM-DD)' };
    if (until < this.#today) return { ...suppression, status: 'expired' };
    const note = this.#whyNot(decision, finding);
    return note === null ? { ...suppression, status: 'accepted' } : { ...suppression, status: 'rejected', note };
  }

  #whyNot(decision: RecordedDecision, finding: Decidable): string | null {
    const { observation } = finding;
    const isSame = () => this.#compare(decision, finding) === 'same' || this.#sameValue(decision, observation);
    if (observation.surface === 'secrets' && !isSame()) return ANOTHER_VALUE;
    const exploitedSince = observation.advisory?.exploited === true && decision.exploited !== true;
    return decision.kind === 'accepted' && exploitedSince ? EXPLOITED_SINCE : null;
  }
}

const ANOTHER_VALUE = 'its line is not known to be unchanged since the decision, so the value may be another one';
const EXPLOITED_SINCE = 'it was not known to be exploited when it was accepted';

function markOf({ fingerprints }: Decidable): string | undefined {
  return fingerprints[SECRET_SCHEME];
}

function byPlace({ observation: { location: a } }: Decidable, { observation: { location: b } }: Decidable): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function keyOf(scheme: string, fingerprint: string): string {
  return `${scheme} ${fingerprint}`;
}
