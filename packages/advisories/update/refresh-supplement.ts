import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AdvisoryError } from '../advisory-error.ts';
import type { SupplementFacts } from '../snapshots/manifest.ts';
import type { SourceLimits } from '../sources/limits.ts';
import { openFileSource } from '../sources/open-source.ts';
import type { Supplement } from '../supplements/supplement.ts';

/** A supplement as it stands; `content` is null when it stays as the snapshot before has it. */
export interface RefreshedSupplement {
  readonly facts: SupplementFacts | null;
  readonly content: Buffer | null;
  /** Why there is none, or why it is an old one. */
  readonly problem: string | null;
}

const LEAST_SHARE = 0.8;

/** Never fails because of the supplement: what is wrong is said, and the one before stays. Null: it was not asked for. */
export async function refreshSupplement(
  supplement: Supplement,
  address: string | null,
  before: SupplementFacts | null,
  limits: SourceLimits,
  signal: AbortSignal | undefined,
): Promise<RefreshedSupplement> {
  const stays = (problem: string | null): RefreshedSupplement => ({ facts: before, content: null, problem });
  if (address === null) return stays(null);
  try {
    const { source, path } = openFileSource(address, limits);
    let bytes: Buffer | null;
    try {
      bytes = await source.bytes(path, limits.kevBytes, signal);
    } finally {
      await source.close();
    }
    if (bytes === null) return stays(`${join(source.name, path)} is not there`);
    const { content, ...said } = supplement.read(bytes);
    if (before !== null && said.entries < before.entries * LEAST_SHARE) {
      return stays(`it shrank from ${before.entries} entries to ${said.entries}`);
    }
    return {
      facts: { ...said, digest: digestOf(content, said.released), source: source.name },
      content,
      problem: null,
    };
  } catch (error) {
    if (error instanceof AdvisoryError) return stays(error.message);
    if (error instanceof SyntaxError) return stays('it is no JSON');
    if (error instanceof TypeError) return stays(`it cannot be read: ${error.message}`);
    throw error;
  }
}

/** Over the day too: what the content means depends on it. */
export function digestOf(content: Buffer, released: string): string {
  return createHash('sha256').update(`${released}\n`).update(content).digest('hex');
}
