import type { ReadInput } from '../../../contract/scanner.ts';
import { itemsOf, nodeAt, type ScalarNode } from '../../document/node.ts';
import { writeGraph } from '../../graph/graph-facts.ts';
import type { GraphPackage, Note } from '../../graph/lock-graph.ts';
import { type Place, placeIn } from '../../graph/place.ts';
import { listed } from '../../text/bounded.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { normalisedName } from '../package-name.ts';
import { parseRequirement } from '../requirements/requirement.ts';

const CONDA = /^(?:[^\s:]{1,200}::)?([A-Za-z0-9_][\w.-]*)\s*(?:(={1,2})\s*([^\s=<>!~,|*]+)(?:=([^\s=]+))?)?$/;

/**
 * environment.yml of conda: what it pins exactly (`name==1.0`, `name=1.0=build`, and `==` below `pip:`) are components,
 * the rest are names without a version. Null when it asks for nothing.
 */
export function readCondaEnvironment(input: ReadInput): Uint8Array | null {
  const text = new TextDecoder().decode(input.bytes);
  const [document] = readYaml(text, input.spend);
  const lines = text.split('\n');
  const packages: GraphPackage[] = [];
  const open: string[] = [];
  for (const item of itemsOf(nodeAt(document, 'dependencies'))) {
    if (item.kind === 'scalar') readCondaSpec(item, placeIn(lines, item), packages, open);
    for (const wanted of itemsOf(nodeAt(item, 'pip')))
      if (wanted.kind === 'scalar') readPipRequirement(wanted, placeIn(lines, wanted), packages, open);
  }
  if (packages.length + open.length === 0) return null;
  const message = `% asks for ${listed(open)} without an exact version`;
  const notes: Note[] = open.length === 0 ? [] : [{ kind: 'unresolved', message, count: open.length }];
  return writeGraph({ roots: [], packages, notes });
}

function readCondaSpec({ text }: ScalarNode, place: Place, packages: GraphPackage[], open: string[]): void {
  const match = CONDA.exec(text.trim());
  const [, name, operator, version, build] = match ?? [];
  if (name === undefined || version === undefined || (operator === '=' && build === undefined)) {
    open.push(name ?? text.split(/[\s=<>!~]/, 1)[0] ?? text);
    return;
  }
  packages.push({ name, version, ecosystem: 'conda', source: 'registry', ...place, needs: [] });
}

function readPipRequirement({ text }: ScalarNode, place: Place, packages: GraphPackage[], open: string[]): void {
  // an included file is a requirements file of its own
  if (text.startsWith('-')) return;
  const found = parseRequirement(text.trim());
  if (found.kind === 'named' && found.pin !== undefined)
    packages.push({ name: normalisedName(found.name), version: found.pin, source: 'registry', ...place, needs: [] });
  else if (found.kind === 'sourced')
    packages.push({
      name: found.name === undefined ? found.address : normalisedName(found.name),
      version: found.version ?? '',
      source: found.source,
      address: found.address,
      ...place,
      needs: [],
    });
  else open.push(found.kind === 'named' ? found.name : text);
}
