import { orderFrom } from './version-order.ts';
import { inOrderOf, type WholeNumber, wholeNumber } from './whole-number.ts';

type Segment = WholeNumber | string;

const VERSION = /^\s*[0-9]+(?:\.[0-9a-zA-Z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?\s*$/;

/** Zeros before the first letters and at the end do not count. */
function parse(text: string): readonly Segment[] | null {
  if (!VERSION.test(text)) return null;
  const parts = text.replaceAll('-', '.pre.').match(/[0-9]+|[a-z]+/gi) ?? [];
  const segments = parts.map((part): Segment => (isDigit(part.charCodeAt(0)) ? wholeNumber(part) : part));
  const letters = segments.findIndex((segment) => typeof segment === 'string');
  const numbers = letters < 0 ? segments : segments.slice(0, letters);
  return [...withoutZeros(numbers), ...(letters < 0 ? [] : withoutZeros(segments.slice(letters)))];
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function withoutZeros(segments: readonly Segment[]): readonly Segment[] {
  let end = segments.length;
  while (end > 0 && segments[end - 1] === 0) end--;
  return segments.slice(0, end);
}

function compareSegments(a: readonly Segment[], b: readonly Segment[]): number {
  for (let i = 0; i < a.length || i < b.length; i++) {
    const left = a[i] ?? 0;
    const right = b[i] ?? 0;
    const isLeftText = typeof left === 'string';
    if (isLeftText !== (typeof right === 'string')) return isLeftText ? -1 : 1;
    const step = inOrderOf(left, right);
    if (step !== 0) return step;
  }
  return 0;
}

/** `Gem::Version` (https://docs.ruby-lang.org/en/master/Gem/Version.html): any letters make a pre-release. */
export const rubygemsOrder = orderFrom(
  parse,
  compareSegments,
  (segments) => segments.join('.'),
  (text) => text.replace(/^\s*v(?=\d)/i, ''),
);
