import { orderFrom } from './version-order.ts';
import { inOrderOf, type WholeNumber, wholeNumber } from './whole-number.ts';

interface DebianVersion {
  readonly epoch: WholeNumber;
  readonly upstream: string;
  readonly revision: string;
}

/** A colon stands in the upstream version only after an epoch. */
const VERSION =
  /^\s*(?:(\d+):(?=[^\s]))?([A-Za-z0-9](?:[A-Za-z0-9.+~:-]*?[A-Za-z0-9.+~:])??)(?:-([A-Za-z0-9.+~]+))?\s*$/;

function parse(text: string): DebianVersion | null {
  const match = VERSION.exec(text);
  if (match === null || (match[1] === undefined && text.includes(':'))) return null;
  return { epoch: wholeNumber(match[1] ?? '0'), upstream: match[2] as string, revision: match[3] ?? '' };
}

/** `~` before the end of the text, letters before everything else. */
function weight(code: number): number {
  if (code === TILDE) return -1;
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return code;
  return code + 256;
}

const TILDE = 126;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Runs of other characters by weight, runs of digits by value, in turn. */
function compareText(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    for (;;) {
      // at the end both are NaN and count as nothing
      const left = a.charCodeAt(i);
      const right = b.charCodeAt(j);
      const isLeft = i < a.length && !isDigit(left);
      const isRight = j < b.length && !isDigit(right);
      if (!isLeft && !isRight) break;
      const step = (isLeft ? weight(left) : 0) - (isRight ? weight(right) : 0);
      if (step !== 0) return step;
      i++;
      j++;
    }
    while (a.charCodeAt(i) === 48) i++;
    while (b.charCodeAt(j) === 48) j++;
    let first = 0;
    while (isDigit(a.charCodeAt(i)) && isDigit(b.charCodeAt(j))) {
      if (first === 0) first = a.charCodeAt(i) - b.charCodeAt(j);
      i++;
      j++;
    }
    if (isDigit(a.charCodeAt(i))) return 1;
    if (isDigit(b.charCodeAt(j))) return -1;
    if (first !== 0) return first;
  }
  return 0;
}

function compareVersions(a: DebianVersion, b: DebianVersion): number {
  return inOrderOf(a.epoch, b.epoch) || compareText(a.upstream, b.upstream) || compareText(a.revision, b.revision);
}

/** No digits count as zero, wherever digits may stand. */
function canonicalText(text: string): string {
  const whole = text.replace(/0*(\d+)/g, '$1').replace(/\D$/, '$&0');
  return whole === '0' ? '' : whole;
}

const canonical = ({ epoch, upstream, revision }: DebianVersion): string =>
  `${epoch}:${canonicalText(upstream)}-${canonicalText(revision)}`;

/** dpkg's order (https://www.debian.org/doc/debian-policy/ch-controlfields.html#version). */
export const debianOrder = orderFrom(parse, compareVersions, canonical, (text) => text);
