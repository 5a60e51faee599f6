import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { READERS } from './registry.ts';

const page = readFileSync(new URL('../../../docs/import.md', import.meta.url), 'utf8');

it('the documentation lists every reader with what it can claim and what it has seen', () => {
  const rows = [...READERS]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(
      ({ id, title, says, seen }) => `| \`${id}\` | ${title} | ${says} | ${seen === 'real files' ? seen : 'samples'} |`,
    );
  const [, table = ''] = /\|---\|---\|---\|---\|\n([\s\S]*?)<!-- end -->/.exec(page) ?? [];
  expect(table.trimEnd().split('\n')).toEqual(rows);
});
