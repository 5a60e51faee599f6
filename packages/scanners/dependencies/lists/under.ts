import { entriesOf, type Node, nodeAt, textOf, textsOf } from '../document/node.ts';

/** The text under these keys, one in the other. */
export function textUnder(node: Node | undefined, ...keys: string[]): string | undefined {
  return textOf(nodeAt(node, ...keys));
}

export function textsUnder(node: Node | undefined, ...keys: string[]): string[] {
  return textsOf(nodeAt(node, ...keys));
}

/** The keys of the map under these keys; none of anything else. */
export function namesUnder(node: Node | undefined, ...keys: string[]): string[] {
  return [...entriesOf(nodeAt(node, ...keys)).keys()];
}
