import { type Callable, type Given, items, PythonClass, PythonObject, show, truth } from './values.ts';

const EXCEPTION = new PythonClass('Exception');
EXCEPTION.fields.set('__init__', ((self: unknown, { values }: Given) => {
  (self as PythonObject).fields.set('args', [...values]);
}) as Callable);

/** The few builtins that the programs of the tests use. */
export function builtins(print: (line: string) => void): Map<string, unknown> {
  const known = new Map<string, unknown>([['Exception', EXCEPTION]]);
  for (const name of ['ValueError', 'KeyError', 'ImportError', 'AssertionError']) {
    known.set(name, new PythonClass(name, [EXCEPTION]));
  }
  for (const name of ['property', 'staticmethod', 'classmethod']) known.set(name, null);
  const add = (name: string, run: (given: unknown[]) => unknown) =>
    known.set(name, ((_: unknown, { values }: Given) => run([...values])) as Callable);
  add('print', (values) => print(values.map((it) => show(it)).join(' ')));
  add('len', ([value]) => (value instanceof Map ? value.size : (value as string).length));
  add('str', ([value]) => show(value));
  add('repr', ([value]) => show(value, true));
  add('int', ([value]) => Number.parseInt(String(value), 10));
  add('float', ([value]) => Number(value));
  add('list', ([value]) => items(value));
  add('range', (values) => {
    const [from, to] = values.length > 1 ? (values as [number, number]) : [0, values[0] as number];
    return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  });
  add('sum', ([value]) => (value as number[]).reduce((a, b) => a + b, 0));
  add('sorted', ([value]) => items(value).sort((a, b) => ((a as number) < (b as number) ? -1 : 1)));
  add('enumerate', ([value]) => items(value).map((it, i) => [i, it]));
  add('isinstance', ([value, type]) => isInstance(value, type));
  return known;
}

function isInstance(value: unknown, type: unknown): boolean {
  if (Array.isArray(type)) return type.some((it) => isInstance(value, it));
  if (value instanceof PythonObject) return value.type.isBelow(type);
  if (type instanceof PythonClass) return false;
  // the builtin types are functions here, known by what they make
  if (typeof type !== 'function') return false;
  const made = (type as Callable)(null, { values: [typeof value === 'number' ? 1 : ''], named: new Map() });
  return typeof made === typeof value;
}

/** Methods of texts, lists and dictionaries. */
export function method(object: unknown, name: string): Callable | undefined {
  const run =
    (call: (values: unknown[]) => unknown): Callable =>
    (_, { values }) =>
      call([...values]);
  if (Array.isArray(object)) {
    if (name === 'append') return run(([value]) => void object.push(value));
    if (name === 'pop') return run(() => object.pop());
  }
  if (object instanceof Map) {
    if (name === 'get') return run(([key, other]) => object.get(key) ?? other ?? null);
    if (name === 'items') return run(() => [...object].map(([key, value]) => [key, value]));
  }
  if (typeof object === 'string') {
    if (name === 'upper') return run(() => object.toUpperCase());
    if (name === 'join') return run(([value]) => items(value).join(object));
    if (name === 'split') return run(([value]) => object.split(value as string));
  }
  return undefined;
}

export function compute(operator: string, left: unknown, right: unknown): unknown {
  const [a, b] = [left as number, right as number];
  switch (operator) {
    case '+':
      return Array.isArray(left) ? [...left, ...(right as unknown[])] : a + b;
    case '-':
      return a - b;
    case '*':
      return typeof left === 'string' ? left.repeat(b) : a * b;
    case '/':
      return a / b;
    case '//':
      return Math.floor(a / b);
    case '%':
      return ((a % b) + b) % b;
    case '**':
      return a ** b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case 'in':
      return right instanceof Map ? right.has(left) : Array.isArray(right) && right.includes(left);
    case 'not in':
      return !truth(compute('in', left, right));
    case 'is':
      return (left ?? null) === (right ?? null);
    case 'is not':
      return (left ?? null) !== (right ?? null);
    case 'instanceof':
      return isInstance(left, right);
    case '==':
      return show(left, true) === show(right, true);
    case '!=':
      return show(left, true) !== show(right, true);
    default:
      throw new Error(`not here: ${operator}`);
  }
}
