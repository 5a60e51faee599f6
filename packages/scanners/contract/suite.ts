import type { AdvisoryLookup } from '@vauban/advisories';
import { GAP_KINDS, LONGEST_SNIPPET, type Location } from '@vauban/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { keywordGate } from '../pipeline/choose/keyword-gate.ts';
import { wantTable } from '../pipeline/choose/wanted.ts';
import { isConclusion } from '../pipeline/conclude/check.ts';
import { DEFAULT_LIMITS } from '../pipeline/request.ts';
import { damaged, HOSTILE_INPUTS, seeded } from './hostile-inputs.ts';
import {
  type Conclusion,
  type FileFacts,
  type RefusedFile,
  type Scanner,
  type ScannerEntry,
  type ScannerSettings,
  Unreadable,
} from './scanner.ts';

/** One file that the scanner is made for. */
export interface Sample {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** What the suite needs to try a scanner. */
export interface Trial {
  readonly settings: ScannerSettings;
  /** At least one for each road through the scanner; among them files with findings, if it has any. */
  readonly samples: readonly Sample[];
  /** Values in the samples that must never be seen whole. */
  readonly secrets: readonly string[];
  readonly advisories: AdvisoryLookup | null;
}

class Spent extends Error {}

const MOST_STEPS = DEFAULT_LIMITS.readSteps;
/** Generous: a busy machine is no failure, an endless loop is. */
const MOST_MS = 10_000;
const free = () => {};

/** What holds for every scanner, present and future, whatever it looks for. */
export function describeScanner(entry: ScannerEntry, trial: Trial): void {
  describe(`the scanner ${entry.id}`, () => {
    let scanner: Scanner;
    beforeAll(async () => {
      scanner = await entry.open(trial.settings);
      for (const { kind } of scanner.wants) await scanner.prepare?.(kind);
    });

    describe('declares', () => {
      it('an id, a version and the surface that the registry knows', () => {
        expect(scanner.id).toBe(entry.id);
        expect(entry.id).toMatch(/^[a-z][a-z-]*$/);
        expect(scanner.version).toMatch(/^[\w.-]+$/);
      });

      it('wants that are well-formed and the same each time', async () => {
        expect(scanner.wants.length).toBeGreaterThan(0);
        for (const { kind, names, content, maxBytes, keywords, gapWhenLarger } of scanner.wants) {
          expect(kind).not.toBe('');
          expect(['text', 'any']).toContain(content);
          expect(maxBytes).toBeGreaterThan(0);
          if (gapWhenLarger !== undefined) expect(Object.keys(GAP_KINDS)).toContain(gapWhenLarger);
          for (const name of names ?? []) expect(name).toMatch(/^[^/\0][^\0]*$/);
          if (keywords !== undefined) expect(() => keywordGate([keywords])).not.toThrow();
        }
        expect((await entry.open(trial.settings)).wants).toEqual(scanner.wants);
      });

      it('a want for each of its samples', () => {
        for (const { path } of trial.samples) expect(wantTable([scanner]).fits(path), path).toHaveLength(1);
      });
    });

    describe('reads', () => {
      it('the same facts from the same bytes, and leaves the bytes alone', () => {
        for (const sample of trial.samples) {
          const bytes = bytesOf(sample);
          const before = Buffer.from(bytes);
          const first = read(scanner, kindOf(scanner, sample.path), bytes);
          const again = read(scanner, kindOf(scanner, sample.path), Buffer.from(bytes));
          expect(again).toEqual(first);
          expect(before.equals(bytes)).toBe(true);
        }
      });

      it('something from its samples', () => {
        const facts = trial.samples.map((sample) => read(scanner, kindOf(scanner, sample.path), bytesOf(sample)).facts);
        expect(facts.some((some) => some !== null && some.length > 0)).toBe(true);
      });

      it.each(HOSTILE_INPUTS)('%s, in bounded time, steps and facts', (_, bytes) => {
        for (const kind of kinds(scanner)) read(scanner, kind, bytes);
      });

      it('its samples cut and altered', () => {
        trial.samples.forEach((sample, seed) => {
          for (const bytes of damaged(bytesOf(sample), seed)) read(scanner, kindOf(scanner, sample.path), bytes);
        });
      });

      it('no further than its budget, and lets nobody hide it', () => {
        for (const sample of trial.samples) {
          const kind = kindOf(scanner, sample.path);
          let asked = 0;
          const spend = () => {
            asked++;
            throw new Spent();
          };
          try {
            scanner.read({ kind, bytes: bytesOf(sample), spend });
            expect(asked).toBe(0);
          } catch (error) {
            expect(error).toBeInstanceOf(asked > 0 ? Spent : Unreadable);
          }
        }
      });

      it('no secret into its facts or its reasons', () => {
        for (const sample of trial.samples) {
          const { facts, refused } = read(scanner, kindOf(scanner, sample.path), bytesOf(sample));
          const text = Buffer.from(facts ?? '').toString('latin1') + (refused?.message ?? '');
          for (const secret of trial.secrets) expect(text.includes(secret), `of ${sample.path}`).toBe(false);
        }
      });
    });

    describe('concludes', () => {
      it('the same, whatever was read before and in whatever order', async () => {
        const first = await conclude(scanner, trial, trial.samples);
        const other = await entry.open(trial.settings);
        for (const { kind } of other.wants) await other.prepare?.(kind);
        for (const [, bytes] of HOSTILE_INPUTS.slice(0, 12)) read(other, kinds(other)[0] as string, bytes);
        expect(await conclude(other, trial, shuffled(trial.samples))).toEqual(first);
        expect(await conclude(scanner, trial, trial.samples)).toEqual(first);
      });

      it('from nothing', async () => {
        const { observations, components } = await conclude(scanner, trial, []);
        expect([observations, components]).toEqual([[], []]);
      });

      it('what the pipeline accepts, also after it was sent as JSON', async () => {
        const conclusion = JSON.parse(JSON.stringify(await conclude(scanner, trial, trial.samples)));
        const paths = new Set(trial.samples.map(({ path }) => path));
        expect(isConclusion(conclusion, entry.id, (path) => paths.has(path))).toBe(true);
      });

      it('with places in its files, bounded snippets, known rules and known gaps', async () => {
        const { observations, rules, gaps } = await conclude(scanner, trial, trial.samples);
        const paths = trial.samples.map(({ path }) => path);
        const ids = rules.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { rule, location, related = [], flow = [], surface } of observations) {
          expect(ids).toContain(rule);
          expect(surface).toBe(entry.surface);
          for (const place of [location, ...related, ...flow]) expectPlace(place, paths);
        }
        for (const { kind, message } of gaps) {
          expect(Object.keys(GAP_KINDS)).toContain(kind);
          expect(message).not.toBe('');
        }
      });

      it('without a secret in any word of it', async () => {
        const text = JSON.stringify(await conclude(scanner, trial, trial.samples));
        for (const secret of trial.secrets) expect(text.includes(secret)).toBe(false);
      });

      it('from the facts of hostile files as well', async () => {
        const hostile = trial.samples.flatMap((sample, seed) =>
          [...damaged(bytesOf(sample), seed)].map((content, copy) => ({ path: beside(sample.path, copy), content })),
        );
        const conclusion = JSON.parse(JSON.stringify(await conclude(scanner, trial, hostile)));
        const paths = new Set(hostile.map(({ path }) => path));
        expect(isConclusion(conclusion, entry.id, (path) => paths.has(path))).toBe(true);
      });
    });
  });
}

