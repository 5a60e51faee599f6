import { below, folderOf, inFolder } from '../text/path.ts';
import { isMember } from '../text/workspace-globs.ts';
import type { NpmManifest } from './manifest.ts';
import type { Member } from './yarn/graph.ts';

/** The package.json files that the lockfile in `folder` speaks for: the one beside it and the workspace's members. */
export function membersOf(folder: string, manifests: ReadonlyMap<string, NpmManifest>): Member[] {
  const own = manifests.get(inFolder(folder, 'package.json'));
  if (own === undefined) return [];
  const members: Member[] = [{ folder: '', manifest: own }];
  if (own.workspaces.length === 0) return members;
  for (const [path, manifest] of manifests) {
    const member = below(folder, folderOf(path));
    if (member === undefined || member === '' || member.split('/').includes('node_modules')) continue;
    if (isMember(own.workspaces, member)) members.push({ folder: member, manifest });
  }
  return members;
}
