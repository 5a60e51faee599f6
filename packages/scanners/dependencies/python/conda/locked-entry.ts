import type { ComponentScope } from '@vauban/domain';
import { type Node, nodeAt, textAt } from '../../document/node.ts';
import type { GraphPackage } from '../../graph/lock-graph.ts';
import type { Place } from '../../graph/place.ts';
import { cleanUrl } from '../../text/clean-url.ts';
import { normalisedName } from '../package-name.ts';

/** An archive of conda's own, in the order of its file name: `name-version-build.conda`. */
export function condaPackage(
  node: Node,
  place: Place,
  more: { scope?: ComponentScope; url?: string | undefined },
): GraphPackage {
  const url = more.url ?? textAt(node, 'url');
  const named = url === undefined ? undefined : archiveName(url);
  return {
    name: textAt(node, 'name') ?? named?.name ?? '',
    version: textAt(node, 'version') ?? named?.version ?? '',
    ecosystem: 'conda',
    source: 'registry',
    ...(more.scope === undefined ? {} : { scope: more.scope }),
    ...(url === undefined ? {} : { resolved: cleanUrl(url) }),
    ...digestOf(node),
    ...licenceOf(node),
    ...place,
    needs: [],
  };
}

/** A package of the Python Package Index within an environment of conda. */
export function pythonPackage(
  node: Node,
  place: Place,
  more: { scope?: ComponentScope; url?: string | undefined },
): GraphPackage {
  const address = more.url ?? textAt(node, 'url') ?? textAt(node, 'path');
  const isGit = address !== undefined && /^(?:git|hg|svn)\+|\.git(?:[#@]|$)/.test(address);
  const isPath = address !== undefined && !isGit && !/^https?:/.test(address);
  return {
    name: normalisedName(textAt(node, 'name') ?? ''),
    version: textAt(node, 'version') ?? '',
    source: isGit ? 'git' : isPath ? 'link' : 'registry',
    ...(more.scope === undefined ? {} : { scope: more.scope }),
    ...(address === undefined
      ? {}
      : isGit || isPath
        ? { address: cleanUrl(address) }
        : { resolved: cleanUrl(address) }),
    ...digestOf(node),
    ...place,
    needs: [],
  };
}

function digestOf(node: Node): { integrity?: string } {
  const hash = nodeAt(node, 'hash') ?? node;
  const digest = textAt(hash, 'sha256');
  const older = textAt(hash, 'md5');
  if (digest !== undefined) return { integrity: `sha256:${digest}` };
  return older === undefined ? {} : { integrity: `md5:${older}` };
}

function licenceOf(node: Node): { licence?: string } {
  const licence = textAt(node, 'license');
  return licence === undefined || licence === 'None' ? {} : { licence };
}

/** Of the file at the end of an address. */
function archiveName(url: string): { name: string; version: string } | undefined {
  const file = (url.split(/[?#]/, 1)[0] as string).split('/').at(-1) ?? '';
  const match = /^(.+)-([^-]+)-[^-]+\.(?:conda|tar\.bz2)$/.exec(file);
  return match === null ? undefined : { name: match[1] as string, version: match[2] as string };
}
