import type { ComponentSource } from '@vauban/domain';
import { Unreadable } from '../../../contract/scanner.ts';
import { type Entry, entriesOf, isTrueAt, mapNode, type Node, nodeAt, textAt, textOf } from '../../document/node.ts';
import { placeIn } from '../../graph/place.ts';
import { snippet } from '../../text/bounded.ts';
import { cleanUrl } from '../../text/clean-url.ts';
import { resolvePath } from '../../text/path.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { cleanDescriptor, splitDescriptor, type YarnEntry, type YarnLockfile, type YarnNeed } from './lockfile.ts';

const OLDEST = 4;
const NEWEST = 10;
/** The version that Yarn gives to what lies in the project itself. */
const LOCAL = '0.0.0-use.local';

/** yarn.lock of Yarn 2 and later. Throws `Unreadable` with the line. */
export function readBerryLock(text: string, spend: (steps: number) => void): YarnLockfile {
  const document = mapNode(readYaml(text, spend)[0], 'the document');
  const format = textAt(nodeAt(document, '__metadata'), 'version');
  const version = /^\d+$/.test(format ?? '') ? Number(format) : Number.NaN;
  if (!(version >= OLDEST && version <= NEWEST))
    return { unknownFormat: `__metadata version ${snippet(format ?? '(none)')}`, isBerry: true, entries: [] };
  const lines = text.split(/\r?\n/);
  const entries = [...document.entries]
    .filter(([key]) => key !== '__metadata')
    .map(([key, entry]) => entryOf(key, entry, lines));
  return { unknownFormat: undefined, isBerry: true, entries };
}

function entryOf(key: string, { value, line }: Entry, lines: readonly string[]): YarnEntry {
  const resolution = textAt(value, 'resolution');
  if (resolution === undefined) throw new Unreadable('an entry has no `resolution`', line);
  const { name, range } = splitDescriptor(resolution);
  const version = textAt(value, 'version') ?? '';
  const folder = range.startsWith('workspace:')
    ? (resolvePath('', range.slice('workspace:'.length)) ?? undefined)
    : undefined;
  const { source, address, resolved } = originOf(range);
  return {
    descriptors: key.split(/,\s+/).map(cleanDescriptor),
    name,
    version: folder === undefined && version !== LOCAL ? version : '',
    source: folder === undefined && source === 'workspace' ? 'link' : source,
    address: address === undefined ? undefined : cleanUrl(address),
    resolved: resolved === undefined ? undefined : cleanUrl(resolved),
    // its checksum is that of Yarn's own archive, not of the package
    integrity: undefined,
    folder,
    line,
    snippet: placeIn(lines, { line, column: 1 }).snippet,
    needs: needsOf(value),
  };
}

function needsOf(value: Node): YarnNeed[] {
  const meta = nodeAt(value, 'dependenciesMeta');
  const needs: YarnNeed[] = [];
  for (const [name, need] of entriesOf(nodeAt(value, 'dependencies'))) {
    const isOptional = isTrueAt(nodeAt(meta, name), 'optional');
    needs.push({ descriptor: cleanDescriptor(`${name}@${textOf(need.value) ?? ''}`), isOptional });
  }
  for (const [name, need] of entriesOf(nodeAt(value, 'optionalDependencies')))
    needs.push({ descriptor: cleanDescriptor(`${name}@${textOf(need.value) ?? ''}`), isOptional: true });
  return needs;
}

/** By the protocol of the resolution; a patched package is still the registry's. */
function originOf(range: string): { source: ComponentSource; address?: string; resolved?: string } {
  if (range.startsWith('npm:')) {
    const archive = /::(?:.*&)?__archiveUrl=([^&]+)/.exec(range)?.[1];
    return { source: 'registry', ...(archive === undefined ? {} : { resolved: decoded(archive) }) };
  }
  if (range.startsWith('patch:')) {
    const patched = decoded(/^patch:([^#]*)/.exec(range)?.[1] ?? '');
    const { range: original } = splitDescriptor(patched);
    return original === '' || original.startsWith('patch:') ? { source: 'registry' } : originOf(original);
  }
  const bare = range.split('::', 1)[0] as string;
  if (range.startsWith('workspace:')) return { source: 'workspace', address: bare };
  if (range.startsWith('link:') || range.startsWith('portal:')) return { source: 'link', address: bare };
  if (range.startsWith('file:')) {
    const isArchive = /\.(?:tgz|tar\.gz)(?:#|$)/i.test(bare);
    return { source: isArchive ? 'file' : 'link', address: bare };
  }
  if (/[#&]commit=/.test(range) || /^(?:git[+@:]|ssh:)|\.git(?:#|$)/.test(range))
    return { source: 'git', address: bare };
  if (/^https?:/.test(range)) return { source: 'url', address: bare };
  return { source: /^\d/.test(range) ? 'registry' : 'unknown', address: bare };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
