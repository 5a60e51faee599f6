import type { Baseline, BaselineEntry, Gap } from '@vauban/domain';
import type { Shelf } from './shelf.ts';

export const BASELINE_FILE = 'vauban-baseline.json';
const LIMIT = 64 * 1024 * 1024;
const SCHEMA = 'vauban.baseline/1.0';

/** A baseline, or why there is none: a broken one is a gap, since judging without it would only be louder. */
export interface ReadBaseline {
  readonly baseline: Baseline | null;
  readonly gap: Gap | null;
}

/** Null when the file is not there. */
export async function readBaseline(shelf: Shelf, path: string): Promise<ReadBaseline | null> {
  const bytes = await shelf.read(path, LIMIT);
  if (bytes === null) return null;
  const answer = parse(bytes);
  if (typeof answer !== 'string') return { baseline: answer, gap: null };
  const message = `${shelf.shown(path)} cannot be used: ${answer}. Write it anew with vauban init --force --baseline.`;
  return { baseline: null, gap: { kind: 'baseline-broken', path: path.replace(/^(?:\.\.?\/)+/, ''), message } };
}

function parse(bytes: Buffer): Baseline | string {
  let document: unknown;
  try {
    document = JSON.parse(bytes.toString('utf8'));
  } catch {
    return 'it is no valid JSON';
  }
  if (!isRecord(document)) return 'it is no JSON object';
  const { schema, scheme, created, commit, entries } = document;
  if (schema !== SCHEMA) return `its schema is not ${SCHEMA}`;
  if (typeof scheme !== 'string') return 'it lacks the scheme of its fingerprints';
  if (typeof created !== 'string') return 'it lacks its date';
  if (commit !== null && !(typeof commit === 'string' && /^[0-9a-f]{40,64}$/.test(commit))) return 'its commit is none';
  if (!Array.isArray(entries)) return 'it lacks its entries';
  const wrong = entries.findIndex((entry) => !isEntry(entry));
  if (wrong !== -1) return `entry ${wrong + 1} is not of the right form`;
  return { schema, scheme, created, commit, entries };
}

function isEntry(value: unknown): value is BaselineEntry {
  if (!isRecord(value)) return false;
  const { fingerprint, rule, path, line, title, surface, exploited } = value;
  return (
    [fingerprint, rule, path, title].every((text) => typeof text === 'string') &&
    (line === undefined || Number.isSafeInteger(line)) &&
    (surface === undefined || typeof surface === 'string') &&
    (exploited === undefined || exploited === true)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
