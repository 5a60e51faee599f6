import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readRuleFolder } from './rule/rule-folder.ts';
import { Rehearsal, wrongExamples } from './rule/try-rule.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'rules');
const files = readRuleFolder(folder);
const rules = files.map(({ rule }) => rule);
const all = new Rehearsal(rules);

describe('the rules that come with the scanner', () => {
  it('are more than forty, each with its own id', () => {
    expect(rules.length).toBeGreaterThan(40);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s finds its examples and nothing in those that must not match',
    (_, rule) => {
      expect(wrongExamples(rule, all)).toEqual([]);
    },
  );

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s shows no value of its examples', (_, rule) => {
    for (const example of rule.examples.match) {
      const text = JSON.stringify(all.observations(example));
      for (const value of longTokens(example.text)) expect(text).not.toContain(value);
    }
  });
});

/** Random-looking words of an example, which are the secrets in it. */
function longTokens(text: string): string[] {
  return (text.match(/[A-Za-z0-9+/_=-]{16,}/g) ?? []).filter(
    (word) => /\d/.test(word) && /[A-Za-z]\d|\d[A-Za-z]/.test(word),
  );
}
