import { expect, it } from 'vitest';
import { mappingIn, mappingText, slugOf } from './mapping-text.ts';

it('reads what it writes, also names of groups that hold = and spaces', () => {
  const mapping = [
    { group: 'CN=Shop Developers,DC=acme', role: 'developer', project: 'shop' },
    { group: '*', role: 'viewer', project: null },
    { group: 'a of b', role: 'security', project: null },
  ] as const;
  expect(mappingIn(mappingText(mapping))).toEqual(mapping);
});

it('says which line is none', () => {
  expect(() => mappingIn('\n a = viewer \n b = root')).toThrow('“b = root” is not “group = role”');
  expect(() => mappingIn('just a group')).toThrow('just a group');
});

it('makes a name for addresses from any name', () => {
  expect([slugOf('Acme Login!'), slugOf('Überall'), slugOf('東京')]).toEqual(['acme-login', 'uberall', 'provider']);
});
