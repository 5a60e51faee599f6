import { walkNames } from '../name-graph.ts';
import type { RequirementLine } from './facts.ts';

/** How a requirement comes in, where the file says so. */
export interface WayIn {
  readonly direct: boolean;
  /** From the root to the package, both included; empty when no chain leads there. */
  readonly path: readonly string[];
}

/** Shortest chains by the `via` comments of a compiled file; a file without them answers for nothing. */
export function viaPaths(root: string, lines: readonly RequirementLine[]): Map<string, WayIn> {
  const direct = new Set<string>();
  const needs = new Map<string, string[]>();
  const needsOf = (name: string): string[] => {
    const known = needs.get(name) ?? [];
    if (known.length === 0) needs.set(name, known);
    return known;
  };
  const told = lines.filter((line) => line.via !== undefined && line.name !== undefined);
  for (const { name = '', via } of told) {
    if (via?.isDirect) direct.add(name);
    needsOf(name);
    for (const parent of via?.packages ?? []) needsOf(parent).push(name);
  }
  const graph = walkNames(root, [...direct], needs);
  return new Map(told.map(({ name = '' }) => [name, { direct: direct.has(name), path: graph.path(name) }]));
}
