import type { AdvisoryStatus, SupplementFacts, UpdateOutcome } from '@vauban/advisories';
import { advisoryAge } from '@vauban/domain';

const UNSIGNED = 'The source is not signed: nothing proves who wrote the records.';

/** What an update did, for people; `complete` is false when something was asked for and is missing. */
export function outcomeLines({ ecosystems, kev, supplements, notes, changed }: UpdateOutcome): {
  lines: string[];
  complete: boolean;
} {
  const feeds = ecosystems.map(({ ecosystem, result, problem, records, refused }) => {
    const left = refused.count === 0 ? '' : `, ${refused.count} refused`;
    return problem === null ? `${ecosystem}: ${result}, ${records} records${left}` : `${ecosystem}: failed. ${problem}`;
  });
  const exploited = kev.problem === null ? [] : [`Known exploited vulnerabilities: ${kev.state}. ${kev.problem}`];
  const further = supplements.flatMap(({ title, state, problem }) =>
    problem === null ? [] : [`${title}: ${state}. ${problem}`],
  );
  return {
    lines: [
      ...feeds,
      ...exploited,
      ...further,
      ...notes,
      changed ? 'The advisories are up to date.' : 'There was nothing new.',
    ],
    complete: kev.state === 'present' && ecosystems.every(({ problem }) => problem === null),
  };
}

/** What is kept, for people. `now` in RFC 3339. */
export function statusLines(status: AdvisoryStatus, now: string): string[] {
  const width = Math.max(9, ...status.ecosystems.map(({ ecosystem }) => ecosystem.length));
  return [
    `revision ${status.revision}, built ${status.built}, ${(status.bytes / 1e6).toFixed(1)} MB in ${status.folder}`,
    ...status.ecosystems.map(
      ({ ecosystem, records, newest, refused }) =>
        `${ecosystem.padEnd(width)}  ${String(records).padStart(8)} records, newest ${age(newest, now)}${refused.count === 0 ? '' : `, ${refused.count} refused`}`,
    ),
    status.kev === null
      ? 'Known exploited vulnerabilities: missing, so nothing is known about exploitation.'
      : `Known exploited vulnerabilities: released ${age(status.kev.released, now)}`,
    supplementLine('EPSS', 'how likely exploitation is', status.supplements.epss, now),
    supplementLine('Ends of life', 'the ends of life', status.supplements.endOfLife, now),
    UNSIGNED,
  ];
}

function supplementLine(title: string, about: string, facts: SupplementFacts | null, now: string): string {
  if (facts === null) return `${title}: missing, so nothing is known about ${about}.`;
  return `${title}: ${facts.entries} entries of ${facts.edition}, released ${age(facts.released, now)}`;
}

/** A date and how long ago that is. */
export function age(date: string | null, now: string): string {
  if (date === null) return 'of unknown age';
  const days = advisoryAge(date, now);
  return Number.isNaN(days) ? 'of unknown age' : `${date.slice(0, 10)} (${days.toFixed(1)} days ago)`;
}
