import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const console = join(import.meta.dirname, '..');
const styles = readdirSync(console, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css') && !/(?:^|[\\/])(?:node_modules|dist[^\\/]*)[\\/]/.test(path))
  .sort();
const text = (path: string) => readFileSync(join(console, path), 'utf8');
const tokens = text('design/tokens.css');

describe('the design system', () => {
  it('names colours in one place only', () => {
    const elsewhere = styles.filter((path) => path !== join('design', 'tokens.css'));
    expect(elsewhere.filter((path) => /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)\(/i.test(text(path)))).toEqual([]);
  });

  it('has every token that is used', () => {
    const known = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map((match) => match[1]));
    const unknown = styles.flatMap((path) => {
      const own = new Set([...text(path).matchAll(/(--[\w-]+):/g)].map((match) => match[1]));
      const used = [...text(path).matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]);
      return used.filter((name) => !known.has(name) && !own.has(name)).map((name) => `${path}: ${name}`);
    });
    expect(unknown).toEqual([]);
  });
});
