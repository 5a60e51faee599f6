import type { ComponentSource } from '@vauban/domain';
import { FLAGS, type NpmEntry } from './lockfile-facts.ts';

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
  if (/^https?:/.test(resolved))
    return byUrl ? { name, version, source: 'url', address: resolved } : { name, version, source: 'registry' };
  return { name, version, source: 'unknown', address: resolved };
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
  if (/^https?:/.test(version)) return { name, version: '', source: 'url', address: version };
  return { name, version, source: 'registry' };
}

function at(address: string | undefined): { address?: string } {
  return address === undefined ? {} : { address };
}
