import { isDay, type Place } from '@vauban/domain';
import { newId } from '../../store/identifier.ts';
import type { Actor } from '../context.ts';
import type { Clock } from '../deadlines/clock.ts';
import { freshDeadlines } from '../deadlines/settle.ts';
import { dayOf } from '../decisions/day.ts';
import type { NewEvent } from '../events/event.ts';
import { rangesOf } from '../events/ranges.ts';
import type { PreparedFinding } from '../finding/prepare.ts';
import type { Witnessing } from '../witnesses/pairs.ts';
import { type Changes, placeOf } from './changes.ts';
import type { Known } from './known.ts';

/** An event holds this many descriptions, so that none grows without bound. */
const DESCRIPTIONS = 500;

export interface ScanFacts {
  readonly scanId: string;
  readonly projectId: string;
  readonly branchId: string;
  readonly commit: string | null;
  readonly actor: Actor;
  readonly now: Date;
  /** By which new ones get their deadline; absent: they get it later. */
  readonly clock?: Clock;
}

interface Described {
  readonly number: number;
  readonly vulnerabilityId: string;
  readonly finding: PreparedFinding;
}

/**
 * What a scan did to the record, as events; `firstNumber` is the first of the numbers for what nobody had seen.
 * `witnessing`: which of what is new on the branch is seen there by another scanner already.
 */
export function scanEvents(
  scan: ScanFacts,
  changes: Changes,
  firstNumber: number,
  witnessing: readonly Witnessing[] = [],
): NewEvent[] {
  const { branchId, commit, now } = scan;
  const brandNew = changes.brandNew.map((finding, index): Described => {
    return { number: firstNumber + index, vulnerabilityId: newId(now), finding };
  });
  const redescribed = changes.described.map(({ known, finding }): Described => ({ ...known, finding }));
  const event = (kind: NewEvent['kind'], subjects: readonly number[], data: object): NewEvent => {
    return { kind, actor: scan.actor, projectId: scan.projectId, scanId: scan.scanId, subjects, data, at: now };
  };
  const onBranch = (kind: NewEvent['kind'], known: readonly { number: number }[], more: object = {}) =>
    known.length > 0 ? [event(kind, numbersOf(known), { branchId, commit, ...more })] : [];
  const pairs = pairsOf(witnessing, brandNew);
  const witnesses = new Set(pairs.map(({ number }) => number));
  const isAlone = ({ number }: { number: number }) => !witnesses.has(number);
  const opened = [...brandNew, ...changes.arrived].filter(isAlone);
  const deadlines = scan.clock && freshDeadlines(scan.clock);
  return [
    ...chunked([...brandNew, ...redescribed]).map((chunk) =>
      event('vulnerability.described', [], { findings: chunk.map((one) => descriptionOf(one, now, deadlines)) }),
    ),
    ...identified(changes, brandNew, event),
    ...onBranch('vulnerability.opened', opened, { new: rangesOf(numbersOf(brandNew.filter(isAlone))) }),
    ...(pairs.length > 0 ? [event('vulnerability.witnessed', bothOf(pairs), { branchId, commit, pairs })] : []),
    ...(changes.seen.length > 0
      ? [event('vulnerability.seen', [], { branchId, commit, ranges: rangesOf(numbersOf(changes.seen)) })]
      : []),
    ...onBranch('vulnerability.came-back', changes.cameBack),
    ...onBranch('vulnerability.gone', changes.gone),
    ...onBranch('vulnerability.withdrawn', changes.withdrawn, { why: 'newer advisories do not name this version' }),
  ];
}

/** Where the scan opened something on its branch, by the numbers that `scanEvents` gives. */
export function openedPlaces(changes: Changes, firstNumber: number): { number: number; place: Place }[] {
  return [
    ...changes.arrived.map((known) => ({ number: known.number, place: placeOf(known) })),
    ...changes.brandNew.map(({ columns }, index) => {
      const { path, scanner, rule, component_purl: purl } = columns;
      return { number: firstNumber + index, place: placeOf({ path, scanner, rule, purl }) };
    }),
  ];
}

