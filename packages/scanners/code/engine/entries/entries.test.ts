import { describe, expect, it } from 'vitest';
import { sinksIn, withExpress } from '../testing/analyse-text.ts';

const PRIVATE = '{"name":"a","private":true}';

describe('doors of a program', () => {
  it('a handler that copies the query', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.use((req,res,next)=>{ req.cmd = req.query.x; next(); });\napp.get('/', (req,res)=>{ const o = Object.assign({}, req.query); exec(o.x); });`,
        ),
      ),
    ).toEqual(['command app.js:7']);
  });

  it('a deep merge that a package exports', async () => {
    expect(
      await sinksIn({
        'package.json': '{"name":"m","main":"i.js"}',
        'i.js': `function merge(t, s) { for (const k in s) { if (typeof s[k] === 'object') { if (!t[k]) t[k] = {}; merge(t[k], s[k]); } else t[k] = s[k]; } return t; }\nmodule.exports = merge;`,
      }),
    ).toEqual(['prototype-pollution i.js:1']);
  });

  it('unless it leaves out the dangerous keys', async () => {
    expect(
      await sinksIn({
        'package.json': '{"name":"m","main":"i.js"}',
        'i.js': `function merge(t, s) { for (const k in s) { if (k === '__proto__' || k === 'constructor') continue; if (typeof s[k] === 'object') { if (!t[k]) t[k] = {}; merge(t[k], s[k]); } else t[k] = s[k]; } return t; }\nmodule.exports = merge;`,
      }),
    ).toEqual([]);
  });

  it('a setter by path that a package exports', async () => {
    expect(
      await sinksIn({
        'package.json': '{"name":"m","main":"i.js"}',
        'i.js': `exports.set = function (obj, path, value) { const keys = path.split('.'); let o = obj; for (let i = 0; i < keys.length - 1; i++) { o = o[keys[i]]; } o[keys[keys.length-1]] = value; };`,
      }),
    ).toEqual(['prototype-pollution i.js:1']);
  });

  it('an exported function that runs a command', async () => {
    expect(
      await sinksIn({
        'package.json': '{"name":"m","main":"i.js"}',
        'i.js': `const cp = require('child_process');\nmodule.exports = { run(name, cb) { cp.exec('git clone ' + name, cb); } };`,
      }),
    ).toEqual(['command i.js:2']);
  });

  it('a router in another file', async () => {
    expect(
      await sinksIn(
        withExpress(`app.use('/api', require('./r'));`, {
          'r.js': `const { Router } = require('express');\nconst { exec } = require('child_process');\nconst r = Router();\nr.route('/x').get((req,res)=>exec(req.query.c));\nmodule.exports = r;`,
        }),
      ),
    ).toEqual(['command r.js:4']);
  });

  it('a method with decorators, whose class is given its service', async () => {
    expect(
      await sinksIn({
        'package.json': PRIVATE,
        'tsconfig.json': '{}',
        'c.ts': `import { Controller, Get, Query } from '@nestjs/common';\nimport { Svc } from './s';\n@Controller('cats')\nexport class Cats { constructor(private readonly svc: Svc) {}\n @Get('x') find(@Query('q') q: string) { return this.svc.run(q); } }`,
        's.ts': `import { exec } from 'child_process';\nexport class Svc { run(q: string) { exec('ls ' + q); } }`,
      }),
    ).toEqual(['command s.ts:2']);
  });

  it('functions of an object that an exported function makes', async () => {
    const files = {
      'package.json': '{"name":"m","main":"i.js"}',
      'i.js': `const { exec } = require('child_process');
module.exports = function Remote(config) {
  this.isAlive = function (done) { exec('ping ' + config.ip, done); };
};`,
    };
    expect(await sinksIn(files)).toEqual(['command i.js:3']);
  });

  it('functions in a list that goes to a library of which nothing is known', async () => {
    const body = `const series = require('contra').series;
app.get('/', (req, res) => { series([(next) => exec(req.query.x, next)]); });`;
    expect(await sinksIn(withExpress(body))).toEqual(['command app.js:7']);
  });
});
