import { createHash } from 'node:crypto';
import { newId } from '../../store/identifier.ts';
import { freshStore, type TestStore } from '../../store/testing.ts';
import type { RecordContext } from '../context.ts';
import type { StoredEvent } from '../events/event.ts';
import type { RecordInput, RecordOutcome } from '../ingest/input.ts';
import { recordReport } from '../record-report.ts';
import { reportOf, type Scan } from './report.ts';

/** A database with an organisation, a person and a project, and what a test does with them. */
export interface Home {
  readonly store: TestStore;
  readonly ctx: RecordContext;
  readonly organisationId: string;
  readonly person: string;
  /** What was told to those who send it out. */
  readonly told: StoredEvent[];
  addProject(slug: string, settings?: object): Promise<string>;
  record(projectId: string, scan: Scan, more?: Partial<RecordInput>): Promise<RecordOutcome>;
  /** The vulnerability's state, or its state on a branch. */
  stateOf(number: number, branch?: string): Promise<string | undefined>;
}

export const NOW = new Date('2026-11-24T10:00:00Z');

export async function openHome(): Promise<Home> {
  const store = await freshStore(() => NOW);
  const organisationId = newId(NOW);
  const person = newId(NOW);
  await store.db
    .insertInto('organisations')
    .values({ organisationId, slug: 'home', name: 'Home', createdAt: NOW })
    .execute();
  await store.db
    .insertInto('people')
    .values({
      organisationId,
      personId: person,
      name: 'Ada',
      email: 'ada@example.org',
      state: 'active',
      createdAt: NOW,
    })
    .execute();
  const told: StoredEvent[] = [];
  const ctx: RecordContext = {
    db: store.db,
    now: () => NOW,
    logger: { info: () => {}, warn: () => {} },
    notify: async (_, events) => {
      told.push(...events);
    },
  };
  return {
    store,
    ctx,
    organisationId,
    person,
    told,
    async addProject(slug, settings = {}) {
      const projectId = newId(NOW);
      const row = { organisationId, projectId, slug, name: slug, settings: JSON.stringify(settings), createdAt: NOW };
      await store.db.insertInto('projects').values(row).execute();
      return projectId;
    },
    record(projectId, scan, more = {}) {
      const report = more.report ?? reportOf(scan);
      const blob = createHash('sha256').update(JSON.stringify(report)).digest('hex');
      const actor = { kind: 'token', id: null } as const;
      return recordReport(ctx, { organisationId, projectId, report, blob, actor, now: NOW, ...more });
    },
    async stateOf(number, branch) {
      const row = await store.db
        .selectFrom('vulnerabilities as v')
        .leftJoin('vulnerabilityBranches as b', 'b.vulnerabilityId', 'v.vulnerabilityId')
        .leftJoin('branches as r', 'r.branchId', 'b.branchId')
        .select(['v.state', 'b.state as onBranch', 'r.name'])
        .where('v.number', '=', number)
        .execute();
      return branch === undefined ? row[0]?.state : (row.find(({ name }) => name === branch)?.onBranch ?? undefined);
    },
  };
}
