import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerOf } from '@vauban/server/contract';
import { CONTRACT } from '@vauban/server/contract';
import { writeAtomically } from '../scan/atomic-file.ts';

/** What a server judges by: policy, decisions, and the commits that a report should speak of. */
export type JudgementDocument = AnswerOf<'readJudgement'>;

/** Names one document: the server, the project on it, and the branch. */
export interface JudgementPlace {
  readonly url: string;
  readonly project: string;
  readonly branch: string | null;
  /** Null: the scan is of none. */
  readonly pullRequest: number | null;
}

export interface KeptJudgement {
  readonly document: JudgementDocument;
  /** When the server last said that it holds, RFC 3339. */
  readonly confirmed: string;
}

function pathOf(folder: string, { url, project, branch, pullRequest }: JudgementPlace): string {
  const name = createHash('sha256')
    .update([url, project, branch ?? '', ...(pullRequest === null ? [] : [pullRequest])].join('\0'))
    .digest('hex');
  return join(folder, `${name.slice(0, 24)}.json`);
}

/** Keeps a document for the day on which the server is away; only the owner may read it. */
export function keepJudgement(folder: string, place: JudgementPlace, kept: KeptJudgement): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeAtomically(pathOf(folder, place), [JSON.stringify(kept)], 0o600);
}

/** The last document that was kept; null when there is none, or it cannot be read. */
export function keptJudgement(folder: string, place: JudgementPlace): KeptJudgement | null {
  try {
    const { document, confirmed } = JSON.parse(readFileSync(pathOf(folder, place), 'utf8')) as Record<string, unknown>;
    const checked = CONTRACT.readJudgement.answer.safeParse(document);
    return checked.success && typeof confirmed === 'string' ? { document: checked.data, confirmed } : null;
  } catch {
    return null;
  }
}
