import type { Confidence } from '@vauban/domain';
import { lineOf } from '../ir/instruction.ts';
import { type SourceGroup, sourceKind } from '../models/kinds.ts';
import type { Entry, Hit, Step } from './analysis.ts';
import type { FoundSink } from './calls/context.ts';
import { isHarmlessText } from './guards/alphabets.ts';
import { isHarmlessBehind } from './guards/positions.ts';
import { DOUBT, DOUBT_WORDS } from './values/mark.ts';
import { stepsOf } from './values/trace.ts';
import type { World } from './world.ts';

const MOST_STEPS = 40;

/** One hit for each sink, kind of sink and kind of source: the one that tells most. */
export class Hits {
  readonly #world: World;
  readonly #byKey = new Map<string, { readonly hit: Hit; readonly cost: number }>();

  /** Hits from the path of a request that no client can choose, unless another entry leads there. */
  readonly #fixed = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  add(found: FoundSink, entry: Entry | null): void {
    const { mark } = found;
    if (
      mark !== null &&
      (mark.label < 0 ||
        isHarmlessBehind(found.sink, mark.lead) ||
        isHarmlessText(found.sink, mark.alphabet, mark.lead))
    )
      return;
    const hit = this.#hit(found, entry);
    if ((found.entered && entry === null) || (found.from !== undefined && !isFrom(hit, found.from))) return;
    const key = keyOf(hit);
    if (hit.source?.kind === 'http.route' && isFixed(entry)) {
      this.#fixed.add(key);
      return;
    }
    this.#put(key, hit);
  }

  /** A hit of an earlier run. */
  addHit(hit: Hit): void {
    this.#put(keyOf(hit), hit);
  }

  #put(key: string, hit: Hit): void {
    const cost = hit.doubts.length * 1000 + hit.steps.length + (hit.entry === undefined ? 0.5 : 0);
    const known = this.#byKey.get(key);
    if (known === undefined || cost < known.cost) this.#byKey.set(key, { hit, cost });
  }

  all(): Hit[] {
    return [...this.#byKey]
      .filter(([key, { hit }]) => hit.entry !== undefined || !this.#fixed.has(key))
      .map(([, { hit }]) => hit)
      .sort(
        (a, b) =>
          compareTexts(a.path, b.path) ||
          a.at - b.at ||
          compareTexts(a.sink, b.sink) ||
          compareTexts(a.source?.kind ?? '', b.source?.kind ?? ''),
      );
  }

  #hit(found: FoundSink, entry: Entry | null): Hit {
    const world = this.#world;
    const doubts = found.doubts | (found.mark?.doubts ?? 0);
    const words = DOUBT_WORDS.filter(([bit]) => (doubts & bit) !== 0).map(([, text]) => text);
    const steps =
      found.mark === null
        ? []
        : shortened(
            stepsOf(found.mark.trace).map((it): Step => ({ path: world.path(it.module), at: it.at, says: it.says })),
          );
    const origin = found.mark === null ? null : world.labels.origin(found.mark.label);
    return {
      sink: found.sink,
      ...(found.note === undefined ? {} : { note: found.note }),
      ...(origin === null
        ? {}
        : { source: { kind: origin.kind, name: steps[0]?.says.replace(/ is read$/, '') ?? origin.name } }),
      path: world.path(found.module),
      at: found.at,
      steps,
      ...(entry === null ? {} : { entry }),
      confidence: confidence(doubts),
      doubts: words,
      ...(found.mark !== null && (found.mark.lead !== '' || found.mark.tail !== '') && { isPart: true }),
    };
  }
}

function isFrom(hit: Hit, groups: readonly SourceGroup[]): boolean {
  const group = hit.source === undefined ? undefined : sourceKind(hit.source.kind)?.group;
  return group === undefined || groups.includes(group);
}

/** Where a route has no parameter, the client cannot choose the path of the request. */
function isFixed(entry: Entry | null): boolean {
  return entry?.route !== undefined && !/[<{:*(]/.test(entry.route);
}

function confidence(doubts: number): Confidence {
  if ((doubts & (DOUBT.unresolved | DOUBT.guessed)) !== 0)
    return (doubts & DOUBT.unresolved) !== 0 && (doubts & DOUBT.guessed) !== 0
      ? 'low'
      : doubts & DOUBT.guessed
        ? 'low'
        : 'medium';
  return doubts === 0 ? 'high' : 'medium';
}

/** Steps on one line that say the same stand once; of a very long way the middle is left out. */
function shortened(steps: readonly Step[]): Step[] {
  const kept = steps.filter((it, i) => {
    const before = steps[i - 1];
    return (
      before === undefined || before.path !== it.path || lineOf(before.at) !== lineOf(it.at) || before.says !== it.says
    );
  });
  return kept.length <= MOST_STEPS ? kept : [...kept.slice(0, MOST_STEPS / 2), ...kept.slice(-MOST_STEPS / 2)];
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether something may be logged depends on which data it is. */
function keyOf(hit: Hit): string {
  const name = hit.sink === 'log-sensitive' ? hit.source?.name : '';
  return `${hit.path}\0${hit.at}\0${hit.sink}\0${hit.source?.kind ?? ''}\0${name}`;
}
