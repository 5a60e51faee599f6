import { orderFrom } from './version-order.ts';
import { inOrderOf, type WholeNumber, wholeNumber } from './whole-number.ts';

type Part = WholeNumber | string;

interface PubVersion {
  readonly numbers: readonly WholeNumber[];
  readonly pre: readonly Part[];
  readonly build: readonly Part[];
}

const VERSION =
  /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

function parse(text: string): PubVersion | null {
  const match = VERSION.exec(text);
  if (match === null) return null;
  return {
    numbers: [1, 2, 3].map((group) => wholeNumber(match[group] as string)),
    pre: partsOf(match[4]),
    build: partsOf(match[5]),
  };
}

/** A part is a number as Dart reads one: a sign and hexadecimal digits too. */
function partsOf(text: string | undefined): Part[] {
  return (text?.split('.') ?? []).map((part) => {
    const number = /^(-?)(0x[0-9a-f]+|\d+)$/i.exec(part);
    if (number === null) return part;
    const value = wholeNumber(number[2] as string);
    return number[1] === '' || value === 0 ? value : -value;
  });
}

/** Unlike SemVer, a build comes after the version without one, and builds have an order. */
function compareVersions(a: PubVersion, b: PubVersion): number {
  for (let i = 0; i < 3; i++) {
    const step = inOrderOf(a.numbers[i] as WholeNumber, b.numbers[i] as WholeNumber);
    if (step !== 0) return step;
  }
  const pre = (a.pre.length === 0 ? 1 : 0) - (b.pre.length === 0 ? 1 : 0);
  return pre || compareParts(a.pre, b.pre) || compareParts(a.build, b.build);
}

function compareParts(a: readonly Part[], b: readonly Part[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const left = a[i] as Part;
    const right = b[i] as Part;
    const kinds = (typeof left === 'string' ? 1 : 0) - (typeof right === 'string' ? 1 : 0);
    const step = kinds || inOrderOf(left, right);
    if (step !== 0) return step;
  }
  return a.length - b.length;
}

function canonical({ numbers, pre, build }: PubVersion): string {
  return `${numbers.join('.')}${pre.length === 0 ? '' : `-${pre.join('.')}`}${build.length === 0 ? '' : `+${build.join('.')}`}`;
}

/** `1.2` → `1.2.0`. */
const padded = (text: string): string =>
  text.replace(/^\s*v?(\d+)(\.\d+)?(?=[-+]|\s*$)/, (_, major: string, minor = '.0') => `${major}${minor}.0`).trim();

/** Dart's `pub_semver` (https://pub.dev/packages/pub_semver). */
export const pubOrder = orderFrom(parse, compareVersions, canonical, padded);
