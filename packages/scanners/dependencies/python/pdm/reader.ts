import type { ComponentSource } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import { writeGraph } from '../../graph/graph-facts.ts';
import type { GraphPackage, Need } from '../../graph/lock-graph.ts';
import { snippet } from '../../text/bounded.ts';
import { cleanUrl } from '../../text/clean-url.ts';
import { tomlPlaces } from '../../toml/package-places.ts';
import { asTable, listAt, readToml, type TomlTable, tableAt, textAt, textsAt } from '../../toml/read-toml.ts';
import { normalisedName } from '../package-name.ts';
import { nameOfRequirement } from '../requirement-names.ts';

/** pdm.lock of lock versions 2 to 4. Extras are entries of their own, beside the package that they extend. */
export function readPdmLock(input: ReadInput): Uint8Array {
  const text = new TextDecoder().decode(input.bytes);
  input.spend(Math.ceil(text.length / 16));
  const document = readToml(text);
  const metadata = tableAt(document, 'metadata');
  if (metadata === undefined) throw new Unreadable('it has no `metadata`');
  const version = textAt(metadata, 'lock_version') ?? '(none)';
  if (!/^[234](?:\.\d+)*$/.test(version)) return writeGraph({ unknownFormat: `lock_version ${snippet(version)}` });
  const tables = listAt(document, 'package').map(asTable);
  const places = tomlPlaces(text, 'package', tables.length);
  const files = tableAt(metadata, 'files');
  const extras = tables.map((table) => textsAt(table, 'extras').map(normalisedName));
  const byName = new Map<string, number[]>();
  const names = tables.map((table, i) => {
    const name = textAt(table, 'name');
    if (name === undefined) throw new Unreadable('a `package` has no name', places[i]?.line);
    const same = byName.get(normalisedName(name));
    if (same === undefined) byName.set(normalisedName(name), [i]);
    else same.push(i);
    return name;
  });
  const needsOf = (table: TomlTable | undefined): Need[] =>
    textsAt(table, 'dependencies').flatMap((text) => {
      const wanted = nameOfRequirement(text);
      if (wanted === undefined) return [];
      const found = (byName.get(wanted.name) ?? []).filter((i) =>
        extras[i]?.every((extra) => wanted.extras.includes(extra)),
      );
      input.spend(1 + found.length);
      return found.map((to) => ({ to, scope: 'production' }));
    });
  const packages = tables.map((table, i): GraphPackage => {
    const name = names[i] as string;
    const version = textAt(table, 'version') ?? '';
    const { source, address } = originOf(table);
    const hash = textAt(asTable(listAt(table, 'files')[0] ?? listAt(files, `${name} ${version}`)[0]), 'hash');
    return {
      name: normalisedName(name),
      version,
      source,
      ...(textsAt(table, 'groups').includes('default') ? { scope: 'production' } : {}),
      ...(address === undefined ? {} : { address: cleanUrl(address) }),
      ...(hash === undefined ? {} : { integrity: hash }),
      ...(places[i] ?? { line: 0, column: 1, snippet: snippet(`name = "${name}"`) }),
      needs: needsOf(table),
    };
  });
  return writeGraph({ roots: [], packages, notes: [] });
}

function originOf(table: TomlTable | undefined): { source: ComponentSource; address?: string } {
  const git = textAt(table, 'git') ?? textAt(table, 'hg') ?? textAt(table, 'svn');
  if (git !== undefined) {
    const revision = textAt(table, 'revision') ?? textAt(table, 'ref');
    return { source: 'git', address: `git+${git}${revision === undefined ? '' : `@${revision}`}` };
  }
  const path = textAt(table, 'path');
  if (path !== undefined) return { source: /\.(?:whl|zip|tar\.gz)$/.test(path) ? 'file' : 'link', address: path };
  const url = textAt(table, 'url');
  if (url === undefined) return { source: 'registry' };
  return { source: url.startsWith('file:') ? 'file' : 'url', address: url };
}
