import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ReportUnreadable } from '../json/report-unreadable.ts';
import type { ForeignReport } from './foreign-report.ts';
import { readForeign } from './read-foreign.ts';
import { READERS } from './registry.ts';

/** One folder a reader, with at least one sample that finds something. */
const folder = fileURLToPath(new URL('../fixtures/foreign', import.meta.url));
const samplesOf = (id: string) =>
  existsSync(`${folder}/${id}`) ? readdirSync(`${folder}/${id}`).map((name) => `${folder}/${id}/${name}`) : [];
const read = (bytes: Buffer, name: string, format: string | null = null) =>
  readForeign(bytes, { name, format, roots: ['/src'] });

/** What a reader answers, or that it refused in one sentence; any other error fails the test. */
function tried(bytes: Buffer, id: string): ForeignReport | null {
  try {
    return read(bytes, 'report', id);
  } catch (error) {
    if (!(error instanceof ReportUnreadable)) throw error;
    expect(error.message).toMatch(/^.{10,300}$/);
    return null;
  }
}

describe.each(READERS.map((reader) => [reader.id, reader] as const))('%s', (id, reader) => {
  const samples = samplesOf(id);

  it('has a sample, and says what its reports can claim', () => {
    expect(samples.length).toBeGreaterThan(0);
    expect(reader.says.length).toBeGreaterThan(10);
    expect(reader.writtenBy.length).toBeGreaterThan(0);
  });

  it.each(samples)('recognises %s among all formats and finds something in it', (sample) => {
    const bytes = readFileSync(sample);
    const report = read(bytes, sample);
    expect(report.format).toBe(id);
    expect(report.observations.length + report.components.length).toBeGreaterThan(0);
    const tools = new Set(report.tools.map((tool) => tool.id));
    const rules = new Set(report.rules.map((rule) => rule.id));
    for (const observation of report.observations) {
      expect(tools).toContain(observation.scanner);
      expect(rules).toContain(observation.rule);
      expect(observation.title).not.toBe('');
      expect(observation.location.path).toMatch(/^[^/\\]/);
      expect(observation.message.length).toBeLessThan(5_000);
    }
    expect(read(bytes, sample)).toEqual(report);
  });

  it('answers a part or refuses in one sentence when a sample is cut anywhere', () => {
    for (const sample of samples) {
      const bytes = readFileSync(sample);
      for (let part = 1; part < 20; part++) tried(bytes.subarray(0, Math.floor((bytes.length * part) / 20)), id);
    }
  });

  it.each([
    ['nothing', ''],
    ['an empty object', '{}'],
    ['an empty list', '[]'],
    ['null', 'null'],
    ['numbers', '[1,2,3]'],
    ['endless brackets', '['.repeat(300_000)],
    ['a prototype', '{"__proto__":{"polluted":true},"constructor":1}'],
    ['binary', '\u0000\u0001\u0002'],
    ['text', 'hello, this is no report\n'.repeat(20)],
  ])('survives %s', (_, text) => {
    const report = tried(Buffer.from(text), id);
    expect(report?.observations ?? []).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

it('formats have names of their own', () => {
  expect(new Set(READERS.map(({ id }) => id)).size).toBe(READERS.length);
});
