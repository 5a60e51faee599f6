/** What is wrong, and where: the keys that lead there. */
export interface ShapeProblem {
  readonly at: readonly (string | number)[];
  readonly says: string;
}

/** Looks at a value that nobody has checked, says what is wrong with it, and answers it as it should be kept. */
export type Shape = (value: unknown, at: readonly (string | number)[], problems: ShapeProblem[]) => unknown;

const HARMFUL = new Set(['__proto__', 'constructor', 'prototype']);

export function text(pattern: RegExp, says: string): Shape {
  return (value, at, problems) => {
    if (typeof value !== 'string' || !pattern.test(value)) problems.push({ at, says: `must be ${says}` });
    return value;
  };
}

export function oneOf(values: readonly unknown[]): Shape {
  return (value, at, problems) => {
    if (!values.includes(value)) problems.push({ at, says: `must be one of ${values.join(', ')}` });
    return value;
  };
}

export const scalar: Shape = (value, at, problems) => {
  if (value !== null && !['string', 'number', 'boolean'].includes(typeof value)) {
    problems.push({ at, says: 'must be a text, a number, true, false or null' });
  }
  return value;
};

export function list(item: Shape): Shape {
  return (value, at, problems) => {
    if (Array.isArray(value)) return value.map((one: unknown, index) => item(one, [...at, index], problems));
    problems.push({ at, says: 'must be a list' });
    return [];
  };
}

/** A mapping with any keys that match. */
export function map(key: RegExp, item: Shape): Shape {
  return (value, at, problems) => {
    const entries = entriesOf(value, at, problems).map(([name, one]) => {
      if (!key.test(name)) problems.push({ at: [...at, name], says: 'is no name that can stand here' });
      return [name, item(one, [...at, name], problems)] as const;
    });
    return Object.assign(Object.create(null), Object.fromEntries(entries.filter(([name]) => name !== '__proto__')));
  };
}

/** A mapping with these keys; the required ones must be there. */
export function record(fields: () => Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape {
  return (value, at, problems) => {
    const known = new Map(Object.entries(fields()));
    const kept: [string, unknown][] = [];
    const entries = entriesOf(value, at, problems);
    for (const [name, one] of entries) {
      const shape = known.get(name);
      if (shape === undefined) problems.push({ at: [...at, name], says: 'is not a known key' });
      else if (!HARMFUL.has(name)) kept.push([name, shape(one, [...at, name], problems)]);
    }
    for (const name of required) {
      if (!entries.some(([key]) => key === name)) problems.push({ at, says: `needs the key ${name}` });
    }
    return Object.fromEntries(kept);
  };
}

function entriesOf(value: unknown, at: readonly (string | number)[], problems: ShapeProblem[]): [string, unknown][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  problems.push({ at, says: 'must be a mapping' });
  return [];
}
