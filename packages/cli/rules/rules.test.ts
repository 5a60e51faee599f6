import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { teamDocuments } from './team-documents.ts';
import { runRulesTest } from './test.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vauban-rules-'));
  mkdirSync(join(folder, '.vauban/rules'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const MODEL = `language: javascript
libraries: [['@acme/store']]
values:
  '@acme/store.raw': { call: { sinks: [{ kind: acme.raw, at: argument0 }] } }
`;

const RULE = (noMatch: string) => `id: acme/raw
title: Raw query of the Acme store
cwe: [CWE-89]
severity: high
confidence: high
licence: Apache-2.0
since: 1.0.0
remedy: Use the filters of the store.
page: A raw query of the Acme store runs whatever text it is given; what a client sends must not be in it.
code:
  sinks: [acme.raw]
  sources: [remote]
  message: '{source} becomes part of a raw query{entry}.'
examples:
  match:
    - require('express')().get('/', (req, res) => require('@acme/store').raw('a' + req.query.a));
  no-match:
    - require('express')().get('/', (req, res) => require('@acme/store').raw(${noMatch}));
`;

function write(name: string, text: string): void {
  writeFileSync(join(folder, '.vauban/rules', name), text);
}

describe("the team's own rules", () => {
  it('are tried on their examples', { timeout: 30_000 }, async () => {
    write('model.yaml', MODEL);
    write('raw.yaml', RULE("'fixed'"));
    expect(await runRulesTest([], folder)).toBe(0);
    write('raw.yaml', RULE('req.query.a'));
    expect(await runRulesTest([], folder)).toBe(1);
  });

  it('are refused by file and key where they are wrong', async () => {
    write('model.yaml', MODEL.replace('acme.raw', 'sqll'));
    await expect(teamDocuments([], folder, false)).rejects.toThrow(
      /model\.yaml cannot be used: .*sinks\.0\.kind must be a kind of sink, not "sqll"/,
    );
  });
});
