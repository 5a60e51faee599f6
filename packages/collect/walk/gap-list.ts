import type { Gap, GapKind } from '@vauban/domain';
import { collapse } from './collapse.ts';
import type { LeftOut } from './entry.ts';

const MESSAGES = {
  link: 'a link; what it points to is scanned itself where it lies',
  'link-outward': 'a link that points outside the scanned folder; it was not followed',
  special: 'a pipe, socket or device; it was not opened',
  submodule: 'a repository of its own; scan it on its own',
  'not-checked-out': 'tracked but not in the working tree (sparse checkout); check it out to have it scanned',
} as const satisfies Partial<Record<GapKind, string>>;

const LEFT_OUT = {
  ignored: 'ignored by git and not tracked',
  installed: 'installed packages or the records of a version control system; nothing of it is tracked by git',
} as const satisfies Record<LeftOut['why'], string>;

/** Collects gaps one by one; paths that a whole folder shares are named by that folder. */
export class GapList {
  readonly #gaps: Gap[] = [];
  readonly #absent: string[] = [];
  readonly #excluded = new Map<string | false, string[]>();

  add(kind: Exclude<keyof typeof MESSAGES, 'not-checked-out'>, path: string): void {
    this.#gaps.push({ kind, path, message: MESSAGES[kind] });
  }

  unreadable(path: string, reason: string): void {
    this.#gaps.push({ kind: 'unreadable', path, message: `cannot be read: ${reason}` });
  }

  unreadableFolder(pattern: string): void {
    this.#gaps.push({ kind: 'unreadable', pattern, message: 'cannot be entered: no right to read this folder' });
  }

  notCheckedOut(path: string): void {
    this.#absent.push(path);
  }

  /** `by`: the glob; false when it lies outside of every included glob. */
  excluded(path: string, by: string | false): void {
    const paths = this.#excluded.get(by);
    if (paths === undefined) this.#excluded.set(by, [path]);
    else paths.push(path);
  }

  tooMany(maxFiles: number): void {
    const message = `only the first ${maxFiles} files were taken; scan a sub-folder, or exclude what need not be scanned`;
    this.#gaps.push({ kind: 'too-many-files', message });
  }

  /** All gaps in a fixed order; `kept` are the paths of the files that are scanned. */
  finish(kept: readonly string[], leftOut: readonly LeftOut[]): Gap[] {
    const gaps = [...this.#gaps];
    const told = gaps.flatMap((gap) => gap.path ?? []);
    const present = [...kept, ...told];
    for (const [by, paths] of this.#excluded) {
      const message = by === false ? 'not among the paths asked for' : `excluded by ${JSON.stringify(by)}`;
      gaps.push(...placeGaps('excluded', paths, present, message));
    }
    gaps.push(...placeGaps('not-checked-out', this.#absent, present, MESSAGES['not-checked-out']));
    for (const why of ['ignored', 'installed'] as const) {
      const places = leftOut.filter((each) => each.why === why).map((each) => each.place);
      gaps.push(...leftOutGaps(places, present, LEFT_OUT[why]));
    }
    return gaps.sort(inOrder);
  }
}

const MOST_PLACES = 20_000;

function leftOutGaps(places: readonly string[], kept: readonly string[], message: string): Gap[] {
  if (places.length > MOST_PLACES) return placeGaps('ignored', places, kept, message);
  return places.map((place) => placeGap('ignored', place, 1, message));
}

function placeGaps(kind: GapKind, paths: readonly string[], kept: readonly string[], message: string): Gap[] {
  if (paths.length === 0) return [];
  return collapse(paths, kept, MOST_PLACES).map(({ place, count }) => placeGap(kind, place, count, message));
}

function placeGap(kind: GapKind, place: string, count: number, message: string): Gap {
  const where = place.endsWith('/') ? { pattern: place } : { path: place };
  return count === 1 ? { kind, ...where, message } : { kind, ...where, count, message };
}

function inOrder(a: Gap, b: Gap): number {
  return (
    compare(a.kind, b.kind) ||
    compare(a.pattern ?? a.path ?? '', b.pattern ?? b.path ?? '') ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
