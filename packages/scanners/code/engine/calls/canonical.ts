import { underFacts } from '../guards/facts.ts';
import { deepMarks } from '../heap/elements.ts';
import type { State } from '../heap/state.ts';
import type { Thing } from '../heap/thing.ts';
import type { Atom } from '../values/atom.ts';
import type { Mark, Marks } from '../values/mark.ts';
import { sameMarks, someOf, type Value, widened, withMarks } from '../values/value.ts';
import type { Frame } from './frame.ts';

const MOST_THINGS: Record<Detail, number> = { exact: 40, shapes: 12, nothing: 2 };
const MOST_FIELDS = 160;

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
  readonly #key: string[] = [];
  readonly #open: number[] = [];
  #fields = 0;

  get detail(): Detail {
    return this.#detail;
  }

  constructor(frame: Frame, state: State, detail: Detail) {
    this.#frame = frame;
    this.#state = state;
    this.#detail = detail;
  }

  /** How many fields of objects the key tells apart. */
  get fields(): number {
    return this.#fields;
  }

  get key(): string {
    return this.#key.join('');
  }

  say(text: string): void {
    this.#key.push(text);
  }

  /** A value as the callee sees it; `role` says where it stands, the same in every call. */
  value(given: Value, role: string): Value {
    const { world } = this.#frame;
    const known = underFacts(this.#state, given);
    const value = this.#detail === 'nothing' ? withMarks(known, deepMarks(this.#frame, this.#state, known)) : known;
    const atoms: Atom[] = [];
    for (const atom of value.atoms) atoms.push(this.#atom(atom, role === 'this'));
    if (this.#detail !== 'exact') {
      const fewer = [...new Set(atoms)];
      atoms.length = 0;
      atoms.push(...fewer);
    }
    atoms.sort((a, b) => a.n - b.n);
    for (const atom of atoms) this.#key.push(String(atom.n), ' ');
    const marks = this.#label(value.marks, '^');
    const keyed = this.#label(value.keyed, '~');
    this.#key.push(';');
    let name = 0;
    if (marks.length > 0 || atoms.length > 1 || (atoms[0]?.kind !== 'constant' && atoms[0]?.kind !== 'function')) {
      name = world.names.root(`given ${role}`);
      this.names.set(name, value.name);
    }
    return { ...someOf(atoms, marks), keyed, name };
  }

  /** The content of all objects that the arguments lead to. */
  finish(): void {
    for (let id = this.#open.shift(); id !== undefined; id = this.#open.shift()) {
      const thing = this.#state.things.get(id);
      const inner = this.inside.get(id) as number;
      if (thing === undefined) continue;
      this.#key.push(
        `{${thing.shape[0]}${thing.type ?? ''} ${thing.length} ${thing.single} ${thing.bare} ${thing.heart === null ? '' : `${thing.heart.methods}`}`,
      );
      const fields = new Map<string, Value>();
      const keys = this.#detail === 'nothing' ? [] : [...thing.fields.keys()].sort();
      for (const key of keys) {
        this.#fields++;
        this.#key.push(key, ':');
        fields.set(key, this.value(thing.fields.get(key) as Value, `${inner} ${key}`));
      }
      let rest: Value | null = null;
      let proto: Value | null = null;
      if (this.#detail === 'nothing') rest = this.#frame.world.any();
      else if (thing.rest !== null) {
        this.#key.push('*:');
        rest = this.value(thing.rest, `${inner} *`);
      }
      if (this.#detail === 'nothing') {
        proto = thing.proto;
        this.#key.push(`^${proto?.atoms.map((it) => it.n).join(' ')}`);
      } else if (thing.proto !== null) {
        this.#key.push('^:');
        proto = this.value(thing.proto, `${inner} ^`);
      }
      this.things.set(inner, { ...thing, owner: 0, fields, rest, proto });
    }
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
      inner = world.ids.of(`given ${this.inside.size}`, this.#frame.module);
      this.inside.set(id, inner);
      this.outside.set(inner, id);
      this.#open.push(id);
    }
    return world.atoms.object(inner);
  }

  /** An environment as the callee sees it. */
  environment(id: number): number {
    if (id < 0 || !this.#state.things.has(id)) {
      this.#key.push(`e${id};`);
      return id;
    }
    const atom = this.#object(id);
    const inner = atom.kind === 'object' ? atom.id : -1;
    this.#key.push(`e${inner};`);
    return inner;
  }

  #label(marks: Marks, sign: string): Marks {
    if (marks.length === 0) return marks;
    let label = this.labels.findIndex((it) => it === marks || sameMarks(it, marks));
    if (label < 0) label = this.labels.push(marks) - 1;
    this.#key.push(sign, String(label));
    return LABELS[label] ?? [given(label)];
  }
}

function given(label: number): Mark {
  return { label: -label - 1, stopped: 0, doubts: 0, alphabet: null, lead: '', tail: '', trace: null };
}

const LABELS: readonly Marks[] = Array.from({ length: 64 }, (_, label) => [given(label)]);
