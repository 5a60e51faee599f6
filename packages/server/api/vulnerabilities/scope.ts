import { type RawBuilder, sql } from 'kysely';

/** Cuts the vulnerabilities `v` to the projects where who asks may see them. */
export function inProjects(projects: 'all' | readonly string[]): RawBuilder<unknown> {
  if (projects === 'all') return sql`true`;
  // one alone: then an index that begins with the project is in order
  if (projects.length === 1) return sql`v.project_id = ${projects[0]}::uuid`;
  return sql`v.project_id = any(${projects as string[]}::uuid[])`;
}
