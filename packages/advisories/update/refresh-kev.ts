import { join } from 'node:path';
import { AdvisoryError } from '../advisory-error.ts';
import { readCisaKev, storedKev } from '../kev/catalogue.ts';
import type { KevFacts } from '../snapshots/manifest.ts';
import type { SourceLimits } from '../sources/limits.ts';
import { openFileSource } from '../sources/open-source.ts';

/** The catalogue as it stands; `text` is null when it stays as the snapshot before has it. */
export interface RefreshedKev {
  readonly facts: KevFacts | null;
  readonly text: string | null;
  /** Why there is none, or why it is an old one. */
  readonly problem: string | null;
}

const LEAST_SHARE = 0.8;

/** Never fails because of the catalogue: what is wrong is said, and the one before stays. */
export async function refreshKev(
  address: string | null,
  before: KevFacts | null,
  limits: SourceLimits,
  signal: AbortSignal | undefined,
): Promise<RefreshedKev> {
  const stays = (problem: string | null): RefreshedKev => ({ facts: before, text: null, problem });
  if (address === null)
    return stays(before === null ? 'no catalogue of exploited vulnerabilities was asked for' : null);
  try {
    const { source, path } = openFileSource(address, limits);
    let bytes: Buffer | null;
    try {
      bytes = await source.bytes(path, limits.kevBytes, signal);
    } finally {
      await source.close();
    }
    if (bytes === null) return stays(`${join(source.name, path)} is not there`);
    const read = readCisaKev(bytes.toString('utf8'));
    if (before !== null && read.entries.size < before.entries * LEAST_SHARE) {
      return stays(`the catalogue shrank from ${before.entries} entries to ${read.entries.size}`);
    }
    const { text, digest } = storedKev(read.entries);
    const { catalogue, released, refused, entries } = read;
    return {
      facts: { digest, entries: entries.size, refused, catalogue, released, source: source.name },
      text,
      problem: null,
    };
  } catch (error) {
    if (error instanceof AdvisoryError) return stays(error.message);
    if (error instanceof SyntaxError) return stays('the catalogue is no JSON');
    if (error instanceof TypeError) return stays(`the catalogue cannot be read: ${error.message}`);
    throw error;
  }
}
