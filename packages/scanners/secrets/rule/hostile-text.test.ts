import { Buffer } from 'node:buffer';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Search } from '../search/search.ts';
import { readRuleFolder } from './rule-folder.ts';

const rules = readRuleFolder(join(dirname(fileURLToPath(import.meta.url)), '../rules')).map(({ rule }) => rule);
const SYNTAX = { bare: true, markup: true, strict: false };
const SIZE = 250_000;
/** An idle machine needs 5 to 50 ms; an expression that is not linear needs many seconds. */
const MOST_MS = 600;

/** Texts that make an expression begin everywhere and end nowhere. */
function hostileTexts(keyword: string, examples: readonly string[]): string[] {
  const halves = examples.map((text) => text.slice(0, Math.ceil(text.length * 0.7)));
  return [keyword, `${keyword}: `, `${keyword}="`, `${keyword}A`, `${keyword}aaaaaaaa1-`, ...halves].map((unit) =>
    unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE),
  );
}

/** Milliseconds of the first run that is fast enough, of three: others may keep the machine busy. */
function fastest(run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && best >= MOST_MS; attempt++) {
    const begin = performance.now();
    run();
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}

describe('a quarter of a megabyte of beginnings of a match', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('does not slow %s down', (_, rule) => {
    const search = new Search([rule]);
    const examples = rule.examples.match.slice(0, 2).map(({ text }) => text);
    for (const text of hostileTexts(rule.body.keywords[0] as string, examples)) {
      const bytes = Buffer.from(text);
      expect(fastest(() => search.run(bytes, SYNTAX, () => {}))).toBeLessThan(MOST_MS);
    }
  });
});
