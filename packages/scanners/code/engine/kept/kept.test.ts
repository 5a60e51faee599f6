import { describe, expect, it } from 'vitest';
import { analyse } from '../analyse.ts';
import { programOf, withExpress } from '../testing/analyse-text.ts';

class Memory {
  readonly entries = new Map<string, Uint8Array>();
  readonly written: string[] = [];
  get(key: string): Uint8Array | null {
    return this.entries.get(key) ?? null;
  }
  put(key: string, bytes: Uint8Array): void {
    this.entries.set(key, bytes);
    this.written.push(key);
  }
}

const FILES = {
  ...withExpress(`const run = require('./run');
const state = require('./state');
app.get('/a', (req, res) => run.run(req.query.x));
app.post('/b', (req, res) => state.set(req.body.x));`),
  'run.js': `const { exec } = require('child_process');
exports.run = (c) => exec('ls ' + c);`,
  'state.js': `let value = 'ls';
exports.set = (x) => { value = x; };
exports.get = () => value;`,
  'later.js': `const { exec } = require('child_process');
const state = require('./state');
exports.later = () => exec(state.get());`,
  'other.js': 'exports.nothing = (a) => a + 1;',
};

async function analysed(files: Readonly<Record<string, string>>, memory: Memory) {
  const { hits, blind } = analyse(await programOf(files), { kept: memory });
  return { hits, blind };
}

describe('what is kept between two analyses', () => {
  it('is the same as what is worked out anew, after any one file changed', async () => {
    const changes: Record<string, string> = {
      'run.js': "exports.run = (c) => 'ls ' + c;",
      'state.js': "exports.set = () => {};\nexports.get = () => 'ls';",
      'later.js': 'exports.later = () => 1;',
      'app.js': withExpress("const run = require('./run');\napp.get('/a', (req, res) => run.run('x'));")[
        'app.js'
      ] as string,
      'other.js': "const { exec } = require('child_process');\nexports.nothing = () => exec(process.argv[2]);",
    };
    for (const [path, text] of Object.entries(changes)) {
      const memory = new Memory();
      const before = await analysed(FILES, memory);
      expect(before.hits.map((hit) => `${hit.sink} ${hit.path}`)).toEqual(['command later.js', 'command run.js']);
      const changed = { ...FILES, [path]: text };
      expect(await analysed(changed, memory)).toEqual(await analysed(changed, new Memory()));
      expect(await analysed(FILES, memory)).toEqual(before);
    }
  });

  it('is asked for nothing when nothing changed, and for little when one file did', async () => {
    const memory = new Memory();
    await analysed(FILES, memory);
    memory.written.length = 0;
    await analysed(FILES, memory);
    expect(memory.written).toEqual([]);
    await analysed({ ...FILES, 'other.js': 'exports.nothing = (a) => a + 2;' }, memory);
    expect(memory.written).toEqual(['code other.js']);
  });

  it('is thrown away when it is damaged', async () => {
    const memory = new Memory();
    const before = await analysed(FILES, memory);
    for (const key of memory.entries.keys()) memory.entries.set(key, Buffer.from('{"version":1,"results":{'));
    expect(await analysed(FILES, memory)).toEqual(before);
  });
});
