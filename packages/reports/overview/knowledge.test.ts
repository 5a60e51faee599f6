import type { AdvisoryFacts, ComponentRef } from '@vauban/domain';
import { describe, expect, it } from 'vitest';
import { report, vulnerable } from '../fixtures/builder.ts';
import { writeHtml } from '../html/html.ts';
import { writeMarkdown } from '../markdown/markdown.ts';
import { writeSarif } from '../sarif/sarif.ts';
import { attacksOf, endOf } from './knowledge.ts';

const epss = { probability: 0.9432, percentile: 0.99, date: '2026-11-20' };
const endOfLife = { product: 'Frame', cycle: '2', since: '2025-01-01' };

/** A report of one vulnerability of which everything is known. */
function known() {
  const one = vulnerable('frame', '2.1.0', { id: 'CVE-2026-1', summary: 'A flaw', severity: 'high', fixed: ['3.0.0'] });
  const advisory = { ...one.advisory, epss, exploit: { level: 'functional' } } as AdvisoryFacts;
  const component = { ...one.component, endOfLife } as ComponentRef;
  const ended = { ...one, rule: 'dependencies/end-of-life', title: 'Frame 2 is at its end of life', component };
  const { advisory: _, fix: __, ...alone } = ended;
  return report({
    findings: [
      { ...one, advisory, component },
      { ...alone, message: 'Nobody maintains it.' },
    ],
  });
}

describe('what is known about attacks and ends of life', () => {
  it('stands in the comment on a pull request, with no fixed version missed where none can be', () => {
    const shown = [...writeMarkdown(known())].join('');
    expect(shown).toContain('A flaw (fixed in <code>3.0.0</code>, a working exploit is public, EPSS 94.3 %)');
    expect(shown).toContain('**End of life:** Frame 2 is at its end of life since 2025-01-01');
    expect(shown).toMatch(/Nobody maintains it\.\n/);
    expect(shown).toContain('frame 2.1.0: 2 findings');
    expect(shown).toContain('**Fix:** Upgrade frame to 3.0.0.');
  });

  it('stands in the page', () => {
    const shown = [...writeHtml(known())].join('');
    expect(shown).toContain('A flaw<br>a working exploit is public, EPSS 94.3 %</td><td>3.0.0</td>');
    expect(shown).toContain('<dt>End of life</dt><dd>Frame 2 is at its end of life since 2025-01-01</dd>');
    expect(shown).toContain('Nobody maintains it.</td><td></td>');
  });

  it('stands in SARIF as it is in the report', () => {
    const { runs } = JSON.parse([...writeSarif(known())].join('')) as { runs: { results: { properties: object }[] }[] };
    const properties = runs[0]?.results.map((result) => result.properties);
    expect(properties).toMatchObject([{ epss, exploit: { level: 'functional' }, endOfLife }, { endOfLife }]);
    expect(properties?.[1]).not.toHaveProperty('epss');
  });

  it('is left out where nobody knows, and told in few figures', () => {
    const { advisory } = vulnerable('a', '1', { id: 'CVE-2026-1', summary: '', severity: 'high', fixed: [] });
    const words = (more: Partial<AdvisoryFacts>) => attacksOf({ ...(advisory as AdvisoryFacts), ...more });
    expect(words({ epss: 'unknown', exploit: { level: 'unknown' } })).toEqual([]);
    expect(words({ epss: { ...epss, probability: 0.00043 }, exploit: { level: 'unreported' } })).toEqual([
      'EPSS 0.04 %',
    ]);
    expect(words({ exploited: true, exploit: { level: 'attacked' } })).toEqual([]);
    expect(words({ exploit: { level: 'proof-of-concept' } })).toEqual(['a proof of concept is public']);
    expect(endOf({ endOfLife: { product: 'Go', cycle: '1.2' } } as ComponentRef)).toBe('Go 1.2 is at its end of life');
  });
});
