import { describe, expect, it } from 'vitest';
import { sinksIn, withExpress } from './testing/analyse-text.ts';

describe('what a program decides by itself', () => {
  it('a branch that never runs hands nothing on', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.get('/', (req,res)=>{ let c = 'ls'; if (7*18+106 > 200) c = 'pwd'; else c = req.query.x; exec(c); });`,
        ),
      ),
    ).toEqual([]);
  });

  it('a branch that always runs does', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.get('/', (req,res)=>{ let c = 'ls'; if (7*18+106 > 300) c = 'pwd'; else c = req.query.x; exec(c); });`,
        ),
      ),
    ).toEqual(['command app.js:6']);
  });

  it('another key of a dictionary stays clean', async () => {
    expect(
      await sinksIn(
        withExpress(`app.get('/', (req,res)=>{ const m = {}; m.a = 'ls'; m.b = req.query.x; exec(m['a']); });`),
      ),
    ).toEqual([]);
  });

  it('the same key does not', async () => {
    expect(
      await sinksIn(
        withExpress(`app.get('/', (req,res)=>{ const m = {}; m.a = 'ls'; m.b = req.query.x; exec(m['b']); });`),
      ),
    ).toEqual(['command app.js:6']);
  });

  it('a list without its first element has the dangerous one in front', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.get('/', (req,res)=>{ const l = []; l.push('a'); l.push(req.query.x); l.push('b'); l.shift(); exec(l[0]); });`,
        ),
      ),
    ).toEqual(['command app.js:6']);
  });

  it('and a clean one behind it', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.get('/', (req,res)=>{ const l = []; l.push('a'); l.push(req.query.x); l.push('b'); l.shift(); exec(l[1]); });`,
        ),
      ),
    ).toEqual([]);
  });

  it('what && and || choose', async () => {
    expect(
      await sinksIn(
        withExpress(
          `app.get('/', (req,res)=>{ const c = req.query.x && 'safe'; exec(c || 'ls'); const d = req.query.y || 'ls'; exec(d); });`,
        ),
      ),
    ).toEqual(['command app.js:6']);
  });

  it('a template holds what is put in', async () => {
    expect(
      await sinksIn(withExpress(`app.get('/', (req,res)=>{ const t = \`ls \${req.query.x} -l\`; exec(t); });`)),
    ).toEqual(['command app.js:6']);
  });

  it('a list holds what is spread into it', async () => {
    expect(
      await sinksIn(
        withExpress(
          `const cp = require('child_process');\napp.get('/', (req,res)=>{ const a = ['-c', ...[req.query.x]]; cp.spawn('sh', a); });`,
        ),
      ),
    ).toEqual(['argument app.js:7', 'command app.js:7']);
  });

  it('a pattern takes fields and the rest apart', async () => {
    expect(
      await sinksIn(withExpress(`app.get('/', ({ query: { x, ...rest } },res)=>{ exec(x); exec(rest.y); });`)),
    ).toEqual(['command app.js:6']);
  });
});
