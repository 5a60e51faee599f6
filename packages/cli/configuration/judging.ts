import { relative, resolve, sep } from 'node:path';
import type { Gap, VexStatement, VexTrust } from '@vauban/domain';
import { Problem } from '../command/problem.ts';
import { BASELINE_FILE, type ReadBaseline, readBaseline } from './baseline.ts';
import { type Judging, judgingChanges } from './changes.ts';
import { codeOwners, type OwnerOf } from './code-owners.ts';
import { defaultConfiguration, type Found, findConfiguration, namedConfiguration } from './find.ts';
import { folderShelf, type Shelf } from './shelf.ts';
import { type RuleFolder, readTeamRules, TEAM_RULES_FOLDER } from './team-rules.ts';
import { trustedStatements } from './vex.ts';

/** Everything that a scan is judged by, and where it came from. */
export interface Judges extends Judging {
  readonly origin: string;
  readonly digest: string;
  /** By CODEOWNERS; what `vauban.yaml` says of a project goes before. Absent: nobody was asked. */
  readonly ownerOf?: OwnerOf;
  /** Rules that the team wrote. */
  readonly rules: readonly unknown[];
  /** What the VEX documents say that are trusted, read where the configuration lies: from the base where there is one. */
  vexOf(trusts: readonly VexTrust[]): Promise<VexStatement[]>;
  readonly gaps: readonly Gap[];
  /** What the scanned change would have altered; empty without a base. */
  readonly changes: readonly string[];
}

/** What lies where: the scanned folder, the repository around it, and the files that the command line named. */
export interface Place {
  /** The scanned folder as it is now. */
  readonly shelf: Shelf;
  /** Its absolute path; null when it is a temporary clone, in which no named file can lie. */
  readonly root: string | null;
  /** Names from the repository's top down to it; empty at the top and outside git. */
  readonly above: readonly string[];
  /** Absolute paths, or null. */
  readonly policy: string | null;
  readonly baseline: string | null;
  readonly rules: readonly string[];
}

/** Judges as the working tree has them. */
export async function judgesHere(place: Place): Promise<Judges> {
  const found = await configurationOn(place.shelf, place);
  if (found === null) throw missing(place.policy);
  const read = await baselineOn(place.shelf, place);
  if (read === null && place.baseline !== null) throw missing(place.baseline);
  const rules = await readTeamRules(ruleFolders(place.shelf, place, true));
  const ownerOf = await codeOwners(place.shelf, place.above);
  return {
    ...found,
    baseline: read?.baseline ?? null,
    rules,
    ownerOf,
    vexOf: vexFrom(found, place.shelf),
    gaps: gapsOf(read),
    changes: [],
  };
}

/**
 * Judges as a base has them, so that a change cannot switch off its own judge. Files that the command line names are
 * read from the base as well when they lie inside the repository; outside of it they are taken as they are.
 */
export async function judgesAtBase(place: Place, base: Shelf, ref: string): Promise<Judges> {
  const found = (await configurationOn(base, place)) ?? defaultConfiguration();
  const read = await baselineOn(base, place);
  const rules = await readTeamRules(ruleFolders(base, place, false));
  const judging = { configuration: found.configuration, baseline: read?.baseline ?? null, rules };
  return {
    ...found,
    ...judging,
    vexOf: vexFrom(found, base),
    ownerOf: await codeOwners(base, place.above),
    origin: found.origin === 'default' ? 'default' : `base:${ref}`,
    gaps: gapsOf(read),
    changes: await changesHere(place, judging),
  };
}

/** Without its base a change is judged by the default alone: nothing of the change's own is trusted. */
export function judgesWithoutBase(): Judges {
  return { ...defaultConfiguration(), baseline: null, rules: [], vexOf: async () => [], gaps: [], changes: [] };
}

function vexFrom({ vexPlace }: Found, shelf: Shelf): Judges['vexOf'] {
  return (trusts) => trustedStatements(vexPlace ?? { shelf, folder: '' }, trusts);
}

async function changesHere(place: Place, base: Judging): Promise<string[]> {
  try {
    const found = (await configurationOn(place.shelf, place)) ?? defaultConfiguration();
    const read = await baselineOn(place.shelf, place);
    return judgingChanges(base, {
      configuration: found.configuration,
      baseline: read?.baseline ?? null,
      rules: await readTeamRules(ruleFolders(place.shelf, place, false)),
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [`The change's own configuration cannot be read, and the base's holds. ${error.message}`];
  }
}

async function configurationOn(shelf: Shelf, place: Place): Promise<Found | null> {
  if (place.policy === null) return await findConfiguration(shelf, place.above);
  const named = shelfFor(place.policy, shelf, place);
  const found = await namedConfiguration(named.shelf, named.path);
  if (found === null || found.configuration.projects.length > 0) return found;
  // a policy for many repositories names no projects: those of the repository stay
  const { projects } = (await findConfiguration(shelf, place.above)).configuration;
  return { ...found, configuration: { ...found.configuration, projects } };
}

async function baselineOn(shelf: Shelf, place: Place): Promise<ReadBaseline | null> {
  if (place.baseline === null) return await readBaseline(shelf, BASELINE_FILE);
  const named = shelfFor(place.baseline, shelf, place);
  return await readBaseline(named.shelf, named.path);
}

/** The team's own folder, and those that the command line named. */
function ruleFolders(shelf: Shelf, place: Place, required: boolean): RuleFolder[] {
  const named = place.rules.map((folder) => {
    const at = shelfFor(folder, shelf, place);
    return { shelf: at.shelf, folder: at.path, required };
  });
  return [{ shelf, folder: TEAM_RULES_FOLDER, required: false }, ...named];
}

/** A named file inside the repository is read from the shelf; elsewhere it is what it is. */
function shelfFor(file: string, shelf: Shelf, { root, above }: Place): { shelf: Shelf; path: string } {
  if (root !== null) {
    const way = relative(resolve(root, ...above.map(() => '..')), file);
    const inside = way !== '' && way !== '..' && !way.startsWith(`..${sep}`);
    if (inside) return { shelf, path: relative(root, file).split(sep).join('/') };
  }
  return { shelf: folderShelf('/'), path: file };
}

function gapsOf(read: ReadBaseline | null): Gap[] {
  return read?.gap == null ? [] : [read.gap];
}

function missing(file: string | null): Problem {
  return new Problem(`${file} does not exist. Check the path.`);
}
