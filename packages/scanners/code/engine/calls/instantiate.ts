import type { Place } from '../../ir/instruction.ts';
import { isStopped } from '../flow/sinks.ts';
import { learn } from '../guards/facts.ts';
import { handOut, writeOld } from '../heap/old.ts';
import type { State } from '../heap/state.ts';
import { joinThings, type Thing } from '../heap/thing.ts';
import type { Atom } from '../values/atom.ts';
import { type Mark, type Marks, replace, sorted } from '../values/mark.ts';
import { follow, step } from '../values/trace.ts';
import { type Fact, type Facts, someOf, type Value } from '../values/value.ts';
import type { Canonical } from './canonical.ts';
import type { Summary } from './context.ts';
import type { Frame } from './frame.ts';

/** Does in the caller's state what a summary says, and answers what the call returns. */
export function instantiate(
  frame: Frame,
  state: State,
  canonical: Canonical,
  summary: Summary,
  at: Place,
  says: string,
  doubts: number,
): Value {
  const translation = new Translation(frame, canonical, summary, at, says, doubts);
  frame.include(summary);
  for (const id of summary.escaped) {
    const outer = canonical.outside.get(id);
    if (outer !== undefined) handOut(frame, state, frame.world.object(outer));
  }
  for (const [id, thing] of summary.things) putThing(frame, state, canonical, translation, id, thing);
  for (const effect of summary.effects) {
    writeOld(frame, state, translation.id(effect.thing), effect.key, translation.value(effect.value), false);
  }
  for (const found of summary.sinks) {
    if (found.mark === null || found.mark.label >= 0) {
      frame.addSink(found);
      continue;
    }
    for (const mark of translation.marks([found.mark])) {
      if (!isStopped(mark.stopped, found.sink)) frame.addSink({ ...found, mark, doubts: found.doubts | doubts });
    }
  }
  for (const it of summary.registrations) {
    frame.addRegistration({
      ...it,
      handler: translation.value(it.handler),
      self: it.self === null ? null : translation.value(it.self),
    });
  }
  if (summary.throws !== null) {
    const thrown = translation.value(summary.throws);
    frame.throws = frame.throws === null ? thrown : frame.world.join(frame.throws, thrown);
  }
  learn(state, translation.facts(summary.always), frame.world.names);
  return translation.value(summary.returns);
}

function putThing(
  frame: Frame,
  state: State,
  canonical: Canonical,
  translation: Translation,
  id: number,
  thing: Thing,
): void {
  const outer = canonical.outside.get(id);
  const target = outer ?? translation.id(id);
  const before = state.things.get(target);
  if (outer !== undefined && before === undefined) return;
  const fields = new Map<string, Value>();
  for (const [key, value] of thing.fields) fields.set(key, translation.value(value));
  const after: Thing = {
    ...thing,
    owner: state.owner,
    fields,
    rest: thing.rest === null ? null : translation.value(thing.rest),
    proto: thing.proto === null ? null : translation.value(thing.proto),
    ...(thing.when === undefined ? {} : { when: translation.facts(thing.when) ?? [] }),
    heart:
      thing.heart === null
        ? null
        : {
            ...thing.heart,
            env: translation.id(thing.heart.env),
            methods: translation.id(thing.heart.methods),
            bases: thing.heart.bases.map((it) => translation.value(it)),
          },
  };
  const partly = outer !== undefined && canonical.detail === 'nothing';
  if ((outer === undefined || partly) && before !== undefined) {
    const joined = joinThings(before, after, state.owner, (a, b) => frame.world.join(a, b));
    if (outer === undefined) joined.single = false;
    state.things.set(target, joined);
  } else {
    state.things.set(target, after);
  }
}

class Translation {
  readonly #frame: Frame;
  readonly #canonical: Canonical;
  readonly #own: Summary['things'];
  readonly #at: Place;
  readonly #says: string;
  readonly #doubts: number;
  readonly #known = new Map<Marks, Marks>();

  constructor(frame: Frame, canonical: Canonical, summary: Summary, at: Place, says: string, doubts: number) {
    this.#frame = frame;
    this.#canonical = canonical;
    this.#own = summary.things;
    this.#at = at;
    this.#says = says;
    this.#doubts = doubts;
  }

  /** An object of the callee as the caller knows it. */
  id(id: number): number {
    const outer = this.#canonical.outside.get(id);
    if (outer !== undefined) return outer;
    return this.#own.has(id) ? this.#frame.world.ids.through(id, this.#frame.code.id, this.#at) : id;
  }

  value(value: Value): Value {
    let atoms = value.atoms;
    if (atoms.some((it) => it.kind === 'object' || it.kind === 'function' || it.kind === 'bound')) {
      atoms = [...new Set(atoms.map((it) => this.#atom(it)))].sort((a, b) => a.n - b.n);
    }
    const marks = this.marks(value.marks);
    const keyed = this.marks(value.keyed);
    const yes = this.facts(value.yes);
    const no = this.facts(value.no);
    const name = this.#name(value.name);
    if (
      atoms === value.atoms &&
      marks === value.marks &&
      keyed === value.keyed &&
      name === value.name &&
      yes === value.yes &&
      no === value.no
    )
      return value;
    return { ...someOf(atoms, marks), keyed, yes, no, name };
  }

  marks(marks: Marks): Marks {
    if (marks.length === 0 || (marks[0] as Mark).label >= 0) return marks;
    const known = this.#known.get(marks);
    if (known !== undefined) return known;
    const all: Mark[] = [];
    for (const mark of marks) {
      const actual = mark.label < 0 ? this.#canonical.labels[-mark.label - 1] : undefined;
      if (mark.label >= 0) all.push(mark);
      else if (actual !== undefined) {
        const passed: Mark = {
          ...mark,
          doubts: mark.doubts | this.#doubts,
          trace: follow(step(null, this.#frame.module, this.#at, this.#says), mark.trace),
        };
        replace(passed, actual, all);
      }
    }
    const translated = sorted(all);
    this.#known.set(marks, translated);
    return translated;
  }

  facts(facts: Facts): Facts {
    if (facts === null || facts.length === 0) return facts;
    const moved: Fact[] = [];
    for (const fact of facts) {
      const name = this.#name(fact.name);
      if (name !== 0)
        moved.push({
          name,
          stops: fact.stops,
          ...(fact.alphabet === undefined ? {} : { alphabet: fact.alphabet }),
          ...(fact.text === undefined ? {} : { text: fact.text }),
        });
    }
    return moved;
  }

  #name(name: number): number {
    if (name === 0) return 0;
    return this.#frame.world.names.move(name, (root) => this.#canonical.names.get(root) ?? 0);
  }

  #atom(atom: Atom): Atom {
    const { atoms } = this.#frame.world;
    if (atom.kind === 'object') return atoms.object(this.id(atom.id));
    if (atom.kind === 'bound') return atoms.bound(this.id(atom.id));
    return atom.kind === 'function' && atom.env >= 0 ? atoms.function(atom.code, this.id(atom.env)) : atom;
  }
}
