import { type AdvisoryAnswer, type AdvisoryLookup, feedOf, NotAVersion, supportsEcosystem } from '@vauban/advisories';
import type { Component, Gap, Observation, RuleFacts } from '@vauban/domain';
import type { LockedComponent } from '../components/locked-component.ts';
import { gap, unresolved } from '../gaps/component-gaps.ts';
import { lifeOf } from '../life/component-life.ts';
import type { Reachability } from '../reachability/reachability.ts';
import { listed, oneLine, plural } from '../text/bounded.ts';
import { compareText } from '../text/order.ts';
import { observationOf } from './observation.ts';
import { ruleOf } from './rule.ts';
import { WITHOUT_FEED } from './without-feed.ts';

export interface Matched {
  readonly observations: readonly Observation[];
  readonly rules: readonly RuleFacts[];
  readonly gaps: readonly Gap[];
}

/** What the world knows about the components that come from a registry. */
export function matchComponents(
  components: readonly LockedComponent[],
  advisories: AdvisoryLookup | null,
  spend: (steps: number) => void,
  reachability?: Reachability,
): Matched {
  const observations: Observation[] = [];
  const rules = new Map<string, RuleFacts>();
  const notVersions = new Map<string, string[]>();
  const broken = new Map<string, Map<string, string>>();
  const registry = components.filter(({ component }) => component.source === 'registry');
  const ask = remembering(advisories);
  for (const locked of registry) {
    const { ecosystem, name, version, location } = locked.component;
    if (!isCovered(ecosystem, advisories)) continue;
    spend(1);
    const answer = ask(ecosystem, name, version);
    if (answer === null) {
      push(notVersions, location.path, `${name} ${oneLine(version, 60)}`);
      continue;
    }
    for (const problem of answer.problems) {
      const ofPackage = broken.get(location.path) ?? new Map<string, string>();
      broken.set(
        location.path,
        ofPackage.set(problem.record, `${problem.record} (${name}): ${oneLine(problem.problem, 120)}`),
      );
    }
    for (const match of answer.matches) {
      const reach = reachability?.of(locked, match.symbols ?? []);
      observations.push(observationOf(locked, match, { reach, life: lifeOf(locked.component, advisories) }));
      if (!rules.has(match.id)) rules.set(match.id, ruleOf(match));
    }
  }
  return {
    observations,
    rules: [...rules.values()].sort((a, b) => compareText(a.id, b.id)),
    gaps: [
      ...missingData(registry, advisories),
      ...withoutFeed(registry, advisories),
      ...[...notVersions].flatMap(([path, names]) =>
        unresolved(path, names, (text) => `${path} names ${text}, which is no exact version`),
      ),
      ...[...broken].map(([path, problems]) => brokenAdvisories(path, [...problems.values()])),
    ],
  };
}

/** Whether any advisory is known of it. */
export function isAffected({ ecosystem, name, version }: Component, advisories: AdvisoryLookup | null): boolean {
  return isCovered(ecosystem, advisories) && (answerTo(advisories, ecosystem, name, version)?.matches.length ?? 0) > 0;
}

/** Lockfiles name the same versions again and again. Null: that is no version. */
function remembering(
  advisories: AdvisoryLookup | null,
): (ecosystem: string, name: string, version: string) => AdvisoryAnswer | null {
  const answers = new Map<string, AdvisoryAnswer | null>();
  return (ecosystem, name, version) => {
    const key = `${ecosystem}\0${name}\0${version}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = answerTo(advisories, ecosystem, name, version);
    answers.set(key, answer);
    return answer;
  };
}

function answerTo(
  advisories: AdvisoryLookup | null,
  ecosystem: string,
  name: string,
  version: string,
): AdvisoryAnswer | null {
  try {
    return advisories?.affecting(ecosystem, name, version) ?? { matches: [], problems: [] };
  } catch (error) {
    if (!(error instanceof NotAVersion)) throw error;
    return null;
  }
}

/** Releases of a distribution (`Debian:12`) live in one feed. */
function isCovered(ecosystem: string, advisories: AdvisoryLookup | null): boolean {
  return supportsEcosystem(ecosystem) && advisories?.ecosystems.includes(feedOf(ecosystem)) === true;
}

/** For each lockfile of an ecosystem without data: nobody may take it for looked at. */
function missingData(registry: readonly LockedComponent[], advisories: AdvisoryLookup | null): Gap[] {
  const uncovered = new Map<string, { ecosystem: string; path: string; count: number }>();
  for (const { component } of registry) {
    const { ecosystem, location } = component;
    if (isCovered(ecosystem, advisories) || WITHOUT_FEED.has(ecosystem)) continue;
    const key = `${ecosystem}\0${location.path}`;
    const count = (uncovered.get(key)?.count ?? 0) + 1;
    uncovered.set(key, { ecosystem, path: location.path, count });
  }
  return [...uncovered.values()].map(({ ecosystem, path, count }) => {
    const unchecked = `${plural(count, 'component')} of ${path} ${count === 1 ? 'was' : 'were'} not checked`;
    const message = supportsEcosystem(ecosystem)
      ? `no advisories for ${ecosystem}, so ${unchecked}: run \`vauban advisories update\``
      : `the order of versions of ${ecosystem} is not known here, so ${unchecked}`;
    return gap('advisories-missing', path, message, count);
  });
}

/** For each lockfile and ecosystem that no feed covers. */
function withoutFeed(registry: readonly LockedComponent[], advisories: AdvisoryLookup | null): Gap[] {
  const names = new Map<string, { ecosystem: string; path: string; names: string[] }>();
  for (const { component } of registry) {
    const { ecosystem, location, name } = component;
    if (!WITHOUT_FEED.has(ecosystem) || isCovered(ecosystem, advisories)) continue;
    const key = `${ecosystem}\0${location.path}`;
    const found = names.get(key) ?? { ecosystem, path: location.path, names: [] };
    found.names.push(name);
    names.set(key, found);
  }
  return [...names.values()].map(({ ecosystem, path, names: found }) => {
    const message = `nobody publishes advisories for ${ecosystem}, so ${plural(found.length, 'component')} of ${path} cannot be checked: ${listed(found)}`;
    return gap('not-in-registry', path, message, found.length);
  });
}

function brokenAdvisories(path: string, problems: readonly string[]): Gap {
  const message = `${plural(problems.length, 'advisory', 'advisories')} could not be judged for components of ${path}: ${listed(problems, 5)}`;
  return gap('advisory-broken', path, message, problems.length);
}

function push(into: Map<string, string[]>, key: string, value: string): void {
  const list = into.get(key);
  if (list === undefined) into.set(key, [value]);
  else list.push(value);
}
