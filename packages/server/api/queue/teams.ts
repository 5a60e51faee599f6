import { type Kysely, sql } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { inTransaction, type Trx } from '../../record/index.ts';
import { newId } from '../../store/identifier.ts';
import type { Database } from '../../store/schema.ts';
import { conflict } from '../conflict.ts';
import { audit } from '../operations/audit.ts';
import type { Call, Handlers } from '../route/call.ts';

interface Wish {
  readonly name: string;
  readonly hoursPerWeek: number;
  readonly usualHours: number;
  readonly members: readonly string[];
  readonly projects: readonly string[];
}

export interface Team {
  readonly slug: string;
  readonly name: string;
  readonly hoursPerWeek: number;
  readonly usualHours: number;
  readonly members: { id: string; name: string }[];
  /** Slugs. */
  readonly projects: string[];
}

export const TEAM_HANDLERS: Handlers<'listTeams' | 'createTeam' | 'changeTeam' | 'removeTeam'> = {
  listTeams: async ({ services, organisationId, projects }) => ({
    items: await teamsOf(services.db, organisationId, projects),
  }),

  async createTeam(call) {
    const { slug, ...wish } = call.body;
    await conflict(
      write(call, slug, async (trx, organisationId) => {
        const { members: _, projects: __, ...columns } = wish;
        const row = { organisationId, teamId: newId(call.now), slug, ...columns, createdAt: call.now };
        await trx.insertInto('teams').values(row).execute();
        await fill(trx, organisationId, row.teamId, wish);
      }),
      `There is a team ${slug} already.`,
    );
    return one(call, slug);
  },

  async changeTeam(call) {
    const slug = call.params.team;
    await write(call, slug, async (trx, organisationId) => {
      const { members: _, projects: __, ...columns } = call.body;
      const changed = await trx
        .updateTable('teams')
        .set(columns)
        .where('organisationId', '=', organisationId)
        .where('slug', '=', slug)
        .returning('teamId')
        .executeTakeFirst();
      if (!changed) throw new Problem('not-found');
      for (const table of ['teamMembers', 'teamProjects'] as const) {
        await trx
          .deleteFrom(table)
          .where('organisationId', '=', organisationId)
          .where('teamId', '=', changed.teamId)
          .execute();
      }
      await fill(trx, organisationId, changed.teamId, call.body);
    });
    return one(call, slug);
  },

  async removeTeam(call) {
    const slug = call.params.team;
    await write(call, slug, async (trx, organisationId) => {
      await trx.deleteFrom('teams').where('organisationId', '=', organisationId).where('slug', '=', slug).execute();
    });
  },
};

/** By slug; `visible`: of which projects who asks may know. */
export async function teamsOf(
  db: Kysely<Database>,
  organisationId: string,
  visible: 'all' | readonly string[],
): Promise<Team[]> {
  const seen = visible === 'all' ? sql`true` : sql`p.project_id = any(${visible as string[]}::uuid[])`;
  const { rows } = await sql<Team>`
  select t.slug, t.name, t.hours_per_week, t.usual_hours,
    coalesce((select jsonb_agg(jsonb_build_object('id', m.person_id, 'name', h.name) order by h.name, m.person_id)
      from team_members m join people h on h.organisation_id = m.organisation_id and h.person_id = m.person_id
      where m.organisation_id = t.organisation_id and m.team_id = t.team_id), '[]') as members,
    array(select p.slug from team_projects j
      join projects p on p.organisation_id = j.organisation_id and p.project_id = j.project_id
      where j.organisation_id = t.organisation_id and j.team_id = t.team_id and ${seen} order by p.slug) as projects
  from teams t where t.organisation_id = ${organisationId} order by t.slug limit 1000`.execute(db);
  return rows;
}

async function one({ services, organisationId, projects }: Call, slug: string): Promise<Team> {
  const team = (await teamsOf(services.db, organisationId, projects)).find((each) => each.slug === slug);
  if (team === undefined) throw new Problem('not-found');
  return team;
}

async function write(
  { services, actor, organisationId, now }: Pick<Call, 'services' | 'actor' | 'organisationId' | 'now'>,
  slug: string,
  work: (trx: Trx, organisationId: string) => Promise<void>,
): Promise<void> {
  await inTransaction(services.db, async (trx) => {
    await work(trx, organisationId);
    await audit(services, actor, { action: 'team.change', subject: `team:${slug}`, data: {}, now }, trx);
  });
}

async function fill(trx: Trx, organisationId: string, teamId: string, { members, projects }: Wish): Promise<void> {
  const people = await trx
    .selectFrom('people')
    .select('personId')
    .where('organisationId', '=', organisationId)
    .where('personId', 'in', [...members, NOBODY])
    .execute();
  if (people.length !== new Set(members).size) throw new Problem('invalid', 'body.members: somebody is not here.');
  const found = await trx
    .selectFrom('projects')
    .select('projectId')
    .where('organisationId', '=', organisationId)
    .where('slug', 'in', [...projects, ''])
    .execute();
  if (found.length !== new Set(projects).size) throw new Problem('invalid', 'body.projects: there is no such project.');
  for (const { personId } of people) {
    await trx.insertInto('teamMembers').values({ organisationId, teamId, personId }).execute();
  }
  for (const { projectId } of found) {
    await trx.insertInto('teamProjects').values({ organisationId, teamId, projectId }).execute();
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
