import { describe, expect, it } from 'vitest';
import { ECOSYSTEMS } from './ecosystems.ts';

const FORMATS = ECOSYSTEMS.flatMap((ecosystem) => ecosystem.formats);

describe('a lockfile', () => {
  it('that is larger than its reader takes, or holds bytes that are no text, is a blocking gap and never passed over', () => {
    const lockfiles = FORMATS.filter(({ lockfile }) => lockfile);
    expect(lockfiles.length).toBeGreaterThan(20);
    for (const { want } of lockfiles) {
      expect([want.kind, want.content, want.gapWhenLarger]).toEqual([
        want.kind,
        'any',
        expect.stringMatching(/^lockfile-(?:broken|unsupported)$/),
      ]);
    }
  });

  it('has a kind of its own, and a name', () => {
    const kinds = FORMATS.map(({ want }) => want.kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    for (const { want } of FORMATS) expect(want.names?.length ?? 0).toBeGreaterThan(0);
  });
});
