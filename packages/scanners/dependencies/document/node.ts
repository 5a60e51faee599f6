import { Unreadable } from '../../contract/scanner.ts';

/** What a JSON or YAML document holds, each part with its place. Keys are foreign: a map is never a plain object. */
export type Node = ScalarNode | MapNode | ListNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly text: string;
  /** Written without quotes, so that `true` and `null` are no texts. */
  readonly plain: boolean;
  readonly line: number;
  readonly column: number;
}

export interface MapNode {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
  readonly line: number;
  readonly column: number;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly line: number;
  readonly column: number;
}

/** A member of a map, at the place of its key. */
export interface Entry {
  readonly line: number;
  readonly column: number;
  readonly value: Node;
}

const NO_ENTRIES: ReadonlyMap<string, Entry> = new Map();

/** The members of a map; none of anything else. */
export function entriesOf(node: Node | undefined): ReadonlyMap<string, Entry> {
  return node?.kind === 'map' ? node.entries : NO_ENTRIES;
}

export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The node under these keys, one in the other. */
export function nodeAt(node: Node | undefined, ...keys: string[]): Node | undefined {
  let at = node;
  for (const key of keys) at = entriesOf(at).get(key)?.value;
  return at;
}

/** The text of a scalar; undefined for `null`, nothing, and what is no scalar. */
export function textOf(node: Node | undefined): string | undefined {
  if (node?.kind !== 'scalar') return undefined;
  return node.plain && (node.text === '' || node.text === 'null' || node.text === '~') ? undefined : node.text;
}

/** The text under these keys, one in the other. */
export function textAt(node: Node | undefined, ...keys: string[]): string | undefined {
  return textOf(nodeAt(node, ...keys));
}

export function isTrueAt(node: Node | undefined, key: string): boolean {
  const value = nodeAt(node, key);
  return value?.kind === 'scalar' && value.plain && value.text === 'true';
}

/** The scalars of a list as texts. */
export function textsOf(node: Node | undefined): string[] {
  return itemsOf(node)
    .map(textOf)
    .filter((text) => text !== undefined);
}

export function textsAt(node: Node | undefined, ...keys: string[]): string[] {
  return textsOf(nodeAt(node, ...keys));
}

/** The keys of the map under these keys; none of anything else. */
export function namesAt(node: Node | undefined, ...keys: string[]): string[] {
  return [...entriesOf(nodeAt(node, ...keys)).keys()];
}

/** The map; throws `Unreadable` for anything else. */
export function mapNode(node: Node | undefined, name: string): MapNode {
  if (node?.kind === 'map') return node;
  throw new Unreadable(`${name} is no map`, node?.line);
}

const MOST_NODES = 4_000_000;

/** Counts what is made of an input, so that a hostile one ends in an error and not in all memory. */
export function nodeCounter(spend: (steps: number) => void): (line: number) => void {
  let made = 0;
  return (line) => {
    made++;
    if (made % 4096 === 0) spend(4096);
    if (made > MOST_NODES) throw new Unreadable('it holds more than 4,000,000 values', line);
  };
}
