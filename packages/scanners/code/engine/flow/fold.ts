import { KIND_GROUPS } from '../../models/kinds.ts';
import type { Frame } from '../calls/frame.ts';
import { behind } from '../guards/paths.ts';
import type { Atom, AtomOf } from '../values/atom.ts';
import { joinMarks, type Marks, NO_MARKS, stop, surround, walk } from '../values/mark.ts';
import { someOf, truth, type Value, widen } from '../values/value.ts';
import { kindMask } from './sinks.ts';

/** What a number cannot do any more. */
export const HARMLESS_AS_NUMBER = kindMask(KIND_GROUPS['*'] ?? []);
/** What needs an object where a text was expected. */
export const HARMLESS_AS_TEXT = kindMask(['nosql', 'mass-assignment']);

const MOST_PAIRS = 64;
const LONGEST_TEXT = 2000;

type Scalar = string | number | boolean | null | undefined;

export function binary(frame: Frame, operator: string, left: Value, right: Value, at: number): Value {
  const { world } = frame;
  if (operator === '+' && !(isNumeric(left) && isNumeric(right))) {
    if (isTextual(left) || isTextual(right) || left.marks.length + right.marks.length > 0)
      return concat(frame, [left, right], at);
  }
  const folded = foldPairs(frame, operator, left, right);
  if (folded !== null) return folded;
  if (operator === '%' && isTextual(left)) return concat(frame, [left, right], at);
  const marks = stop(joinMarks(left.marks, right.marks), HARMLESS_AS_NUMBER);
  if (operator === '+' || operator === '*' || operator === '|' || operator === '&') {
    if (isNumeric(left) && isNumeric(right)) return someOf([world.atoms.number], marks);
    return world.any(joinMarks(left.marks, right.marks));
  }
  return someOf([world.atoms.number], marks);
}

/** A text made of parts; each part's data knows what stands around it. */
export function concat(frame: Frame, given: readonly Value[], at: number): Value {
  const { world } = frame;
  const parts = given.map((part, i) => (i === 0 ? part : behind(part)));
  let shapes: string[] = [''];
  for (const part of parts) {
    const own = shapesOf(part);
    shapes =
      shapes.length * own.length > 8
        ? [shapes.length === 1 ? `${shapes[0]}\0` : commonShape(shapes)]
        : shapes.flatMap((a) => own.map((b) => a + b));
  }
  const single = parts.map((part) => commonShape(shapesOf(part)));
  let marks: Marks = NO_MARKS;
  for (const [i, part] of parts.entries()) {
    if (part.marks.length === 0) continue;
    marks = joinMarks(marks, surround(part.marks, single.slice(0, i).join(''), single.slice(i + 1).join('')));
  }
  if (marks.length > 0) marks = stop(walk(marks, frame.module, at, 'put into a text'), HARMLESS_AS_TEXT);
  const atoms = [...new Set(shapes.map((shape) => textAtom(frame, shape)))].sort((a, b) => a.n - b.n);
  return someOf(widen(atoms, world.atoms), marks);
}

export function textAtom(frame: Frame, shape: string): Atom {
  const short = shape.length > LONGEST_TEXT ? `${shape.slice(0, LONGEST_TEXT)}\0` : shape.replace(/\0+/g, '\0');
  return short.includes('\0') ? frame.world.atoms.text(short) : frame.world.atoms.constant('text', short);
}

/** The texts that a value may be, with holes. */
export function shapesOf(value: Value): string[] {
  const shapes = value.atoms.map((atom) => {
    if (atom.kind === 'text') return atom.shape;
    if (atom.kind !== 'constant' || atom.type === 'pattern') return '\0';
    return atom.type === 'undefined' ? 'undefined' : String(atom.value);
  });
  return shapes.length === 0 || shapes.length > 8 ? ['\0'] : shapes;
}

function commonShape(shapes: readonly string[]): string {
  const first = shapes[0] ?? '\0';
  if (shapes.every((it) => it === first)) return first;
  let length = 0;
  while (length < first.length && shapes.every((it) => it[length] === first[length])) length++;
  return `${first.slice(0, length)}\0`;
}

function isTextual(value: Value): boolean {
  return value.atoms.some(
    (atom) => atom.kind === 'text' || (atom.kind === 'constant' && (atom.type === 'text' || atom.type === 'bytes')),
  );
}

