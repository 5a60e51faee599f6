import { orderFrom } from './version-order.ts';
import { inOrderOf, type WholeNumber, wholeNumber } from './whole-number.ts';

type Segment = WholeNumber | string;

interface RpmVersion {
  readonly epoch: WholeNumber;
  readonly version: readonly Segment[];
  /** Null where there is none. */
  readonly release: readonly Segment[] | null;
}

const VERSION = /^\s*(?:(\d+):)?([^\s:-]+)(?:-([^\s:-]+))?\s*$/;
const PRINTABLE = /^[\x20-\x7e]*$/;

function parse(text: string): RpmVersion | null {
  const match = VERSION.exec(text);
  if (match === null || !PRINTABLE.test(text)) return null;
  const version = segmentsOf(match[2] as string);
  if (version.length === 0) return null;
  return {
    epoch: wholeNumber(match[1] ?? '0'),
    version,
    release: match[3] === undefined ? null : segmentsOf(match[3]),
  };
}

/** Everything else only separates. */
function segmentsOf(text: string): Segment[] {
  const parts = text.match(/\d+|[A-Za-z]+|[~^]/g) ?? [];
  return parts.map((part) => (part.charCodeAt(0) <= 57 ? wholeNumber(part) : part));
}

/** `~` stands before the end, `^` right after it; then letters, then numbers. */
function rank(segment: Segment | undefined): number {
  if (segment === undefined) return 1;
  if (segment === '~') return 0;
  if (segment === '^') return 2;
  return typeof segment === 'string' ? 3 : 4;
}

function compareSegments(a: readonly Segment[], b: readonly Segment[]): number {
  for (let i = 0; i < a.length || i < b.length; i++) {
    const left = a[i];
    const right = b[i];
    const step = rank(left) - rank(right) || inOrderOf(left as Segment, right as Segment);
    if (step !== 0) return step;
  }
  return 0;
}

/** Without a release stands before every release. */
function compareVersions(a: RpmVersion, b: RpmVersion): number {
  const step = inOrderOf(a.epoch, b.epoch) || compareSegments(a.version, b.version);
  if (step !== 0) return step;
  if (a.release === null || b.release === null) return (a.release === null ? 0 : 1) - (b.release === null ? 0 : 1);
  return compareSegments(a.release, b.release);
}

const canonical = ({ epoch, version, release }: RpmVersion): string =>
  `${epoch}:${version.join('.')}${release === null ? '' : `-${release.join('.')}`}`;

/** rpm's own order (`rpmvercmp`, https://rpm-software-management.github.io/rpm/man/rpm-version.7). */
export const rpmOrder = orderFrom(parse, compareVersions, canonical, (text) => text);
