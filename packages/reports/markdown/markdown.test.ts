import type { Report } from '@vauban/domain';
import { describe, expect, it } from 'vitest';
import { finding, gap, report } from '../fixtures/builder.ts';
import { clean, crowded, hostile, unproven } from '../fixtures/others.ts';
import { shop } from '../fixtures/shop.ts';
import { code, text } from './escape.ts';
import { writeMarkdown } from './markdown.ts';

const shown = (document: Report) => [...writeMarkdown(document)].join('');

const many = crowded(30_000);

describe('the comment on a pull request', () => {
  it.each(Object.entries({ clean, shop, unproven, hostile }))('shows %s', async (name, document) => {
    await expect(shown(document)).toMatchFileSnapshot(`../fixtures/shown/${name}.md`);
  });

  it.each([
    ['HTML', '<img src=x onerror=alert(1)>', '&#60;img src=x onerror=alert(1)&#62;'],
    ['a link', '[x](https://e.example)', '&#91;x&#93;(https:&#8203;//e.example)'],
    ['a bare address', 'www.e.example', 'www&#8203;.e.example'],
    ['a mention', 'thanks @octocat', 'thanks &#64;&#8203;octocat'],
    ['a reference', '#12 GH-12', '&#35;&#8203;12 GH-&#8203;12'],
    ['a table cell', 'a|b', 'a&#124;b'],
    [
      'formatting',
      '**a** _b_ `c` ~~d~~',
      '&#42;&#42;a&#42;&#42; &#95;b&#95; &#96;c&#96; &#126;&#126;&#8203;d&#126;&#126;',
    ],
    ['an entity', '&lt;', '&#38;lt;'],
    ['a new block', 'a\n\n# b', 'a\\n\\n&#35; b'.replaceAll('\\', '&#92;')],
    ['an escape sequence', '\u001b[31m', '&#92;x1b&#91;31m'],
  ])('lets no text of a target be %s', (_, raw, safe) => {
    expect(text(raw)).toBe(safe);
  });

  it('shows code as code', () => {
    expect(code('`a` <b> *c*')).toBe('<code>&#96;a&#96; &#60;b&#62; &#42;c&#42;</code>');
  });

  it('has no tag but its own, whatever the target says', () => {
    const tags = new Set([...shown(hostile).matchAll(/<[^>]*>/g)].map(([tag]) => tag));
    expect([...tags].sort()).toEqual([
      '</b>',
      '</code>',
      '</details>',
      '</summary>',
      '<b>',
      '<code>',
      '<details>',
      '<summary>',
    ]);
  });

  it('puts what is new before what was known', () => {
    const text = shown(shop);
    expect(text.indexOf('### New: 17 things to do')).toBeLessThan(text.indexOf('### Known before: 1 thing to do'));
  });

  it.each([
    ['30,000 findings', many],
    [
      'long texts',
      report({
        findings: Array.from({ length: 60 }, (_, index) =>
          finding({
            rule: 'r',
            title: '*'.repeat(5000),
            message: '*'.repeat(5000),
            location: { path: `${'*'.repeat(5000)}${index}`, snippet: '*'.repeat(5000) },
          }),
        ),
      }),
    ],
    [
      'gaps of every length',
      report({
        findings: crowded(300).findings,
        coverage: {
          gaps: Array.from({ length: 400 }, (_, index) =>
            gap({
              kind: 'unreadable',
              class: 'blocking',
              path: '*'.repeat(index * 10),
              message: '*'.repeat(index * 10),
            }),
          ),
        },
      }),
    ],
    [
      'reasons without number',
      report({
        reasons: Array.from({ length: 9000 }, () => ({
          verdict: 'fail' as const,
          cause: '*'.repeat(90),
          count: 1,
          message: '*'.repeat(900),
        })),
      }),
    ],
  ])('stays below 65,000 characters with %s, and says what is left out', (_, document) => {
    const text = shown(document);
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(text).toMatch(/left out|and \d[\d,]* more/);
    expect(text.split('<details>').length).toBe(text.split('</details>').length);
  });

  it('names every kind of gap even when there is little room', () => {
    const text = shown(
      report({
        findings: many.findings,
        coverage: {
          gaps: [
            gap({
              kind: 'lockfile-broken',
              class: 'blocking',
              path: 'a/package-lock.json',
              message: 'it ends in the middle',
            }),
          ],
        },
      }),
    );
    expect(text).toContain(
      '- **blocking** lockfile-broken (1): <code>a/package-lock.json</code>: it ends in the middle\n',
    );
  });
});
