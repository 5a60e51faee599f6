import type { Report } from '@vauban/domain';
import { describe, expect, it } from 'vitest';
import { finding, gap, priority, report } from '../fixtures/builder.ts';
import { clean, crowded, hostile, unproven } from '../fixtures/others.ts';
import { shop } from '../fixtures/shop.ts';
import { columns } from '../text/columns.ts';
import { writeTerminal } from './terminal.ts';

const shown = (document: Report, options?: Parameters<typeof writeTerminal>[1]) =>
  [...writeTerminal(document, options)].join('');

describe('the report on a terminal', () => {
  it.each(Object.entries({ clean, shop, unproven }))('shows %s', async (name, document) => {
    await expect(shown(document)).toMatchFileSnapshot(`../fixtures/shown/${name}.txt`);
  });

  it('shows a hostile report without obeying it', async () => {
    await expect(shown(hostile)).toMatchFileSnapshot('../fixtures/shown/hostile.txt');
    expect(shown(hostile).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  it('says the same without colour', () => {
    const coloured = shown(shop, { colour: true });
    expect(coloured).toContain('\u001b[1;97;41m ✗ FAIL \u001b[22;39;49m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are written with it
    expect(coloured.replaceAll(/\u001b\[[\d;]+m/g, '')).toBe(shown(shop));
  });

  it.each([78, 100, 140])('fits into %i columns', (width) => {
    const tooLong = shown(shop, { width })
      .split('\n')
      .filter((line) => columns(line) > width);
    expect(tooLong).toEqual([]);
  });

  it('leads to advisories only where links are asked for, and only to web addresses', () => {
    expect(shown(shop, { links: true })).toContain(
      '\u001b]8;;https://nvd.nist.gov/vuln/detail/CVE-2021-23337\u001b\\CVE-2021-23337\u001b]8;;\u001b\\',
    );
    expect(shown(shop)).not.toContain('\u001b');
    const [first, ...others] = shop.findings.filter(({ advisory }) => advisory);
    const advisory = first?.advisory && { ...first.advisory, urls: ['javascript:alert(1)'] };
    const changed = { ...shop, findings: first && advisory ? [{ ...first, advisory }, ...others.slice(0, 0)] : [] };
    expect(shown(changed, { links: true })).not.toContain('javascript');
  });

  it('never breaks a path, so that it can be copied', () => {
    const path = `${'very-long-folder/'.repeat(9)}file.ts`;
    expect(shown(report({ findings: [finding({ rule: 'r', location: { path, line: 3 } })] }), { width: 78 })).toContain(
      `${path}:3\n`,
    );
  });

  it('shows a new line in a name', () => {
    const one = finding({ rule: 'r', location: { path: 'a\n\tb  c.ts', line: 3 } });
    expect(shown(report({ findings: [one] }))).toContain(`     a\\n\\tb  c.ts:3 `);
  });

  it('points at what is wrong in a long line', () => {
    const snippet = `${'a = 1; '.repeat(30)}eval(input)${'; b = 2'.repeat(20)}`;
    const place = { path: 'a.js', line: 7, column: 211, endColumn: 222, snippet };
    const lines = shown(report({ findings: [finding({ rule: 'r', location: place })] }), { width: 78 }).split('\n');
    const at = lines.findIndex((line) => line.includes('^^^'));
    const start = lines[at]?.indexOf('^') ?? -1;
    expect(lines[at - 1]?.slice(start, start + 11)).toBe('eval(input)');
    expect(lines[at]?.trimEnd().slice(start)).toBe('^'.repeat(11));
  });

  it('keeps a group of many places short, and says how many are left out', () => {
    const text = shown(crowded(2000));
    expect(text.split('\n').length).toBeLessThan(1500);
    expect(text).toContain('2,000 findings (500 critical, 500 high, 500 medium, 500 low)');
    expect(text).toMatch(/… and \d+ more places/);
  });

  it('bounds the places of each kind of gap', () => {
    const gaps = Array.from({ length: 70 }, (_, index) =>
      gap({ kind: 'unreadable', class: 'blocking', path: `f${index}`, message: 'no' }),
    );
    const text = shown(report({ verdict: 'unproven', coverage: { gaps } }));
    expect(text).toContain('blocking  unreadable × 70 !');
    expect(text).toContain('… and 65 more; the JSON report names all');
  });

  it('says why the soonest thing is the soonest', () => {
    const one = finding(
      { rule: 'r', location: { path: 'a' } },
      { priority: priority(88, ['a', 30, 'known exploited'], ['b', 0, 'nothing']) },
    );
    expect(shown(report({ findings: [one] }))).toContain('When  now (88 of 100): known exploited\n');
  });
});
