import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { applyPlan, lostMuch } from './apply.ts';
import { NPM_OVERRIDES, PNPM_OVERRIDES, withOverrides, YARN_RESOLUTIONS } from './overrides.ts';
import type { FixStep } from './plan.ts';
import { raisePins } from './requirements.ts';
import { stillThere } from './still-there.ts';

function step(lockfile: string, name: string, from: string, to: string | null, action = 'raise'): FixStep {
  return { lockfile, name, from, to, action, ecosystem: '', purl: '', move: null, majors: 0, leaves: [] } as FixStep;
}

const folders: string[] = [];
function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-fix-test-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('fix --apply on requirements', () => {
  it('raises the pins of the file and nothing else', () => {
    const before = '# ours\nDjango[argon2]==2.2.1 ; python_version > "3"  # web\nrequests==2.19.0\r\nflask>=1\n';
    const folder = project({ 'requirements/prod.txt': before });
    const at = 'requirements/prod.txt';
    const applied = applyPlan(folder, [
      step(at, 'django', '2.2.1', '2.2.28'),
      step(at, 'requests', '2.19.0', '2.32.0'),
    ]);
    expect(applied).toEqual({ changed: [at], failed: [] });
    expect(readFileSync(join(folder, at), 'utf8')).toBe(
      '# ours\nDjango[argon2]==2.2.28 ; python_version > "3"  # web\nrequests==2.32.0\r\nflask>=1\n',
    );
  });

  it('leaves a file with digests alone, and says of what is not pinned', () => {
    const locked = 'a==1.0 \\\n    --hash=sha256:00\n';
    const folder = project({ 'locked.txt': locked, 'requirements.txt': 'b>=1.0\n' });
    const steps = [step('locked.txt', 'a', '1.0', '1.1'), step('requirements.txt', 'b', '1.0', '1.1')];
    expect(applyPlan(folder, steps)).toEqual({
      changed: [],
      failed: [
        'locked.txt: it pins digests, which only the tool that wrote it can renew',
        'requirements.txt: b is not pinned there with ==; change it by the plan',
      ],
    });
    expect(readFileSync(join(folder, 'locked.txt'), 'utf8')).toBe(locked);
  });

  it('takes names for the same as pip does, and another version for another', () => {
    const raised = raisePins('My_Pack.age==1.0\nother==1.0.1\n', [
      step('', 'my-pack-age', '1.0', '1.2'),
      step('', 'other', '1.0', '2.0'),
    ]);
    expect(raised).toEqual({ text: 'My_Pack.age==1.2\nother==1.0.1\n', missing: ['other'] });
  });
});

describe('an override', () => {
  it('is written where each tool reads it, in the indentation of the file', () => {
    const steps = [step('', 'b', '0.1.0', '0.1.2')];
    const text = '{\n    "name": "app"\n}\n';
    expect(withOverrides(text, steps, NPM_OVERRIDES)).toBe(
      '{\n    "name": "app",\n    "overrides": {\n        "b@0.1.0": "0.1.2"\n    }\n}\n',
    );
    expect(JSON.parse(withOverrides(text, steps, PNPM_OVERRIDES) ?? '').pnpm).toEqual({
      overrides: { 'b@0.1.0': '0.1.2' },
    });
    expect(JSON.parse(withOverrides('{"resolutions":{"c":"1"}}', steps, YARN_RESOLUTIONS) ?? '').resolutions).toEqual({
      c: '1',
      b: '0.1.2',
    });
  });

  it('never replaces what the project has decided, nor writes into what is no object', () => {
    const steps = [step('', 'b', '0.1.0', '0.1.2')];
    expect(withOverrides('{"resolutions":{"b":"0.1.1"}}', steps, YARN_RESOLUTIONS)).toBeNull();
    expect(withOverrides('{"resolutions":["b"]}', steps, YARN_RESOLUTIONS)).toBeNull();
    expect(withOverrides('{"resolutions":', steps, YARN_RESOLUTIONS)).toBeNull();
    expect(withOverrides('{}', [step('', '__proto__', '1', '2')], YARN_RESOLUTIONS)).toBeNull();
  });
});

it('a lockfile of which more than half went is not taken for fixed', () => {
  const before = 'a@1:\n  version "1.0.0"\n'.repeat(200);
  expect(lostMuch(before, before.slice(0, 1000))).toBe(true);
  expect(lostMuch(before, before.slice(0, -300))).toBe(false);
});

it.each([
  ['package-lock.json', '  "node_modules/a/node_modules/b": {\n      "version": "1.0.0",\n'],
  ['package-lock.json', '"dependencies": { "b": {\n "version": "1.0.0" }'],
  ['yarn.lock', 'b@^0.9.0, b@^1.0.0:\n  version "1.0.0"\n'],
  ['yarn.lock', '"b@npm:^1.0.0, b@npm:~1.0.0":\n  version: 1.0.0\n'],
  ['pnpm-lock.yaml', 'packages:\n  b@1.0.0(react@18.0.0):\n'],
  ['pnpm-lock.yaml', 'packages:\n  /b/1.0.0:\n'],
  ['poetry.lock', '[[package]]\nname = "B"\nversion = "1.0.0"\n'],
])('what stayed in %s is seen', (lockfile, text) => {
  expect(stillThere(lockfile, text, [step(lockfile, 'b', '1.0.0', '1.0.1')])).toHaveLength(1);
  expect(
    stillThere(lockfile, text, [step(lockfile, 'b', '1.0.1', '1.0.2'), step(lockfile, 'c', '1.0.0', '2')]),
  ).toEqual([]);
});