export function isNumeric(value: Value): boolean {
  return (
    value.atoms.length > 0 &&
    value.atoms.every(
      (atom) =>
        atom.kind === 'number' || (atom.kind === 'constant' && (atom.type === 'number' || atom.type === 'boolean')),
    )
  );
}

function foldPairs(frame: Frame, operator: string, left: Value, right: Value): Value | null {
  const { world } = frame;
  if (left.atoms.length * right.atoms.length > MOST_PAIRS) return null;
  const results = new Set<Atom>();
  for (const a of left.atoms) {
    for (const b of right.atoms) {
      if (a.kind !== 'constant' || b.kind !== 'constant' || a.type === 'pattern' || b.type === 'pattern') return null;
      const result = compute(operator, scalar(a), scalar(b));
      if (result === undefined) return null;
      const type = typeof result === 'number' ? 'number' : typeof result === 'boolean' ? 'boolean' : 'text';
      results.add(world.atoms.constant(type, result));
    }
  }
  if (results.size === 0) return null;
  const marks = joinMarks(left.marks, right.marks);
  return someOf(
    widen(
      [...results].sort((x, y) => x.n - y.n),
      world.atoms,
    ),
    marks,
  );
}

function scalar(atom: AtomOf<'constant'>): Scalar {
  return atom.type === 'undefined' ? undefined : atom.type === 'integer' ? Number(atom.value) : atom.value;
}

function compute(operator: string, a: Scalar, b: Scalar): string | number | boolean | undefined {
  if (operator === '+' && (typeof a === 'string' || typeof b === 'string')) {
    const text = String(a) + String(b);
    return text.length > LONGEST_TEXT ? undefined : text;
  }
  if (operator === '*' && typeof a === 'string' && typeof b === 'number')
    return b >= 0 && a.length * b <= LONGEST_TEXT ? a.repeat(b) : undefined;
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '//':
      return Math.floor(a / b);
    case '%':
      return a % b;
    case '**':
      return a ** b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '>>>':
      return a >>> b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    default:
      return undefined;
  }
}

export function unary(frame: Frame, operator: string, value: Value): Value {
  const { world } = frame;
  switch (operator) {
    case '!': {
      const may = truth(value);
      const atoms = [...(may.no ? [world.atoms.true] : []), ...(may.yes ? [world.atoms.false] : [])];
      return { ...someOf(atoms.sort((a, b) => a.n - b.n)), yes: value.no, no: value.yes };
    }
    case 'missing': {
      const missing = value.atoms.some((it) => it === world.atoms.undefined || it.kind === 'any');
      const given = value.atoms.some((it) => it !== world.atoms.undefined);
      if (missing !== given) return world.boolean(missing);
      return {
        ...world.someBoolean(),
        yes: [{ name: value.name, stops: 0, atoms: [world.atoms.undefined] }],
        no: [{ name: value.name, stops: 0, not: [world.atoms.undefined] }],
      };
    }
    case 'typeof':
      return typeName(frame, value);
    default: {
      const only = value.atoms.length === 1 ? value.atoms[0] : undefined;
      if (only?.kind === 'constant' && only.type === 'number' && typeof only.value === 'number') {
        return world.number(operator === '-' ? -only.value : operator === '~' ? ~only.value : only.value);
      }
      const number = someOf([world.atoms.number], stop(value.marks, HARMLESS_AS_NUMBER));
      // `~text.indexOf(part)` is false where nothing was found
      return operator === '~'
        ? { ...number, yes: world.searches.get(value.name) ?? [], no: world.absences.get(value.name) ?? [] }
        : number;
    }
  }
}

function typeName(frame: Frame, value: Value): Value {
  const { world } = frame;
  const names = new Set<Atom>();
  for (const atom of value.atoms) {
    const name = typeOfAtom(atom);
    names.add(name === null ? world.atoms.text('\0') : world.atoms.constant('text', name));
  }
  const name = value.name === 0 ? 0 : world.names.field(value.name, 'typeof');
  return { ...someOf([...names].sort((a, b) => a.n - b.n)), name };
}

function typeOfAtom(atom: Atom): string | null {
  switch (atom.kind) {
    case 'constant':
      if (atom.type === 'text' || atom.type === 'bytes') return 'string';
      if (atom.type === 'null' || atom.type === 'pattern') return 'object';
      return atom.type === 'integer' ? 'number' : atom.type;
    case 'text':
      return 'string';
    case 'number':
    case 'function':
      return atom.kind;
    case 'object':
      return null;
    default:
      return null;
  }
}
