import { orderFrom } from './version-order.ts';

interface NuGetVersion {
  readonly numbers: readonly [number, number, number, number];
  /** Upper case, numbers as such; empty for a release. */
  readonly labels: readonly (number | string)[];
}

const VERSION =
  /^\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?\s*$/;
const INTEGER = /^-?\d+$/;
const MOST = 2 ** 31 - 1;

function parse(text: string): NuGetVersion | null {
  const match = VERSION.exec(text);
  if (match === null) return null;
  const numbers = [1, 2, 3, 4].map((group) => Number(match[group] ?? 0));
  if (numbers.some((number) => number > MOST)) return null;
  const labels = match[5]?.split('.').map(labelOf) ?? [];
  return { numbers: numbers as [number, number, number, number], labels };
}

/** A label counts as a number as far as a signed one of 32 bits holds it. */
function labelOf(text: string): number | string {
  const value = INTEGER.test(text) ? Number(text) : Number.NaN;
  return value >= -MOST - 1 && value <= MOST ? value : text.toUpperCase();
}

function compareVersions(a: NuGetVersion, b: NuGetVersion): number {
  for (let i = 0; i < 4; i++) {
    const step = (a.numbers[i] as number) - (b.numbers[i] as number);
    if (step !== 0) return step;
  }
  if (a.labels.length === 0 || b.labels.length === 0)
    return (a.labels.length === 0 ? 1 : 0) - (b.labels.length === 0 ? 1 : 0);
  for (let i = 0; i < Math.min(a.labels.length, b.labels.length); i++) {
    const step = compareLabels(a.labels[i] as number | string, b.labels[i] as number | string);
    if (step !== 0) return step;
  }
  return a.labels.length - b.labels.length;
}

function compareLabels(a: number | string, b: number | string): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

const canonical = ({ numbers, labels }: NuGetVersion): string =>
  `${numbers.join('.')}${labels.length === 0 ? '' : `-${labels.join('.')}`}`;

/** NuGet's order (https://learn.microsoft.com/nuget/concepts/package-versioning): four numbers, labels without case. */
export const nugetOrder = orderFrom(parse, compareVersions, canonical, (text) => text.replace(/^\s*v(?=\d)/i, ''));
