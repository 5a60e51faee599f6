import { describe, expect, it } from 'vitest';
import { blocksOf } from './blocks.ts';
import { spansOf } from './spans.ts';

describe('the Markdown of a rule', () => {
  it('is headings, paragraphs, lists and code', () => {
    const text = [
      '# Title #',
      'Two lines',
      'of one paragraph.',
      '',
      '- first',
      '  goes on',
      '* second',
      '',
      '1. one',
      '2) two',
      '```ts',
      '# no heading',
      '',
      '```',
      'After.',
    ].join('\r\n');
    expect(blocksOf(text)).toEqual([
      { kind: 'heading', level: 1, text: 'Title' },
      { kind: 'paragraph', text: 'Two lines of one paragraph.' },
      { kind: 'list', ordered: false, items: ['first goes on', 'second'] },
      { kind: 'list', ordered: true, items: ['one', 'two'] },
      { kind: 'code', text: '# no heading\n' },
      { kind: 'paragraph', text: 'After.' },
    ]);
  });

  it('ends code that is never closed, and is empty for nothing', () => {
    expect(blocksOf('~~~\na\nb')).toEqual([{ kind: 'code', text: 'a\nb' }]);
    expect(blocksOf(' \n\n')).toEqual([]);
  });

  it('keeps HTML as text, and links apart from their addresses', () => {
    expect(spansOf('See [the `page`](https://a.example/x) <b onclick=x>now</b> or <https://b.example>')).toEqual([
      { kind: 'text', text: 'See ' },
      { kind: 'link', text: 'the `page`', address: 'https://a.example/x' },
      { kind: 'text', text: ' <b onclick=x>now</b> or ' },
      { kind: 'link', text: 'https://b.example', address: 'https://b.example' },
    ]);
  });

  it('knows code, strong words and emphasis, and leaves lone marks alone', () => {
    expect(spansOf('`a*b*` **very** *much* 2 * 3 * 4')).toEqual([
      { kind: 'code', text: 'a*b*' },
      { kind: 'text', text: ' ' },
      { kind: 'strong', text: 'very' },
      { kind: 'text', text: ' ' },
      { kind: 'emphasis', text: 'much' },
      { kind: 'text', text: ' 2 * 3 * 4' },
    ]);
  });

  it.each([
    ['stars', '*'.repeat(50_000)],
    ['brackets', '['.repeat(50_000)],
    ['backticks', '`'.repeat(50_001)],
    ['fences', '```\n'.repeat(20_000)],
    ['list items', '- a\n'.repeat(50_000)],
  ])('reads fifty thousand %s within a second', (_, text) => {
    const begun = performance.now();
    for (const block of blocksOf(text)) if ('text' in block) spansOf(block.text);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
