import { describe, expect, it } from 'vitest';
import { told, toldGaps } from './testing/told.ts';

const LONG = 200_000;

/** Files over which a careless expression takes minutes: the test would not end in time. */
const SLOW: Readonly<Record<string, string>> = {
  'Cargo.lock': `${'\n'.repeat(LONG)}version = 4\n`,
  'Gemfile.lock': `GEM\n    a${' '.repeat(LONG)}b (1)${' '.repeat(LONG)}\n`,
  Gemfile: `do${' '.repeat(LONG)}x\ngroup ${' '.repeat(LONG)}x\ngem ${'('.repeat(LONG)}\n${'gem "a",\n'.repeat(LONG / 10)}`,
  'go.mod': `module a\nrequire ${'('.repeat(LONG)}\n`,
  'go.sum': `${' '.repeat(LONG)}a\n`,
  'gradle.lockfile': `${'a:'.repeat(LONG)}\n`,
  'mix.lock': `%{${'"a": '.repeat(LONG / 4)}"${'\\'.repeat(LONG)}`,
  'mix.exs': `deps ${'\n'.repeat(LONG)}def deps do\n${'{:a, "'.repeat(LONG / 5)}`,
  'rebar.lock': `[${'<<"a">>,'.repeat(LONG / 4)}`,
  'Package.resolved': `{"version":2,"pins":[{"location":"${'a.'.repeat(LONG)}"}]}`,
  'conan.lock': `{"version":"0.5","requires":["${'a/'.repeat(LONG)}"]}`,
  'pom.xml': `<project><properties><a>${'\u0024{a}'.repeat(LONG / 4)}</a></properties><dependencies><dependency><groupId>g</groupId><artifactId>\${a}</artifactId><version>\${a}</version></dependency></dependencies></project>`,
  'packages.config': `<packages>${'<package id="a" version="1"/>'.repeat(LONG / 20)}</packages>`,
};

describe('a lockfile that is made to take long', () => {
  for (const [name, text] of Object.entries(SLOW)) {
    it(`is read or refused in time: ${name}`, async () => {
      const lines = await told({ [name]: text });
      expect(lines.length).toBeLessThan(10);
    });
  }
});

it('a chain of 30,000 packages, each needing the next, keeps short paths', async () => {
  const packages = Array.from({ length: 30_000 }, (_, i) => ({
    name: `a/p${i}`,
    version: '1.0.0',
    require: { [`a/p${i + 1}`]: '*' },
  }));
  const lines = await told({
    'composer.lock': JSON.stringify({ packages, 'packages-dev': [] }),
    'composer.json': '{"require":{"a/p0":"*"}}',
  });
  const last = lines.find((line) => line.startsWith('pkg:composer/a/p29999@')) ?? '';
  expect(last.length).toBeLessThan(1000);
  expect(last).toContain('. > a/p0 > a/p1 ');
  expect(last).toContain(' > … > ');
});

it('control characters of a foreign name never reach a message', async () => {
  const gaps = await toldGaps({ 'conan.lock': '{"version":"\\u001b[31m9"}' });
  expect(gaps.join()).not.toContain('\u001b');
});
