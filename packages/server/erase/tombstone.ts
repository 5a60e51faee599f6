import type { Trx } from '../record/index.ts';
import { newId } from '../store/identifier.ts';

/** How many rows of what, and how many reports, an erasure changed or deleted. */
export type Told = Readonly<Record<string, number>>;

export interface Erasure {
  readonly organisationId: string;
  readonly kind: 'person' | 'project' | 'text';
  readonly subject: string | null;
  readonly reason: string;
  readonly madeBy: string | null;
  readonly now: Date;
}

/** What stays of what was erased. `running` until its reports are done. */
export async function tombstone(trx: Trx, erasure: Erasure, told: Told, state: 'running' | 'done'): Promise<string> {
  const { now, ...row } = erasure;
  const erasureId = newId(now);
  await trx
    .insertInto('erasures')
    .values({
      ...row,
      erasureId,
      told: JSON.stringify(told),
      state,
      madeAt: now,
      doneAt: state === 'done' ? now : null,
    })
    .execute();
  return erasureId;
}
