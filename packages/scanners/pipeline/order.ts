import type { Component, Gap, Location, Observation, RuleFacts } from '@vauban/domain';
import type { InFileSuppression } from '../contract/scanner.ts';

type Key = readonly (string | number)[];

/** Sorted copies, by place first: the same input gives the same output, whoever answered first. */
export function observationsInOrder(observations: readonly Observation[]): Observation[] {
  return sorted(observations, ({ location, surface, rule, subject }) => [
    ...place(location),
    surface,
    rule,
    subject ?? '',
  ]);
}

export function componentsInOrder(components: readonly Component[]): Component[] {
  return sorted(components, ({ location, purl }) => [location.path, purl, ...place(location)]);
}

export function gapsInOrder(gaps: readonly Gap[]): Gap[] {
  return sorted(gaps, ({ path, pattern, kind, scanner, message }) => [
    path ?? pattern ?? '',
    kind,
    scanner ?? '',
    message,
  ]);
}

export function suppressionsInOrder(suppressions: readonly InFileSuppression[]): InFileSuppression[] {
  return sorted(suppressions, ({ path, line, rule }) => [path, line, rule]);
}

/** One of each id. */
export function rulesInOrder(rules: readonly RuleFacts[]): RuleFacts[] {
  return sorted([...new Map(rules.map((rule) => [rule.id, rule])).values()], ({ id }) => [id]);
}

function place({ path, line, column }: Location): Key {
  return [path, line ?? 0, column ?? 0];
}

function sorted<T>(items: readonly T[], keyOf: (item: T) => Key): T[] {
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ item }) => item);
}

function compareKeys(a: Key, b: Key): number {
  for (let at = 0; at < a.length; at++) {
    const [left, right] = [a[at] as string | number, b[at] as string | number];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
