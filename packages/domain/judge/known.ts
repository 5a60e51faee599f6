import type { Gap } from '../coverage/gap.ts';
import type { Location, Novelty, Observation, Suppression } from '../finding/finding.ts';
import { compareMarks, SCHEME, SECRET_SCHEME } from '../identity/fingerprint.ts';
import { type Identified, identifyAll } from '../identity/identify.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';
import type { JudgeInput } from './inputs.ts';
import type { NotLooked } from './not-looked.ts';

type LineUnchanged = (path: string, line: number) => boolean | 'unknown';

/** A value over more lines than this is taken for changed. */
const MOST_LINES = 1000;

/** What was there before: by the baseline, by the base, or by both. */
export class Known {
  /** Fingerprint → mark of the value. */
  readonly #base: ReadonlyMap<string, string | undefined> | null;
  readonly #entries: ReadonlyMap<string, BaselineEntry> | null;
  readonly #baseline: Baseline | null;
  readonly #matched = new Set<BaselineEntry>();
  readonly #sinceBaseline: LineUnchanged;
  readonly #sinceBase: LineUnchanged;
  readonly #otherwise: Novelty;
  readonly #gaps: Gap[] = [];

  constructor(input: JudgeInput) {
    const { baseline, base } = input;
    const readable = baseline !== null && baseline.scheme === SCHEME;
    if (baseline !== null && !readable) this.#gaps.push(foreignScheme(baseline));
    this.#baseline = baseline;
    this.#entries = readable ? new Map(baseline.entries.map((entry) => [entry.fingerprint, entry])) : null;
    this.#base = base === null ? null : marksOf(base);
    this.#sinceBaseline = (path, line) => input.lineUnchanged(path, line);
    this.#sinceBase = (path, line) => (input.lineUnchangedSinceBase ?? input.lineUnchanged).call(input, path, line);
    const missed = [...input.gaps, ...this.#gaps].some(
      ({ kind }) => kind === 'base-missing' || kind === 'baseline-broken',
    );
    this.#otherwise = missed && this.#entries === null && this.#base === null ? 'unknown' : 'new';
  }

  get gaps(): readonly Gap[] {
    return this.#gaps;
  }

  /** Known in either is known; an entry of the baseline that holds is an accepted suppression as well. */
  of(identified: Identified, atBase: readonly string[]): { novelty: Novelty; suppression: Suppression | null } {
    const { known, suppression } = this.#inBaseline(identified);
    return { novelty: known || this.#inBase(identified, atBase) ? 'known' : this.#otherwise, suppression };
  }

  unused(notLooked: NotLooked): string[] {
    const unused: string[] = [];
    for (const entry of this.#entries?.values() ?? []) {
      if (this.#matched.has(entry) || notLooked.at(entry.path, entry.surface)) continue;
      const place = entry.line === undefined ? entry.path : `${entry.path}:${entry.line}`;
      unused.push(`${place}: the baseline's entry for ${entry.rule} matches nothing any more.`);
    }
    return unused;
  }

  #inBaseline({ observation, fingerprints, previous }: Identified): BaselineAnswer {
    if (this.#entries === null || this.#baseline === null) return { known: false, suppression: null };
    let entry = this.#entries.get(fingerprints[SCHEME]);
    for (const print of previous) entry ??= this.#entries.get(print);
    if (!entry) return { known: false, suppression: null };
    this.#matched.add(entry);
    const suppression = { kind: 'baseline' as const, reason: `in the baseline of ${this.#baseline.created}` };
    if (observation.surface === 'secrets') {
      const same = this.#baseline.commit !== null && linesUnchanged(observation.location, this.#sinceBaseline);
      if (!same) return { known: false, suppression: { ...suppression, status: 'rejected', note: CHANGED } };
    }
    if (observation.advisory?.exploited === true && entry.exploited !== true) {
      return { known: true, suppression: { ...suppression, status: 'rejected', note: EXPLOITED_SINCE } };
    }
    return { known: true, suppression: { ...suppression, status: 'accepted' } };
  }

  #inBase({ observation, fingerprints }: Identified, previous: readonly string[]): boolean {
    if (this.#base === null) return false;
    const base = this.#base;
    const print = [fingerprints[SCHEME], ...previous].find((one) => base.has(one));
    if (print === undefined) return false;
    if (observation.surface !== 'secrets') return true;
    const value = compareMarks(base.get(print), fingerprints[SECRET_SCHEME]);
    return value === 'unknown' ? linesUnchanged(observation.location, this.#sinceBase) : value === 'same';
  }
}

function marksOf(base: readonly Observation[]): Map<string, string | undefined> {
  return new Map(identifyAll(base).map(({ fingerprints }) => [fingerprints[SCHEME], fingerprints[SECRET_SCHEME]]));
}

interface BaselineAnswer {
  readonly known: boolean;
  readonly suppression: Suppression | null;
}

const CHANGED = 'its line is not known to be unchanged since the baseline, so the value may be another one';
const EXPLOITED_SINCE = 'it was not known to be exploited when the baseline was taken';

/** A key over many lines keeps its first line when it is replaced, so every line counts. */
export function linesUnchanged({ path, line, endLine, endColumn }: Location, unchanged: LineUnchanged): boolean {
  if (line === undefined) return false;
  const last = Math.max(line, (endLine ?? line) - (endColumn === 1 ? 1 : 0));
  if (last - line >= MOST_LINES) return false;
  for (let at = line; at <= last; at++) if (unchanged(path, at) !== true) return false;
  return true;
}

function foreignScheme({ scheme }: Baseline): Gap {
  return {
    kind: 'baseline-broken',
    message: `The baseline is written in the scheme "${scheme}", this version reads "${SCHEME}": take a new baseline.`,
  };
}