function expectPlace({ path, line, snippet }: Location, paths: readonly string[]): void {
  expect(paths).toContain(path);
  expect(line ?? 1).toBeGreaterThan(0);
  expect(snippet?.length ?? 0).toBeLessThanOrEqual(LONGEST_SNIPPET);
  expect(snippet ?? '').not.toMatch(/\n/);
}

interface Reading {
  readonly facts: Uint8Array | null;
  readonly refused: Unreadable | null;
}

/** Reads within bounds; anything thrown but `Unreadable` goes through and fails the test. */
function read(scanner: Scanner, kind: string, bytes: Uint8Array): Reading {
  let steps = 0;
  const started = performance.now();
  const reading = attempt(() => scanner.read({ kind, bytes, spend: (spent) => (steps += spent) }));
  expect(performance.now() - started, `ms as ${kind}`).toBeLessThan(MOST_MS);
  expect(steps, `steps as ${kind}`).toBeLessThanOrEqual(MOST_STEPS);
  expect(reading.facts?.length ?? 0, `facts as ${kind}`).toBeLessThanOrEqual(DEFAULT_LIMITS.fileFacts);
  return reading;
}

function attempt(work: () => Uint8Array | null): Reading {
  try {
    const facts = work();
    // a copy: a scanner may hand out a buffer that it uses again
    return { facts: facts === null ? null : Uint8Array.from(facts), refused: null };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { facts: null, refused: error };
  }
}

async function conclude(scanner: Scanner, trial: Trial, samples: readonly Sample[]): Promise<Conclusion> {
  const files: FileFacts[] = [];
  const refused: RefusedFile[] = [];
  for (const sample of samples) {
    const { path } = sample;
    const kind = kindOf(scanner, path);
    const reading = read(scanner, kind, bytesOf(sample));
    if (reading.facts !== null) files.push({ path, kind, facts: reading.facts });
    const { refused: reason } = reading;
    if (reason === null) continue;
    refused.push({ path, kind, reason: reason.message, ...(reason.line === undefined ? {} : { line: reason.line }) });
  }
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
  const paths = new Set(samples.map(({ path }) => path));
  return await scanner.conclude(
    { files: files.sort(byPath), refused: refused.sort(byPath), has: (path) => paths.has(path) },
    { advisories: trial.advisories, spend: free },
  );
}

function kinds({ wants }: Scanner): string[] {
  return [...new Set(wants.map(({ kind }) => kind))];
}

/** As the pipeline chooses it for a text. */
function kindOf(scanner: Scanner, path: string): string {
  const [fit] = wantTable([scanner]).fits(path);
  return scanner.wants[fit?.wants[0] ?? 0]?.kind ?? '';
}

function bytesOf({ content }: Sample): Uint8Array {
  return Buffer.from(content as string);
}

function beside(path: string, copy: number): string {
  return `copy-${String(copy).padStart(2, '0')}/${path}`;
}

function shuffled<T>(items: readonly T[]): T[] {
  const next = seeded(7);
  return items
    .map((item) => ({ item, at: next(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
