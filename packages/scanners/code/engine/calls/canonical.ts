import { underFacts } from '../guards/facts.ts';
import { deepMarks } from '../heap/elements.ts';
import type { State } from '../heap/state.ts';
import type { Thing } from '../heap/thing.ts';
import type { Atom } from '../values/atom.ts';
import type { Mark, Marks } from '../values/mark.ts';
import { NOTHING, sameMarks, type Value, widened, withMarks } from '../values/value.ts';
import type { Frame } from './frame.ts';
import type { ShapeDraft } from './shapes.ts';

const MOST_THINGS: Record<Detail, number> = { exact: 40, shapes: 12, nothing: 2 };
const MOST_FIELDS = 160;

/** What the words of a shape that are no atoms say; fields, types and names are texts behind these. */
const SAYS = { marks: -1, keyed: -2, end: -3, thing: -4, field: -5, rest: -6, proto: -7, environment: -8 } as const;
const KINDS: Record<Thing['shape'], number> = { object: 0, list: 1, class: 2, environment: 3, bound: 4 };

/** How much of the arguments tells one way of running a function from another. */
export type Detail = 'exact' | 'shapes' | 'nothing';

/**
 * The arguments of a call as its callee sees them, whoever calls: objects numbered as they are met, data replaced by
 * labels. Calls whose keys are equal share one summary.
 */
export class Canonical {
  readonly things = new Map<number, Thing>();
  /** Label n stands for these marks of the caller. */
  readonly labels: Marks[] = [];
  /** Object of the caller → object of the callee. */
  readonly inside = new Map<number, number>();
  readonly outside = new Map<number, number>();
  /** Name that the callee uses → name of the caller. */
  readonly names = new Map<number, number>();
  readonly #frame: Frame;
  readonly #state: State;
  readonly #detail: Detail;
  readonly #shape: ShapeDraft;
  readonly #open: number[] = [];
  #fields = 0;

  get detail(): Detail {
    return this.#detail;
  }

  constructor(frame: Frame, state: State, detail: Detail) {
    this.#frame = frame;
    this.#state = state;
    this.#detail = detail;
    this.#shape = frame.world.shapes.draft;
    this.#shape.length = 0;
  }

  /** How many fields of objects the key tells apart. */
  get fields(): number {
    return this.#fields;
  }

  /** Says who is called, and whether every execution comes here. */
  begin(code: number, alone: boolean): void {
    this.#shape.say(code);
    this.#shape.say(alone ? 1 : 0);
  }

  /** Something that parts what was said from what comes. */
  say(text: string): void {
    this.#shape.say(SAYS.end);
    this.#shape.say(this.#frame.world.shapes.text(text));
  }

