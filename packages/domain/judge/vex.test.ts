import { describe, expect, it } from 'vitest';
import { vulnerable } from '../fixtures/observations.ts';
import type { Component, Observation, VexStatement } from '../index.ts';
import { VexStatements } from './vex.ts';

const FOUND: Observation = vulnerable({});
const PURL = FOUND.component?.purl as string;
const ID = FOUND.advisory?.id as string;

const said = (more: Partial<VexStatement> = {}): VexStatement => ({
  names: [ID],
  status: 'not_affected',
  products: [{ purl: PURL, parts: [] }],
  reason: 'vulnerable_code_not_present',
  source: 'a.json',
  ...more,
});
const root = { path: ['shop', 'x'] } as unknown as Component;
const about = (statements: readonly VexStatement[], repository: string | null = null) =>
  new VexStatements(statements, { repository, components: [root] }, '2026-11-24')
    .of(FOUND)
    .map(({ status, reason }) => `${status}: ${reason}`);

describe('what others say about a vulnerability', () => {
  it('counts with its reason, for the version that it names or for all', () => {
    const words = ['accepted: a.json says not affected: vulnerable_code_not_present'];
    expect(about([said()])).toEqual(words);
    expect(about([said({ products: [{ purl: PURL.replace(/@[^@]*$/, ''), parts: [] }] })])).toEqual(words);
    expect(about([said({ products: [{ purl: `${PURL}.1`, parts: [] }] })])).toEqual([]);
    expect(about([said({ names: ['CVE-1999-0001'] })])).toEqual([]);
    expect(about([said({ status: 'fixed', reason: '' })])).toEqual(['accepted: a.json says fixed']);
  });

  it('counts as long as the document is trusted, and shows why', () => {
    const trusted = (until: string) => said({ trust: { reason: 'our supplier', until } });
    expect(about([trusted('2026-11-24')])).toEqual([
      'accepted: a.json says not affected: vulnerable_code_not_present (trusted: our supplier)',
    ]);
    expect(about([trusted('2026-11-23')])[0]).toMatch(/^expired: /);
  });

  it('is shown and does not count without a reason', () => {
    expect(about([said({ reason: '' })])).toEqual(['rejected: a.json says not affected']);
  });

  it('does not count where anybody says that it is affected, or still looks', () => {
    expect(about([said(), said({ status: 'affected', source: 'b.json' })])).toEqual([]);
    expect(about([said(), said({ status: 'under_investigation' })])).toEqual([]);
  });

  it('about a part counts only where the product is what was scanned', () => {
    const part = (purl: string) => [said({ products: [{ purl, parts: [PURL] }] })];
    expect(about(part('pkg:golang/github.com/a/shop'), 'https://github.com/a/shop.git')).toHaveLength(1);
    expect(about(part('pkg:github/a/shop@1'), 'git@github.com:a/shop.git')).toHaveLength(1);
    expect(about(part('pkg:npm/shop'))).toHaveLength(1);
    expect(about(part('pkg:npm/shop'), null)).toHaveLength(1);
    expect(about(part('pkg:npm/other'), 'https://github.com/a/shop')).toEqual([]);
    expect(about(part('pkg:npm/hop'), 'https://github.com/a/shop')).toEqual([]);
  });

  it('that meets nothing is counted', () => {
    const statements = new VexStatements(
      [said(), said({ names: ['X-1'] })],
      { repository: null, components: [] },
      '2026-11-24',
    );
    statements.of(FOUND);
    expect(statements.unused()).toEqual(['1 of the statements of a.json are about nothing found here.']);
  });
});
