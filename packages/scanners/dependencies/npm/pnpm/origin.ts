import type { ComponentSource } from '@vauban/domain';
import { type Node, nodeAt, textAt } from '../../document/node.ts';
import { cleanUrl } from '../../text/clean-url.ts';
import type { DependencyPath } from './dependency-path.ts';

/** Where something that is installed comes from. */
export interface InstalledFrom {
  readonly version: string;
  readonly source: ComponentSource;
  readonly address?: string;
  readonly resolved?: string;
  readonly integrity?: string;
}

const GIT_HOSTS = /^https:\/\/(?:codeload\.github\.com|gitlab\.com\/api|bitbucket\.org)\//;

/** `description` is the entry of `packages`. */
export function originOf(path: DependencyPath, description: Node): InstalledFrom {
  const resolution = nodeAt(description, 'resolution');
  const tarball = textAt(resolution, 'tarball');
  const integrity = textAt(resolution, 'integrity');
  const common = {
    ...(tarball === undefined ? {} : { resolved: cleanUrl(tarball) }),
    ...(integrity === undefined ? {} : { integrity }),
  };
  if (path.isRegistry) return { version: path.version, source: 'registry', ...common };
  const version = textAt(description, 'version') ?? '';
  const type = textAt(resolution, 'type');
  const repository = textAt(resolution, 'repo');
  const commit = textAt(resolution, 'commit');
  if (type === 'git' || repository !== undefined)
    return { version, source: 'git', ...common, address: cleanUrl(`${repository ?? ''}#${commit ?? ''}`) };
  const folder = textAt(resolution, 'directory');
  if (type === 'directory' || folder !== undefined)
    return { version, source: 'link', ...common, address: cleanUrl(folder ?? path.version) };
  if (path.version.startsWith('file:')) return { version, source: 'file', ...common, address: cleanUrl(path.version) };
  const address = cleanUrl(tarball ?? path.version);
  const isGit = GIT_HOSTS.test(tarball ?? '') || /^(?:github\.com|gitlab\.com|bitbucket\.org)\//.test(path.version);
  return { version, source: isGit ? 'git' : 'url', ...common, address };
}
