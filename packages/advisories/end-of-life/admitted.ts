import { satisfies, validRange } from '@renovatebot/pep440/lib/specifier.js';
import semver from 'semver';
import type { Life } from './find-life.ts';

/** How a version of a runtime is asked for: a range as npm or Python writes them, or the beginning of a version. */
export interface AskedRuntime {
  readonly dialect: 'npm' | 'pep440' | 'version';
  readonly text: string;
}

const LONGEST = 200;
const MOST_PATCHES = 40;

/**
 * The release lines that a range admits, in the order of `lives`. Empty for a range that cannot be read, that admits
 * none of them, or that admits what comes after the newest: of that nobody can say that it has ended.
 */
export function admittedLines(lives: readonly Life[], { dialect, text }: AskedRuntime): Life[] {
  if (text.length > LONGEST) return [];
  const lines = lives.filter(({ cycle }) => /^\d{1,6}(?:\.\d{1,6})*$/.test(cycle));
  if (dialect === 'version') return lines.filter(({ cycle }) => isWithin(text, cycle) || isWithin(cycle, text));
  const admits = dialect === 'npm' ? npmRange(text) : pythonRange(text);
  const newest = lines
    .map(({ cycle }) => cycle.split('.').map(Number))
    .sort(byNumbers)
    .at(-1);
  if (admits === null || newest === undefined) return [];
  const after = [...newest.slice(0, -1), (newest.at(-1) ?? 0) + 1].join('.');
  const nextMajor = String((newest[0] ?? 0) + 1);
  if (admits(after, true) || admits(nextMajor, true)) return [];
  return lines.filter(({ cycle }) => admits(cycle, false));
}

/** Whether a release line, or anything from its first release on, is within a range. */
type Admits = (cycle: string, orLater: boolean) => boolean;

function npmRange(text: string): Admits | null {
  if (semver.validRange(text) === null) return null;
  return (cycle, orLater) => semver.intersects(text, orLater ? `>=${padded(cycle)}` : `${cycle}.x`);
}

function pythonRange(text: string): Admits | null {
  if (text.trim() === '' || !validRange(text)) return null;
  return (cycle) => {
    for (let patch = 0; patch <= MOST_PATCHES; patch++) if (satisfies(`${cycle}.${patch}`, text)) return true;
    return false;
  };
}

function padded(cycle: string): string {
  return [...cycle.split('.'), '0', '0'].slice(0, 3).join('.');
}

function isWithin(version: string, line: string): boolean {
  return version === line || version.startsWith(`${line}.`);
}

function byNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const step = (a[i] ?? 0) - (b[i] ?? 0);
    if (step !== 0) return step;
  }
  return 0;
}
