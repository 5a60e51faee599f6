import type { Gap } from '../coverage/gap.ts';
import type { Policy } from '../policy/policy.ts';
import type { DataFacts } from '../report/report.ts';

const DAY_MS = 86_400_000;

/** The catalogue of known exploited vulnerabilities rests for weeks at times, so its age is told later and blocks nothing. */
const KEV_MAX_AGE_DAYS = 30;

/** They only order the work: their age is told, and is no gap. */
const SUPPLEMENTS: ReadonlySet<DataFacts['name']> = new Set(['epss', 'end-of-life']);

/** A feed may be dated a little ahead of our clock; more than this is no date to trust. */
const CLOCK_SLACK_DAYS = 1;

/** Days between the feed's newest `modified` and now, with fractions; negative when it lies ahead, NaN for no date. */
export function advisoryAge(newest: string, now: string): number {
  return (Date.parse(now) - Date.parse(newest)) / DAY_MS;
}

/** When the source of some data was last asked for news, RFC 3339; null when that is not known. */
export type LastAsked = (facts: DataFacts) => string | null;

/**
 * A gap for every source that is older than the policy allows, or whose age cannot be told. Missing data is not told
 * here. Where the source was asked lately, it is the source that is old, and to ask it again would not help.
 */
export function staleGaps(
  data: readonly DataFacts[],
  policy: Policy,
  now: string,
  lastAsked: LastAsked = () => null,
): Gap[] {
  return data.flatMap((facts) => {
    if (facts.newest === null || SUPPLEMENTS.has(facts.name)) return [];
    const problem = ageProblem(
      facts.newest,
      facts.name === 'kev' ? KEV_MAX_AGE_DAYS : policy.advisoriesMaxAgeDays,
      now,
    );
    return problem === null ? [] : [staleGap(facts, problem, remedy(lastAsked(facts), now))];
  });
}

function ageProblem(newest: string, most: number, now: string): string | null {
  const age = advisoryAge(newest, now);
  if (Number.isNaN(age)) return 'its age cannot be told: its newest date cannot be read';
  if (age < -CLOCK_SLACK_DAYS)
    return `its age cannot be told: its newest entry (${newest}) is dated after now (${now})`;
  return age > most ? `its newest entry is more than ${Math.floor(age)} days old, ${most} are allowed` : null;
}

const UPDATE = 'Run "vauban advisories update".';

function remedy(asked: string | null, now: string): string {
  if (asked === null || !(advisoryAge(asked, now) < 1)) return UPDATE;
  return `Its source has nothing newer (asked on ${asked.slice(0, 10)}): name another one with "vauban advisories update --source".`;
}

function staleGap({ name, ecosystems }: DataFacts, problem: string, update: string): Gap {
  if (name === 'kev') {
    return { kind: 'kev-missing', message: `The catalogue of known exploited vulnerabilities: ${problem}. ${update}` };
  }
  const which = ecosystems && ecosystems.length > 0 ? ` (${ecosystems.join(', ')})` : '';
  const message = `The advisory data${which}: ${problem}. ${update}`;
  return { kind: 'advisories-stale', surface: 'dependencies', message };
}
