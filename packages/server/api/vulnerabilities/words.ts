import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';

/** Words that may hold one part of what is searched; with more than these the part narrows too little. */
const MOST_WORDS = 500;
/** With more hits than these, a page is found sooner by reading rows in the list's own order. */
const MOST_HITS = 10_000;
const MOST_PARTS = 4;
/** Stands for a word that was too long to be kept. */
const IMMENSE = '*';

export interface Hits {
  /** None is left out, a few may be wrong. Null: too many to name. */
  readonly hits: readonly string[] | null;
  /** Where they are too many and the text is one word: as many as are named, each of which holds it. */
  readonly some: readonly string[] | null;
}

/**
 * The vulnerabilities that may hold a text, by the words that they are made of. The migration `0005_words.sql` says what
 * a word is.
 */
export async function idsByWords(db: Kysely<Database>, organisationId: string, text: string): Promise<Hits> {
  let some: readonly string[] | null = null;
  for (const part of partsOf(text)) {
    const words = await wordsWith(db, organisationId, part);
    if (words.length === 0) return { hits: [], some: null };
    if (words.length > MOST_WORDS) continue;
    // word by word, and no further than needed: a plan for all at once reads every row
    const { rows } = await sql<{ vulnerabilityId: string }>`
      select hit.vulnerability_id from unnest(${words as string[]}::text[]) as w(word) cross join lateral (
        select d.vulnerability_id from vulnerability_details d
        where d.organisation_id = ${organisationId} and d.words @> array[w.word] limit ${MOST_HITS + 1}) hit
      limit ${MOST_HITS + 1}`.execute(db);
    const ids = [...new Set(rows.map(({ vulnerabilityId }) => vulnerabilityId))];
    if (rows.length <= MOST_HITS) return { hits: ids, some: null };
    if (part.text === text.toLowerCase() && !words.includes(IMMENSE)) some = ids;
  }
  return { hits: null, some };
}

interface Part {
  readonly text: string;
  /** Something that is no letter or digit stands before it, or behind it: there the word begins, or ends. */
  readonly begins: boolean;
  readonly ends: boolean;
}

/** The longest first: they are the rarest. */
function partsOf(text: string): Part[] {
  const lower = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const parts = [...lower.matchAll(/[a-z0-9]+/g)].map(({ 0: part, index }): Part => {
    return { text: part, begins: index > 0, ends: index + part.length < lower.length };
  });
  const byRarity = (a: Part, b: Part) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1);
  return [...new Map(parts.map((part) => [part.text, part])).values()].sort(byRarity).slice(0, MOST_PARTS);
}

async function wordsWith(
  db: Kysely<Database>,
  organisationId: string,
  { text, begins, ends }: Part,
): Promise<readonly string[]> {
  const pattern = `${begins ? '' : '%'}${text}${ends ? '' : '%'}`;
  const { rows } = await sql<{ word: string }>`
    select word from search_words
    where organisation_id = ${organisationId} and (word like ${pattern} or word = ${IMMENSE})
    limit ${MOST_WORDS + 1}`.execute(db);
  return rows.map(({ word }) => word);
}
