import { Buffer } from 'node:buffer';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Conclusion, Scanner } from '../contract/scanner.ts';
import { kindOf } from './places/kinds.ts';
import { readRuleFolder } from './rule/rule-folder.ts';
import { secretsScanner } from './scanner.ts';

const compiled = readRuleFolder(join(dirname(fileURLToPath(import.meta.url)), 'rules')).map((file) => file.compiled);
const AWS = `AKIA${'Q3EG4XTVBN7PLZ2K'}`;
const SLACK = `xoxb-${'123098567234-987123654098'}-${'aZ3kQ9vT1mXw7LpB5nRc2HdE'}`;
const RANDOM = 'kR8vQ2mP' + 'z7TdW4xJ9bLs3NfY';
let scanner: Scanner;

beforeAll(async () => {
  scanner = await secretsScanner.open({ rules: compiled });
});

async function scan(files: Record<string, string | Uint8Array>, kinds: readonly string[] = []): Promise<Conclusion> {
  const facts = Object.entries(files).flatMap(([path, content]) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return [kindOf(path), ...kinds].flatMap((kind) => {
      const read = scanner.read({ kind, bytes, spend: () => {} });
      return read === null ? [] : [{ path, kind, facts: read }];
    });
  });
  const target = { files: facts, refused: [], has: (path: string) => path in files };
  return scanner.conclude(target, { advisories: null, spend: () => {} });
}

describe('a secret in a file', () => {
  it('is shown with its place, its name and a masked line', async () => {
    const { observations } = await scan({ 'src/a.ts': `// é😀\n  const awsKey = "${AWS}"; // é\n` });
    expect(observations).toHaveLength(1);
    expect(observations[0]).toMatchObject({
      rule: 'secrets/aws-access-key',
      surface: 'secrets',
      severity: 'high',
      confidence: 'high',
      cwe: ['CWE-798'],
      subject: 'awsKey',
      location: {
        path: 'src/a.ts',
        line: 2,
        column: 19,
        endLine: 2,
        endColumn: 39,
        snippet: '  const awsKey = "AKIA********"; // é',
      },
    });
  });

  it('is named as it is declared, not by its type', async () => {
    const { observations } = await scan({
      'a.rs': `const AWS_KEY: &str = "${AWS}";\n`,
      'a.ts': `const awsKey: string = "${AWS}";\n`,
      'a.go': `awsKey := "${AWS}"\n`,
    });
    expect(observations.map(({ subject }) => subject)).toEqual(['AWS_KEY', 'awsKey', 'awsKey']);
  });

  it('is less sure where its name says that it is made up', async () => {
    const { observations } = await scan({
      'a.rs': `const FAKE_AWS_KEY: &str = "${AWS}";\nconst KEY: &str = "${AWS}";\n`,
    });
    expect(observations.map(({ confidence }) => confidence)).toEqual(['medium', 'high']);
  });

  it('is not a text that repeats its name', async () => {
    const text = "matches('newPassword', 'newPassword2');\nmatches('password', 'password12');\n";
    const { observations } = await scan({ 'a.ts': text });
    expect(observations.map(({ location }) => location.line)).toEqual([2]);
  });

  it('counts columns in UTF-16 units, as editors do', async () => {
    const { observations } = await scan({ 'a.ts': `"é😀", "${AWS}"` });
    expect(observations[0]?.location.column).toBe(9);
  });

  it('is never in the facts, nor is any other secret of its line', async () => {
    const line = `connect("${AWS}", { token: "${RANDOM}", password: "short1", again: "${RANDOM}" }, "${SLACK}")`;
    const facts = scanner.read({ kind: 'source', bytes: new TextEncoder().encode(line), spend: () => {} });
    const text = Buffer.from(facts as Uint8Array).toString();
    for (const value of [AWS, RANDOM, SLACK, 'short1', AWS.slice(5), RANDOM.slice(4), SLACK.slice(6)]) {
      expect(text).not.toContain(value);
    }
  });

  it('is one finding when several rules see it: the provider counts', async () => {
    const { observations } = await scan({ '.env': `SLACK_API_TOKEN=${SLACK}\n` });
    expect(observations.map(({ rule }) => rule)).toEqual(['secrets/slack-token']);
  });

  it('is found twice when it stands there twice, in the order of the lines', async () => {
    const { observations } = await scan({ '.env': `A_TOKEN=${RANDOM}\nA_TOKEN=${RANDOM}\n` });
    expect(observations.map(({ subject, location }) => [subject, location.line])).toEqual([
      ['A_TOKEN', 1],
      ['A_TOKEN', 2],
    ]);
  });

  it('has an identity that does not depend on its value', async () => {
    const [first] = (await scan({ '.env': `A_TOKEN=${RANDOM}\n` })).observations;
    const [second] = (await scan({ '.env': `A_TOKEN=${[...RANDOM].reverse().join('')}\n` })).observations;
    expect(second).toEqual(first);
  });

  it.each([
    [
      'UTF-16 with little end first',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`x\nk = "${AWS}"`, 'utf16le')]),
    ],
    [
      'UTF-16 with big end first',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(`x\nk = "${AWS}"`, 'utf16le').swap16()]),
    ],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`x\nk = "${AWS}"`)])],
    ['invalid UTF-8 around it', Buffer.concat([Buffer.from([0xe9, 0x0a]), Buffer.from(`k = "${AWS}"`)])],
  ])('is found in %s', async (_, bytes) => {
    const { observations } = await scan({ 'a.ts': new Uint8Array(bytes) });
    expect(observations[0]?.location).toMatchObject({ line: 2, column: 6 });
  });

  it('far into a long line is shown with what stands around it', async () => {
    const { observations } = await scan({ 'a.min.js': `${'var a=1;'.repeat(40_000)}k="${AWS}";${'b();'.repeat(9)}` });
    const { column, snippet } = observations[0]?.location ?? {};
    expect(column).toBe(320_004);
    expect(snippet?.length).toBeLessThanOrEqual(400);
    expect(snippet).toContain('k="AKIA********";b();');
  });
});

