import { beforeAll, describe, expect, it } from 'vitest';
import type { ModuleIr } from '../../../ir/module.ts';
import type { LanguageReader } from '../../../language.ts';
import { javascript } from '../javascript.ts';
import { Interpreter } from '../testing/interpreter.ts';

let reader: LanguageReader;
beforeAll(async () => {
  reader = await javascript.open();
});

function lower(source: string, path = 'a.js'): ModuleIr {
  return reader.lower(path, Buffer.from(source), () => {});
}

/** What the program says, run from its lowered form. */
function said(source: string, path?: string): unknown[] {
  const words: unknown[] = [];
  const module = lower(source, path);
  expect(module.problems).toEqual([]);
  new Interpreter(module, {
    say: (...them: unknown[]) => words.push(...them),
    Object,
    Math,
    Promise,
    JSON,
    String,
  }).run();
  return words;
}

/** The lowered program must say what JavaScript itself says. */
function meansTheSame(source: string): void {
  const words: unknown[] = [];
  new Function('say', source)((...them: unknown[]) => words.push(...them));
  expect(said(source)).toEqual(words);
  expect(words.length).toBeGreaterThan(0);
}

describe('a lowered program does what the source does', () => {
  it.each([
    [
      'arithmetic and texts',
      'let a = 1 + 2 * 3; a **= 2; a -= 1; say(a, `x${a}y${a + 1}`, -a, typeof a, void 0, 1 < 2 && !0);',
    ],
    ['x++ and ++x', 'let a = 1; const o = { n: 5 }; say(a++, a, ++a, o.n--, --o.n, o.n);'],
    [
      'short circuits',
      'const f = (v) => { say("f" + v); return v; }; say(f(0) && f(1), f(0) || f(2), f(null) ?? f(3), f(1) && f(0) || f(4));',
    ],
    ['logical assignment', 'let a = 0, b = 1, c = null; a ||= 5; b &&= 6; c ??= 7; a ||= say("never"); say(a, b, c);'],
    [
      'conditions',
      'for (const v of [0, 1, 2, 3]) { if (!(v > 1) && v !== 0) say("a" + v); else if (v === 0 || v === 3) say("b" + v); else say("c" + v); }',
    ],
    [
      'optional chains',
      'const o = { a: { f() { return this.x; }, x: 4 }, z: null }; say(o?.a?.x, o.z?.b.c.d, o.q?.(), o.a.f?.(), o?.["a"]?.f(), (o.z?.a) === undefined, delete o?.a?.x, o.a.x);',
    ],
    [
      'destructuring',
      'const { a, b: { c = 3, ...rest } = {}, d = a + 1, ["e" + 1]: e } = { a: 1, b: { x: 2, y: 9 }, e1: 8 }; say(a, c, JSON.stringify(rest), d, e); let x, y; [x, , y = 5, ...z] = [1, 2, undefined, 4, 6]; var z; say(x, y, z.length); [x, y] = [y, x]; say(x, y);'.replace(
        'let x, y; [x, , y = 5, ...z] = [1, 2, undefined, 4, 6]; var z;',
        'var z; let x, y; [x, , y = 5, ...z] = [1, 2, undefined, 4, 6];',
      ),
    ],
    [
      'parameters',
      'function f(a, { b, c = 2 } = { b: 7 }, ...rest) { return [a, b, c, rest.length]; } say(...f(1), ...f(1, { b: 2, c: 3 }, 4, 5)); function g() { return arguments.length + arguments[1]; } say(g(1, 2)); function h(a) { return () => arguments[0] + a; } say(h(3)());',
    ],
    [
      'closures',
      'function counter() { let n = 0; return { up: () => ++n, get: () => n }; } const a = counter(), b = counter(); a.up(); a.up(); b.up(); say(a.get(), b.get());',
    ],
    [
      'hoisting',
      'say(f(), typeof v); var v = 1; function f() { return g() + 1; } function g() { return 1; } { function inner() { return 9; } say(inner()); }',
    ],
    ['recursion by own name', 'const f = function fact(n) { return n < 2 ? 1 : n * fact(n - 1); }; say(f(5));'],
    [
      'shadowing',
      'let a = 1; { let a = 2; { let a = 3; say(a); } say(a); } for (let a = 7; a < 8; a++) say(a); say(a); (function (a) { say(a); })(9);',
    ],
    [
      'loops',
      'let s = ""; outer: for (const a of [1, 2, 3]) { for (let b = 0; ; b++) { if (b === a) continue outer; if (a === 3) break outer; s += a + "" + b + " "; } } say(s); let n = 0; while (true) { if (++n > 3) break; if (n === 2) continue; say(n); } do say("once"); while (false); for (const k in { x: 1, y: 2 }) say(k);',
    ],
    ['labels on blocks', 'a: { say(1); if (1) break a; say(2); } say(3);'],
    [
      'switch',
      'for (const v of ["a", "b", "c", "d"]) switch (v) { case "a": say(1); case "b": say(2); break; default: say(3); case "d": { say(4); } }',
    ],
    [
      'exceptions',
      'function f(v) { try { if (v) throw new Object(v); return "no"; } catch ({ length }) { return length; } finally { say("done"); } } say(f(""), f("ab"), f("abc"));',
    ],
    [
      'finally on every way out',
      'function f(how) { for (const a of [1]) { try { try { if (how === 1) return "r"; if (how === 2) break; if (how === 3) continue; if (how === 4) throw "t"; } finally { say("in" + how); } } catch (e) { say(e); } finally { say("out"); } say("end"); } return "after"; } for (const how of [1, 2, 3, 4, 5]) say(f(how));',
    ],
    [
      'errors inside a handler',
      'try { try { throw 1; } catch (e) { throw e + 1; } finally { say("f"); } } catch (e) { say(e); }',
    ],
    [
      'objects',
      'const k = "q"; const o = { a: 1, k, [k + 1]: 2, "s-t": 3, 5: 4, m(x) { return this.a + x; }, get g() { return this.a; }, set g(v) { this.a = v; }, ...{ z: 6 } }; o.g = 10; say(o.m(1), o.g, o.q1, o["s-t"], o[5], o.z, o.k); delete o.z; say("z" in o);',
    ],
    ['spread', 'const a = [1, ...[2, 3], 4]; say(...a, Math.max(...a, 9), { ...{ x: 1 }, x: 2 }.x);'],
    [
      'tagged templates',
      'const tag = (texts, ...values) => texts.join("|") + values.join(","); say(tag`a${1}b${2}c`, ({ t: tag }).t`x`);',
    ],
    ['sequences and nested assignment', 'let a, b; say((a = 1, b = a + 1, a + b)); a = b = 7; say(a, b);'],
    [
      'new and this',
      'function P(x) { this.x = x; } P.prototype.get = function () { return this.x; }; say(new P(3).get()); const o = { v: 1, f() { return [1].map(() => this.v)[0]; } }; say(o.f());',
    ],
    ['functions in a case', 'switch (1) { case 1: function f() { return 5; } say(f()); }'],
    ['defaults that are closures', 'function f(a, b = () => a) { return b(); } say(f(4));'],
  ])('%s', (_what, source) => {
    meansTheSame(source);
  });

  it('classes with fields, privates, statics, accessors and super', () => {
    meansTheSame(`
      class A { #p = 1; q = this.#p + 1; static s = 5; static { this.t = this.s + 1; }
        constructor(x) { this.x = x; } get p() { return this.#p; } set p(v) { this.#p = v; } #h() { return this.x; } m() { return this.#h(); } static make(x) { return new this(x); } }
      class B extends A { z = 'z'; constructor() { super(8); this.y = this.q; } m() { return super.m() + 1; } static make() { return 'b'; } }
      const a = A.make(3); a.p = 4; say(a.p, a.q, a.m(), A.s, A.t);
      const b = new B(); say(b.m(), b.y, b.z, B.make()); const C = class D extends A {}; say(new C(6).m(), 'x' in new C(1));
    `);
  });

  it('enums, namespaces, parameter properties and casts of TypeScript', () => {
    const source = `
      enum E { A, B = 5, C, D = 'd' } say(E.A, E.C, E.D, E[5]);
      namespace N { const hidden: number = 1; export const x = hidden + 1; export function f() { return x; } } say(N.f(), N.x);
      class P { constructor(private readonly name: string, public n = 2) {} get(): string { return this.name + this.n!; } }
      say(new P('p').get(), (<any>3) as number, ((a?: number) => a)(4) satisfies unknown);
      function over(a: string): void; function over(a: any) { say(a); } over('o'); declare const gone: number; abstract class Q { abstract m(): void; f(this: Q) { return 1; } }
      import A = N.f; say(A());`;
    expect(said(source, 'a.ts')).toEqual([0, 6, 'd', 'B', 2, 2, 'p2', 3, 4, 'o', 2]);
  });

  it('CommonJS and what it exports', () => {
    const words = said(
      'exports.a = 1; say(module.exports.a); module.exports = { b: 2 }; say(module.exports.b, exports.a);',
    );
    expect(words).toEqual([1, 2, 1]);
  });
});

