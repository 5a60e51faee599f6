import { type Deadline, planQueue, type WorkItem } from '@vauban/domain';
import { type Kysely, sql } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import type { Actor } from '../../people/actor.ts';
import { dayOf } from '../../record/index.ts';
import type { Database } from '../../store/schema.ts';
import type { Handlers } from '../route/call.ts';
import { LIST_COLUMNS, type ListRow, shownVulnerability } from '../vulnerabilities/row.ts';
import { inProjects } from '../vulnerabilities/scope.ts';
import { type Team, teamsOf } from './teams.ts';

/** What is planned: what comes behind these is far away whatever the team's hours are. */
const MOST_PLANNED = 2000;
/** Where nobody stated hours: a day a week, and two hours for each. */
const USUAL = { hoursPerWeek: 8, usualHours: 2 };

type Row = ListRow & { readonly terms: { term: string; points: number; reason: string }[] | null };

export const QUEUE_HANDLERS: Handlers<'readQueue'> = {
  async readQueue({ services, actor, organisationId, projects, query, now }) {
    const { db } = services;
    const today = dayOf(now);
    const teams = chosen(await teamsOf(db, organisationId, projects), query.team, actor);
    const within = query.team === 'all' ? projects : await idsOf(db, organisationId, projects, teams);
    const where = sql`v.organisation_id = ${organisationId} and ${inProjects(within)} and v.witness_of is null
      and v.state = 'open' and v.decision is null`;
    const [rows, counts] = await Promise.all([
      sql<Row>`select ${LIST_COLUMNS}, d.detail->'priority'->'terms' as terms from (
          select * from vulnerabilities v where ${where}
          order by coalesce(v.due, 'infinity'::date), v.priority_score desc, v.number limit ${MOST_PLANNED}) v
        join projects p on p.organisation_id = v.organisation_id and p.project_id = v.project_id
        join vulnerability_details d on d.organisation_id = v.organisation_id
          and d.vulnerability_id = v.vulnerability_id`.execute(db),
      // all that is open, as the record counts it, less what is decided
      sql<{ deadline: string; count: number }>`
        select deadline, sum(count)::int as count from (
          select v.value as deadline, v.count from ${within === 'all' ? sql`facet_totals` : sql`facet_counts`} v
          where v.organisation_id = ${organisationId} and ${inProjects(within)} and v.facet = 'deadline' and v.state = 'open'
          union all
          select v.deadline, -1 from vulnerabilities v
          where v.organisation_id = ${organisationId} and ${inProjects(within)} and v.witness_of is null
            and v.state = 'open' and v.decision is not null) c
        group by 1`.execute(db),
    ]);
    const capacity = capacityOf(teams);
    const planned = planQueue(rows.rows.map(itemOf), capacity, today);
    const byKey = new Map(rows.rows.map((row) => [keyOf(row), row]));
    const of = (kind: string) => counts.rows.find(({ deadline }) => deadline === kind)?.count ?? 0;
    return {
      today,
      teams: teams.map(({ slug }) => slug),
      ...capacity,
      open: counts.rows.reduce((sum, { count }) => sum + count, 0),
      planned: planned.length,
      late: of('late'),
      willBeLate: planned.filter(({ key, willBeLate }) => willBeLate && byKey.get(key)?.deadline !== 'late').length,
      withoutDeadline: of('none'),
      items: planned.slice(0, query.limit).flatMap(({ key, doneInWeeks, willBeLate }) => {
        const row = byKey.get(key);
        return row === undefined
          ? []
          : [{ ...shownVulnerability(row), terms: row.terms ?? [], doneInWeeks, willBeLate }];
      }),
    };
  },
};

function chosen(teams: readonly Team[], which: string, actor: Actor): Team[] {
  if (which === 'all') return [];
  if (which === 'mine') {
    const me = actor.kind === 'anonymous' ? null : actor.personId;
    return teams.filter(({ members }) => members.some(({ id }) => id === me));
  }
  const team = teams.find(({ slug }) => slug === which);
  if (team === undefined) throw new Problem('invalid', 'query.team: there is no such team.');
  return [team];
}

/** The teams' projects, as far as who asks may see them. */
async function idsOf(
  db: Kysely<Database>,
  organisationId: string,
  visible: 'all' | readonly string[],
  teams: readonly Team[],
): Promise<string[]> {
  const slugs = teams.flatMap(({ projects }) => projects);
  if (slugs.length === 0) return [];
  const rows = await db
    .selectFrom('projects')
    .select('projectId')
    .where('organisationId', '=', organisationId)
    .where('slug', 'in', slugs)
    .execute();
  return rows.map(({ projectId }) => projectId).filter((id) => visible === 'all' || visible.includes(id));
}

function capacityOf(teams: readonly Team[]): { hoursPerWeek: number; usualHours: number } {
  if (teams.length === 0) return USUAL;
  const sum = (of: (team: Team) => number) => teams.reduce((total, team) => total + of(team), 0);
  return {
    hoursPerWeek: sum(({ hoursPerWeek }) => hoursPerWeek),
    usualHours: sum(({ usualHours }) => usualHours) / teams.length,
  };
}

/** Sorts as the numbers do. */
function keyOf({ number }: ListRow): string {
  return String(number).padStart(16, '0');
}

function itemOf(row: Row): WorkItem {
  return { key: keyOf(row), deadline: deadlineOf(row), priority: row.priorityScore, hours: null };
}

/** As far as the order of work asks for it. */
function deadlineOf({ deadline, due, deadlineRule }: Row): Deadline {
  if (deadline === 'none' || due === null) return { kind: 'none' };
  return { kind: deadline, due, left: 0, rule: deadlineRule ?? '', reason: '' };
}
