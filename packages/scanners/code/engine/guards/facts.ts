import { KIND_GROUPS } from '../../models/kinds.ts';
import type { Frame } from '../calls/frame.ts';
import { BY_CONSTRUCTOR, BY_PROTO, kindMask } from '../flow/sinks.ts';
import type { State } from '../heap/state.ts';
import type { Atom } from '../values/atom.ts';
import { narrow, stop } from '../values/mark.ts';
import type { Names } from '../values/names.ts';
import { type Fact, type Facts, truth, type Value } from '../values/value.ts';
import { intersection } from './alphabets.ts';
import { learnOfPath } from './paths.ts';

/** The value as the facts of this point let it be. */
export function underFacts(state: State, value: Value): Value {
  if (value.name === 0 || state.facts.size === 0) return value;
  const fact = state.facts.get(value.name);
  if (fact === undefined) return value;
  const marks = narrow(stop(value.marks, fact.stops), fact.alphabet ?? null);
  const keyed = stop(value.keyed, fact.stops & POLLUTION);
  let atoms = value.atoms;
  if (fact.text !== undefined && atoms.some((it) => it.kind === 'any')) atoms = textsAmong(atoms, fact.text);
  if (fact.not !== undefined) {
    const not = fact.not;
    const left = atoms.filter((it) => !not.includes(it));
    if (left.length < atoms.length && left.length > 0) atoms = left;
  }
  if (fact.atoms !== undefined) atoms = fact.atoms;
  return marks === value.marks && keyed === value.keyed && atoms === value.atoms
    ? value
    : { ...value, marks, keyed, atoms };
}

/** What of these may be a text, with `text` for what may be anything. */
function textsAmong(atoms: readonly Atom[], text: Atom): readonly Atom[] {
  const texts = atoms.filter((it) => it.kind === 'text' || (it.kind === 'constant' && it.type === 'text'));
  return texts.includes(text) ? texts : [...texts, text].sort((a, b) => a.n - b.n);
}

export function learn(state: State, facts: Facts, names?: Names): void {
  for (const fact of facts ?? []) {
    if (fact.name === 0) continue;
    const known = state.facts.get(fact.name);
    state.facts.set(fact.name, known === undefined ? fact : both(known, fact));
    if (names !== undefined) learnOfWhole(state, fact, names);
  }
}

const POLLUTION = BY_PROTO | BY_CONSTRUCTOR;
const ALL_KINDS = kindMask(KIND_GROUPS['*'] ?? []);

/** Parts of an address that decide where it leads. */
const HOSTS = new Set(['host', 'hostname', 'netloc', 'origin']);
export const PARSED = 'parsed as an address';
const ADDRESSES = kindMask(['ssrf', 'redirect']);

/** Whoever chose the host of an address chose where it leads. */
function learnOfWhole(state: State, fact: Fact, names: Names): void {
  learnOfPath(state, fact, names, (to, known) => learn(to, [known], names));
  if ((fact.stops & ADDRESSES) !== ADDRESSES || !HOSTS.has(names.keyOf(fact.name))) return;
  const parsed = names.baseOf(fact.name);
  const whole = names.keyOf(parsed) === PARSED ? names.baseOf(parsed) : 0;
  for (const name of [parsed, whole]) {
    if (name === 0) continue;
    const known = state.facts.get(name);
    const addition: Fact = { name, stops: ADDRESSES };
    state.facts.set(name, known === undefined ? addition : both(known, addition));
  }
}

function both(a: Fact, b: Fact): Fact {
  const atoms = b.atoms ?? a.atoms;
  const alphabet = intersection(a.alphabet ?? null, b.alphabet ?? null);
  const text = a.text ?? b.text;
  const not = a.not === undefined ? b.not : b.not === undefined ? a.not : [...new Set([...a.not, ...b.not])];
  return {
    name: a.name,
    stops: a.stops | b.stops,
    ...(alphabet === null ? {} : { alphabet }),
    ...(atoms === undefined ? {} : { atoms }),
    ...(not === undefined ? {} : { not }),
    ...(text === undefined ? {} : { text }),
  };
}

/** The state where the value turned out true or false; null: it cannot. */
export function assume(frame: Frame, state: State, value: Value, answer: boolean): State | null {
  const may = truth(value);
  if (!(answer ? may.yes : may.no)) return null;
  learn(state, answer ? value.yes : value.no, frame.world.names);
  // what is false holds nothing that could do harm
  if (!answer && value.name !== 0 && value.marks.length > 0) learn(state, [{ name: value.name, stops: ALL_KINDS }]);
  if (value.name !== 0 && value.atoms.length > 1) {
    const { atoms } = frame.world;
    const falsy = [atoms.undefined, atoms.null, atoms.false];
    if (answer) learn(state, [{ name: value.name, stops: 0, not: falsy }]);
    else {
      const left = value.atoms.filter((it) => falsy.includes(it) || it.kind !== 'constant' || !it.value);
      if (left.length > 0 && left.length < value.atoms.length && left.every((it) => it.kind === 'constant')) {
        learn(state, [{ name: value.name, stops: 0, atoms: left }]);
      }
    }
  }
  return state;
}

/** All that is known now, for whoever asks about the function as a whole. */
export function factsOf(state: State): readonly Fact[] {
  const all: Fact[] = [];
  for (const { name, stops, alphabet, text } of state.facts.values()) {
    if (stops !== 0 || alphabet !== undefined || text !== undefined)
      all.push({
        name,
        stops,
        ...(alphabet === undefined ? {} : { alphabet }),
        ...(text === undefined ? {} : { text }),
      });
  }
  return all;
}
