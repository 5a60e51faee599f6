import { type RawBuilder, sql } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { type BulkChange, changeMany, undoMany } from '../../record/index.ts';
import type { VulnerabilityFilter } from '../contract/vulnerabilities.ts';
import { audit } from '../operations/audit.ts';
import { recorded } from '../record-problem.ts';
import type { Call, Handlers } from '../route/call.ts';
import { personBehind } from '../route/who.ts';
import { conditions, narrowingOf } from '../vulnerabilities/narrow.ts';
import { LIST_COLUMNS, type ListRow, shownVulnerability } from '../vulnerabilities/row.ts';

/** One change touches at most these. */
const MOST = 1000;
const SHOWN = 20;

export const BULK_HANDLERS: Handlers<'previewBulk' | 'changeBulk' | 'undoBulk'> = {
  async previewBulk(call) {
    const { services, body } = call;
    const { fits, all } = await chosen(call, body.filter, body.change);
    const [numbers, whole, first] = await Promise.all([
      numbersOf(call, fits),
      numbersOf(call, all),
      sql<ListRow>`select ${LIST_COLUMNS} from vulnerabilities v
        join projects p on p.organisation_id = v.organisation_id and p.project_id = v.project_id
        where ${fits} order by v.number limit ${SHOWN}`.execute(services.db),
    ]);
    return {
      count: Math.min(numbers.length, MOST),
      tooMany: numbers.length > MOST,
      skipped: Math.max(0, whole.length - numbers.length),
      first: first.rows.map(shownVulnerability),
    };
  },

  async changeBulk(call) {
    const { services, actor, organisationId, body, now } = call;
    const person = personBehind(actor);
    const numbers = await numbersOf(call, (await chosen(call, body.filter, body.change)).fits);
    if (numbers.length > MOST) throw new Problem('invalid', `These are more than ${MOST}; narrow the filter.`);
    if (numbers.length !== body.expected) throw new Problem('changed-meanwhile', 'Look at the preview again.');
    const wish = { organisationId, numbers, change: body.change, person, now };
    const { bulkId, count } = await recorded(changeMany(services.record, wish));
    const data = { do: body.change.do, count, ...(body.change.do === 'decide' && { kind: body.change.kind }) };
    await audit(services, actor, { action: 'bulk.change', subject: `bulk:${bulkId}`, data, now });
    return { bulk: bulkId, count };
  },

  async undoBulk({ services, actor, organisationId, projects, params, now }) {
    const bulkId = params.bulk;
    const person = personBehind(actor);
    const answer = await recorded(undoMany(services.record, { organisationId, bulkId, projects, person, now }));
    await audit(services, actor, { action: 'bulk.undo', subject: `bulk:${bulkId}`, data: { ...answer }, now });
    return answer;
  },
};

type Asked = Pick<Call, 'services' | 'organisationId' | 'projects'>;

/** What fits the filter and can be changed so; and all that fits it. */
async function chosen(
  { services, organisationId, projects }: Asked,
  filter: VulnerabilityFilter,
  change: BulkChange,
): Promise<{ fits: RawBuilder<unknown>; all: RawBuilder<unknown> }> {
  const all = conditions(await narrowingOf(services.db, organisationId, projects, filter));
  const free = change.do === 'decide' ? sql`v.decision is null` : sql`v.decision is not null`;
  return { fits: sql`${all} and ${free}`, all };
}

async function numbersOf({ services }: Asked, where: RawBuilder<unknown>): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select v.number from vulnerabilities v where ${where} order by v.number limit ${MOST + 1}`.execute(services.db);
  return rows.map(({ number }) => Number(number));
}
