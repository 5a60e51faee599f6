import { expect, it } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';
import { SAMPLE } from '../python/sample.ts';
import { cursorWalk } from './cursor-walk.ts';
import { isSame, openGrammar } from './grammar.ts';
import { grammarFile } from './grammar-file.ts';

const PROGRAMS = [
  SAMPLE,
  '',
  '\n\n# nothing\n',
  'x = "ü𝒳" # 𝒳\ny = f"{x!r}"\n',
  'def (\n  broken [[[ \n',
  `${'a(b)[c].d = {"e": [f]}\n'.repeat(300)}`,
];

it('reads the same tree out of memory as the official cursor does', async () => {
  const grammar = await openGrammar('python', SAMPLE);
  expect(grammar.direct).toBe(true);
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammarFile('tree-sitter-python.wasm')));
  for (const text of PROGRAMS) {
    const tree = parser.parse(text);
    const direct = grammar.parse(text, () => {});
    if (tree === null || direct === null) throw new Error('not parsed');
    expect(
      isSame(
        direct,
        cursorWalk(tree, text, () => {}),
      ),
    ).toBe(true);
    tree.delete();
  }
});

it('stops parsing when its budget is reached, and parses the next file', async () => {
  const grammar = await openGrammar('python', SAMPLE);
  const refuse = () => {
    throw new Error('no more');
  };
  expect(() => grammar.parse('a = b + c\n'.repeat(5000), refuse)).toThrow('no more');
  expect(grammar.parse('a = 1\n', () => {})?.size).toBeGreaterThan(3);
});
