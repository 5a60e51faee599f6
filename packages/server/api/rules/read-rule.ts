import { sql } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import type { Handlers } from '../route/call.ts';
import { inProjects } from '../vulnerabilities/scope.ts';

export const RULE_HANDLERS: Handlers<'readRule'> = {
  async readRule({ services, organisationId, projects, params }) {
    const known = services.rules.find(params.rule);
    const id = known?.id ?? params.rule;
    const here = sql`v.organisation_id = ${organisationId} and v.rule = ${id} and ${inProjects(projects)}`;
    const { rows } = await sql<Seen>`
      select v.title, v.surface, v.severity, d.detail,
        (select count(*) from vulnerabilities v where ${here} and v.state = 'open') as open
      from vulnerabilities v
      join vulnerability_details d on d.organisation_id = v.organisation_id and d.vulnerability_id = v.vulnerability_id
      where ${here} order by v.last_seen_at desc limit 1`.execute(services.db);
    const [seen] = rows;
    if (known === null && seen === undefined) throw new Problem('not-found');
    const advisory = seen?.detail?.advisory ?? null;
    return {
      id,
      title: known?.title ?? advisory?.summary ?? seen?.title ?? id,
      surface: known?.surface ?? seen?.surface ?? 'dependencies',
      severity: known?.severity ?? seen?.severity ?? 'unknown',
      cwe: [...(known?.cwe ?? seen?.detail?.cwe ?? [])],
      help: known?.help ?? seen?.detail?.message ?? '',
      formerly: [...(known?.formerly ?? [])],
      advisory: advisory as never,
      open: seen?.open ?? 0,
    };
  },
};

interface Seen {
  readonly title: string;
  readonly surface: 'dependencies';
  readonly severity: 'unknown';
  readonly detail: null | {
    readonly message: string;
    readonly cwe?: string[];
    readonly advisory?: { readonly summary: string };
  };
  readonly open: number;
}
