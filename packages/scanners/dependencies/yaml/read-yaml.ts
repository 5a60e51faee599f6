import { Unreadable } from '../../contract/scanner.ts';
import { type Node, nodeCounter } from '../document/node.ts';
import { BlockReader } from './block-reader.ts';

const CONFLICT = /^(?:<{7}|>{7})(?: |$)/;

/**
 * The documents of a YAML text as package managers and formatters write it: block and flow collections, all scalars,
 * comments. Anchors, aliases and tags are refused, since nothing that writes lockfiles uses them and they can make a
 * small text into a large one. Throws `Unreadable` with the line.
 */
export function readYaml(text: string, spend: (steps: number) => void): Node[] {
  return readYamlLines(yamlLines(text), spend);
}

/** The lines of a text as `readYamlLines` takes them. */
export function yamlLines(text: string): string[] {
  return text.replace(/^\ufeff/, '').split(/\r?\n/);
}

/** `readYaml` for who needs the lines besides. */
export function readYamlLines(lines: readonly string[], spend: (steps: number) => void): Node[] {
  spend(lines.length);
  for (let i = 0; i < lines.length; i++) {
    if (CONFLICT.test(lines[i] as string)) throw new Unreadable('a merge conflict was left in it', i + 1);
  }
  return new BlockReader(lines, nodeCounter(spend)).documents();
}
