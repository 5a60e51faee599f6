import { describe, expect, it } from 'vitest';
import { sinksIn, withExpress } from '../testing/analyse-text.ts';

describe('data that goes through functions', () => {
  it('an object of a class of another file', async () => {
    expect(
      await sinksIn(
        withExpress(
          `const Svc = require('./svc');\nconst s = new Svc('db');\napp.get('/', (req,res)=>{ s.run(req.query.x); });`,
          {
            'svc.js': `const { exec } = require('child_process');\nclass Svc { constructor(n) { this.n = n; } run(x) { this.go('ls ' + x); } go(c) { exec(c); } }\nmodule.exports = Svc;`,
          },
        ),
      ),
    ).toEqual(['command svc.js:2']);
  });

  it('a class that was given what it works with', async () => {
    expect(
      await sinksIn(
        withExpress(
          `const { Controller } = require('./c');\nconst { Repo } = require('./r');\nconst c = new Controller(new Repo());\napp.get('/', (req,res)=>c.get(req,res));\napp.post('/', c.post.bind(c));`,
          {
            'c.js': `class Controller { constructor(repo) { this.repo = repo; } get(req,res) { this.repo.find(req.query.id); } post(req,res) { this.repo.find(req.body.id); } }\nexports.Controller = Controller;`,
            'r.js': `const { exec } = require('child_process');\nexports.Repo = class { find(id) { exec('find ' + id); } };`,
          },
        ),
      ),
    ).toEqual(['command r.js:2']);
  });

  it('a listener of an event', async () => {
    expect(
      await sinksIn(
        withExpress(
          `const { EventEmitter } = require('events');\nconst bus = new EventEmitter();\nbus.on('job', (c) => exec(c));\napp.get('/', (req,res)=>{ bus.emit('job', req.query.x); });`,
        ),
      ),
    ).toEqual(['command app.js:8']);
  });

  it('a chain of promises', async () => {
    expect(
      await sinksIn(
        withExpress(
          `const load = (x) => new Promise((resolve) => resolve(x));\napp.get('/', (req,res)=>{ load(req.query.x).then(v => v.trim()).then(v => exec(v)); });`,
        ),
      ),
    ).toEqual(['command app.js:7']);
  });

  it('an awaited function', async () => {
    expect(
      await sinksIn(
        withExpress(
          `const load = async (x) => x;\napp.get('/', async (req,res)=>{ const v = await load(req.query.x); exec(v); });`,
        ),
      ),
    ).toEqual(['command app.js:7']);
  });

  it('functions that a list calls', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.get('/', (req,res)=>{ const a = req.query.x.split(',').map(s => 'ls ' + s); for (const c of a) exec(c); a.forEach(c => exec(c)); });`,
        ),
      ),
    ).toEqual(['command app.js:6']);
  });

  it('a function that calls itself', async () => {
    expect(
      await sinksIn(
        withExpress(
          `function f(n, x) { if (n <= 0) return x; return f(n - 1, x); }\napp.get('/', (req,res)=>{ exec(f(10, req.query.x)); });`,
        ),
      ),
    ).toEqual(['command app.js:7']);
  });

  it('a closure knows its own variables, not those of its twin', async () => {
    expect(
      await sinksIn(
        withExpress(
          `function make(c) { return { run() { exec(c); } }; }\napp.get('/', (req,res)=>{ make(req.query.x).run(); make('ls').run(); });`,
        ),
      ),
    ).toEqual(['command app.js:6']);
  });

  it('an exception', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.get('/', (req,res)=>{ let c = 'ls'; try { c = JSON.parse(req.body.x).c; } catch (e) { c = 'pwd'; } finally { exec(c); } });`,
        ),
      ),
    ).toEqual(['command app.js:6']);
  });

  it("a module's variable, written by one request and read by another", async () => {
    expect(
      await sinksIn(
        withExpress(
          `const st = require('./st');\napp.post('/', (req,res)=>{ st.set(req.body.x); });\napp.get('/', (req,res)=>{ exec(st.get()); });`,
          { 'st.js': `let v = 'ls';\nexports.set = (x) => { v = x; };\nexports.get = () => v;` },
        ),
      ),
    ).toEqual(['command app.js:8']);
  });

  it('call and apply', async () => {
    expect(
      await sinksIn(
        withExpress(
          `function run(c) { exec(c); }\napp.get('/', (req,res)=>{ run.call(null, req.query.x); run.apply(null, [req.query.y]); });`,
        ),
      ),
    ).toEqual(['command app.js:6']);
  });

  it('getters and setters', async () => {
    expect(
      await sinksIn(
        withExpress(
          `class A { set v(x) { this._v = x; } get v() { return this._v; } }\napp.get('/', (req,res)=>{ const a = new A(); a.v = req.query.x; exec(a.v); });`,
        ),
      ),
    ).toEqual(['command app.js:7']);
  });

  it("a parent's constructor and method", async () => {
    expect(
      await sinksIn(
        withExpress(
          `class A { constructor(x) { this.x = x; } run() { exec(this.x); } }\nclass B extends A { constructor(x) { super('ls ' + x); } }\napp.get('/', (req,res)=>{ new B(req.query.x).run(); });`,
        ),
      ),
    ).toEqual(['command app.js:6']);
  });

  it('a generator', async () => {
    expect(
      await sinksIn(
        withExpress(
          `function* g(x) { yield 'ls'; yield x; }\napp.get('/', (req,res)=>{ for (const c of g(req.query.x)) exec(c); });`,
        ),
      ),
    ).toEqual(['command app.js:7']);
  });

  it('a function of another module in Python', async () => {
    expect(
      await sinksIn({
        'app.py': `import os\nfrom flask import Flask, request\nfrom svc import run\napp = Flask(__name__)\n@app.route('/x')\ndef x():\n    v = request.args.get('q')\n    if v not in ('a', 'b'):\n        run(v)\n    return 'ok'\n`,
        'svc.py': `import os\ndef run(v):\n    os.system('ls ' + v)\n`,
      }),
    ).toEqual(['command svc.py:3']);
  });

  it('an object in Python', async () => {
    expect(
      await sinksIn({
        'app.py': `import os\nfrom flask import Flask, request\napp = Flask(__name__)\nclass Job:\n    def __init__(self, c):\n        self.c = c\n    def run(self):\n        os.system(self.c)\n@app.route('/x')\ndef x():\n    Job(request.args['q']).run()\n    return 'ok'\n`,
      }),
    ).toEqual(['command app.py:8']);
  });
});
