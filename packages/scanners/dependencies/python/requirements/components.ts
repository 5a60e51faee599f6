import type { Component, Gap, Location } from '@vauban/domain';
import type { Locked, LockedComponent } from '../../components/locked-component.ts';
import { pypiPurl } from '../../components/purl.ts';
import { gap, notInRegistry, unresolved } from '../../gaps/component-gaps.ts';
import { listed, plural } from '../../text/bounded.ts';
import { folderOf, nameOf } from '../../text/path.ts';
import type { RequirementLine } from './facts.ts';
import { type Family, families, missingIncludes, type RequirementFiles } from './family.ts';
import { viaPaths, type WayIn } from './via-paths.ts';

interface Sighting {
  readonly path: string;
  readonly line: RequirementLine;
  isSure: boolean;
}

/** The components of all requirements files of a target. */
export function requirementComponents(
  files: RequirementFiles,
  isNamed: (path: string) => boolean,
  has: (path: string) => boolean,
  spend: (steps: number) => void,
): Locked {
  const sightings = new Map<RequirementLine, Sighting>();
  const open = new Map<string, Set<string>>();
  const read = new Set<string>();
  for (const family of families(files, isNamed, spend)) {
    for (const path of [...family.files, ...family.constraints]) read.add(path);
    see(family, files, sightings, open, spend);
  }
  const gaps: Gap[] = [];
  const components: LockedComponent[] = [];
  for (const path of read) {
    const lines = files.get(path) ?? [];
    gaps.push(...gapsOf(path, lines, [...(open.get(path) ?? [])]), ...missingIncludes(path, lines, files, has));
    const ways = viaPaths(nameOf(folderOf(path)) || '.', lines);
    const here = lines.map((line) => sightings.get(line)).filter((sighting) => sighting !== undefined);
    components.push(...merged(here, ways));
  }
  return { components, gaps };
}

/** Pins are components where they stand; names without one take the family's pin, from a constraint most often. */
function see(
  family: Family,
  files: RequirementFiles,
  sightings: Map<RequirementLine, Sighting>,
  open: Map<string, Set<string>>,
  spend: (steps: number) => void,
): void {
  const pinned = new Set<string>();
  const constrained = new Set<string>();
  const wanted: { path: string; line: RequirementLine }[] = [];
  for (const path of family.files) {
    const isConstraint = nameOf(path).startsWith('constraints');
    for (const line of files.get(path) ?? []) {
      spend(1);
      if (line.kind === 'sourced' && line.name !== undefined) sightings.set(line, { path, line, isSure: true });
      if (line.kind !== 'named' || line.name === undefined) continue;
      if (line.version === undefined) {
        if (!isConstraint) wanted.push({ path, line });
      } else {
        pinned.add(line.name);
        sightings.set(line, { path, line, isSure: !isConstraint });
      }
    }
  }
  const asked = new Set(wanted.map(({ line }) => line.name));
  for (const path of family.constraints) {
    for (const line of files.get(path) ?? []) {
      spend(1);
      if (line.kind !== 'named' || line.name === undefined || line.version === undefined) continue;
      constrained.add(line.name);
      // a pin of the family itself says what is installed
      if (pinned.has(line.name)) continue;
      const known = sightings.get(line);
      const isSure = asked.has(line.name) || known?.isSure === true;
      if (known === undefined) sightings.set(line, { path, line, isSure });
      else known.isSure = isSure;
    }
  }
  for (const { path, line } of wanted) {
    if (line.name === undefined || pinned.has(line.name) || constrained.has(line.name)) continue;
    const names = open.get(path) ?? new Set();
    open.set(path, names.add(`${line.name} (line ${line.line})`));
  }
}

function gapsOf(path: string, lines: readonly RequirementLine[], open: readonly string[]): Gap[] {
  const broken = lines.filter((line) => line.kind === 'broken').map((line) => `line ${line.line}`);
  const conda = lines.filter((line) => line.kind === 'conda');
  const elsewhere = lines.filter((line) => line.kind === 'sourced');
  const gaps = [
    ...unresolved(path, open, (names) => `${path} asks for ${names} without an exact version`),
    ...unresolved(path, broken, (names) => `${path} holds what is no requirement: ${names}`),
    ...notInRegistry(
      path,
      elsewhere.map((line) => `${line.name ?? line.address} (${line.source})`),
    ),
  ];
  if (conda.length > 0) {
    const message = `${path} is an export of conda (${plural(conda.length, 'package')}: ${listed(conda.map((line) => line.shown))}), which Vauban cannot match yet`;
    gaps.push(gap('lockfile-unsupported', path, message, conda.length));
  }
  return gaps;
}

function merged(sightings: readonly Sighting[], ways: ReadonlyMap<string, WayIn>): LockedComponent[] {
  const groups = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const { name, version, source, address } = sighting.line;
    const key = `${name}\0${version}\0${source}\0${source === undefined ? '' : address}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [sighting]);
    else group.push(sighting);
  }
  return [...groups.values()].map((group) => mergedComponent(group, ways));
}

function mergedComponent(group: readonly Sighting[], ways: ReadonlyMap<string, WayIn>): LockedComponent {
  const { line } = group[0] as Sighting;
  const name = line.name ?? '';
  const version = line.version ?? '';
  const source = line.source ?? 'registry';
  const way = ways.get(name);
  const [location, ...further] = group.map((sighting) => locationOf(sighting));
  const qualifiers = source === 'git' ? 'vcs_url' : source === 'url' ? 'download_url' : undefined;
  const component: Component = {
    purl: pypiPurl(name, version, qualifiers === undefined ? undefined : { [qualifiers]: line.address ?? '' }),
    ecosystem: 'PyPI',
    name,
    version,
    direct: way?.direct ?? 'unknown',
    scope: 'unknown',
    source,
    location: location as Location,
    path: way?.path ?? [],
    ...(line.source !== undefined && line.address !== undefined ? { resolved: line.address } : {}),
    ...(line.hash === undefined ? {} : { integrity: line.hash }),
  };
  const through = way?.direct === false ? way.path[1] : undefined;
  const isSure = group.some((sighting) => sighting.isSure);
  const unsure = `${component.location.path} constrains it to this version; it is installed when something asks for it`;
  return { component, further, ...(!isSure && { unsure }), ...(through === undefined ? {} : { through }) };
}

function locationOf({ path, line }: Sighting): Location {
  return { path, line: line.line, column: 1, snippet: line.shown };
}
