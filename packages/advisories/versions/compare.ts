import { feedOf } from '../ecosystems/ecosystem.ts';
import { alpineOrder } from './alpine.ts';
import { debianOrder } from './debian.ts';
import { mavenOrder } from './maven.ts';
import { nugetOrder } from './nuget.ts';
import { packagistOrder } from './packagist.ts';
import { pubOrder } from './pub.ts';
import { pep440 } from './pypi.ts';
import { rpmOrder } from './rpm.ts';
import { rubygemsOrder } from './rubygems.ts';
import { goSemver, npmSemver, strictSemver } from './semver.ts';
import type { VersionOrder } from './version-order.ts';

/** The text is not a version of this ecosystem. */
export class NotAVersion extends Error {
  constructor(ecosystem: string, text: string) {
    super(`${JSON.stringify(text.slice(0, 100))} is not a version in ${ecosystem}.`);
    this.name = 'NotAVersion';
  }
}

/** The order of versions is not known here, so nothing is said about them. */
export class UnsupportedEcosystem extends Error {
  readonly ecosystem: string;
  constructor(ecosystem: string) {
    super(`The order of versions in ${ecosystem} is not supported yet, so its advisories cannot be matched.`);
    this.name = 'UnsupportedEcosystem';
    this.ecosystem = ecosystem;
  }
}

const ORDERS: ReadonlyMap<string, VersionOrder> = new Map([
  ['npm', npmSemver],
  ['PyPI', pep440],
  ['crates.io', strictSemver],
  ['Go', goSemver],
  ['Hex', strictSemver],
  ['SwiftURL', goSemver],
  ['Maven', mavenOrder],
  ['NuGet', nugetOrder],
  ['RubyGems', rubygemsOrder],
  ['Packagist', packagistOrder],
  ['Pub', pubOrder],
  ...['Debian', 'Ubuntu'].map((name): [string, VersionOrder] => [name, debianOrder]),
  ...['Alpine', 'Wolfi', 'Chainguard', 'Alpaquita', 'MinimOS'].map((name): [string, VersionOrder] => [
    name,
    alpineOrder,
  ]),
  ...['AlmaLinux', 'Rocky Linux', 'Red Hat', 'SUSE', 'openSUSE', 'Mageia', 'openEuler', 'Photon OS', 'Azure Linux'].map(
    (name): [string, VersionOrder] => [name, rpmOrder],
  ),
]);

/** Longer texts are no versions; the bound keeps hostile input cheap. */
export const MAX_VERSION_LENGTH = 256;

/** Whether `compare` works for this ecosystem (an OSV name, with or without `:release`). */
export function supports(ecosystem: string): boolean {
  return ORDERS.has(feedOf(ecosystem));
}

/** The order of an ecosystem. Throws `UnsupportedEcosystem`. */
export function orderOf(ecosystem: string): VersionOrder {
  const order = ORDERS.get(feedOf(ecosystem));
  if (order === undefined) throw new UnsupportedEcosystem(ecosystem);
  return order;
}

/**
 * Negative when `a` is older than `b`, zero when they are the same version, positive when newer.
 * Throws `NotAVersion`, or `UnsupportedEcosystem` where the order is not known.
 */
export function compare(ecosystem: string, a: string, b: string): number {
  const order = orderOf(ecosystem);
  const step = isShort(a) && isShort(b) ? order.compareIfValid(a, b) : null;
  if (step !== null) return step;
  throw new NotAVersion(ecosystem, isShort(a) && order.valid(a) ? b : a);
}

const isShort = (text: string): boolean => text.length <= MAX_VERSION_LENGTH;
