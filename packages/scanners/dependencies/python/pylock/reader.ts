import type { ComponentScope, ComponentSource } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import { writeGraph } from '../../graph/graph-facts.ts';
import type { GraphPackage, Need } from '../../graph/lock-graph.ts';
import { snippet } from '../../text/bounded.ts';
import { cleanUrl } from '../../text/clean-url.ts';
import { tomlPlaces } from '../../toml/package-places.ts';
import { asTable, listAt, readToml, type TomlTable, tableAt, textAt, textsAt } from '../../toml/read-toml.ts';
import { normalisedName } from '../package-name.ts';

/** pylock.toml and pylock.NAME.toml (PEP 751), lock version 1. */
export function readPylock(input: ReadInput): Uint8Array {
  const text = new TextDecoder().decode(input.bytes);
  input.spend(Math.ceil(text.length / 16));
  const document = readToml(text);
  const version = textAt(document, 'lock-version');
  if (version === undefined) throw new Unreadable('it has no `lock-version`');
  if (!/^1\.\d+$/.test(version)) return writeGraph({ unknownFormat: `lock-version ${snippet(version)}` });
  const tables = listAt(document, 'packages').map(asTable);
  const places = tomlPlaces(text, 'packages', tables.length);
  const byName = new Map<string, number[]>();
  const names = tables.map((table, i) => {
    const name = textAt(table, 'name');
    if (name === undefined) throw new Unreadable('an entry of `packages` has no name', places[i]?.line);
    const normalised = normalisedName(name);
    const same = byName.get(normalised);
    if (same === undefined) byName.set(normalised, [i]);
    else same.push(i);
    return normalised;
  });
  const isForMany = textsAt(document, 'extras').length + textsAt(document, 'dependency-groups').length > 0;
  const defaults = new Set(textsAt(document, 'default-groups'));
  const packages = tables.map((table, i): GraphPackage => {
    const { source, address } = originOf(table);
    const archive = tableAt(table, 'archive') ?? tableAt(table, 'sdist') ?? asTable(listAt(table, 'wheels')[0]);
    const digest = [...(tableAt(archive, 'hashes') ?? [])].find(([, value]) => typeof value === 'string');
    const url = textAt(archive, 'url');
    const scope = isForMany ? scopeOf(textAt(table, 'marker') ?? '', defaults) : undefined;
    return {
      name: names[i] as string,
      version: textAt(table, 'version') ?? (source === 'git' ? (textAt(tableAt(table, 'vcs'), 'commit-id') ?? '') : ''),
      source,
      ...(scope === undefined ? {} : { scope }),
      ...(address === undefined ? {} : { address: cleanUrl(address) }),
      ...(digest === undefined ? {} : { integrity: `${digest[0]}:${String(digest[1])}` }),
      ...(url === undefined || source !== 'registry' ? {} : { resolved: cleanUrl(url) }),
      ...(places[i] ?? { line: 0, column: 1, snippet: snippet(`name = "${names[i]}"`) }),
      needs: needsOf(table, tables, byName, input.spend),
    };
  });
  return writeGraph({ roots: [], packages, notes: [] });
}

/** By the marker: a package without extras or groups in it is always installed, as is one of a default group. */
function scopeOf(marker: string, defaults: ReadonlySet<string>): ComponentScope {
  const asks = [...marker.matchAll(/(["'])([^"']{0,200})\1\s+in\s+(extras|dependency_groups)\b/g)];
  if (asks.length === 0 || asks.some((ask) => ask[3] === 'dependency_groups' && defaults.has(ask[2] ?? '')))
    return 'production';
  return asks.some((ask) => ask[3] === 'extras') ? 'optional' : 'development';
}

/** A reference has as many of the keys of an entry as make it the only one. */
function needsOf(
  table: TomlTable | undefined,
  tables: readonly (TomlTable | undefined)[],
  byName: ReadonlyMap<string, readonly number[]>,
  spend: (steps: number) => void,
): Need[] {
  return listAt(table, 'dependencies').flatMap((item): Need[] => {
    const wanted = asTable(item);
    const found = byName.get(normalisedName(textAt(wanted, 'name') ?? '')) ?? [];
    const version = textAt(wanted, 'version');
    spend(1 + found.length);
    return found
      .filter((i) => version === undefined || textAt(tables[i], 'version') === version)
      .map((to) => ({ to, scope: 'production' }));
  });
}

function originOf(table: TomlTable | undefined): { source: ComponentSource; address?: string } {
  const vcs = tableAt(table, 'vcs');
  if (vcs !== undefined) {
    const address = `${textAt(vcs, 'type') ?? 'git'}+${textAt(vcs, 'url') ?? textAt(vcs, 'path') ?? ''}`;
    return { source: 'git', address: `${address}@${textAt(vcs, 'commit-id') ?? ''}` };
  }
  const folder = tableAt(table, 'directory');
  if (folder !== undefined) return { source: 'link', address: textAt(folder, 'path') ?? '' };
  const archive = tableAt(table, 'archive');
  if (archive === undefined) return { source: 'registry' };
  const url = textAt(archive, 'url');
  return url === undefined
    ? { source: 'file', address: textAt(archive, 'path') ?? '' }
    : { source: 'url', address: url };
}
