import { readFileSync } from 'node:fs';
import type { Gap, Surface } from '@vauban/domain';
import { SCANNERS, type ScannerSettings } from '@vauban/scanners';
import { assetPath } from '../assets/assets.ts';
import { Problem } from '../command/problem.ts';
import { nearest } from '../configuration/nearest.ts';

export interface ScannerChoice {
  readonly scanners: { readonly id: string; readonly settings: ScannerSettings }[];
  readonly surfaces: readonly Surface[];
  /** One for each surface that was left out. */
  readonly gaps: readonly Gap[];
}

/** The scanners of the surfaces asked for; null is all of them. Throws a `Problem` for a surface that no scanner serves. */
export function chooseScanners(
  wanted: readonly string[] | null,
  teamRules: TeamRules = new Map(),
  markingKey: ScannerSettings['markingKey'] | null = null,
): ScannerChoice {
  const served = [...new Set(SCANNERS.flatMap(({ surface }) => surface ?? []))].sort();
  for (const name of wanted ?? []) {
    if ((served as string[]).includes(name)) continue;
    const guess = nearest(name, served);
    const hint = guess === null ? `There are ${served.join(' and ')}.` : `Did you mean ${guess}?`;
    throw new Problem(`No scanner serves the surface ${JSON.stringify(name)}. ${hint}`);
  }
  const surfaces = served.filter((surface) => wanted === null || wanted.includes(surface));
  const chosen = SCANNERS.filter(({ surface }) => surface === null || surfaces.includes(surface));
  return {
    scanners: chosen.map(({ id }) => {
      const marking = id === MARKER && markingKey !== null ? { markingKey } : {};
      return { id, settings: { rules: rulesOf(id, teamRules), ...marking } };
    }),
    surfaces,
    gaps: served
      .filter((surface) => !surfaces.includes(surface))
      .map((surface) => ({
        kind: 'surface-not-selected',
        surface,
        message: `The surface ${surface} was not asked for (--surface).`,
      })),
  };
}

/** Compiled rules of a team by the scanner that they are for. */
export type TeamRules = ReadonlyMap<string, readonly unknown[]>;

function rulesOf(id: string, teamRules: TeamRules): unknown {
  const own = compiledRules(id);
  const extra = teamRules.get(id);
  return extra === undefined || extra.length === 0 ? own : { own, team: extra };
}

/** The rules that come with the command, as the build compiled them; null for a scanner without rules. */
export function compiledRules(id: string): unknown {
  const known = SCANNERS.find((entry) => entry.id === id);
  if (known === undefined || !RULED.has(id)) return null;
  return JSON.parse(readFileSync(assetPath(`rules/${id}.json`), 'utf8'));
}

/** The scanner that marks values. */
const MARKER = 'secrets';

const RULED = new Set(['code', 'secrets']);
