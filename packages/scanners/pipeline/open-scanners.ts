import type { ScannerFacts } from '@vauban/domain';
import type { Scanner, ScannerEntry } from '../contract/scanner.ts';
import { digestOf } from './cache/digest.ts';
import { FIRST_WANT } from './cache/stamps.ts';
import { DEFAULT_LIMITS, type Limits, ScanError, type ScannerChoice } from './request.ts';

/** A scanner as the parent holds it: for its wants and its identity; it reads and concludes in children only. */
export interface OpenScanner {
  readonly entry: ScannerEntry;
  readonly scanner: Scanner;
  readonly choice: ScannerChoice;
  /** Digest of everything that its answers depend on besides the input. */
  readonly identity: Buffer;
  /** The same for its facts. */
  readonly factsIdentity: Buffer;
  readonly limits: Limits;
}

const MOST_WANTS = 255 - FIRST_WANT;

/** Throws `ScanError` for a scanner that does not exist; what a scanner throws about its settings goes through. */
export async function openScanners(
  entries: readonly ScannerEntry[],
  choices: readonly ScannerChoice[],
  limits: Partial<Limits> = {},
): Promise<OpenScanner[]> {
  return await Promise.all(
    choices.map(async (choice) => {
      const entry = entries.find(({ id }) => id === choice.id);
      if (entry === undefined) throw new ScanError(`There is no scanner named ${choice.id}.`);
      const scanner = await entry.open(choice.settings);
      if (scanner.wants.length > MOST_WANTS) throw new ScanError(`The scanner ${choice.id} has too many wants.`);
      const rules = JSON.stringify(choice.settings.rules) ?? '';
      const { markingKey } = choice.settings;
      const marking = markingKey === undefined ? [] : [`marks under ${markingKey.id}`];
      const digest = (settings: string) =>
        digestOf(scanner.id, scanner.version, settings, JSON.stringify(scanner.wants), ...marking);
      return {
        entry,
        scanner,
        choice,
        identity: digest(rules),
        factsIdentity: digest(scanner.factsDependOn ?? rules),
        limits: { ...DEFAULT_LIMITS, ...entry.limits, ...limits },
      };
    }),
  );
}

/** Facts for the report; null for a scanner that serves no surface. */
export function scannerFacts({ entry, scanner, choice }: OpenScanner): ScannerFacts | null {
  if (entry.surface === null) return null;
  const rules = listOf(choice.settings.rules);
  const digest = digestOf(JSON.stringify(choice.settings.rules) ?? '').toString('hex');
  const ids = [...new Set(rules.flatMap(namesOf))];
  return {
    id: scanner.id,
    surface: entry.surface,
    version: scanner.version,
    rules: `sha256:${digest}`,
    ruleCount: rules.length,
    ...(ids.length > 0 && { ruleIds: ids.sort() }),
  };
}

/** A list, an object that holds one as `rules` besides other things, or both as `{ own, team }`. */
function listOf(rules: unknown): readonly unknown[] {
  if (Array.isArray(rules)) return rules.filter((rule) => namesOf(rule).length > 0);
  if (typeof rules !== 'object' || rules === null) return [];
  return Object.entries(rules).flatMap(([key, value]) => (['own', 'team', 'rules'].includes(key) ? listOf(value) : []));
}

/** The id, and those that the rule had before: what was found under them would be found now. */
function namesOf(rule: unknown): string[] {
  if (typeof rule !== 'object' || rule === null) return [];
  const { id, formerly } = rule as { id?: unknown; formerly?: unknown };
  return [id, ...(Array.isArray(formerly) ? formerly : [])].filter((name): name is string => typeof name === 'string');
}
