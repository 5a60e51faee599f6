import { PackageURL } from 'packageurl-js';

/** What a purl names, in OSV's words; null for what no ecosystem here covers. */
export interface Named {
  readonly ecosystem: string;
  readonly name: string;
  readonly version: string;
}

type Part = { readonly namespace: string | null; readonly name: string };

const joined =
  (separator: string) =>
  ({ namespace, name }: Part): string =>
    namespace === null ? name : `${namespace}${separator}${name}`;
const alone = ({ name }: Part): string => name;

const REGISTRIES: ReadonlyMap<string, readonly [ecosystem: string, name: (part: Part) => string]> = new Map([
  ['npm', ['npm', joined('/')]],
  ['pypi', ['PyPI', alone]],
  ['cargo', ['crates.io', alone]],
  ['golang', ['Go', joined('/')]],
  ['maven', ['Maven', joined(':')]],
  ['nuget', ['NuGet', alone]],
  ['gem', ['RubyGems', alone]],
  ['composer', ['Packagist', joined('/')]],
  ['pub', ['Pub', alone]],
  ['hex', ['Hex', joined('/')]],
  ['swift', ['SwiftURL', joined('/')]],
  ['conan', ['ConanCenter', alone]],
]);

/** Debian's releases by their names, as `distro=bookworm` has them. */
const DEBIAN: ReadonlyMap<string, string> = new Map([
  ['buster', '10'],
  ['bullseye', '11'],
  ['bookworm', '12'],
  ['trixie', '13'],
]);
const RPM: ReadonlyMap<string, string> = new Map([
  ['almalinux', 'AlmaLinux'],
  ['rocky', 'Rocky Linux'],
]);

/** Reads a purl; a distribution's release comes from its qualifier `distro`. */
export function namedBy(text: string): Named | null {
  let purl: PackageURL;
  try {
    purl = PackageURL.fromString(text);
  } catch {
    return null;
  }
  const { type, version } = purl;
  const part: Part = { namespace: purl.namespace ?? null, name: purl.name ?? '' };
  const registry = REGISTRIES.get(type ?? '');
  if (registry !== undefined) return { ecosystem: registry[0], name: registry[1](part), version: version ?? '' };
  const qualifiers = new Map(Object.entries(purl.qualifiers ?? {}));
  const ecosystem = distribution(type ?? '', part.namespace ?? '', qualifiers.get('distro') ?? '');
  if (ecosystem === null) return null;
  const epoch = qualifiers.get('epoch');
  return {
    ecosystem,
    // advisories of Debian and Ubuntu speak of source packages
    name: sourceName(type ?? '', qualifiers.get('upstream')) ?? part.name,
    version: epoch === undefined || (version ?? '').includes(':') ? (version ?? '') : `${epoch}:${version}`,
  };
}

function sourceName(type: string, upstream: string | undefined): string | undefined {
  return type === 'deb' && upstream !== undefined ? upstream.split('@')[0] : undefined;
}

function distribution(type: string, namespace: string, distro: string): string | null {
  const release = distro.slice(distro.lastIndexOf('-') + 1);
  if (type === 'deb' && namespace === 'debian') {
    const number = DEBIAN.get(release) ?? /^\d+/.exec(release)?.[0];
    return number === undefined ? 'Debian' : `Debian:${number}`;
  }
  if (type === 'deb' && namespace === 'ubuntu') {
    if (!/^\d\d\.\d\d$/.test(release)) return 'Ubuntu';
    const isLongTerm = release.endsWith('.04') && Number(release.slice(0, 2)) % 2 === 0;
    return `Ubuntu:${release}${isLongTerm ? ':LTS' : ''}`;
  }
  if (type === 'apk' && namespace === 'alpine') {
    const branch = /^v?(\d+\.\d+)/.exec(release)?.[1];
    return branch === undefined ? 'Alpine' : `Alpine:v${branch}`;
  }
  if (type === 'apk' && (namespace === 'wolfi' || namespace === 'chainguard')) {
    return namespace === 'wolfi' ? 'Wolfi' : 'Chainguard';
  }
  const family = type === 'rpm' ? RPM.get(namespace) : undefined;
  const major = /^\d+/.exec(release)?.[0];
  return family === undefined ? null : major === undefined ? family : `${family}:${major}`;
}
