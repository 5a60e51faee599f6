import { severityRank } from '@vauban/domain';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import type { Database } from '../../store/schema.ts';
import type { VulnerabilityFilter } from '../contract/vulnerabilities.ts';
import { projectsWith } from './projects-with.ts';
import { inProjects } from './scope.ts';
import { idsByWords } from './words.ts';

/** A filter with names made ids, and cut to what who asks may see. */
export interface Narrowing {
  readonly organisationId: string;
  readonly projects: 'all' | readonly string[];
  readonly branches: readonly string[] | null;
  readonly filter: VulnerabilityFilter;
  /** Among these is what holds the searched text; null: nothing is searched, or it is in too many to name. */
  readonly hits: readonly string[] | null;
  /** Where they are too many to name: some of those that do hold it. */
  readonly some: readonly string[] | null;
  /** The only projects that have what is asked for, as the counters know; null: many have it. */
  readonly among: readonly string[] | null;
}

/** What can be left out of a narrowing: a facet does not narrow itself. */
export type FacetName =
  | 'project'
  | 'state'
  | 'severity'
  | 'surface'
  | 'rule'
  | 'priority'
  | 'decision'
  | 'owner'
  | 'exploited'
  | 'scanner'
  | 'deadline';

export async function narrowingOf(
  db: Kysely<Database>,
  organisationId: string,
  visible: 'all' | readonly string[],
  filter: VulnerabilityFilter,
): Promise<Narrowing> {
  let projects = visible;
  if (filter.project !== undefined && filter.project.length > 0) {
    const found = await db
      .selectFrom('projects')
      .select('projectId')
      .where('organisationId', '=', organisationId)
      .where('slug', 'in', filter.project)
      .execute();
    projects = found.map(({ projectId }) => projectId).filter((id) => visible === 'all' || visible.includes(id));
  }
  const { q } = filter;
  const isText = q !== undefined && q !== '' && numberIn(q) === null;
  const { hits, some } = isText ? await idsByWords(db, organisationId, q) : { hits: null, some: null };
  const among = await projectsWith(db, organisationId, projects, filter);
  if (filter.branch === undefined) return { organisationId, projects, branches: null, filter, hits, some, among };
  if (projects === 'all' || projects.length > 1) throw new Problem('invalid', 'query.branch: name one project too.');
  const branches = await db
    .selectFrom('branches')
    .select('branchId')
    .where('organisationId', '=', organisationId)
    .where('projectId', 'in', projects.length > 0 ? projects : ['00000000-0000-0000-0000-000000000000'])
    .where('name', '=', filter.branch)
    .execute();
  return { organisationId, projects, branches: branches.map(({ branchId }) => branchId), filter, hits, some, among };
}

/** SQL conditions on `vulnerabilities v`, joined by `and`; without what narrows `except`. */
export function conditions(
  { organisationId, projects, branches, filter, hits, among }: Narrowing,
  except?: FacetName,
  visible = projects,
): RawBuilder<unknown> {
  const parts = [
    sql`v.organisation_id = ${organisationId}`,
    inProjects(except === 'project' ? visible : projects),
    sql`v.witness_of is null`,
  ];
  if (among !== null && except === undefined) parts.push(sql`v.project_id = any(${among as string[]}::uuid[])`);
  const oneOf = (name: FacetName, column: RawBuilder<unknown>, values: readonly string[] | undefined) => {
    if (values === undefined || values.length === 0 || name === except) return;
    if (values.length === 1) parts.push(sql`${column} = ${values[0]}`);
    else parts.push(sql`${column} = any(${values as string[]}::text[])`);
  };
  const { state, q } = filter;
  if (branches === null) oneOf('state', sql`v.state`, state);
  else {
    const names = state === undefined || state.length === 0 || except === 'state' ? null : state;
    parts.push(onBranches(branches, names));
  }
  oneOf('severity', sql`v.severity`, filter.severity);
  // says nothing new to people, and to the index by severity where to begin and to end
  const ranks = except === 'severity' ? [] : (filter.severity ?? []).map(severityRank);
  if (ranks.length > 0) parts.push(sql`v.severity_rank between ${Math.min(...ranks)} and ${Math.max(...ranks)}`);
  oneOf('surface', sql`v.surface`, filter.surface);
  oneOf('rule', sql`v.rule`, filter.rule);
  oneOf('priority', sql`v.priority_level`, filter.priority);
  const isDecided = filter.decision !== undefined && filter.decision.length > 0 && !filter.decision.includes('none');
  if (isDecided) oneOf('decision', sql`v.decision`, filter.decision);
  else oneOf('decision', sql`coalesce(v.decision, 'none')`, filter.decision);
  oneOf('owner', sql`coalesce(v.owner, '')`, filter.owner);
  oneOf('exploited', sql`v.exploited`, filter.exploited);
  oneOf('scanner', sql`v.scanner`, filter.scanner);
  oneOf('deadline', sql`v.deadline`, filter.deadline);
  const isWithout = except !== 'deadline' && filter.deadline?.length === 1 && filter.deadline[0] === 'none';
  if (isWithout) parts.push(sql`coalesce(v.due, 'infinity'::date) = 'infinity'::date`);
  if (hits !== null) parts.push(sql`v.vulnerability_id = any(${hits as string[]}::uuid[])`);
  if (q !== undefined && q !== '') parts.push(searched(organisationId, q));
  return sql.join(parts, sql` and `);
}

/** On one of these branches, in one of these states; what has witnesses is open there while any of them is. */
function onBranches(branches: readonly string[], states: readonly string[] | null): RawBuilder<unknown> {
  const here = sql`b.branch_id = any(${branches as string[]}::uuid[])`;
  const own = states === null ? sql`true` : sql`b.state = any(${states as string[]}::text[])`;
  const together = sql`case when bool_or(b.state = 'open') then 'open' when bool_or(b.state = 'gone') then 'gone'
    else 'withdrawn' end`;
  const fits =
    states === null ? sql`count(*) > 0` : sql`count(*) > 0 and ${together} = any(${states as string[]}::text[])`;
  return sql`case when v.witnesses = 0 then exists (select from vulnerability_branches b
      where b.organisation_id = v.organisation_id and b.vulnerability_id = v.vulnerability_id and ${here} and ${own})
    else (select ${fits} from vulnerability_branches b where b.organisation_id = v.organisation_id and ${here}
      and (b.vulnerability_id = v.vulnerability_id or b.vulnerability_id in (select w.vulnerability_id
        from vulnerabilities w where w.organisation_id = v.organisation_id and w.witness_of = v.number))) end`;
}

/** `VBN-12` or text in title, rule, path or component, whatever the case. */
function searched(organisationId: string, q: string): RawBuilder<unknown> {
  const number = numberIn(q);
  if (number !== null) {
    return sql`v.number = coalesce((select w.witness_of from vulnerabilities w
      where w.organisation_id = ${organisationId} and w.number = ${number}), ${number}::bigint)`;
  }
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  // each alone, so that the planner sees how many there may be; "C": letters beyond ASCII are compared as they are
  const columns = [sql`v.title collate "C"`, sql`v.rule`, sql`v.path`, sql`v.component_purl`];
  return sql`(${sql.join(
    columns.map((column) => sql`${column} ilike ${pattern}`),
    sql` or `,
  )})`;
}

function numberIn(q: string): number | null {
  const number = /^VBN-(\d{1,15})$/i.exec(q)?.[1];
  return number === undefined ? null : Number(number);
}
