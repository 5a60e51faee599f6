import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { Handlers } from '../route/call.ts';
import { conditions, type FacetName, type Narrowing, narrowingOf } from './narrow.ts';
import { inProjects } from './scope.ts';

/** Counting rows stops here; the answer says that there are more. */
const MOST_COUNTED = 10_000;
/** Values of one facet, the most frequent first. */
const MOST_VALUES = 50;

const COLUMNS: Readonly<Record<FacetName, RawBuilder<unknown>>> = {
  project: sql`v.project_id::text`,
  state: sql`v.state`,
  severity: sql`v.severity`,
  surface: sql`v.surface`,
  rule: sql`v.rule`,
  priority: sql`v.priority_level`,
  decision: sql`coalesce(v.decision, 'none')`,
  owner: sql`coalesce(v.owner, '')`,
  exploited: sql`v.exploited`,
  scanner: sql`v.scanner`,
  deadline: sql`v.deadline`,
};
const NAMES = Object.keys(COLUMNS) as FacetName[];

interface Count {
  readonly facet: FacetName;
  readonly value: string;
  readonly count: number;
}
/** What a question is answered with. */
export type Counted = { readonly counts: readonly Count[]; readonly total: number; readonly exact: boolean };

export const FACET_HANDLERS: Handlers<'countVulnerabilities'> = {
  async countVulnerabilities({ services, organisationId, projects, query }) {
    const { db } = services;
    const narrowing = await narrowingOf(db, organisationId, projects, query);
    const counting = () => (isKept(narrowing) ? kept(db, narrowing, projects) : counted(db, narrowing, projects));
    const question = [projects, narrowing.projects, narrowing.branches, query];
    const { counts, total, exact } = await services.facets.answer(db, organisationId, question, counting);
    const slugs = await slugsOf(db, organisationId, counts);
    const facet = (name: FacetName) =>
      counts
        .filter((one) => one.facet === name && one.count > 0)
        .map(({ value, count }) => ({ value: name === 'project' ? (slugs.get(value) ?? value) : value, count }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
        .slice(0, MOST_VALUES);
    return {
      total,
      exact,
      ...(Object.fromEntries(NAMES.map((name) => [name, facet(name)])) as Record<FacetName, ReturnType<typeof facet>>),
    };
  },
};

/** Whether nothing is asked but projects and states: then the record's counters know. */
function isKept({ branches, filter }: Narrowing): boolean {
  const { project: _, state: __, ...others } = filter;
  return branches === null && Object.values(others).every((value) => value === undefined || value.length === 0);
}

async function kept(
  db: Kysely<Database>,
  { organisationId, projects, filter }: Narrowing,
  visible: Narrowing['projects'],
): Promise<Counted> {
  const states =
    filter.state === undefined || filter.state.length === 0 ? sql`true` : sql`v.state = any(${filter.state}::text[])`;
  const all = sql`v.organisation_id = ${organisationId}`;
  const here = projects === 'all' ? all : sql`${all} and ${inProjects(projects)}`;
  const table = projects === 'all' ? sql.table('facet_totals') : sql.table('facet_counts');
  const byProject =
    visible === 'all'
      ? sql`select v.facet, v.value, sum(v.count)::bigint from facet_totals v
          where ${all} and ${states} and v.facet = 'project' group by 1, 2`
      : sql`select 'project', v.project_id::text, sum(v.count)::bigint from facet_counts v
          where ${all} and ${inProjects(visible)} and ${states} and v.facet = 'severity' group by 2`;
  const { rows } = await sql<Count>`
    select v.facet, v.value, sum(v.count)::bigint as count from ${table} v
      where ${here} and ${states} and v.facet <> 'project' group by 1, 2
    union all
    select 'state', v.state, sum(v.count)::bigint from ${table} v where ${here} and v.facet = 'severity' group by 2
    union all
    ${byProject}`.execute(db);
  const total = rows.reduce((sum, { facet, count }) => sum + (facet === 'severity' ? count : 0), 0);
  return { counts: rows, total, exact: true };
}

/** Counts rows, once for all facets that do not narrow, and once for each that does. */
async function counted(db: Kysely<Database>, narrowing: Narrowing, visible: Narrowing['projects']): Promise<Counted> {
  // counting ends somewhere anyway: then the first that are named are as good as any
  if (narrowing.some !== null) {
    const first = await counted(db, { ...narrowing, hits: narrowing.some, some: null }, visible);
    return { ...first, exact: false };
  }
  const narrows = NAMES.filter((name) => (narrowing.filter[name]?.length ?? 0) > 0);
  const free = NAMES.filter((name) => !narrows.includes(name));
  const own = async (name: FacetName): Promise<Counted> => {
    const without = { ...narrowing, filter: { ...narrowing.filter, [name]: undefined } };
    if (!isKept(without)) return count(db, conditions(narrowing, name, visible), [name]);
    const { counts } = await kept(db, without, visible);
    return { counts: counts.filter(({ facet }) => facet === name), total: 0, exact: true };
  };
  const [all, ...others] = await Promise.all([count(db, conditions(narrowing), free), ...narrows.map(own)]);
  const parts = [all, ...others];
  return {
    counts: parts.flatMap(({ counts }) => counts),
    total: all.total,
    exact: parts.every(({ exact }) => exact),
  };
}

/** First by all values together, which are few, then each facet from those. */
async function count(db: Kysely<Database>, where: RawBuilder<unknown>, facets: readonly FacetName[]): Promise<Counted> {
  const names = facets.map((name) => sql.ref(name));
  const columns = facets.map((name) => sql`${COLUMNS[name]} as ${sql.ref(name)}`);
  const sets = names.map((name) => sql`(${name})`);
  const which = facets.map((name) => sql`when grouping(${sql.ref(name)}) = 0 then ${sql.lit(name)}`);
  const { rows } = await sql<{ facet: FacetName | 'total'; value: string | null; count: number }>`
    with together as materialized (
      select ${sql.join(names)}, count(*) as rows
      from (select ${sql.join(columns)} from vulnerabilities v where ${where} limit ${MOST_COUNTED + 1}) narrowed
      group by ${sql.join(names)})
    select case ${sql.join(which, sql` `)} else 'total' end as facet, coalesce(${sql.join(names)}) as value,
      sum(rows)::bigint as count
    from together group by grouping sets (${sql.join(sets)}, ())`.execute(db);
  const total = rows.find(({ facet }) => facet === 'total')?.count ?? 0;
  const counts = rows.filter((row): row is Count => row.facet !== 'total');
  return { counts, total: Math.min(total, MOST_COUNTED), exact: total <= MOST_COUNTED };
}

async function slugsOf(
  db: Kysely<Database>,
  organisationId: string,
  counts: readonly Count[],
): Promise<Map<string, string>> {
  const ids = counts.filter(({ facet }) => facet === 'project').map(({ value }) => value);
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('projects')
    .select(['projectId', 'slug'])
    .where('organisationId', '=', organisationId)
    .where('projectId', 'in', ids)
    .execute();
  return new Map(rows.map(({ projectId, slug }) => [projectId, slug]));
}
