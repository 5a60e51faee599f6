import type { Life } from '@vauban/advisories';
import { describe, expect, it } from 'vitest';
import { sampleAdvisories } from '../testing/sample-advisories.ts';
import { scanFiles } from '../testing/scan-files.ts';

// release lines of our own
const LINES: readonly Life[] = [
  { product: 'Frame', cycle: '3', hasEnded: false, ends: '2099-01-01' },
  { product: 'Frame', cycle: '2', hasEnded: true, ends: '2025-01-01' },
];

function knowing(purl: string, lines: readonly Life[] = LINES) {
  const own = (asked: string) => (asked.replace(/@[^@/]*$/, '') === purl ? lines : []);
  const vulnerable = { id: 'CVE-2026-1', ecosystem: 'npm', package: 'frame', below: '3.0.0' };
  return {
    ...sampleAdvisories([vulnerable]),
    life: (asked: string, version: string) => own(asked).find(({ cycle }) => version.startsWith(`${cycle}.`)) ?? null,
    lives: own,
  };
}

const lock = (version: string) =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { frame: '*', a: '*' } },
      'node_modules/frame': { version },
      'node_modules/a': { version: '1.0.0', dependencies: { frame: '2' } },
      'node_modules/a/node_modules/frame': { version: '2.0.0' },
    },
  });

const ended = async (files: Record<string, string>, advisories: ReturnType<typeof knowing>) =>
  (await scanFiles(files, advisories)).observations.filter(({ rule }) => rule === 'dependencies/end-of-life');

describe('a component at its end of life', () => {
  it('is a finding where it is asked for directly, with a line that is maintained', async () => {
    const found = await ended({ 'package-lock.json': lock('2.1.0') }, knowing('pkg:npm/frame'));
    expect(
      found.map(({ title, message, fix, severity, confidence }) => [
        title,
        message,
        fix?.summary,
        severity,
        confidence,
      ]),
    ).toEqual([
      [
        'frame 2.1.0: Frame 2 is at its end of life',
        'Frame 2 has not been maintained since 2025-01-01: flaws that are found in it stay unfixed.',
        'Move to Frame 3, which is maintained.',
        'medium',
        'high',
      ],
    ]);
    expect(await ended({ 'package-lock.json': lock('3.0.0') }, knowing('pkg:npm/frame'))).toEqual([]);
  });

  it('is told on its vulnerabilities too, wherever it comes from', async () => {
    const { observations } = await scanFiles({ 'package-lock.json': lock('2.1.0') }, knowing('pkg:npm/frame'));
    const vulnerable = observations.filter(({ rule }) => rule === 'CVE-2026-1');
    expect(vulnerable.map(({ component }) => component?.endOfLife)).toEqual([
      { product: 'Frame', cycle: '2', since: '2025-01-01' },
      { product: 'Frame', cycle: '2', since: '2025-01-01' },
    ]);
  });

  it('is less sure for a toolchain that is only a lower bound, and says so', async () => {
    const lines = [{ product: 'Go', cycle: '1', hasEnded: true, ends: null }];
    const [found] = await ended({ 'go.mod': 'module a\n\ngo 1.21.0\n' }, knowing('pkg:generic/go', lines));
    expect(found?.confidence).toBe('low');
    expect(found?.message).toMatch(/^Go 1 has not been maintained: .*at least this Go/);
    expect(found?.fix?.summary).toBe('No release line of Go is maintained: replace it.');
  });
});
