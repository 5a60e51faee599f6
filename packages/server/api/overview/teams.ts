import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';

export interface TeamProjects {
  readonly team: string;
  readonly name: string;
  readonly projects: readonly string[];
}

/** Teams with the ids of their projects, by slug. */
export async function teamsWithProjects(db: Kysely<Database>, organisationId: string): Promise<TeamProjects[]> {
  const { rows } = await sql<TeamProjects>`
  select t.slug as team, t.name, coalesce(array_agg(o.project_id::text) filter (where o.project_id is not null), '{}')
    as projects
  from teams t left join team_projects o on o.organisation_id = t.organisation_id and o.team_id = t.team_id
  where t.organisation_id = ${organisationId} group by t.slug, t.name order by t.slug limit 1000`.execute(db);
  return rows;
}

interface Share {
  readonly open: number;
  readonly severe: number;
}

/** Sums of projects by team, the most severe first, and of those that no team has; a project may be of two teams. */
export function sharesOfTeams(
  teams: readonly TeamProjects[],
  projects: ReadonlyMap<string, Share>,
): { teams: (Share & { team: string; name: string })[]; without: Share } {
  const sum = (ids: Iterable<string>): Share => {
    let [open, severe] = [0, 0];
    for (const id of ids) {
      open += projects.get(id)?.open ?? 0;
      severe += projects.get(id)?.severe ?? 0;
    }
    return { open, severe };
  };
  const owned = new Set(teams.flatMap((team) => team.projects));
  return {
    teams: teams
      .map(({ team, name, projects: ids }) => ({ team, name, ...sum(new Set(ids)) }))
      .sort((a, b) => b.severe - a.severe || b.open - a.open || (a.team < b.team ? -1 : 1)),
    without: sum([...projects.keys()].filter((id) => !owned.has(id))),
  };
}
