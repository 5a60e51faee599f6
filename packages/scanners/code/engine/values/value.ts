import type { Characters } from '../../patterns/patterns.ts';
import { eitherOf } from '../guards/alphabets.ts';
import type { Atom } from './atom.ts';
import { joinMarks, type Marks, NO_MARKS } from './mark.ts';

/** What is known once a value turned out true (or false); null: it cannot turn out so. */
export type Facts = readonly Fact[] | null;

export interface Fact {
  /** Names the value that it is about; see `Names`. */
  readonly name: number;
  /** Bits of the kinds of sinks for which it is harmless then. */
  readonly stops: number;
  /** The characters that it holds then. */
  readonly alphabet?: Characters;
  /** It is one of these. */
  readonly atoms?: readonly Atom[];
  /** It is none of these. */
  readonly not?: readonly Atom[];
  /** It is a text: of a value that may be anything this is left. */
  readonly text?: Atom;
}

export interface Value {
  /** Sorted by `n`. None: no execution comes here. */
  readonly atoms: readonly Atom[];
  /** Data in the value itself and in everything below it that no object of the heap holds. */
  readonly marks: Marks;
  /** Data in the key by which it was taken out of an object. */
  readonly keyed: Marks;
  /** Two values of one name in one state are equal; 0: it has none. */
  readonly name: number;
  readonly yes: Facts;
  readonly no: Facts;
  /** A path without `..` in it. */
  readonly canonical?: boolean;
  /** A path without `..` in it even where another stands before it: one from the root. */
  readonly rooted?: boolean;
}

const NO_FACTS: readonly Fact[] = [];
const MOST_CONSTANTS = 12;
const MOST_OTHERS = 24;

export function someOf(atoms: readonly Atom[], marks: Marks = NO_MARKS): Value {
  return { atoms, marks, keyed: NO_MARKS, name: 0, yes: NO_FACTS, no: NO_FACTS };
}

export const NOTHING: Value = someOf([]);

export function withMarks(value: Value, marks: Marks): Value {
  return value.marks === marks ? value : { ...value, marks };
}

/** `widest` gives the atoms that stand for too many others. */
export function join(a: Value, b: Value, widest: Widest): Value {
  if (a === b || b === NOTHING) return a;
  if (a === NOTHING) return b;
  const atoms = joinAtoms(a.atoms, b.atoms, widest);
  const marks = joinMarks(a.marks, b.marks);
  const keyed = joinMarks(a.keyed, b.keyed);
  const name = a.name === b.name ? a.name : 0;
  const yes = joinFacts(a.yes, b.yes);
  const no = joinFacts(a.no, b.no);
  const canonical = a.canonical === true && b.canonical === true;
  const rooted = a.rooted === true && b.rooted === true;
  if (
    canonical === (a.canonical === true) &&
    rooted === (a.rooted === true) &&
    atoms === a.atoms &&
    marks === a.marks &&
    keyed === a.keyed &&
    name === a.name &&
    yes === a.yes &&
    no === a.no
  ) {
    return a;
  }
  return { atoms, marks, keyed, name, yes, no, ...(canonical ? { canonical } : {}), ...(rooted ? { rooted } : {}) };
}

export interface Widest {
  readonly any: Atom;
  readonly number: Atom;
  text(shape: string): Atom;
}

function joinAtoms(a: readonly Atom[], b: readonly Atom[], widest: Widest): readonly Atom[] {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  if (a.length === 1 && b.length === 1 && a[0] === b[0]) return a;
  const all: Atom[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] as Atom;
    const right = b[j] as Atom;
    if (left.n <= right.n) i++;
    if (right.n <= left.n) j++;
    all.push(left.n <= right.n ? left : right);
  }
  while (i < a.length) all.push(a[i++] as Atom);
  while (j < b.length) all.push(b[j++] as Atom);
  if (all.length === a.length) return a;
  if (all.length === b.length) return b;
  return all.length > MOST_CONSTANTS ? widen(all, widest) : all;
}

/** Too many constants become their type; too many other things become anything. */
export function widen(atoms: readonly Atom[], widest: Widest, most = MOST_CONSTANTS): readonly Atom[] {
  const constants = atoms.filter((it) => isScalar(it));
  let kept = atoms;
  if (constants.length > most) {
    const wide = new Set<Atom>(atoms.filter((it) => !isScalar(it)));
    for (const atom of constants) wide.add(widened(atom, widest));
    kept = [...wide].sort((x, y) => x.n - y.n);
  }
  if (kept.length <= MOST_OTHERS) return kept;
  return [widest.any, ...kept.filter((it) => it !== widest.any).slice(0, MOST_OTHERS - 1)].sort((x, y) => x.n - y.n);
}

export function widened(atom: Atom, widest: Widest): Atom {
  if (atom.kind === 'text') return widest.text('\0');
  if (atom.kind !== 'constant') return atom;
  if (atom.type === 'text' || atom.type === 'bytes') return widest.text('\0');
  return atom.type === 'number' || atom.type === 'integer' ? widest.number : atom;
}

function isScalar(atom: Atom): boolean {
  return atom.kind === 'text' || (atom.kind === 'constant' && atom.type !== 'null' && atom.type !== 'undefined');
}

/** Both ways lead here: what holds on both. */
export function joinFacts(a: Facts, b: Facts): Facts {
  if (a === b) return a;
  if (a === null) return b;
  if (b === null) return a;
  if (a.length === 0 || b.length === 0) return a.length === 0 ? a : b;
  const common: Fact[] = [];
  for (const left of a) {
    const right = b.find((it) => it.name === left.name);
    if (right === undefined) continue;
    const stops = left.stops & right.stops;
    const alphabet = eitherOf(left.alphabet ?? null, right.alphabet ?? null);
    const text = right.text === undefined ? undefined : left.text;
    if (stops !== 0 || alphabet !== null || text !== undefined)
      common.push({
        name: left.name,
        stops,
        ...(alphabet === null ? {} : { alphabet }),
        ...(text === undefined ? {} : { text }),
      });
  }
  return common;
}

export function sameValue(a: Value, b: Value): boolean {
  return (
    a === b ||
    (a.name === b.name && sameAtoms(a.atoms, b.atoms) && sameMarks(a.marks, b.marks) && sameMarks(a.keyed, b.keyed))
  );
}

function sameAtoms(a: readonly Atom[], b: readonly Atom[]): boolean {
  return a === b || (a.length === b.length && a.every((atom, i) => atom === b[i]));
}

/** Other ways of the same data are no difference. */
export function sameMarks(a: Marks, b: Marks): boolean {
  return (
    a === b ||
    (a.length === b.length && a.every((mark, i) => mark.label === b[i]?.label && mark.stopped === b[i]?.stopped))
  );
}

/** Whether it may turn out true, and whether false. */
export function truth(value: Value): { readonly yes: boolean; readonly no: boolean } {
  let yes = false;
  let no = false;
  for (const atom of value.atoms) {
    if (atom.kind === 'constant') {
      if (isTrue(atom.value, atom.type)) yes = true;
      else no = true;
    } else {
      yes = true;
      if (atom.kind === 'any' || atom.kind === 'number' || atom.kind === 'instance') no = true;
      if (atom.kind === 'text' && /^\0*$/.test(atom.shape)) no = true;
    }
  }
  return { yes: yes && value.yes !== null, no: no && value.no !== null };
}

function isTrue(value: string | number | boolean | null, type: string): boolean {
  if (type === 'pattern') return true;
  return type === 'integer' ? value !== '0' : Boolean(value);
}
