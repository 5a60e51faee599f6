import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';

const MOST = 500;

/**
 * Remembers what was counted until something happens: the rows that are counted change only with events, so the number
 * of the last event says whether an answer still holds. Who asks the same at once shares one counting.
 */
export class FacetMemory<Answer> {
  readonly #answers = new Map<string, { readonly event: number; readonly answer: Promise<Answer> }>();

  async answer(
    db: Kysely<Database>,
    organisationId: string,
    question: unknown,
    count: () => Promise<Answer>,
  ): Promise<Answer> {
    const { rows } = await sql<{ event: number }>`
      select coalesce((select value from counters where organisation_id = ${organisationId} and name = 'events'), 0) as event`.execute(
      db,
    );
    const event = rows[0]?.event ?? 0;
    const key = JSON.stringify([organisationId, question]);
    const before = this.#answers.get(key);
    if (before?.event === event) return before.answer;
    const answer = count();
    this.#answers.delete(key);
    this.#answers.set(key, { event, answer });
    if (this.#answers.size > MOST) this.#answers.delete(String(this.#answers.keys().next().value));
    // a failure is not remembered
    answer.catch(() => this.#answers.delete(key));
    return answer;
  }
}
