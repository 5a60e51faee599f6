import { beforeAll, describe, expect, it } from 'vitest';
import { lineOf } from '../../ir/instruction.ts';
import type { ModuleIr } from '../../ir/module.ts';
import type { LanguageReader } from '../../language.ts';
import { javascript } from './javascript.ts';

let reader: LanguageReader;
beforeAll(async () => {
  reader = await javascript.open();
});

function lower(source: string | Uint8Array, path = 'a.js'): ModuleIr {
  return reader.lower(path, typeof source === 'string' ? Buffer.from(source) : source, () => {});
}

const kinds = (module: ModuleIr): string[] => module.problems.map((it) => it.kind);

describe('scripts inside other files', () => {
  const calls = (module: ModuleIr): [string, number][] =>
    (module.functions[0]?.blocks ?? []).flatMap(({ instructions }) =>
      instructions.flatMap((it): [string, number][] => (it.op === 'global' ? [[it.name, lineOf(it.at)]] : [])),
    );

  it('are read where they stand: components of Vue and Svelte, pages', () => {
    const vue = `<template><p v-html="x"></p></template>\n<script setup lang="ts">\nconst a: string = first();\n</script>\n<script>\nsecond(a)\n</script>\n<style>b{}</style>`;
    expect(calls(lower(vue, 'file.vue'))).toEqual([
      ['first', 3],
      ['second', 6],
    ]);
    const page = `<!-- <script>no()</script> --><SCRIPT type="module">\none()</SCRIPT ><script src="x.js">no()</script>\n<script type='application/json'>{"no": 1}</script><script data-a="</p>">two()`;
    expect(calls(lower(page, 'file.html'))).toEqual([
      ['one', 2],
      ['two', 3],
    ]);
    expect(lower('<p>no script', 'file.svelte').problems).toEqual([]);
  });
});

describe('input that is bad', () => {
  it.each([
    ['brackets', (n: number) => `x = ${'['.repeat(n)}${']'.repeat(n)}`],
    ['functions', (n: number) => `x = ${'function(){return '.repeat(n)}1${'}'.repeat(n)}`],
    ['calls', (n: number) => `${'f('.repeat(n)}${')'.repeat(n)}`],
    ['negations', (n: number) => `x = ${'!'.repeat(n)}a`],
    ['choices', (n: number) => `x = ${'a ? b : '.repeat(n)}c`],
    ['assignments', (n: number) => `${'a = '.repeat(n)}b`],
    ['templates', (n: number) => `x = ${'`${'.repeat(n)}1${'}`'.repeat(n)}`],
    ['elements', (n: number) => `x = ${'<a>{'.repeat(n)}${'}</a>'.repeat(n)}`],
    ['members', (n: number) => `a${'.b()'.repeat(n)}`],
    ['conditions', (n: number) => `if (a) {} ${'else if (a) {} '.repeat(n)}`],
    ['calls on lines of their own', (n: number) => `a${'\n  .b()'.repeat(n)}`],
    ['choices on lines of their own', (n: number) => `x = ${'a\n  ? b\n  : '.repeat(n)}c`],
    ['functions of functions', (n: number) => `x = ${'a =>\n'.repeat(n)}1`],
    ['assignments on lines of their own', (n: number) => `${'a =\n'.repeat(n)}b`],
    ['conditions on lines of their own', (n: number) => `if (a) {}\n${'else if (a) {}\n'.repeat(n)}`],
    ['statements without braces', (n: number) => `${'if (a)\nfor (;;)\n'.repeat(n / 2)};`],
    ['labels', (n: number) => `${'a:\n'.repeat(n)};`],
  ])('says that %s nested 10,000 deep were not followed', (_what, make) => {
    expect(kinds(lower(make(10_000)))).toContain('too-deep');
  });

  it('follows long chains that only lean to one side', () => {
    expect(kinds(lower(`x = ${'a + '.repeat(2000)}b`))).toEqual([]);
    expect(kinds(lower(`x = [${'"((([[[{{{", /[(]/, '.repeat(2000)}1]`))).toEqual([]);
    expect(kinds(lower(`${'if (a) { b(); }\nelse '.repeat(1000)} {}`))).toEqual([]);
  });

  it('takes many statements without semicolons for no chain', () => {
    const line = (i: number) =>
      `const a${i} = f(${i}) // as it was\nif (a${i}) b = c ? d : [e]\nfor (const x of y) { z = x }\n`;
    const lines = (count: number) => Array.from({ length: count }, (_, i) => line(i)).join('');
    expect(kinds(lower(lines(2500)))).toEqual([]);
    expect(kinds(lower(`x = <a>\n${'<b c="d">\n e {f}\n</b>\n'.repeat(2500)}</a>`, 'a.jsx'))).toEqual([]);
  });

  it('names the line of a merge marker and of a text that ends nowhere', () => {
    const merged = lower('a();\n<<<<<<< HEAD\nb();\n=======\nc();\n>>>>>>> x\n');
    expect(kinds(merged)).toContain('syntax');
    expect(lineOf(merged.problems[0]?.at ?? 0)).toBe(2);
    expect(kinds(lower('x = "abc'))).toContain('syntax');
  });

  it('reads what is not UTF-8 and says where, and UTF-16 by its mark', () => {
    const broken = lower(
      Buffer.concat([Buffer.from('a();\nf("'), Buffer.from([0xff, 0xfe, 0x80]), Buffer.from('");')]),
    );
    expect(broken.problems.map((it) => [it.kind, lineOf(it.at)])).toEqual([['syntax', 2]]);
    expect(broken.functions).toHaveLength(1);
    expect(lower(Buffer.from('\ufefff();', 'utf16le')).problems).toEqual([]);
  });

  it('reads other languages than the name says: types in .js, JSX in .js and .ts, Flow as far as it goes', () => {
    expect(kinds(lower('const a: string = f(); interface X {}', 'a.js'))).toEqual([]);
    expect(kinds(lower('x = <a>{b}</a>;', 'a.js'))).toEqual([]);
    expect(kinds(lower('const x = <a>{b}</a>;', 'a.ts'))).toEqual([]);
    expect(kinds(lower('opaque type A = {| x: ?number |};', 'a.js'))).toContain('syntax');
    expect(kinds(lower('<?php echo 1; ?>', 'a.js'))).toContain('syntax');
    expect(kinds(lower('return 5; var let_; with (a) { b(); }', 'a.js'))).toEqual(['not-lowered']);
  });

  it('leaves out the end of a function that is too long, and says so', () => {
    const long = lower(`function f() {\n${'g(a, "b", c.d);\n'.repeat(100_000)}}`);
    expect(kinds(long)).toEqual(['too-long']);
    expect(lineOf(long.problems[0]?.at ?? 0)).toBeGreaterThan(10_000);
  });

  it('counts its work', () => {
    let steps = 0;
    const count = (more: number): void => {
      steps += more;
      if (steps > 1000) throw new Error('budget');
    };
    expect(() => reader.lower('a.js', Buffer.from('f(a + b);\n'.repeat(10_000)), count)).toThrow('budget');
  });
});
