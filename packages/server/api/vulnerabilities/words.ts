import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';

/** Words that may hold one part of what is searched; with more than these the part narrows too little. */
const MOST_WORDS = 500;
/** With more hits than these, a page is found sooner by reading rows in the list's own order. */
const MOST_HITS = 2000;
const MOST_PARTS = 3;
/** Stands for a word that was too long to be kept. */
const IMMENSE = '*';

/**
 * The vulnerabilities that may hold a text, by the words that they are made of: none is left out, a few may be wrong.
 * Null: too many to name. The migration `0005_words.sql` says what a word is.
 */
export async function idsByWords(
  db: Kysely<Database>,
  organisationId: string,
  text: string,
): Promise<readonly string[] | null> {
  for (const part of partsOf(text)) {
    const words = await wordsWith(db, organisationId, part);
    if (words.length === 0) return [];
    if (words.length > MOST_WORDS) continue;
    // word by word, and no further than needed: a plan for all at once reads every row
    const { rows } = await sql<{ vulnerabilityId: string }>`
      select hit.vulnerability_id from unnest(${words as string[]}::text[]) as w(word) cross join lateral (
        select d.vulnerability_id from vulnerability_details d
        where d.organisation_id = ${organisationId} and d.words @> array[w.word] limit ${MOST_HITS + 1}) hit
      limit ${MOST_HITS + 1}`.execute(db);
    if (rows.length <= MOST_HITS) return [...new Set(rows.map(({ vulnerabilityId }) => vulnerabilityId))];
  }
  return null;
}

/** The longest first: they are the rarest. */
function partsOf(text: string): string[] {
  const parts = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).match(/[a-z0-9]+/g) ?? [];
  return [...new Set(parts)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MOST_PARTS);
}

async function wordsWith(db: Kysely<Database>, organisationId: string, part: string): Promise<readonly string[]> {
  const { rows } = await sql<{ word: string }>`
    select word from search_words
    where organisation_id = ${organisationId} and (word like ${`%${part}%`} or word = ${IMMENSE})
    limit ${MOST_WORDS + 1}`.execute(db);
  return rows.map(({ word }) => word);
}
