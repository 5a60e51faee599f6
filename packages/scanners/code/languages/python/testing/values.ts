/** Values of a program that runs in a test: numbers, texts, booleans, null, arrays, maps, and these. */
export class PythonObject {
  readonly type: PythonClass;
  readonly fields = new Map<string, unknown>();

  constructor(type: PythonClass) {
    this.type = type;
  }
}

export class PythonClass {
  readonly name: string;
  readonly bases: readonly PythonClass[];
  readonly fields = new Map<string, unknown>();
  readonly getters = new Map<string, Callable>();
  readonly setters = new Map<string, Callable>();
  readonly unbound = new Set<string>();

  constructor(name: string, bases: readonly PythonClass[] = []) {
    this.name = name;
    this.bases = bases;
  }

  find<T>(part: (type: PythonClass) => T | undefined): T | undefined {
    const own = part(this);
    if (own !== undefined) return own;
    for (const base of this.bases) {
      const found = base.find(part);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  isBelow(other: unknown): boolean {
    return this === other || this.bases.some((base) => base.isBelow(other));
  }
}

export interface Given {
  readonly values: readonly unknown[];
  readonly named: ReadonlyMap<string, unknown>;
}

export type Callable = (self: unknown, given: Given) => unknown;

export class Thrown {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

export function show(value: unknown, quoted = false): string {
  if (value === null || value === undefined) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return quoted ? `'${value}'` : value;
  if (Array.isArray(value)) return `[${value.map((it) => show(it, true)).join(', ')}]`;
  if (value instanceof Map) return `{${[...value].map(([k, v]) => `${show(k, true)}: ${show(v, true)}`).join(', ')}}`;
  if (value instanceof PythonObject) {
    const args = value.fields.get('args');
    return Array.isArray(args) ? args.map((it) => show(it)).join(', ') : value.type.name;
  }
  return value instanceof PythonClass ? value.name : String(value);
}

export function truth(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Map) return value.size > 0;
  return Boolean(value);
}

export function items(value: unknown): unknown[] {
  if (value instanceof Map) return [...value.keys()];
  return [...(value as Iterable<unknown>)];
}
