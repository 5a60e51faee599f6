import { GAP_KINDS, type GapKind } from '@vauban/domain';
import { expect, it } from 'vitest';
import { gapPage, printed, rulePage } from './page.ts';

it('every kind of gap has a page that says what it means for the verdict', () => {
  for (const kind of Object.keys(GAP_KINDS) as GapKind[]) {
    const text = [...printed(gapPage(kind), false)].join('');
    expect(text).toContain(GAP_KINDS[kind].class === 'blocking' ? 'cannot be "pass"' : 'changes no verdict');
    expect(text).toContain(`gaps: { ${kind}:`);
  }
});

it('nothing on a page can steer a terminal', () => {
  const text = [...printed({ title: 'a\u001b[31m', lines: ['# b\u001b]0;x\u0007', '\u202ec'] }, true)].join('');
  expect(text.replaceAll('\u001b[1m', '').replaceAll('\u001b[22m', '')).not.toSatisfy((shown: string) =>
    ['\u001b', '\u0007', '\u202e'].some((one) => shown.includes(one)),
  );
});

it('a page in Markdown reads as plain text', () => {
  const help = 'Also known as GHSA\\-xvch\\-5gv4.\n\n- <https://example.org/a>';
  const page = rulePage({ id: 'CVE-1', title: 'x', surface: 'dependencies', severity: 'high', cwe: [], help });
  expect(page.lines.slice(2)).toEqual(['Also known as GHSA-xvch-5gv4.', '', '- https://example.org/a']);
});
