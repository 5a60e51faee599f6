import type { ComponentSource } from '@vauban/domain';
import { FLAGS, type NpmEntry } from './facts.ts';

/** What an entry installs, and where that comes from. */
export interface PackageIdentity {
  readonly name: string;
  /** '' where the lockfile names none. */
  readonly version: string;
  readonly source: ComponentSource;
  /** The address, for what comes from no registry. */
  readonly address?: string;
}

const GIT = /^(?:git[+:@]|git:|github:|gitlab:|bitbucket:|gist:)/;
const ARCHIVE = /\.(?:tgz|tar|tar\.gz)$/i;

/** Of an entry of `packages` (lockfile versions 2 and 3). `installedAs` is its name below `node_modules`. */
export function identityOfPackage(entry: NpmEntry, installedAs: string, byUrl: boolean): PackageIdentity {
  const name = entry.name ?? installedAs;
  const version = entry.version ?? '';
  const resolved = entry.resolved;
  if ((entry.flags & FLAGS.link) !== 0) return { name, version, source: 'link', ...at(resolved) };
  if (resolved === undefined) return { name, version, source: byUrl ? 'url' : 'registry' };
  if (GIT.test(resolved)) return { name, version, source: 'git', address: resolved };
  if (resolved.startsWith('file:')) return { name, version, source: 'file', address: resolved };
  // a mirror's address or a placeholder for one says nothing against a registry
  return byUrl ? { name, version, source: 'url', address: resolved } : { name, version, source: 'registry' };
}

/** Of an entry of `dependencies` (version 1): what is no registry's stands in `version`. */
export function identityOfDependency(entry: NpmEntry): PackageIdentity {
  const name = entry.key;
  const version = entry.version ?? '';
  if (version.startsWith('npm:')) {
    const split = version.lastIndexOf('@');
    if (split > 'npm:'.length) {
      return { name: version.slice('npm:'.length, split), version: version.slice(split + 1), source: 'registry' };
    }
  }
  if (GIT.test(version) || /^[\w.-]+\/[\w.-]+(?:#|$)/.test(version)) {
    const hash = version.lastIndexOf('#');
    return { name, version: hash < 0 ? '' : version.slice(hash + 1), source: 'git', address: version };
  }
  if (version.startsWith('file:')) {
    return { name, version: '', source: ARCHIVE.test(version) ? 'file' : 'link', address: version };
  }
  if (/^https?:/.test(version)) {
    const ofRegistry = registryVersion(version, name);
    if (ofRegistry !== undefined) return { name, version: ofRegistry, source: 'registry' };
    return { name, version: '', source: 'url', address: version };
  }
  return { name, version, source: 'registry' };
}

/** Of `https://registry.npmjs.org/@scope/name/-/name-1.0.0.tgz`, as npm 5.0 wrote versions. */
function registryVersion(address: string, name: string): string | undefined {
  const start = `/${name}/-/${name.slice(name.indexOf('/') + 1)}-`;
  const at = address.indexOf(start);
  return at < 0 || !address.endsWith('.tgz') ? undefined : address.slice(at + start.length, -'.tgz'.length);
}

function at(address: string | undefined): { address?: string } {
  return address === undefined ? {} : { address };
}
