import type { ComponentScope } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import { isTrueAt, itemsOf, mapNode, type Node, nodeAt, textAt } from '../../document/node.ts';
import { writeGraph } from '../../graph/graph-facts.ts';
import type { GraphPackage } from '../../graph/lock-graph.ts';
import { placeIn } from '../../graph/place.ts';
import { snippet } from '../../text/bounded.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { condaPackage, pythonPackage } from './locked-entry.ts';

/** conda-lock.yml of version 1: what each platform gets, of conda and of the Python Package Index. */
export function readCondaLock(input: ReadInput): Uint8Array {
  const text = new TextDecoder().decode(input.bytes);
  const document = mapNode(readYaml(text, input.spend)[0], 'the document');
  const version = textAt(document, 'version');
  if (version === undefined) throw new Unreadable('it has no `version`', 1);
  if (version !== '1') return writeGraph({ unknownFormat: `version ${snippet(version)}` });
  return writeGraph({ roots: [], packages: listedPackages(document, text.split('\n')), notes: [] });
}

/** The list that conda-lock and the first versions of pixi.lock share. */
export function listedPackages(document: Node, lines: readonly string[]): GraphPackage[] {
  return itemsOf(nodeAt(document, 'package')).map((node) => {
    const place = placeIn(lines, node);
    const scope = { scope: scopeOf(node) };
    if (textAt(node, 'name') === undefined) throw new Unreadable('a `package` has no name', node.line);
    return textAt(node, 'manager') === 'pip' ? pythonPackage(node, place, scope) : condaPackage(node, place, scope);
  });
}

function scopeOf(node: Node): ComponentScope {
  const category = textAt(node, 'category');
  if (category === undefined) return 'unknown';
  if (category === 'main') return isTrueAt(node, 'optional') ? 'optional' : 'production';
  return category === 'dev' ? 'development' : 'optional';
}
