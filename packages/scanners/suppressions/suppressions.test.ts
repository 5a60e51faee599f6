import { describe, expect, it } from 'vitest';
import { suppressionsScanner } from './scanner.ts';

async function found(text: string | Uint8Array, kind = 'source') {
  const scanner = await suppressionsScanner.open({ rules: null });
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const facts = scanner.read({ kind, bytes, spend: () => {} });
  if (facts === null) return [];
  const files = [{ path: 'a', kind, facts }];
  const { suppressions } = await scanner.conclude(
    { files, refused: [], has: () => false },
    { advisories: null, spend: () => {} },
  );
  return suppressions;
}

const good = { rule: 'secrets/github-token', until: '2027-01-31', reason: 'a test key', problem: null };

describe('a suppression in a file', () => {
  it.each([
    ['// vauban-ignore secrets/github-token until 2027-01-31: a test key'],
    ['# vauban-ignore secrets/github-token until 2027-01-31: a test key'],
    ['-- vauban-ignore secrets/github-token until 2027-01-31: a test key'],
    ['; vauban-ignore secrets/github-token until 2027-01-31: a test key'],
    ['% vauban-ignore secrets/github-token until 2027-01-31: a test key'],
    ['/* vauban-ignore secrets/github-token until 2027-01-31: a test key */'],
    ['/** vauban-ignore secrets/github-token until 2027-01-31: a test key */'],
    [' * vauban-ignore secrets/github-token until 2027-01-31: a test key'],
    ['<!-- vauban-ignore secrets/github-token until 2027-01-31: a test key -->'],
    ['<%-- vauban-ignore secrets/github-token until 2027-01-31: a test key --%>'],
    ['{# vauban-ignore secrets/github-token until 2027-01-31: a test key #}'],
    ['\t//vauban-ignore   secrets/github-token   until   2027-01-31 :  a test key  \r'],
  ])('is read from %j', async (line) => {
    expect(await found(`${line}\nnext`)).toEqual([{ path: 'a', line: 1, appliesTo: [1, 2], ...good }]);
  });

  it('on its own line holds for the next line that is no comment', async () => {
    const text =
      'first\n  # vauban-ignore secrets/github-token until 2027-01-31: a test key\n\n  # another comment\nfifth\nsixth';
    expect(await found(text)).toEqual([{ path: 'a', line: 2, appliesTo: [2, 5], ...good }]);
  });

  it('behind code holds for that line alone', async () => {
    const text = `const key = "it's"; // vauban-ignore secrets/github-token until 2027-01-31: a test key\nnext`;
    expect(await found(text)).toEqual([{ path: 'a', line: 1, appliesTo: [1], ...good }]);
  });

  it('at the end of a file holds for itself', async () => {
    expect(await found('# vauban-ignore secrets/github-token until 2027-01-31: a test key')).toMatchObject([
      { appliesTo: [1] },
    ]);
  });

  it('may name an advisory', async () => {
    expect(await found('# vauban-ignore CVE-2021-44906 until 2027-01-31: not reachable')).toMatchObject([
      { rule: 'CVE-2021-44906', reason: 'not reachable', problem: null },
    ]);
  });

  it('is found in UTF-16', async () => {
    const text = '\ufeffx\n// vauban-ignore secrets/github-token until 2027-01-31: a test key';
    expect(await found(Buffer.from(text, 'utf16le'))).toMatchObject([{ line: 2, ...good }]);
    expect(await found(Buffer.from(text, 'utf16le').swap16())).toMatchObject([{ line: 2, ...good }]);
  });

  it('shows no token that somebody pasted into the reason', async () => {
    const [one] = await found(
      '# vauban-ignore a/b until 2027-01-31: old key Zx81kLmQ0pWv7TgY2bNc8RfD is revoked, see VBN-123',
    );
    expect(one?.reason).toBe('old key Zx81******** is revoked, see VBN-123');
  });
});

describe('a suppression that cannot hold says what is wrong', () => {
  it.each([
    ['// vauban-ignore', '', 'It names no rule'],
    ['// vauban-ignore: a reason', '', 'It names no rule'],
    ['// vauban-ignore secrets/github-token', 'secrets/github-token', 'It has no end'],
    ['// vauban-ignore secrets/github-token: a reason', 'secrets/github-token', 'It has no end'],
    ['// vauban-ignore secrets/github-token until', 'secrets/github-token', 'It has no date'],
    ['// vauban-ignore secrets/github-token until tomorrow: a reason', 'secrets/github-token', 'It has no date'],
    ['// vauban-ignore secrets/github-token until 2027-02-30: a reason', 'secrets/github-token', 'It has no date'],
    ['// vauban-ignore hardcoded until 2027-02-30: a reason', 'hardcoded', 'It has no date'],
    ['// vauban-ignore secrets/github-token until 2027-01-31', 'secrets/github-token', 'It gives no reason'],
    ['// vauban-ignore secrets/github-token until 2027-01-31:  ', 'secrets/github-token', 'It gives no reason'],
  ])('%s', async (line, rule, problem) => {
    expect(await found(line)).toMatchObject([{ rule, problem: expect.stringContaining(problem) }]);
  });
});

describe('what only mentions the word is none', () => {
  it.each([
    ['prose in a comment', '// vauban-ignore comments are read by the scanner'],
    ['prose behind the leader', '// use a vauban-ignore comment with secrets/github-token'],
    ['the form itself', '// vauban-ignore RULE until YYYY-MM-DD: reason'],
    ['a string', `const help = 'write // vauban-ignore secrets/github-token';`],
    ['a string in backticks', 'const help = `# vauban-ignore secrets/github-token`;'],
    ['an argument', 'grep -r vauban-ignore secrets/github-token'],
    ['another word', '// vauban-ignored secrets/github-token until 2027-01-31: x'],
    ['arithmetic', 'a * vauban-ignore secrets/github-token until 2027-01-31: x'],
    ['a name', 'vauban-ignore secrets/github-token until 2027-01-31: x'],
  ])('%s', async (_, line) => {
    expect(await found(line)).toEqual([]);
  });

  it('a heading or a code example in a document', async () => {
    const document = '# vauban-ignore secrets/github-token\n\n```js\n// vauban-ignore secrets/github-token\n```\n';
    expect(await found(document, 'document')).toEqual([]);
  });

  it('but an HTML comment in a document speaks', async () => {
    const document = '<!-- vauban-ignore secrets/github-token until 2027-01-31: a test key -->\nkey';
    expect(await found(document, 'document')).toMatchObject([{ appliesTo: [1, 2], ...good }]);
  });

  it('a minified bundle', async () => {
    expect(await found(`${'x'.repeat(20_000)}// vauban-ignore secrets/github-token`)).toEqual([]);
  });
});

it('a hundred thousand of them cost little', async () => {
  const started = performance.now();
  const all = await found('// vauban-ignore secrets/github-token until 2027-01-31: x\n'.repeat(100_000));
  expect(all).toHaveLength(2000);
  expect(performance.now() - started).toBeLessThan(3000);
});
