import type { Confidence, Location, Observation, RuleFacts } from '@vauban/domain';
import type { LockedComponent } from '../components/locked-component.ts';
import { SCANNER } from '../gaps/component-gaps.ts';
import { testFolderOf } from '../gaps/test-folder.ts';
import type { NpmManifest } from '../npm/manifest.ts';
import { oneLine } from '../text/bounded.ts';
import { lookAlikeOf } from './look-alike.ts';
import { CONFUSED, FOREIGN_HOST, INSTALL_SCRIPT, LOOK_ALIKE, NO_INTEGRITY, OTHER_PACKAGE } from './rules.ts';

const ENOUGH = 10;
const NEARLY_ALL = 0.9;
const PUBLIC = new Set(['registry.npmjs.org', 'registry.yarnpkg.com', 'registry.npmmirror.com']);

export interface Suspicions {
  readonly observations: readonly Observation[];
  readonly rules: readonly RuleFacts[];
}

/** What points to a package that means harm, or to a lockfile that somebody tampered with. */
export function suspicions(
  components: readonly LockedComponent[],
  manifests: ReadonlyMap<string, NpmManifest>,
  spend: (steps: number) => void,
): Suspicions {
  const found: Observation[] = [];
  const rules = new Set<RuleFacts>();
  const add = (rule: RuleFacts, it: Observation): void => {
    rules.add(rule);
    found.push(it);
  };
  const privateNames = new Set(
    [...manifests.values()].flatMap(({ name, isPrivate }) => (isPrivate && name !== undefined ? [name] : [])),
  );
  for (const group of byLockfile(components).values()) {
    const usual = usualOf(group);
    for (const locked of group) {
      spend(1);
      judgeName(locked, add);
      judgeAddress(locked, usual, privateNames, add);
    }
  }
  for (const [path, { hooks }] of manifests) {
    for (const { name, line } of hooks) {
      add(
        INSTALL_SCRIPT,
        observation(
          INSTALL_SCRIPT,
          { path, line },
          `The script ${name} of ${path} fetches or decodes what it runs.`,
          name,
          'medium',
        ),
      );
    }
  }
  return { observations: found, rules: [...rules].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

type Add = (rule: RuleFacts, observation: Observation) => void;

function judgeName({ component }: LockedComponent, add: Add): void {
  if (component.source !== 'registry') return;
  const like = lookAlikeOf(component.ecosystem, component.name);
  if (like === null) return;
  const message = `The name of ${shown(component.name)} is ${like.how}: ${like.of} is the well-known package.`;
  add(
    LOOK_ALIKE,
    observation(
      LOOK_ALIKE,
      component.location,
      message,
      component.name,
      like.how.startsWith('written') ? 'high' : 'medium',
      component,
    ),
  );
}

function judgeAddress({ component }: LockedComponent, usual: Usual, privateNames: ReadonlySet<string>, add: Add): void {
  const { ecosystem, name, resolved, integrity, location, source, alias } = component;
  if (ecosystem !== 'npm' || source !== 'registry') return;
  const address = resolved === undefined ? null : addressOf(resolved);
  if (
    address !== null &&
    usual.host !== null &&
    address.host !== usual.host &&
    !(PUBLIC.has(usual.host) && PUBLIC.has(address.host))
  ) {
    const message = `${shown(name)} is fetched from ${shown(address.host)}, nearly all others of this lockfile from ${shown(usual.host)}.`;
    add(FOREIGN_HOST, observation(FOREIGN_HOST, location, message, name, 'medium', component));
  }
  if (address?.package != null && PUBLIC.has(address.host) && address.package !== name && address.package !== alias) {
    const message = `${shown(name)} is fetched from the address of another package, ${shown(address.package)}.`;
    add(
      OTHER_PACKAGE,
      observation(OTHER_PACKAGE, location, message, name, alias === undefined ? 'high' : 'low', component),
    );
  }
  if (address !== null && integrity === undefined && usual.hasIntegrity) {
    const message = `${shown(name)} is fetched without a digest, which nearly all others of this lockfile have.`;
    add(NO_INTEGRITY, observation(NO_INTEGRITY, location, message, name, 'medium', component));
  }
  if (address !== null && PUBLIC.has(address.host) && privateNames.has(name)) {
    const message = `${shown(name)} is a private package of this repository, and fetched from the public registry ${shown(address.host)}.`;
    add(CONFUSED, observation(CONFUSED, location, message, name, 'medium', component));
  }
}

interface Usual {
  /** From which nearly all packages come; null: from several. */
  readonly host: string | null;
  readonly hasIntegrity: boolean;
}

function usualOf(group: readonly LockedComponent[]): Usual {
  const hosts = new Map<string, number>();
  let addressed = 0;
  let digests = 0;
  for (const { component } of group) {
    const address = component.resolved === undefined ? null : addressOf(component.resolved);
    if (address === null || component.source !== 'registry') continue;
    addressed++;
    if (component.integrity !== undefined) digests++;
    hosts.set(address.host, (hosts.get(address.host) ?? 0) + 1);
  }
  const [host, count] = [...hosts].sort(([, a], [, b]) => b - a)[0] ?? [null, 0];
  const isUsual = addressed >= ENOUGH && count >= addressed * NEARLY_ALL;
  return { host: isUsual ? host : null, hasIntegrity: addressed >= ENOUGH && digests >= addressed * NEARLY_ALL };
}

interface Address {
  readonly host: string;
  /** As registries of npm write it, `/@a/b/-/b-1.0.0.tgz`; null: the address tells none. */
  readonly package: string | null;
}

function addressOf(resolved: string): Address | null {
  const parts = /^https?:\/\/([^/?#]+)\/([^?#]*)/.exec(resolved);
  if (parts === null) return null;
  const path = (parts[2] ?? '').replace(/%2f/gi, '/').replace(/%40/g, '@');
  const named = /^(@[^/]+\/[^/]+|[^@/][^/]*)\/-\//.exec(path);
  return { host: (parts[1] ?? '').toLowerCase(), package: named?.[1] ?? null };
}

function byLockfile(components: readonly LockedComponent[]): Map<string, LockedComponent[]> {
  const groups = new Map<string, LockedComponent[]>();
  for (const locked of components) {
    const known = groups.get(locked.component.location.path);
    if (known === undefined) groups.set(locked.component.location.path, [locked]);
    else known.push(locked);
  }
  return groups;
}

function observation(
  rule: RuleFacts,
  location: Location,
  message: string,
  subject: string,
  confidence: Confidence,
  component?: LockedComponent['component'],
): Observation {
  const isTest = testFolderOf(location.path) !== undefined;
  return {
    rule: rule.id,
    scanner: SCANNER,
    surface: 'dependencies',
    title: oneLine(`${rule.title}: ${subject}`, 200),
    message,
    severity: rule.severity,
    confidence: isTest ? 'low' : confidence,
    cwe: rule.cwe,
    location,
    subject,
    ...(component === undefined ? {} : { component: refOf(component) }),
  };
}

function refOf({ purl, ecosystem, name, version, direct, scope, path }: LockedComponent['component']) {
  return { purl, ecosystem, name, version, direct, scope, path, reachability: 'unknown' as const };
}

function shown(text: string): string {
  return oneLine(text, 120);
}
