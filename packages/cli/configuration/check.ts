import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';
import { nearest } from './nearest.ts';
import type { Schema } from './schema.ts';

/** What is wrong, and where; lines count from 1. */
export class NotAllowed extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'NotAllowed';
    this.line = line;
  }
}

/** A checked value together with the line on which it stands. */
export interface Placed {
  readonly value: unknown;
  line(...path: readonly (string | number)[]): number;
}

/**
 * Turns a YAML tree into plain values while holding it against the schema. Nothing is resolved lazily:
 * aliases are refused (no bombs), maps have no prototype, and every complaint names its line.
 */
export function check(root: Node | null, schema: Schema, lines: LineCounter): Placed {
  const places = new Map<string, number>();
  const value = walk(root, schema, { lines, places, path: '' });
  return { value, line: (...path) => places.get(path.map((part) => `/${part}`).join('')) ?? 1 };
}

interface Walk {
  readonly lines: LineCounter;
  readonly places: Map<string, number>;
  readonly path: string;
}

function walk(node: Node | null | undefined, schema: Schema, at: Walk): unknown {
  const line = lineOf(node, at);
  at.places.set(at.path, line);
  const name = at.path === '' ? 'the file' : at.path.slice(1).replaceAll('/', '.');
  if (isAlias(node)) throw new NotAllowed(line, `${name} is an alias, which is not allowed here`);
  if (schema.type === 'object') return walkMap(node, schema, at, line, name);
  if (schema.type === 'array') {
    if (!isSeq(node)) throw new NotAllowed(line, `${name} must be a list`);
    if (node.items.length > schema.maxItems)
      throw new NotAllowed(line, `${name} has more than ${schema.maxItems} entries`);
    return node.items.map((item, index) => walk(item as Node, schema.items, { ...at, path: `${at.path}/${index}` }));
  }
  const value = isScalar(node) ? node.value : undefined;
  const wrong = problemOf(value, schema);
  if (wrong !== null) throw new NotAllowed(line, `${name} ${wrong}`);
  return value;
}

function walkMap(
  node: Node | null | undefined,
  schema: Extract<Schema, { type: 'object' }>,
  at: Walk,
  line: number,
  name: string,
): unknown {
  if (!isMap(node)) throw new NotAllowed(line, `${name} must be a map of keys and values`);
  const result: Record<string, unknown> = Object.create(null);
  for (const pair of node.items) {
    const keyLine = lineOf(pair.key as Node, at);
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    if (!Object.hasOwn(schema.properties, key)) throw new NotAllowed(keyLine, unknownKey(key, schema, name));
    if (Object.hasOwn(result, key)) throw new NotAllowed(keyLine, `${key} stands twice in ${name}`);
    const child = schema.properties[key] as Schema;
    result[key] = walk((pair.value as Node | null) ?? (pair.key as Node), child, { ...at, path: `${at.path}/${key}` });
    at.places.set(`${at.path}/${key}`, keyLine);
  }
  for (const key of schema.required ?? []) {
    if (!Object.hasOwn(result, key)) throw new NotAllowed(line, `${name} lacks ${key}`);
  }
  return result;
}

function unknownKey(key: string, schema: Extract<Schema, { type: 'object' }>, name: string): string {
  const known = Object.keys(schema.properties);
  const guess = nearest(key, known);
  const hint = guess !== null ? `did you mean ${guess}?` : known.length <= 8 ? `known are ${known.join(', ')}` : '';
  return `unknown key ${JSON.stringify(key)} in ${name}${hint === '' ? '' : `; ${hint}`}`;
}

function textProblem(value: unknown, schema: Extract<Schema, { type: 'string' }>): string | null {
  if (typeof value !== 'string') return 'must be text (put it in quotes)';
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    const guess = nearest(value, schema.enum);
    const known = schema.enum.length <= 8 ? `one of ${schema.enum.join(', ')}` : 'a known word';
    return `must be ${known}${guess === null ? '' : `; did you mean ${guess}?`}`;
  }
  if (value.length < (schema.minLength ?? 0)) return 'must not be empty';
  if (value.length > (schema.maxLength ?? 10_000)) return `is longer than ${schema.maxLength} characters`;
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) return 'must be a day as YYYY-MM-DD';
  return null;
}

function problemOf(value: unknown, schema: Exclude<Schema, { type: 'object' | 'array' }>): string | null {
  if (schema.type === 'string') return textProblem(value, schema);
  if (schema.type === 'integer') return numberProblem(value, schema);
  if (typeof value !== 'number' || Number.isNaN(value)) return 'must be a number';
  const { minimum, maximum } = schema;
  return value < minimum || value > maximum ? `must be between ${minimum} and ${maximum}` : null;
}

function numberProblem(value: unknown, schema: Extract<Schema, { type: 'integer' }>): string | null {
  if (typeof value !== 'number' || !Number.isInteger(value)) return 'must be a whole number';
  if (schema.enum !== undefined && !schema.enum.includes(value)) return `must be ${schema.enum.join(' or ')}`;
  if (value < (schema.minimum ?? value) || value > (schema.maximum ?? value)) {
    return `must be between ${schema.minimum} and ${schema.maximum}`;
  }
  return null;
}

function lineOf(node: Node | null | undefined, at: Walk): number {
  const offset = node?.range?.[0];
  return offset === undefined ? 1 : at.lines.linePos(offset).line;
}