describe('the mark of a value', () => {
  const KEY = { id: '0a1b2c3d', key: Buffer.alloc(32, 7).toString('base64') };
  const marks = async (key: typeof KEY | undefined, files: Record<string, string>) => {
    const opened = await secretsScanner.open({ rules: compiled, ...(key && { markingKey: key }) });
    const facts = Object.entries(files).flatMap(([path, text]) => {
      const read = opened.read({ kind: kindOf(path), bytes: new TextEncoder().encode(text), spend: () => {} });
      return read === null ? [] : [{ path, kind: kindOf(path), facts: read }];
    });
    for (const { facts: bytes } of facts) expect(Buffer.from(bytes).toString()).not.toContain(KEY.key);
    const target = { files: facts, refused: [], has: (path: string) => path in files };
    const { observations } = await opened.conclude(target, { advisories: null, spend: () => {} });
    return observations.map(({ valueMark }) => valueMark);
  };

  it('is the same wherever the value stands, and another one for another value or key', async () => {
    const [a, b, c] = await marks(KEY, {
      '.env': `A_TOKEN=${RANDOM}\n`,
      'b.ts': `token = "${RANDOM}"`,
      'c.ts': `k = "${AWS}"`,
    });
    expect(a).toMatch(/^0a1b2c3d:[0-9a-f]{64}$/);
    expect(b).toBe(a);
    expect(c).not.toBe(a);
    const [other] = await marks(
      { id: '0a1b2c3e', key: Buffer.alloc(32, 8).toString('base64') },
      { '.env': `A_TOKEN=${RANDOM}\n` },
    );
    expect(other?.slice(9)).not.toBe(a?.slice(9));
  });

  it('is given by nobody without the key', async () => {
    expect(await marks(undefined, { '.env': `A_TOKEN=${RANDOM}\n` })).toEqual([undefined]);
    await expect(secretsScanner.open({ rules: compiled, markingKey: { ...KEY, key: 'short' } })).rejects.toThrow(
      'no key',
    );
  });
});

describe('how sure it is', () => {
  it.each([
    ['src/a.ts', 'high'],
    ['test/a.ts', 'medium'],
    ['src/a.test.ts', 'medium'],
    ['docs/setup.md', 'medium'],
    ['.env.example', 'medium'],
  ])('in %s: %s', async (path, confidence) => {
    const { observations } = await scan({ [path]: `key = "${AWS}"` });
    expect(observations.map((one) => one.confidence)).toEqual([confidence]);
  });

  it('is high below tests too when a checksum proves it', async () => {
    const token = `ghp_${'zQWBuTSOoRi4A9spHcVY'}${'5ncnsDkxkJ0mLq17'}`;
    const { observations } = await scan({
      'test/a.ts': `t = "${token}"`,
      'test/b.ts': `t = "${token.replace('zQ', 'zR')}"`,
    });
    expect(observations.map(({ confidence }) => confidence)).toEqual(['high', 'low']);
  });
});

