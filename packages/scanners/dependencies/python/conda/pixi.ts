import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import { itemsOf, mapNode, type Node, nodeAt, textAt } from '../../document/node.ts';
import { writeGraph } from '../../graph/graph-facts.ts';
import type { GraphPackage } from '../../graph/lock-graph.ts';
import { placeIn } from '../../graph/place.ts';
import { snippet } from '../../text/bounded.ts';
import { cleanUrl } from '../../text/clean-url.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { listedPackages } from './conda-lock.ts';
import { condaPackage, pythonPackage } from './locked-entry.ts';

const NEWEST = 7;
/** Up to here the file has the list that conda-lock writes. */
const LAST_LISTED = 3;

/** pixi.lock of versions 1 to 7. Which environment has what is not told apart: what any of them has is there. */
export function readPixiLock(input: ReadInput): Uint8Array {
  const text = new TextDecoder().decode(input.bytes);
  const document = mapNode(readYaml(text, input.spend)[0], 'the document');
  const version = textAt(document, 'version');
  if (version === undefined) throw new Unreadable('it has no `version`', 1);
  const number = /^\d+$/.test(version) ? Number(version) : 0;
  if (number < 1 || number > NEWEST) return writeGraph({ unknownFormat: `version ${snippet(version)}` });
  const lines = text.split('\n');
  const packages =
    number <= LAST_LISTED
      ? listedPackages(document, lines)
      : itemsOf(nodeAt(document, 'packages')).map((node) => packageOf(node, lines));
  return writeGraph({ roots: [], packages, notes: [] });
}

/** `kind: conda` with its fields up to version 5; later `conda: ADDRESS`, `pypi: ADDRESS` or `conda_source: NAME[…] @ PATH`. */
function packageOf(node: Node, lines: readonly string[]): GraphPackage {
  const place = placeIn(lines, node);
  const kind = textAt(node, 'kind');
  const conda = textAt(node, 'conda');
  const python = textAt(node, 'pypi');
  if (kind === 'pypi' || python !== undefined) return pythonPackage(node, place, { url: python });
  const isArchive = conda !== undefined && /\.(?:conda|tar\.bz2)(?:[?#]|$)/.test(conda);
  if (kind === 'conda' || isArchive) return condaPackage(node, place, { url: conda });
  const address = conda ?? textAt(node, 'conda_source');
  if (address === undefined) throw new Unreadable('a package is of an unknown kind', node.line);
  const name = textAt(node, 'name') ?? /^[^\s[@]+/.exec(address)?.[0] ?? address;
  const source = { name, version: textAt(node, 'version') ?? '', ecosystem: 'conda', source: 'link' } as const;
  return { ...source, address: cleanUrl(address), ...place, needs: [] };
}
