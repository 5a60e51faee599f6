import type { ASTNode } from '@marcbachmann/cel-js';
import { LONGEST_LIST } from './finding-view.ts';

/** What an expression may call: each of them ends in time linear in its input. */
const CALLS: ReadonlySet<string> = new Set(['size', 'has', 'startsWith', 'endsWith', 'contains', 'lowerAscii', 'glob']);
const LOOPS: ReadonlySet<string> = new Set(['exists', 'all', 'exists_one', 'filter']);
const OPERATORS: ReadonlySet<string> = new Set(
  'value id . [] list ?: || && !_ -_ == != in < <= > >= call rcall'.split(' '),
);

/** Thrown for an expression that asks for what it may not have; the message is for people. */
class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}

/**
 * An upper bound of the steps that one evaluation takes: a loop's body counts as often as a list may be long.
 * Throws `NotAllowed` for an operator or a call outside the list.
 */
export function costOf(node: ASTNode): number {
  if (!OPERATORS.has(node.op)) throw new NotAllowed(`"${node.op}" is not available in a gate`);
  if (node.op === 'call') return sum(node.args[1], allowed(node.args[0], CALLS));
  if (node.op === 'rcall') {
    const [name, receiver, parameters] = node.args;
    if (!LOOPS.has(name)) return costOf(receiver) + sum(parameters, allowed(name, CALLS));
    return 1 + costOf(receiver) + LONGEST_LIST * sum(parameters, 0);
  }
  return sum(children(node), node.op === 'in' ? LONGEST_LIST : 1);
}

function allowed(name: string, names: ReadonlySet<string>): number {
  if (names.has(name)) return 1;
  if (name === 'matches') {
    throw new NotAllowed('"matches" is not available, since a regular expression may take for ever; use "glob"');
  }
  throw new NotAllowed(`the call "${name}" is not available in a gate`);
}

function sum(nodes: readonly ASTNode[], start: number): number {
  let cost = start;
  for (const node of nodes) cost += costOf(node);
  return cost;
}

function children(node: ASTNode): ASTNode[] {
  const args: unknown = node.args;
  const list: unknown[] = Array.isArray(args) ? args : [args];
  return list.filter(isNode);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}
