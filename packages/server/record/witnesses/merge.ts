import type { Actor, RecordContext, Trx } from '../context.ts';
import { settleDeadlines } from '../deadlines/settle.ts';
import { appendEvents } from '../events/append.ts';
import { RecordProblem } from '../problem.ts';
import { storableText } from '../storable.ts';
import { inTransaction, lockProjects } from '../transaction.ts';

export interface MergeInput {
  readonly organisationId: string;
  readonly number: number;
  /** The one that is left; a witness stands for the one that it is of. */
  readonly into: number;
  readonly reason: string;
  readonly actor: Actor;
  readonly now: Date;
}

/** Says that two are one flaw: the first becomes a witness of the second, with all witnesses that it has. */
export async function mergeVulnerabilities(ctx: RecordContext, input: MergeInput): Promise<{ number: number }> {
  const { organisationId, number, now } = input;
  return inTransaction(ctx.db, async (trx) => {
    const own = await find(trx, organisationId, number);
    await lockProjects(trx, organisationId, [own.projectId]);
    const one = await find(trx, organisationId, number);
    const told = await find(trx, organisationId, input.into);
    const into = told.witnessOf === null ? told : await find(trx, organisationId, told.witnessOf);
    if (one.projectId !== into.projectId) throw invalid('Two flaws of different projects are never one.');
    if (one.number === into.number || one.witnessOf === into.number) throw invalid('They are one already.');
    if (one.witnessOf !== null) throw invalid(`VBN-${number} is a witness of VBN-${one.witnessOf}; split it first.`);
    const reason = storableText(input.reason.trim(), 500);
    const its = await witnessesOf(trx, organisationId, number);
    const pairs = [number, ...its].map((each) => ({ number: each, of: into.number, reasons: [reason], score: null }));
    await append(ctx, trx, 'vulnerability.merged', { pairs, reason }, [...its, number, into.number], input, own);
    const where = { organisationId, projectId: own.projectId, now };
    await ctx.notify(trx, await settleDeadlines(trx, where, [into.number]));
    return { number: into.number };
  });
}

export interface SplitInput extends Omit<MergeInput, 'into'> {
  readonly witness: number;
}

/** Says that a witness is another flaw: it stands for itself from now on, and is never merged with it by itself again. */
export async function splitVulnerability(ctx: RecordContext, input: SplitInput): Promise<{ number: number }> {
  const { organisationId, number, witness, now } = input;
  return inTransaction(ctx.db, async (trx) => {
    const own = await find(trx, organisationId, number);
    await lockProjects(trx, organisationId, [own.projectId]);
    const other = await find(trx, organisationId, witness);
    if (other.witnessOf !== number) throw invalid(`VBN-${witness} is no witness of VBN-${number}.`);
    const reason = storableText(input.reason.trim(), 500);
    const pairs = [{ number: witness, of: number }];
    await append(ctx, trx, 'vulnerability.split', { pairs, reason }, [witness, number], input, own);
    const where = { organisationId, projectId: own.projectId, now };
    await ctx.notify(trx, await settleDeadlines(trx, where, [witness]));
    return { number: witness };
  });
}

async function append(
  ctx: RecordContext,
  trx: Trx,
  kind: 'vulnerability.merged' | 'vulnerability.split',
  data: object,
  subjects: readonly number[],
  { organisationId, actor, now }: Pick<MergeInput, 'organisationId' | 'actor' | 'now'>,
  { projectId }: { projectId: string },
): Promise<void> {
  const sorted = [...new Set(subjects)].sort((a, b) => a - b);
  const event = { kind, actor, projectId, scanId: null, subjects: sorted, data, at: now };
  await ctx.notify(trx, await appendEvents(trx, organisationId, [event]));
}

async function find(trx: Trx, organisationId: string, number: number) {
  const row = await trx
    .selectFrom('vulnerabilities')
    .select(['number', 'projectId', 'witnessOf'])
    .where('organisationId', '=', organisationId)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) throw new RecordProblem('not-found', `There is no vulnerability VBN-${number}.`);
  return row;
}

async function witnessesOf(trx: Trx, organisationId: string, number: number): Promise<number[]> {
  const rows = await trx
    .selectFrom('vulnerabilities')
    .select('number')
    .where('organisationId', '=', organisationId)
    .where('witnessOf', '=', number)
    .orderBy('number')
    .execute();
  return rows.map((row) => row.number);
}

function invalid(sentence: string): RecordProblem {
  return new RecordProblem('merge-invalid', sentence);
}
