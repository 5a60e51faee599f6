import { describe, expect, it } from 'vitest';
import { sinksIn } from '../testing/analyse-text.ts';

const sinksOfLibrary = (text: string) =>
  sinksIn({
    'package.json': '{"name":"m","main":"i.js"}',
    'i.js': `const fs = require('fs');\nconst path = require('path');\nconst { exec } = require('child_process');\n${text}`,
  });

describe('what a caller of a package controls', () => {
  it('what it hands to a constructor and a method then uses', async () => {
    expect(
      await sinksOfLibrary(
        `class Tool { constructor(options) { this.o = options; }\n  run() { exec('tool ' + this.o.flags); } }\nmodule.exports = Tool;`,
      ),
    ).toEqual(['command i.js:5']);
  });

  it('and to a function that makes objects', async () => {
    expect(
      await sinksOfLibrary(
        `function Tool(options) { this.o = options; }\nTool.prototype.line = function () { return 'tool ' + this.o.flags; };\nTool.prototype.run = function () { exec(this.line()); };\nmodule.exports = Tool;`,
      ),
    ).toEqual(['command i.js:6']);
  });

  it('arguments of methods of an object that an exported function makes', async () => {
    expect(
      await sinksOfLibrary(`class Tool { run(name) { exec('tool ' + name); } }\nmodule.exports = () => new Tool();`),
    ).toEqual(['command i.js:4']);
  });

  it('arguments of a function that an exported function returns', async () => {
    expect(await sinksOfLibrary(`module.exports = (bin) => (name) => exec('tool ' + name);`)).toEqual([
      'command i.js:4',
    ]);
  });
});

describe('functions that a server calls, by the names of their parameters', () => {
  it('middleware that a package makes', async () => {
    expect(
      await sinksOfLibrary(
        `module.exports = (root) => function (req, res, next) {\n  fs.readFile(path.join(root, req.url), next);\n};`,
      ),
    ).toEqual(['path-read i.js:5']);
  });

  it('a handler behind a wrapper that nobody knows', async () => {
    expect(
      await sinksIn({
        'package.json': '{"name":"a","private":true}',
        'a.js': `const { wrap } = require('unknown');\nconst { exec } = require('child_process');\nmodule.exports = wrap((error, req, res, next) => {\n  exec('ls ' + req.query.folder);\n});`,
      }),
    ).toEqual(['command a.js:4']);
  });
});

describe('functions that make objects', () => {
  it('whose prototype is assigned, with what they inherit from another one', async () => {
    expect(
      await sinksOfLibrary(
        `function Tool() {}\nTool.prototype = { run(name) { exec('tool ' + name); } };\nfunction Better() {}\nrequire('util').inherits(Better, Tool);\nmodule.exports = Better;`,
      ),
    ).toEqual(['command i.js:5']);
  });
});
