import type { EventKind, StoredAffected, StoredRange } from '../records/stored-record.ts';
import { strictSemver } from '../versions/semver.ts';
import type { VersionOrder } from '../versions/version-order.ts';

/** What one record's entry says about one version of its package. */
export interface Judged {
  readonly affected: boolean;
  /** Why it could not be judged; only where `affected` is false. */
  readonly problem: string | null;
}

interface BoundEvent {
  readonly kind: EventKind;
  /** Null stands before every version (`introduced: "0"`). */
  readonly version: string | null;
}

/** `limit: "*"` is no limit. */
const NO_LIMIT = '*';

/**
 * OSV's evaluation (https://ossf.github.io/osv-schema/#evaluation): affected when the version is listed, or when any
 * range says so. A range that cannot be judged is a problem only if nothing else says "affected".
 */
export function judge(entry: StoredAffected, version: string, order: VersionOrder): Judged {
  const listed = entry.v;
  if (listed?.includes(order.canonical(version) ?? version)) return AFFECTED;
  let problem: string | null = null;
  for (const range of entry.r ?? []) {
    const within = inRange(range, version, orderFor(range, version, order));
    if (within === true) return AFFECTED;
    if (within !== false) problem ??= within;
  }
  if (problem !== null) return { affected: false, problem };
  if (entry.r === undefined && listed === undefined) {
    const kinds = entry.o?.join(' and ');
    const why = kinds === undefined ? 'it names no version at all' : `it has only ${kinds} ranges`;
    return { affected: false, problem: why };
  }
  return UNAFFECTED;
}

const AFFECTED: Judged = { affected: true, problem: null };
export const UNAFFECTED: Judged = { affected: false, problem: null };

/** The versions that the ranges name as fixed. */
export function fixedVersions(entry: StoredAffected, order: VersionOrder): string[] {
  const found: string[] = [];
  for (const range of entry.r ?? []) {
    for (let i = 1; i < range.length; i += 2) {
      const text = range[i + 1] as string;
      const version = range[i] === 'f' && !NO_VERSION.test(text) ? order.bound(text) : null;
      if (version !== null) found.push(version);
    }
  }
  return found;
}

/** `99.999.9999`: how some feeds write that nothing is fixed. A range with it ends nowhere, and nobody can upgrade to it. */
const NO_VERSION = /^9{2,}(?:\.9{2,}){2,}$/;

/** A SEMVER range is ordered by SemVer where the version is one, whatever the ecosystem's own order says. */
function orderFor(range: StoredRange, version: string, order: VersionOrder): VersionOrder {
  return range[0] === 's' && order.valid(version) && !order.semver && strictSemver.valid(version)
    ? strictSemver
    : order;
}

/** True, false, or in words why it cannot be said. */
function inRange(range: StoredRange, version: string, order: VersionOrder): boolean | string {
  const events: BoundEvent[] = [];
  let limited = false;
  let belowLimit = false;
  for (let i = 1; i < range.length; i += 2) {
    const kind = range[i] as EventKind;
    const text = range[i + 1] as string;
    if (kind === 'm' && text === NO_LIMIT) return inRange(withoutLimits(range), version, order);
    if (kind === 'i' && text === '0') {
      events.push({ kind, version: null });
      continue;
    }
    const bound = order.bound(text);
    if (bound === null) return `${JSON.stringify(text.slice(0, 60))} in its range is no version`;
    if (kind === 'm') {
      limited = true;
      belowLimit ||= order.compare(version, bound) < 0;
    } else {
      events.push({ kind, version: bound });
    }
  }
  if (limited && !belowLimit) return false;
  return walk(inOrder(events, order), version, order);
}

function walk(events: readonly BoundEvent[], version: string, order: VersionOrder): boolean {
  let affected = false;
  for (const event of events) {
    const step = event.version === null ? 1 : order.compare(version, event.version);
    if (event.kind === 'i' && step >= 0) affected = true;
    else if (event.kind === 'f' && step >= 0) affected = false;
    else if (event.kind === 'l' && step > 0) affected = false;
  }
  return affected;
}

/**
 * Ascending; events at one version stay as the record has them: `fixed 2, introduced 2` goes on, `introduced 2,
 * fixed 2` is empty.
 */
function inOrder(events: BoundEvent[], order: VersionOrder): BoundEvent[] {
  return events.sort((a, b) => {
    if (a.version === null || b.version === null) return (a.version === null ? 0 : 1) - (b.version === null ? 0 : 1);
    return order.compare(a.version, b.version);
  });
}

function withoutLimits(range: StoredRange): StoredRange {
  const kept: [StoredRange[0], ...string[]] = [range[0]];
  for (let i = 1; i < range.length; i += 2) {
    if (range[i] !== 'm') kept.push(range[i] as string, range[i + 1] as string);
  }
  return kept;
}
