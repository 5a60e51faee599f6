import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRuleFolder as readSecretRules } from '../secrets/rule/rule-folder.ts';
import { FLOW_SINKS, SETTING_SINKS } from './models/kinds.ts';
import { CodeRehearsal, wrongCodeExamples } from './rule/rehearsal.ts';
import { compileFolder, readRuleFolder } from './rule/rule-folder.ts';
import { readSettings } from './rule/settings.ts';

const here = dirname(fileURLToPath(import.meta.url));
const rules = readRuleFolder(join(here, 'rules')).map(({ rule }) => rule);
const secrets = readSecretRules(join(here, '../secrets/rules')).map(({ compiled }) => compiled);
let all: CodeRehearsal;
beforeAll(async () => {
  all = await CodeRehearsal.open(readSettings({ ...compileFolder(join(here, 'rules')), secrets }));
});

describe('the rules that come with the scanner', () => {
  it('speak about every kind of sink', () => {
    const spoken = new Set(rules.flatMap(({ body }) => body.sinks));
    const kinds = [...Object.keys(FLOW_SINKS), ...Object.keys(SETTING_SINKS)];
    expect(kinds.filter((kind) => !spoken.has(kind))).toEqual([]);
  });

  it('are named after the surface, each with a page in three parts', () => {
    for (const { id, page } of rules) {
      expect(id).toMatch(/^code\//);
      expect(page.match(/^## .*/gm), id).toEqual([
        '## What an attacker can do',
        '## How to put it right',
        '## How to avoid it',
      ]);
    }
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s finds its examples and nothing in those that must not match',
    async (_, rule) => {
      expect(await wrongCodeExamples(rule, all)).toEqual([]);
    },
  );
});
