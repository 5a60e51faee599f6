import { beforeAll, describe, expect, it } from 'vitest';
import { encodeModule, openModule } from '../../ir/codec.ts';
import { lineOf } from '../../ir/instruction.ts';
import type { ModuleIr } from '../../ir/module.ts';
import type { LanguageReader } from '../../language.ts';
import { python } from './python.ts';

let reader: LanguageReader;
beforeAll(async () => {
  reader = await python.open();
});

function lower(source: string | Uint8Array, spend: (steps: number) => void = () => {}): ModuleIr {
  return reader.lower('a.py', typeof source === 'string' ? Buffer.from(source) : source, spend);
}

const problems = (module: ModuleIr) => module.problems.map((it) => `${it.kind}:${lineOf(it.at)}`);
const calls = (module: ModuleIr) =>
  module.functions.flatMap((it) => it.blocks.flatMap((block) => block.instructions)).filter((it) => it.op === 'call');

describe('input that is bad', () => {
  it('is read around the place that is no Python, which is named', () => {
    const module = lower('def a():\n    x = = 1\n    f(1)\n\ndef b():\n    g(2)\n');
    expect(module.problems[0]?.kind).toBe('syntax');
    expect(calls(module)).toHaveLength(2);
    expect(problems(lower('<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> b\n'))[0]).toBe('syntax:1');
  });

  it('is called Python 2 where it is, and read all the same', () => {
    const module = lower('print "a", x\nexec code\n');
    expect(module.problems.map((it) => it.message)).toEqual(['This is Python 2.', 'This is Python 2.']);
    expect(calls(module)).toHaveLength(2);
  });

  it.each([
    ['brackets', (n: number) => `x = ${'['.repeat(n)}${']'.repeat(n)}`],
    ['calls', (n: number) => `x = ${'f('.repeat(n)}${')'.repeat(n)}`],
    ['negations', (n: number) => `x = ${'not '.repeat(n)}a`],
    ['choices', (n: number) => `x = ${'a if b else '.repeat(n)}c`],
    ['lambdas', (n: number) => `x = ${'lambda: '.repeat(n)}1`],
    ['members', (n: number) => `x = a${'.b()'.repeat(n)}`],
    ['blocks', (n: number) => Array.from({ length: n }, (_, i) => `${' '.repeat(i)}if a:\n`).join('')],
  ])('says that %s nested 3,000 deep were not followed', (_what, make) => {
    expect(lower(make(3000)).problems.map((it) => it.kind)).toContain('too-deep');
  });

  it('follows long chains that only lean to one side', () => {
    expect(problems(lower(`x = ${'a + '.repeat(5000)}b`))).toEqual([]);
    expect(problems(lower(`if ${'a and '.repeat(5000)}b: pass`))).toEqual([]);
    expect(problems(lower(`if a: pass\n${'elif a: pass\n'.repeat(2000)}`))).toEqual([]);
  });

  it('may be anything: no bytes are a reason to throw', () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3)) % 256);
    for (const bytes of [noise, new Uint8Array(0), Uint8Array.of(0xff, 0xfe, 0x00), Buffer.from('\0\0\0(')]) {
      expect(() => encodeModule(lower(bytes))).not.toThrow();
    }
    expect(problems(lower(`x = 1${' '.repeat(9_000_000)}`))).toEqual(['too-long:1']);
  });

  it('stops when its budget is reached', () => {
    let left = 500;
    const spend = (steps: number) => {
      left -= steps;
      if (left < 0) throw new Error('no more');
    };
    expect(() => lower('f(1)\n'.repeat(2000), spend)).toThrow('no more');
    expect(calls(lower('f(1)\n'))).toHaveLength(1);
  });

  it('harms no object with its names', () => {
    const module = lower('__proto__ = 1\nclass constructor:\n    def __proto__(self): return toString\n');
    expect(openModule(encodeModule(module)).cells).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a file', () => {
  it('is decoded as its first lines say, without its byte order mark', () => {
    const latin = Buffer.from('# -*- coding: latin-1 -*-\nx = "\xe9"\n', 'latin1');
    const texts = (module: ModuleIr) =>
      module.functions[0]?.blocks[0]?.instructions.flatMap((it) =>
        it.op === 'constant' && it.value.type === 'text' ? [it.value.value] : [],
      );
    expect(texts(lower(latin))).toEqual(['é']);
    expect(texts(lower('\ufeffx = "ü"\n'))).toEqual(['ü']);
    expect(lower('\ufeffx = 1\n').problems).toEqual([]);
  });

  it('says where its names come from, by annotations too', () => {
    const module = lower(
      'import flask as f\nfrom .db import User as U\nfrom typing import Optional, Annotated\n' +
        'class Own: pass\ndef a(w: f.Request, x: Optional[U], y: "Own", z: Annotated[int, 1], l: list[str], n: None | Own): pass\n',
    );
    const a = module.functions.find((it) => it.name === 'a');
    expect(a?.parameters.map((it) => it.type)).toEqual(['flask.Request', '.db.User', '#Own', 'int', 'list', '#Own']);
  });

  it('exports what is meant for others, and marks what is not', () => {
    const names = (source: string) =>
      lower(source).exports.map((it) => (it.kind === 'cell' ? `${it.name}${it.hidden ? ' hidden' : ''}` : it.kind));
    expect(names('import os\nfrom .a import b\n_c = 1\nd = 2\n')).toEqual(['os hidden', 'b', '_c hidden', 'd']);
    expect(names('__all__ = ["x"]\nx = y = 1\nfrom .z import *\n')).toEqual(['__all__ hidden', 'x', 'y hidden', 'all']);
  });

  it('imports what may be missing or serves types only as optional', () => {
    const module = lower(
      'try:\n    import a\nexcept ImportError:\n    a = None\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import b\nimport c\n',
    );
    expect(module.imports.filter((it) => it.optional).map((it) => it.specifier)).toEqual(['a', 'b']);
  });
});