describe('what a module hands to others', () => {
  it('exports by declaration, by name, by default and again', () => {
    const { exports, imports, cells } = lower(
      `import d, { n as m } from './m'; import * as all from 'all'; import type { T } from 't';
       export const { a, b: [c] } = d; export function f() {} export default class K {} export { m as n, all, f as g }; export * from './x'; export * as ns from './y'; export type { T };`,
      'a.ts',
    );
    const names = exports.map((it) =>
      it.kind === 'cell'
        ? `${it.name}=${cells[it.cell]}`
        : it.kind === 'again'
          ? `${it.name}=${imports[it.import]?.specifier}:${it.imported}`
          : `*=${imports[it.import]?.specifier}`,
    );
    expect(names).toEqual(['a=a', 'c=c', 'f=f', 'default=K', 'n=./m:n', 'all=all:null', 'g=f', '*=./x', 'ns=./y:null']);
    expect(imports.map((it) => [it.specifier, it.optional])).toEqual([
      ['./m', false],
      ['all', false],
      ['t', true],
      ['./x', false],
      ['./y', false],
    ]);
  });

  it('imports what require names, also through __dirname, and not what is shadowed', () => {
    const { imports, namespaceCell } = lower(
      `const a = require('a'); const { b } = require(\`b\`); require(path.join(__dirname, 'lib', 'c')); require(__dirname + '/../d');
       try { require('maybe'); } catch {} function f(require) { require('no'); } require(name); import('later'); module.exports = f;`,
    );
    expect(imports.map((it) => it.specifier)).toEqual(['a', 'b', './lib/c', '../d', 'maybe', 'later']);
    expect(imports[4]?.optional).toBe(true);
    expect(namespaceCell).not.toBeNull();
  });

  it('spells types as they are imported', () => {
    const { functions } = lower(
      `import express, { type Request as Req } from 'express'; import * as ns from './ns'; class Here {}
       export const f = (a: Req<X>, b: express.Response, c: ns.T | null, d: Here, e: string[], g?: number, h: any) => a;`,
      'a.ts',
    );
    expect(functions[1]?.parameters.map((it) => it.type)).toEqual([
      'express.Request',
      'express.Response',
      './ns.T',
      '#Here',
      'string[]',
      'number',
      null,
    ]);
  });

  it('names functions as people do', () => {
    const names = lower(
      `app.get('/x', (req) => {}); const save = () => {}; const o = { load() {}, sub: { f: function () {} } }; exports.go = function () {}; class U { m() {} static s = () => 1; } [1].map(function named() {});`,
    ).functions.map((it) => it.name);
    expect(names.sort()).toEqual(
      ['<module>', 'U.<static>', 'U.m', 'callback of app.get', 'go', 'named', 'o.load', 'o.sub.f', 's', 'save'].sort(),
    );
  });

  it('keeps decorators with their class, members and parameters', () => {
    const { functions, classes } = lower(
      `@C() class A { @F() f; @M('x') m(a, @P() b) {} constructor(@Q() q) {} }`,
      'a.ts',
    );
    const made = functions[0]?.blocks[0]?.instructions.find((it) => it.op === 'class');
    const names = classes[0]?.members.map((it) => it.name);
    expect(
      made?.op === 'class' &&
        made.decorations.map(({ member, parameter }) => [
          member === undefined ? null : names?.[member],
          parameter ?? null,
        ]),
    ).toEqual([
      [null, null],
      ['f', null],
      ['m', null],
      ['m', 1],
      ['constructor', 0],
    ]);
  });

  it('makes a call of an element', () => {
    const seen: unknown[] = [];
    const module = lower('say(<a href={1} {...{ b: 2 }}>t{3}<B.C x/></a>, <></>);', 'a.jsx');
    new Interpreter(module, {
      say: () => {},
      B: { C: 'component' },
      JSX: (...args: unknown[]) => {
        seen.push(args);
        return `<${args[0]}>`;
      },
    }).run();
    expect(seen).toEqual([
      ['component', { x: true }],
      ['a', { href: 1, b: 2, children: [3, '<component>'] }, 3, '<component>'],
      ['', {}],
    ]);
  });
});
