import { describe, expect, it } from 'vitest';
import { sinksIn, withExpress } from '../testing/analyse-text.ts';

describe('validation that keeps data out', () => {
  it('a list of allowed words', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.get('/', (req,res)=>{ if (!['a','b'].includes(req.query.x)) return res.send('no'); exec('ls ' + req.query.x); });`,
        ),
      ),
    ).toEqual([]);
  });

  it('a dictionary of allowed words', async () => {
    expect(
      await sinksIn(withExpress(`const M = {a:'ls', b:'pwd'};\napp.get('/', (req,res)=>{ exec(M[req.query.x]); });`)),
    ).toEqual([]);
  });

  it('a set of allowed words', async () => {
    expect(
      await sinksIn(
        withExpress(
          `const S = new Set(['a','b']);\napp.get('/', (req,res)=>{ const c = req.query.x; if (S.has(c)) exec(c); });`,
        ),
      ),
    ).toEqual([]);
  });

  it('a search in a list of allowed words', async () => {
    expect(
      await sinksIn(
        withExpress(
          `const A = ['a','b'];\napp.get('/', (req,res)=>{ const c = req.query.x; if (A.indexOf(c) === -1) { return; } exec(c); });`,
        ),
      ),
    ).toEqual([]);
  });

  it('a switch over constants, not its default', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.get('/', (req,res)=>{ const c = req.query.x; switch (c) { case 'a': case 'b': exec(c); break; default: exec('x' + c); } });`,
        ),
      ),
    ).toEqual(['command app.js:6']);
  });

  it('an anchored expression of harmless characters', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.get('/', (req,res)=>{ const c = req.query.x; if (!/^[a-z]+$/.test(c)) return; exec('ls ' + c); });`,
        ),
      ),
    ).toEqual([]);
  });

  it('not one that looks at a part', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.get('/', (req,res)=>{ const c = req.query.x; if (!/[a-z]+/.test(c)) return; exec('ls ' + c); });`,
        ),
      ),
    ).toEqual(['command app.js:6']);
  });

  it('a number', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.get('/', (req,res)=>{ exec('kill ' + parseInt(req.query.x)); exec('kill ' + Number(req.query.x)); exec('kill '+ (+req.query.x)); });`,
        ),
      ),
    ).toEqual([]);
  });

  it('a test of the type', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.get('/', (req,res)=>{ const c = req.body.x; if (typeof c !== 'number') return; exec('ls ' + c); });`,
        ),
      ),
    ).toEqual([]);
  });

  it('a validator of the program that answers', async () => {
    expect(
      await sinksIn(
        withExpress(
          `function ok(c) { return /^[a-z]+$/.test(c); }\napp.get('/', (req,res)=>{ const c = req.query.x; if (!ok(c)) return res.end(); exec('ls ' + c); });`,
        ),
      ),
    ).toEqual([]);
  });

  it('holds on the branch where it said yes only', async () => {
    expect(
      await sinksIn(
        withExpress(
          `function ok(c) { if (/^[a-z]+$/.test(c)) { return true; } return false; }\napp.get('/', (req,res)=>{ const c = req.query.x; if (ok(c)) exec('ls ' + c); else exec('cat ' + c); });`,
        ),
      ),
    ).toEqual(['command app.js:7']);
  });

  it('a validator that throws', async () => {
    expect(
      await sinksIn(
        withExpress(
          `function must(c) { if (!/^[a-z]+$/.test(c)) throw new Error('bad'); }\napp.get('/', (req,res)=>{ const c = req.query.x; must(c); exec('ls ' + c); });`,
        ),
      ),
    ).toEqual([]);
  });

  it('a validator of another file that answers an object', async () => {
    expect(
      await sinksIn(
        withExpress(
          `const v = require('./v');\napp.get('/', (req,res)=>{ const { x } = req.query; const r = v.check(x); if (!r.ok) return; exec('ls ' + x); });`,
          {
            'v.js': `exports.check = (x) => { if (!['a','b'].includes(x)) return { ok: false }; return { ok: true }; };`,
          },
        ),
      ),
    ).toEqual([]);
  });

  it('a path that is resolved and then compared with its folder', async () => {
    expect(
      await sinksIn(
        withExpress(
          `const ROOT = '/srv/files';\napp.get('/', (req,res)=>{ const p = path.resolve(ROOT, req.query.x); if (!p.startsWith(ROOT + '/')) return; fs.readFile(p, () => {}); });`,
        ),
      ),
    ).toEqual([]);
  });

  it('not a path that is compared only', async () => {
    expect(
      await sinksIn(
        withExpress(
          `const ROOT = '/srv/files';\napp.get('/', (req,res)=>{ const p = ROOT + '/' + req.query.x; if (!p.startsWith(ROOT + '/')) return; fs.readFile(p, () => {}); });`,
        ),
      ),
    ).toEqual(['path-read app.js:7']);
  });

  it('a path without two dots', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.get('/', (req,res)=>{ const p = req.query.x; if (p.indexOf('..') !== -1) return; fs.readFile('/srv/' + p, () => {}); });`,
        ),
      ),
    ).toEqual([]);
  });

  it('a text from which all else was taken away', async () => {
    expect(
      await sinksIn(withExpress(`app.get('/', (req,res)=>{ exec('ls ' + req.query.x.replace(/[^a-z0-9]/g, '')); });`)),
    ).toEqual([]);
  });

  it("a library's validator", async () => {
    expect(
      await sinksIn(
        withExpress(
          `const validator = require('validator');\napp.get('/', (req,res)=>{ const c = req.query.x; if (!validator.isAlphanumeric(c)) return; exec('ls ' + c); });`,
        ),
      ),
    ).toEqual([]);
  });

  it('an address whose host is fixed', async () => {
    expect(
      await sinksIn(
        withExpress(
          `const http = require('http');\napp.get('/', (req,res)=>{ http.get('https://api.example.com/users/' + req.query.x); http.get('https://' + req.query.h + '/x'); });`,
        ),
      ),
    ).toEqual(['ssrf app.js:7']);
  });

  it('an expression that a text can keep busy', async () => {
    expect(await sinksIn(withExpress(`app.get('/', (req,res)=>{ /^(a+)+$/.test(req.query.x); });`))).toEqual([
      'redos app.js:6',
    ]);
  });

  it('a test of the type in Python', async () => {
    expect(
      await sinksIn({
        'app.py': `import os\nfrom flask import Flask, request\napp = Flask(__name__)\n@app.route('/x')\ndef x():\n    v = request.json['q']\n    if not isinstance(v, int):\n        return 'no'\n    os.system('ls %d' % v)\n    return 'ok'\n`,
      }),
    ).toEqual([]);
  });

  it('a default that takes the place of what is not allowed', async () => {
    const files = {
      'app.py': `import os
from flask import Flask, request
app = Flask(__name__)
@app.route('/x')
def x():
    target = request.args.get('q')
    if target not in ('a', 'b'):
        target = 'a'
    os.system('ls ' + target)
    return 'ok'
`,
    };
    expect(await sinksIn(files)).toEqual([]);
  });
});

describe('keys that lead to the prototype of all objects', () => {
  const merging = (guard: string, into = 't[k]') => ({
    'package.json': '{"name":"m","main":"i.js"}',
    'i.js': `const own = Object.prototype.hasOwnProperty;
const isObject = (x) => x !== null && typeof x === 'object';
const KEYS = new Set(['__proto__', 'constructor', 'prototype']);
module.exports = function merge(t, s) {
  for (const k in s) {
    ${guard}
    if (${into}) merge(t[k], s[k]); else t[k] = s[k];
  }
};`,
  });
  const open = ['prototype-pollution i.js:7'];

  it('are two: without `__proto__` alone, `constructor` is left', async () => {
    expect(await sinksIn(merging(`if (k === '__proto__') continue;`))).toEqual(open);
    expect(await sinksIn(merging(`if (k === '__proto__') continue;`, 'isObject(t[k])'))).toEqual([]);
    expect(await sinksIn(merging(`if (k === '__proto__' || k === 'constructor') continue;`))).toEqual([]);
  });

  it('may be refused by a set, a search in a list or an expression', async () => {
    expect(await sinksIn(merging('if (KEYS.has(k)) continue;'))).toEqual([]);
    expect(await sinksIn(merging(`if (['__proto__', 'prototype'].indexOf(k) >= 0) continue;`))).toEqual([]);
    expect(await sinksIn(merging('if (/^(__proto__|constructor|prototype)$/.test(k)) continue;'))).toEqual([]);
  });

  it('are kept away by what the target itself has, not by what the source has', async () => {
    expect(await sinksIn(merging('', 'own.call(t, k)'))).toEqual([]);
    expect(await sinksIn(merging('if (!own.call(t, k)) t[k] = {};'))).toEqual([]);
    expect(await sinksIn(merging('if (!own.call(s, k)) continue;'))).toEqual(open);
  });

  it('get by a comparison inside a list', async () => {
    const setting = (guard: string) => ({
      'package.json': '{"name":"m","main":"i.js"}',
      'i.js': `module.exports = (o, path, value) => {
  for (let i = 0; i < path.length - 1; i++) { const k = path[i]; if (${guard}) return; o = o[k]; }
  o[path[0]] = value;
};`,
    });
    expect(await sinksIn(setting(`k === '__proto__' || k === 'constructor'`))).toEqual(['prototype-pollution i.js:3']);
    expect(await sinksIn(setting(`typeof k !== 'string' || k === '__proto__' || k === 'constructor'`))).toEqual([]);
  });
});

describe('paths that are kept below a folder', () => {
  const served = (text: string) => ({
    'package.json': '{"name":"a","private":true}',
    'a.js': `const fs = require('fs');
const path = require('path');
const root = path.resolve('public');
require('http').createServer((req, res) => {
  ${text}
});`,
  });
  const read = ['path-read a.js:5'];

  it.each([
    ['by a test of the whole path', `const p = root + req.url; if (path.resolve(p).indexOf(root) !== 0) return;`],
    ['by a test of the joined path', `const p = path.join(root, req.url); if (!p.startsWith(root)) return;`],
    ['by the way from the folder', `const p = root + req.url; if (path.relative(root, p).startsWith('..')) return;`],
    ['by the start of the path', `const p = path.join(root, req.url); if (p.substr(0, root.length) !== root) return;`],
    ['by the folder of the path', `const p = path.join(root, req.url); if (path.dirname(p) !== root) return;`],
    ['by a path from the root', `const p = path.join(root, path.normalize('/' + req.url));`],
    ['by a look at its parts', `if (req.url.split('/').includes('..')) return; const p = root + req.url;`],
    ['by an expression', `const p = root + req.url; if (/(?:^|[\\\\/])\\.\\.(?:[\\\\/]|$)/.test(p)) return;`],
    ['by a tilde', `const p = root + req.url; if (~p.indexOf('..')) return;`],
    ['by what an address makes of it', `const p = root + new URL(req.url, 'http://h').pathname;`],
    ['by cutting off what leads up', `const p = root + path.normalize(req.url).replace(/^(\\.\\.[\\/\\\\])+/, '');`],
    ['by a loop', `let p = req.url; while (p.indexOf('..') >= 0) { p = p.replace('..', ''); } p = root + p;`],
  ])('%s', async (_, text) => {
    expect(await sinksIn(served(`${text} fs.readFile(p, () => {});`))).toEqual([]);
  });

  it.each([
    ['by the start of a path that goes on', `const p = root + req.url; if (p.substr(0, root.length) !== root) return;`],
    ['by a path that is decoded afterwards', `const p = root + decodeURIComponent(new URL(req.url, root).pathname);`],
    ['by a legacy address', `const p = root + require('url').parse(req.url).pathname;`],
    ['by taking one way up away', `const p = root + req.url.replace(/\\.\\.\\//g, '');`],
  ])('not %s', async (_, text) => {
    expect(await sinksIn(served(`${text} fs.readFile(p, () => {});`))).toEqual(read);
  });
});

describe('places in a list', () => {
  it('are no keys that lead to a prototype', async () => {
    expect(
      await sinksIn({
        'package.json': '{"name":"m","main":"i.js"}',
        'i.js': `exports.mark = (list, start, by) => {\n  for (let i = start; i < list.length; i++) list[i].by = by;\n};`,
      }),
    ).toEqual([]);
  });
});
