import type { Kysely } from 'kysely';
import type * as z from 'zod';
import type { Database } from '../../store/schema.ts';
import type { OVERVIEW } from '../contract/overview.ts';
import type { Handlers } from '../route/call.ts';
import { iso } from '../times.ts';
import { coverageOf } from './coverage.ts';
import { AGES, openOnes, type Part } from './open-ones.ts';
import { sharesOfTeams, teamsWithProjects } from './teams.ts';
import { weeksOf } from './weeks.ts';

export type Overview = Omit<z.input<typeof OVERVIEW.readOverview.answer>, 'secondsOld'>;

const MOST_NAMED = 10;
const DUE = ['late', 'week', 'month', 'later', 'paused', 'none'] as const;

export const OVERVIEW_HANDLERS: Handlers<'readOverview'> = {
  async readOverview({ services, organisationId, projects, now }) {
    const question = JSON.stringify([organisationId, projects]);
    const count = () => overviewOf(services.db, { organisationId, projects, now });
    const overview = await services.overviews.answer(question, count);
    const secondsOld = Math.max(0, Math.floor((now.getTime() - Date.parse(overview.asOf)) / 1000));
    return { ...overview, secondsOld };
  },
};

type Which = { organisationId: string; projects: 'all' | readonly string[]; now: Date };

async function overviewOf(db: Kysely<Database>, which: Which): Promise<Overview> {
  const [parts, weeks, coverage, teams] = await Promise.all([
    openOnes(db, which),
    weeksOf(db, which),
    coverageOf(db, which),
    teamsWithProjects(db, which.organisationId),
  ]);
  const of = (what: Part['what']) => parts.filter((part) => part.what === what);
  const value = (what: Part['what'], name: string) => of(what).find((part) => part.value === name)?.open ?? 0;
  const severities = of('severity');
  const projects = new Map(of('project').map((part) => [part.value ?? '', part]));
  const shares = sharesOfTeams(teams, projects);
  return {
    asOf: iso(which.now),
    weeks,
    open: {
      total: severities.reduce((sum, { open }) => sum + open, 0),
      bySeverity: countsBySeverity(severities),
      exploited: value('exploited', 'yes'),
      now: value('priority', 'now'),
    },
    ages: [...AGES, null].map((days, index) => ({
      days,
      bySeverity: countsBySeverity(severities.filter(({ age }) => age === index)),
    })),
    due: DUE.map((when) => ({ when, open: value('due', when) })),
    owners: owners(of('owner')),
    teams: shares.teams,
    withoutTeam: shares.without,
    projects: await named(db, which.organisationId, most(of('project'))),
    packages: most(of('package').filter((part) => part.value !== null)).map(({ value: purl, open, severe }) => {
      return { purl: purl ?? '', open, severe };
    }),
    coverage,
  };
}

function countsBySeverity(parts: readonly Part[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { severity, open } of parts) counts.set(severity ?? '', (counts.get(severity ?? '') ?? 0) + open);
  return Object.fromEntries(counts);
}

/** The most severe first. */
function most(parts: readonly Part[]): Part[] {
  return [...parts]
    .sort((a, b) => b.severe - a.severe || b.open - a.open || ((a.value ?? '') < (b.value ?? '') ? -1 : 1))
    .slice(0, MOST_NAMED);
}

function owners(parts: readonly Part[]): Overview['owners'] {
  const nobody = parts.find((part) => part.value === null || part.value === '');
  const some = most(parts.filter((part) => part !== nobody));
  return [
    { owner: null, open: nobody?.open ?? 0, severe: nobody?.severe ?? 0 },
    ...some.map(({ value: owner, open, severe }) => ({ owner, open, severe })),
  ];
}

async function named(db: Kysely<Database>, organisationId: string, parts: readonly Part[]) {
  const ids = parts.map((part) => part.value ?? '');
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('projects')
    .select(['projectId', 'slug', 'name'])
    .where('organisationId', '=', organisationId)
    .where('projectId', 'in', ids)
    .execute();
  const names = new Map(rows.map((row) => [row.projectId, row]));
  return parts.flatMap(({ value, open, severe }) => {
    const row = names.get(value ?? '');
    return row === undefined ? [] : [{ project: row.slug, name: row.name, open, severe }];
  });
}
