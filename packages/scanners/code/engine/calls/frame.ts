import type { Code } from '../flow/code.ts';
import type { Thing } from '../heap/thing.ts';
import { DOUBT } from '../values/mark.ts';
import { NOTHING, type Value } from '../values/value.ts';
import type { World } from '../world.ts';
import type { Effect, FoundSink, Registration, Summary } from './context.ts';

const MOST_SINKS = 400;
const MOST_EFFECTS = 400;
const MOST_REGISTRATIONS = 10_000;

/** One activation of a function. */
export class Frame {
  readonly world: World;
  readonly code: Code;
  readonly depth: number;
  /** Where its variables live that other functions see; an object, -1: unknown. */
  environment: number;
  readonly self: Value;
  /** The class whose method runs; -1: none. */
  readonly home: number;
  /** Objects of the caller as they were in the beginning. */
  given: ReadonlyMap<number, Thing> = new Map();
  readonly escaped = new Set<number>();
  readonly reads = new Map<number, unknown>();
  readonly modules = new Set<number>();
  readonly sinks = new Map<string, FoundSink>();
  readonly effects = new Map<string, Effect>();
  readonly registrations = new Map<string, Registration>();
  throws: Value | null = null;
  /** What a generator hands out. */
  yields: Value = NOTHING;
  /** Rests on assumptions about calls that are running, from this depth on. */
  assumes = Number.POSITIVE_INFINITY;
  /** Every execution comes through here, once. */
  alone: boolean;
  readonly doubts: number;
  steps = 0;

  constructor(
    world: World,
    code: Code,
    depth: number,
    self: Value,
    home: number,
    environment: number,
    alone: boolean,
    doubts = 0,
  ) {
    this.world = world;
    this.code = code;
    this.depth = depth;
    this.self = self;
    this.home = home;
    this.environment = environment;
    this.alone = alone;
    this.doubts = doubts;
    this.modules.add(code.module);
  }

  get module(): number {
    return this.code.module;
  }

  addSink(found: FoundSink): void {
    const key = `${found.module} ${found.at} ${found.sink} ${found.mark?.label ?? ''} ${found.mark?.stopped ?? ''}`;
    const known = this.sinks.get(key);
    if (known === undefined ? this.sinks.size < MOST_SINKS : better(found, known)) this.sinks.set(key, found);
  }

  addEffect(effect: Effect, join: (a: Value, b: Value) => Value): void {
    const key = `${effect.thing} ${effect.key}`;
    const known = this.effects.get(key);
    if (known === undefined && this.effects.size >= MOST_EFFECTS) return;
    this.effects.set(key, known === undefined ? effect : { ...effect, value: join(known.value, effect.value) });
  }

  addRegistration(it: Registration): void {
    if (this.registrations.size >= MOST_REGISTRATIONS) return;
    const handlers = it.handler.atoms.map((atom) => atom.n).join(' ');
    this.registrations.set(`${it.module} ${it.at} ${it.method} ${it.route} ${handlers}`, it);
  }

  /** What a call read and touched belongs to the caller as well. */
  include(summary: Pick<Summary, 'reads' | 'modules'>): void {
    for (const [key, value] of summary.reads) if (!this.reads.has(key)) this.reads.set(key, value);
    for (const module of summary.modules) this.modules.add(module);
  }
}

function better(a: FoundSink, b: FoundSink): boolean {
  const cost = (it: FoundSink) => weight(it.doubts | (it.mark?.doubts ?? 0)) * 1000 + (it.mark?.trace?.length ?? 0);
  return cost(a) < cost(b);
}

function weight(doubts: number): number {
  return ((doubts & DOUBT.unresolved) > 0 ? 2 : 0) + ((doubts & DOUBT.guessed) > 0 ? 2 : 0) + (doubts > 0 ? 1 : 0);
}