describe('a lockfile', () => {
  it('has no assignments, only tokens of known form', async () => {
    const text = `{ "token": "${RANDOM}", "resolved": "https://x/?key=${AWS}" }`;
    const { observations } = await scan({ 'package-lock.json': text });
    expect(observations.map(({ rule }) => rule)).toEqual(['secrets/aws-access-key']);
  });
});

describe('a file that several kinds asked for', () => {
  it('counts once', async () => {
    const { observations } = await scan({ 'a.ts': `token = "${RANDOM}"` }, ['text', 'configuration']);
    expect(observations).toHaveLength(1);
  });
});

describe('a file with more secrets than one file may have', () => {
  it('says that the rest was not looked at', async () => {
    const text = Array.from({ length: 6_000 }, (_, i) => `A${i}_TOKEN=${RANDOM}${i}`).join('\n');
    const { observations, gaps } = await scan({ '.env': text });
    expect(observations.length).toBeLessThanOrEqual(5_000);
    expect(gaps).toMatchObject([{ kind: 'output-limit', path: '.env', scanner: 'secrets' }]);
  });
});

describe('rules of a team', () => {
  const rule = {
    ...compiled.find(({ id }) => id === 'secrets/linear-key'),
    id: 'acme/internal-token',
    pattern: { keywords: ['acme_'], expressions: ['{start}(?<value>acme_[a-z0-9]{20}){end}'] },
  };

  it('are taken beside the others', async () => {
    const own = await secretsScanner.open({ rules: { own: compiled, team: [rule] } });
    const bytes = new TextEncoder().encode('x = "acme_k4m2x9q7w3z8v5b1n6p0"');
    expect(Buffer.from(own.read({ kind: 'source', bytes, spend: () => {} }) as Uint8Array).toString()).toContain(
      'acme/internal-token',
    );
  });

  it.each([
    ['an id of another form', { id: 'Internal Token' }, 'id must be like'],
    [
      'no keywords',
      { pattern: { expressions: ['acme_[a-z]{9}'] } },
      'pattern.keywords must be a list of 1 to 100 entries',
    ],
    ['a broken expression', { pattern: { keywords: ['acme'], expressions: ['acme_[a-z'] } }, 'is not valid'],
    [
      'an expression without an end',
      { pattern: { keywords: ['acme'], expressions: ['acme_[a-z]+'] } },
      'repeats without an end',
    ],
    [
      'a repetition in a repetition',
      { pattern: { keywords: ['acme'], expressions: ['(?:[a-z]{1,9}){1,9}'] } },
      'more than one way',
    ],
    ['an unknown key', { colour: 'red' }, 'colour is not a known key'],
    ['an unknown check', { check: 'constructor' }, 'check must be one of'],
    ['an id that is taken', { id: 'secrets/linear-key' }, 'this id is used twice'],
  ])('with %s are refused in a sentence', async (_, change, problem) => {
    const team = [{ ...rule, ...change }];
    await expect(secretsScanner.open({ rules: { own: compiled, team } })).rejects.toThrow(problem);
  });

  it.each([[null], ['x'], [{}], [[null]], [[{ __proto__: { id: 'x' } }]]])('%j is no list of rules', async (rules) => {
    await expect(secretsScanner.open({ rules })).rejects.toThrow('the rules cannot be used');
  });
});

describe('the budget', () => {
  it('is spent as the file grows, and its end ends the reading', () => {
    let steps = 0;
    const bytes = new TextEncoder().encode(`token = "${RANDOM}"\n`.repeat(1_000));
    scanner.read({ kind: 'source', bytes, spend: (count) => (steps += count) });
    expect(steps).toBeGreaterThan(25);
    const read = () =>
      scanner.read({
        kind: 'source',
        bytes,
        spend: () => {
          throw new Error('spent');
        },
      });
    expect(read).toThrow('spent');
  });
});

describe('the scanner', () => {
  it('wants every file once, with all keywords', () => {
    const names = scanner.wants.map(({ kind }) => kind);
    expect(names).toEqual(['lockfile', 'markup', 'configuration', 'source', 'text']);
    for (const want of scanner.wants) {
      expect(want.keywords).toContain('akia');
      expect(want.keywords).toContain('passw');
    }
    expect(scanner.wants.at(-1)?.names).toBeUndefined();
  });
});
