import { createHash } from 'node:crypto';
import type { Report } from '@vauban/domain';
import { describe, expect, it } from 'vitest';
import { clean, crowded, hostile, unproven } from '../fixtures/others.ts';
import { shop } from '../fixtures/shop.ts';
import { webAddress } from './escape.ts';
import { writeHtml } from './html.ts';
import { STYLE } from './style.ts';

const page = (document: Report) => [...writeHtml(document)].join('');

/** Everything but the constant style and script. */
const content = (document: Report) =>
  page(document)
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<script>[\s\S]*?<\/script>/, '');

const TAGS =
  'a b body br code dd details div dl dt em footer form h1 h2 head header html input li main mark meta ol option output p pre rect script section select small span strong style summary svg table tbody td th thead title tr ul'.split(
    ' ',
  );

const ATTRIBUTES =
  'aria-hidden aria-label aria-labelledby charset class content data-gate data-severity data-surface height hidden href http-equiv id lang name placeholder preserveAspectRatio rel role tabindex title type value viewBox width x'.split(
    ' ',
  );

describe('the page', () => {
  it('shows the shop', async () => {
    await expect(content(shop)).toMatchFileSnapshot('../fixtures/shown/shop.html');
  });

  it('runs nothing but its own script and loads nothing', () => {
    const html = page(shop);
    const inside = (tag: string) => html.split(`<${tag}>`)[1]?.split(`</${tag}>`)[0] ?? '';
    const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(/<meta http-equiv[^>]*>/.exec(html)?.[0]).toContain(
      `content="default-src 'none'; style-src ${digest(inside('style'))}; script-src ${digest(inside('script'))}; base-uri 'none'; form-action 'none'"`,
    );
    expect(html).not.toMatch(/ (src|style|on\w+)=/);
  });

  it.each(Object.entries({ clean, shop, unproven, hostile }))(
    'holds no tag or attribute that a target brought: %s',
    (_, document) => {
      const html = content(document);
      for (const [, closing, name, attributes = ''] of html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>/gi)) {
        expect(TAGS).toContain(name);
        // what stands in quotes holds no quote and no bracket, so nothing gets out of it
        const names = attributes
          .replace(/="[^"<>]*"/g, '')
          .replace(/\/$/, '')
          .trim();
        expect(closing ? [] : ATTRIBUTES).toEqual(expect.arrayContaining(names === '' ? [] : names.split(/\s+/)));
        expect(attributes).not.toMatch(/href="(?!#|https?:)/);
      }
      expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(html.match(/<script/g)).toBeNull();
    },
  );

  it('links only to web addresses', () => {
    const refused = ['javascript:alert(1)', 'data:text/html,x', 'https://a"b', 'https://a b', '//a', 'https://'];
    expect(refused.map(webAddress)).toEqual(refused.map(() => null));
    expect(webAddress('https://nvd.nist.gov/vuln/detail/CVE-1?a=1&b=2')).toBe(
      'https://nvd.nist.gov/vuln/detail/CVE-1?a=1&amp;b=2',
    );
  });

  it('opens and closes every element', () => {
    for (const document of [clean, shop, unproven, hostile]) {
      const open: string[] = [];
      for (const [, closing, name = ''] of content(document).matchAll(/<(\/?)([a-z0-9]+)/gi)) {
        if (['meta', 'input', 'br', 'rect'].includes(name)) continue;
        if (closing) expect(open.pop()).toBe(name);
        else open.push(name);
      }
      expect(open).toEqual([]);
    }
  });

  it('shows 2,000 of 30,000 findings and says so', () => {
    const html = page(crowded(30_000));
    expect(html.match(/<details class="thing/g)).toHaveLength(2000);
    expect(html).toContain('28,000 more are left out of this page');
    expect(html.length).toBeLessThan(8_000_000);
  });
});

describe('its colours', () => {
  const themes = STYLE.split('@media (prefers-color-scheme: dark)')
    .slice(0, 2)
    .map((theme) => {
      const part = theme.slice(theme.indexOf(':root'));
      return new Map(
        [...part.slice(0, part.indexOf('}')).matchAll(/--(\w+): (#[0-9a-f]+)/g)].map(([, name = '', value = '']) => [
          name,
          value,
        ]),
      );
    });

  it.each([
    ['light', themes[0]],
    ['dark', themes[1]],
  ])('can be read by people with weak eyes: %s', (_, theme) => {
    const names = [
      'text',
      'soft',
      'accent',
      'critical',
      'high',
      'medium',
      'low',
      'unknown',
      'none',
      'pass',
      'fail',
      'unproven',
    ];
    for (const name of names) {
      for (const ground of ['page', 'card']) {
        const ratio = contrast(theme?.get(name) ?? '', theme?.get(ground) ?? '');
        expect(ratio, `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(theme?.get('text') ?? '', theme?.get('mark') ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : (hex.slice(1).match(/../g) ?? []);
  const [r = 0, g = 0, b = 0] = digits.map((pair) => {
    const channel = Number.parseInt(pair, 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