  /**
   * A value as the callee sees it. Where it stands is the same in every call: a field of an object of the callee, or for
   * an argument -1 and its place.
   */
  value(given: Value, of: number, key: string | number): Value {
    const { world } = this.#frame;
    const known = underFacts(this.#state, given);
    const value = this.#detail === 'nothing' ? withMarks(known, deepMarks(this.#frame, this.#state, known)) : known;
    const atoms = this.#atoms(value.atoms, of === -1 && key === 'this');
    for (const atom of atoms) this.#shape.say(atom.n);
    const marks = this.#label(value.marks, SAYS.marks);
    const keyed = this.#label(value.keyed, SAYS.keyed);
    this.#shape.say(SAYS.end);
    let name = 0;
    if (marks.length > 0 || atoms.length > 1 || (atoms[0]?.kind !== 'constant' && atoms[0]?.kind !== 'function')) {
      name = world.names.root('given', of, key);
      this.names.set(name, value.name);
    }
    return { atoms, marks, keyed, name, yes: NOTHING.yes, no: NOTHING.no };
  }

  /** The content of all objects that the arguments lead to. */
  finish(): void {
    for (let id = this.#open.shift(); id !== undefined; id = this.#open.shift()) {
      const thing = this.#state.things.get(id);
      const inner = this.inside.get(id) as number;
      if (thing === undefined) continue;
      this.#sayThing(thing);
      const fields = new Map<string, Value>();
      const keys = this.#detail === 'nothing' ? [] : sorted([...thing.fields.keys()]);
      for (const key of keys) {
        this.#fields++;
        this.#shape.say(SAYS.field);
        this.#shape.say(this.#frame.world.shapes.text(key));
        fields.set(key, this.value(thing.fields.get(key) as Value, inner, key));
      }
      let rest: Value | null = null;
      let proto: Value | null = null;
      if (this.#detail === 'nothing') rest = this.#frame.world.any();
      else if (thing.rest !== null) {
        this.#shape.say(SAYS.rest);
        rest = this.value(thing.rest, inner, '*');
      }
      if (this.#detail === 'nothing') {
        proto = thing.proto;
        this.#shape.say(SAYS.proto);
        for (const atom of proto?.atoms ?? []) this.#shape.say(atom.n);
        this.#shape.say(SAYS.end);
      } else if (thing.proto !== null) {
        this.#shape.say(SAYS.proto);
        proto = this.value(thing.proto, inner, '^');
      }
      this.things.set(inner, { ...thing, owner: 0, fields, rest, proto });
    }
  }

  #sayThing({ shape, type, length, single, bare, heart }: Thing): void {
    this.#shape.say(SAYS.thing);
    this.#shape.say(KINDS[shape] * 4 + (single ? 2 : 0) + (bare ? 1 : 0));
    this.#shape.say(type === null ? -1 : this.#frame.world.shapes.text(type));
    this.#shape.say(length);
    this.#shape.say(heart === null ? -1 : heart.methods);
  }

  #atoms(given: readonly Atom[], isSelf: boolean): readonly Atom[] {
    const [only] = given;
    if (only === undefined) return given;
    const first = this.#atom(only, isSelf);
    if (given.length === 1) return first === only ? given : [first];
    const atoms = [first];
    for (let i = 1; i < given.length; i++) atoms.push(this.#atom(given[i] as Atom, isSelf));
    if (atoms.every((atom, i) => i === 0 || (atoms[i - 1] as Atom).n < atom.n)) return atoms;
    return [...new Set(atoms)].sort((a, b) => a.n - b.n);
  }

  #atom(atom: Atom, isSelf: boolean): Atom {
    const { atoms } = this.#frame.world;
    if (this.#detail !== 'exact' && (atom.kind === 'constant' || atom.kind === 'text')) return widened(atom, atoms);
    if (this.#detail === 'nothing' && atom.kind !== 'constant' && atom.kind !== 'text' && atom.kind !== 'number') {
      if (!isSelf || atom.kind !== 'object') return atoms.any;
    }
    if (atom.kind === 'object') return this.#state.things.has(atom.id) ? this.#object(atom.id) : atom;
    if (atom.kind === 'bound') {
      const inner = this.#state.things.has(atom.id) ? this.#object(atom.id) : null;
      return inner?.kind === 'object' ? atoms.bound(inner.id) : atom;
    }
    if (atom.kind !== 'function' || !this.#state.things.has(atom.env)) return atom;
    const inner = this.#object(atom.env);
    return inner.kind === 'object' ? atoms.function(atom.code, inner.id) : atoms.function(atom.code, -1);
  }

  #object(id: number): Atom {
    const { world } = this.#frame;
    let inner = this.inside.get(id);
    if (inner === undefined) {
      if (this.inside.size >= MOST_THINGS[this.#detail] || this.#fields > MOST_FIELDS) return world.atoms.any;
      inner = world.ids.given(this.inside.size, this.#frame.module);
      this.inside.set(id, inner);
      this.outside.set(inner, id);
      this.#open.push(id);
    }
    return world.atoms.object(inner);
  }

  /** An environment as the callee sees it. */
  environment(id: number): number {
    if (id < 0 || !this.#state.things.has(id)) {
      this.#shape.say(SAYS.environment);
      this.#shape.say(id);
      return id;
    }
    const atom = this.#object(id);
    const inner = atom.kind === 'object' ? atom.id : -1;
    this.#shape.say(SAYS.environment);
    this.#shape.say(inner);
    return inner;
  }

  #label(marks: Marks, sign: number): Marks {
    if (marks.length === 0) return marks;
    let label = this.labels.findIndex((it) => it === marks || sameMarks(it, marks));
    if (label < 0) label = this.labels.push(marks) - 1;
    this.#shape.say(sign);
    this.#shape.say(label);
    return LABELS[label] ?? [given(label)];
  }
}

/** Mostly they are in order already. */
function sorted(keys: string[]): readonly string[] {
  for (let i = 1; i < keys.length; i++) if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort();
  return keys;
}

function given(label: number): Mark {
  return { label: -label - 1, stopped: 0, doubts: 0, alphabet: null, lead: '', tail: '', trace: null };
}

const LABELS: readonly Marks[] = Array.from({ length: 64 }, (_, label) => [given(label)]);
