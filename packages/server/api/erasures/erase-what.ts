import {
  eraseInReports,
  erasePerson,
  eraseProject,
  eraseText,
  reportsWith,
  type Told,
  tombstone,
} from '../../erase/index.ts';
import { Problem } from '../../http/problem/problems.ts';
import { inTransaction, type Trx } from '../../record/index.ts';
import { isBlobUsed } from '../../retain/index.ts';
import { audit } from '../operations/audit.ts';
import { keepAdministrator, turn } from '../people/administrators.ts';
import { projectIdOf } from '../people/project-id.ts';
import type { Call } from '../route/call.ts';
import { personBehind } from '../route/who.ts';

export type What =
  | { readonly kind: 'project'; readonly project: string }
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'text'; readonly text: string };

type Who = Pick<Call, 'services' | 'actor' | 'organisationId' | 'now'>;

/** Erases, leaves a tombstone and an entry in the audit log; answers the tombstone's id. */
export function eraseWhat(who: Who, what: What, reason: string): Promise<string> {
  if (what.kind === 'project') return project(who, what.project, reason);
  if (what.kind === 'person') return person(who, what.person, reason);
  return text(who, what.text, reason);
}

async function project(who: Who, slug: string, reason: string): Promise<string> {
  const { services, organisationId } = who;
  const done = await inTransaction(services.db, async (trx) => {
    const projectId = await projectIdOf(trx, organisationId, slug);
    if (projectId === null) throw new Problem('not-found');
    const { told, digests } = await eraseProject(trx, { organisationId, projectId });
    return { digests, id: await leave(trx, who, { kind: 'project', subject: projectId, reason }, told, 'done') };
  });
  for (const digest of done.digests) {
    if (!(await isBlobUsed(services.db, digest))) await services.blobs.delete(digest);
  }
  return done.id;
}

async function person(who: Who, personId: string, reason: string): Promise<string> {
  const { services, organisationId, now } = who;
  return inTransaction(services.db, async (trx) => {
    await turn(trx, organisationId, personId);
    await keepAdministrator(trx, organisationId, personId);
    await erasePerson(trx, organisationId, personId, now);
    return leave(trx, who, { kind: 'person', subject: personId, reason }, { people: 1 }, 'done');
  });
}

/** The database at once; then report by report, while the answer is on its way. */
async function text(who: Who, wanted: string, reason: string): Promise<string> {
  const { services, organisationId } = who;
  if (reason.includes(wanted)) throw new Problem('invalid', 'The reason holds the text itself, and would stay.');
  const { id, rows } = await inTransaction(services.db, async (trx) => {
    const told = await eraseText(trx, organisationId, wanted);
    const about = { kind: 'text', subject: null, reason } as const;
    return { rows: told, id: await leave(trx, who, about, told, 'running') };
  });
  inReports(who, id, wanted, rows).catch((error: unknown) => {
    services.logger.error({ err: error, erasure: id }, 'an erasure did not come to its end');
    return settle(who, id, rows, 'failed').catch(() => {});
  });
  return id;
}

async function inReports(who: Who, id: string, wanted: string, rows: Told): Promise<void> {
  const { db, blobs } = who.services;
  const { digests, unread } = await reportsWith(db, blobs, who.organisationId, wanted);
  await eraseInReports(db, blobs, who.organisationId, wanted, digests);
  const told = { ...rows, ...(digests.length > 0 && { reports: digests.length }), ...(unread > 0 && { unread }) };
  await settle(who, id, told, 'done');
}

async function settle({ services, organisationId }: Who, id: string, told: Told, state: 'done' | 'failed') {
  await services.db
    .updateTable('erasures')
    .set({ state, told: JSON.stringify(told), doneAt: services.now() })
    .where('organisationId', '=', organisationId)
    .where('erasureId', '=', id)
    .execute();
}

async function leave(
  trx: Trx,
  { services, actor, organisationId, now }: Who,
  about: { readonly kind: 'project' | 'person' | 'text'; readonly subject: string | null; readonly reason: string },
  told: Told,
  state: 'running' | 'done',
): Promise<string> {
  const id = await tombstone(trx, { ...about, organisationId, madeBy: personBehind(actor), now }, told, state);
  const subject = about.subject === null ? `erasure:${id}` : `${about.kind}:${about.subject}`;
  const data = { erasure: id, rows: Object.values(told).reduce((sum, count) => sum + count, 0) };
  await audit(services, actor, { action: `${about.kind}.erase`, subject, data, now }, trx);
  return id;
}
