import { type RawBuilder, sql } from 'kysely';

/** Cuts the vulnerabilities `v` to the projects where who asks may see them. */
export function inProjects(projects: 'all' | readonly string[]): RawBuilder<unknown> {
  return projects === 'all' ? sql`true` : sql`v.project_id = any(${projects as string[]}::uuid[])`;
}