/** What an older scan opened although a newer one had looked there: closed by that one. */
export function closedLater(scan: ScanFacts, closed: readonly { number: number }[], provedBy: string): NewEvent[] {
  if (closed.length === 0) return [];
  const { projectId, branchId, commit, actor, now } = scan;
  const data = { branchId, commit, why: 'a scan of a later commit had looked there' };
  const subjects = numbersOf(closed);
  return [{ kind: 'vulnerability.gone', actor, projectId, scanId: provedBy, subjects, data, at: now }];
}

/** Members are named as the columns of `vulnerabilities`. */
function descriptionOf(
  { number, vulnerabilityId, finding }: Described,
  now: Date,
  deadlines: ReturnType<typeof freshDeadlines> | undefined,
): object {
  const [scheme, fingerprint] = finding.fingerprints[0] ?? [];
  const { columns, content } = finding;
  const since = sinceBefore(finding, now);
  const what = {
    ...{ number, vulnerability_id: vulnerabilityId, scheme, fingerprint },
    ...columns,
    content,
    ...(since !== null && { first_seen: since }),
  };
  if (deadlines === undefined) return what;
  const { severity, exploited } = columns;
  const dueDate = finding.finding.advisory?.dueDate ?? null;
  const timed = deadlines({ severity, exploited, dueDate, since });
  return { ...what, deadline: timed.kind, due: timed.due, deadline_rule: timed.rule, deadline_since: timed.since };
}

/** Another record's day, where it lies before today; a report cannot say that something is younger than it is. */
function sinceBefore({ finding: { firstSeen } }: PreparedFinding, now: Date): string | null {
  return firstSeen !== undefined && isDay(firstSeen) && firstSeen < dayOf(now) ? firstSeen : null;
}

interface Pair {
  readonly number: number;
  readonly of: number;
  readonly reasons: readonly string[];
  readonly score: number;
}

/** By numbers; new ones have theirs by now. */
function pairsOf(witnessing: readonly Witnessing[], brandNew: readonly Described[]): Pair[] {
  if (witnessing.length === 0) return [];
  const numbers = new Map(brandNew.map(({ finding, number }) => [finding, number]));
  return witnessing.flatMap(({ finding, known, of, reasons, score }) => {
    const number = known?.number ?? numbers.get(finding);
    const shown = typeof of === 'number' ? of : numbers.get(of);
    return number === undefined || shown === undefined ? [] : [{ number, of: shown, reasons, score }];
  });
}

function bothOf(pairs: readonly Pair[]): number[] {
  return [...new Set(pairs.flatMap(({ number, of }) => [number, of]))].sort((a, b) => a - b);
}

/** Names beside the first: of other schemes, and the ones that a rename brought. */
function identified(
  { renamed }: Changes,
  brandNew: readonly Described[],
  event: (kind: NewEvent['kind'], subjects: readonly number[], data: object) => NewEvent,
): NewEvent[] {
  const others = brandNew.flatMap(({ number, vulnerabilityId, finding }) =>
    finding.fingerprints.slice(1).map(([scheme, fingerprint]) => {
      return { number, vulnerability_id: vulnerabilityId, scheme, fingerprint };
    }),
  );
  const found = renamed.flatMap(({ known, finding }) =>
    finding.fingerprints.map(([scheme, fingerprint]) => {
      return { number: known.number, vulnerability_id: known.vulnerabilityId, scheme, fingerprint };
    }),
  );
  const findings = [...others, ...found];
  return findings.length > 0 ? [event('vulnerability.identified', numbersOf(renamed.map(knownOf)), { findings })] : [];
}

function knownOf({ known }: { known: Known }): Known {
  return known;
}

function numbersOf(known: readonly { number: number }[]): number[] {
  return known.map(({ number }) => number).sort((a, b) => a - b);
}

function chunked(described: readonly Described[]): Described[][] {
  const chunks: Described[][] = [];
  for (let at = 0; at < described.length; at += DESCRIPTIONS) chunks.push(described.slice(at, at + DESCRIPTIONS));
  return chunks;
}
