import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { entriesOf, type Node, namesAt, nodeAt, textAt, textsAt } from '../document/node.ts';
import { readJson } from '../document/read-json.ts';
import type { Ask } from '../graph/asked.ts';
import { writeGraph } from '../graph/graph-facts.ts';
import { type ListedPackage, listed, writePackageList } from '../graph/package-list.ts';
import { snippet } from '../text/bounded.ts';

/** obj/project.assets.json 2 to 4, as `dotnet restore` writes it. */
export function readProjectAssets(input: ReadInput): Uint8Array {
  const document = readJson(input.bytes, input.spend);
  const version = textAt(document, 'version');
  if (version === undefined || !['2', '3', '4'].includes(version)) {
    return writeGraph({ unknownFormat: `version ${version ?? 'none'}` });
  }
  const libraries = nodeAt(document, 'libraries');
  if (libraries?.kind !== 'map') throw new Unreadable('it holds no `libraries`');
  const needs = needsOf(document);
  const packages = [...libraries.entries].map(([key, { value }]) => library(key, value, needs));
  return writePackageList({
    root: textAt(document, 'project', 'restore', 'projectName'),
    asks: asksOf(document),
    packages,
  });
}

function library(written: string, item: Node, needs: ReadonlyMap<string, Set<string>>): ListedPackage {
  const slash = written.indexOf('/');
  const name = slash < 0 ? written : written.slice(0, slash);
  const hash = textAt(item, 'sha512');
  const key = name.toLowerCase();
  return listed(name, slash < 0 ? '' : written.slice(slash + 1), {
    key,
    line: item.line,
    snippet: snippet(`"${written}": {`),
    source: textAt(item, 'type') === 'project' ? 'workspace' : 'registry',
    integrity: hash === undefined ? undefined : `sha512-${hash}`,
    needs: [...(needs.get(key) ?? [])],
  });
}

/** Over all frameworks. */
function needsOf(document: Node): Map<string, Set<string>> {
  const needs = new Map<string, Set<string>>();
  for (const target of entriesOf(nodeAt(document, 'targets')).values()) {
    for (const [written, { value: item }] of entriesOf(target.value)) {
      const key = (written.split('/', 1)[0] ?? '').toLowerCase();
      const known = needs.get(key) ?? new Set<string>();
      for (const need of namesAt(item, 'dependencies')) known.add(need.toLowerCase());
      needs.set(key, known);
    }
  }
  return needs;
}

/** `Name >= 1.0.0`, a list for each framework. */
function asksOf(document: Node): Ask[] {
  const groups = nodeAt(document, 'projectFileDependencyGroups');
  const names = namesAt(groups).flatMap((framework) => textsAt(groups, framework));
  const keys = new Set(names.map((said) => (said.split(' ', 1)[0] ?? '').toLowerCase()));
  return [...keys].map((key) => ({ key, scope: 'production' }));
}
