import { type Kysely, sql } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import type { Role } from '../../people/actions.ts';
import type { Database } from '../../store/schema.ts';
import { iso, isoOrNull } from '../times.ts';

export interface PersonRow {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly state: 'active' | 'locked' | 'erased';
  readonly createdAt: Date;
  readonly seenAt: Date | null;
  readonly hasPassword: boolean;
  readonly memberships: { id: string; project: string | null; role: Role; created: string }[];
}

/** People with their roles, by name. */
export async function personRows(
  db: Kysely<Database>,
  which: {
    readonly organisationId: string;
    readonly personId?: string;
    readonly after?: readonly [string, string] | null;
    readonly limit: number;
  },
): Promise<PersonRow[]> {
  const one = which.personId === undefined ? sql`p.state <> 'erased'` : sql`p.person_id = ${which.personId}::uuid`;
  const after = which.after
    ? sql`(p.name collate "C", p.person_id::text) > (${which.after[0]}, ${which.after[1]})`
    : sql`true`;
  const { rows } = await sql<PersonRow>`
    select p.person_id, p.name, p.email, p.state, p.created_at,
      (select max(s.seen_at) from sessions s where s.organisation_id = p.organisation_id and s.person_id = p.person_id) as seen_at,
      exists (select from identities i where i.organisation_id = p.organisation_id and i.person_id = p.person_id
        and i.kind = 'password') as has_password,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.membership_id, 'project', j.slug, 'role', m.role,
          'created', to_char(m.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by j.slug nulls first)
        from memberships m left join projects j on j.organisation_id = m.organisation_id and j.project_id = m.project_id
        where m.organisation_id = p.organisation_id and m.person_id = p.person_id), '[]') as memberships
    from people p where p.organisation_id = ${which.organisationId} and ${one} and ${after}
    order by p.name collate "C", p.person_id::text limit ${which.limit}`.execute(db);
  return rows;
}

export async function personNamed(db: Kysely<Database>, organisationId: string, personId: string) {
  const [row] = await personRows(db, { organisationId, personId, limit: 1 });
  if (row === undefined) throw new Problem('not-found');
  return shownPerson(row);
}

export function shownPerson(row: PersonRow) {
  return {
    id: row.personId,
    name: row.name,
    email: row.email,
    state: row.state,
    hasPassword: row.hasPassword,
    created: iso(row.createdAt),
    seen: isoOrNull(row.seenAt),
    memberships: row.memberships,
  };
}
