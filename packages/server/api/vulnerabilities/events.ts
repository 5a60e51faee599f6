import { EVENT_KINDS, readHistory } from '../../record/index.ts';
import { keysOf, pageOf } from '../paging/cursor.ts';
import { namesOf } from '../people/names.ts';
import type { Handlers } from '../route/call.ts';
import { numberOf } from '../route/resources.ts';
import { iso } from '../times.ts';

export const EVENT_HANDLERS: Handlers<'listEvents'> = {
  async listEvents({ services, organisationId, params, query }) {
    const [before] = keysOf(query.cursor, ['number']) ?? [];
    const number = numberOf(params.vulnerability);
    const which = { organisationId, number, limit: query.limit + 1, ...(before === undefined ? {} : { before }) };
    const rows = await readHistory(services.db, which);
    const names = await namesOf(services.db, organisationId, rows);
    return pageOf(
      rows,
      query.limit,
      ({ sequence, kind, at, actorKind, actorId, scanId, branch, data }) => ({
        sequence,
        kind,
        at: iso(at),
        actor: { kind: actorKind, id: actorId, name: names.get(String(actorId)) ?? null },
        scan: scanId,
        branch,
        says: sentence(kind, branch, data),
        data: { ...data },
      }),
      (row) => [row.sequence],
    );
  },
};

/** One event in a sentence for people. */
function sentence(kind: string, branch: string | null, data: Readonly<Record<string, unknown>>): string {
  const said = Object.hasOwn(EVENT_KINDS, kind) ? EVENT_KINDS[kind as keyof typeof EVENT_KINDS] : kind;
  const where = branch === null ? '' : ` (branch ${branch})`;
  const why =
    typeof data.why === 'string' ? `: ${data.why}` : typeof data.reason === 'string' ? `: ${data.reason}` : '';
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${where}${why}`;
}
