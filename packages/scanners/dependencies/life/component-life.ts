import type { AdvisoryLookup, Life } from '@vauban/advisories';
import type { Component } from '@vauban/domain';

/** What a version of a component tells of a runtime: Go's standard library is as old as its toolchain. */
const RUNTIMES: ReadonlyMap<string, string> = new Map([['Go\0stdlib', 'pkg:generic/go']]);

/** The release line of a component; null when nobody says. */
export function lifeOf(component: Component, advisories: AdvisoryLookup | null): Life | null {
  return advisories?.life(productOf(component), component.version) ?? null;
}

/** The package by which the ends of life know the component. */
export function productOf({ ecosystem, name, purl }: Component): string {
  return RUNTIMES.get(`${ecosystem}\0${name}`) ?? purl;
}
