import { describe, expect, it } from 'vitest';
import { type ListedItem, listItems } from './list-items.ts';

function read(text: string, ...patterns: string[]) {
  const items: ListedItem[] = [];
  const rest = listItems(Buffer.from(text), patterns, (item) => items.push(item));
  return { rest, items };
}

describe('a document with long lists', () => {
  it('hands over each item with its place, and the rest without them', () => {
    const document = {
      runs: [
        { tool: { results: [9] }, results: [{ a: '],["' }, 2, 'x\\"', [3], null] },
        { results: [] },
        { results: [{ results: [1] }], after: true },
      ],
      results: [1, 2],
    };
    const { rest, items } = read(JSON.stringify(document, null, 1), 'runs.*.results');
    expect(items.map(({ indices, value }) => [indices, value])).toEqual([
      [[0, 0], { a: '],["' }],
      [[0, 1], 2],
      [[0, 2], 'x\\"'],
      [[0, 3], [3]],
      [[0, 4], null],
      [[2, 0], { results: [1] }],
    ]);
    expect(rest).toEqual({
      runs: [{ tool: { results: [9] }, results: [] }, { results: [] }, { results: [], after: true }],
      results: [1, 2],
    });
  });

  it('may be a list itself, and begin with a byte order mark', () => {
    expect(read('\ufeff[1, {"b":2}]', '').items.map(({ value }) => value)).toEqual([1, { b: 2 }]);
  });

  it('hands over what is whole before it says that the rest is cut', () => {
    const items: unknown[] = [];
    const reading = () =>
      listItems(Buffer.from('{"results":[1,{"a":2},{"b"'), ['results'], ({ value }) => items.push(value));
    expect(reading).toThrow('is it whole?');
    expect(items).toEqual([1, { a: 2 }]);
  });

  it('names an item that is no JSON and goes on', () => {
    const { items } = read('{"results":[{"a":tru},7]}', 'results');
    expect(items.map(({ value, problem }) => value ?? problem)).toEqual(['is not valid JSON', 7]);
  });

  it.each([
    ['endless brackets', '['.repeat(100_000)],
    ['endless brackets in an item', `{"results":[${'['.repeat(100_000)}`],
    ['no JSON', 'not json at all'],
    ['nothing', ''],
  ])('refuses %s in one sentence', (_, text) => {
    expect(() => read(text, 'results')).toThrow(/^The report /);
  });
});
