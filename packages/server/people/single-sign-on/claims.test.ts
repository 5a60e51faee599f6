import { describe, expect, it } from 'vitest';
import { readClaims } from './claims.ts';
import { rolesGiven } from './mapping.ts';

const groups = (claims: Record<string, unknown>, claim = 'groups') => readClaims('s', claims, claim).groups;

describe('the groups that a provider tells', () => {
  it('are a list, one, or none, and nothing that is no text', () => {
    expect(groups({ groups: ['a', 7, null, '', ['b'], 'c'] })).toEqual(['a', 'c']);
    expect(groups({ groups: 'one' })).toEqual(['one']);
    expect(groups({})).toEqual([]);
    expect(groups({ groups: { a: 1 } })).toEqual([]);
  });

  it('stand under a name with dots, or in objects', () => {
    expect(groups({ 'https://acme.example/groups': ['a'] }, 'https://acme.example/groups')).toEqual(['a']);
    expect(groups({ realm_access: { roles: ['a'] } }, 'realm_access.roles')).toEqual(['a']);
    expect(groups({ 'a.b': ['whole'], a: { b: ['deep'] } }, 'a.b')).toEqual(['whole']);
    expect(groups({}, '__proto__.constructor')).toEqual([]);
    expect(groups({}, 'toString')).toEqual([]);
  });

  it('are unknown where they are held back, which is not the same as none', () => {
    expect(groups({ _claim_names: { groups: 'src1' } })).toBeNull();
    expect(groups({ hasgroups: true })).toBeNull();
    expect(groups({ _claim_names: { groups: 'src1' }, groups: ['a'] })).toEqual(['a']);
    expect(groups({ _claim_names: { other: 'src1' } })).toEqual([]);
  });
});

describe('what a provider says of a person', () => {
  it('counts an address as verified only where it says exactly that', () => {
    const verified = (value: unknown) => readClaims('s', { email: 'A@B.example', email_verified: value }, 'g');
    expect(verified(true)).toMatchObject({ email: 'a@b.example', emailVerified: true });
    for (const value of ['true', 1, undefined, null]) expect(verified(value).emailVerified).toBe(false);
    expect(readClaims('s', { email: 'no address' }, 'g').email).toBeNull();
  });

  it('gives a name in one harmless line', () => {
    const name = (claims: Record<string, unknown>) => readClaims('s', claims, 'g').name;
    expect(name({ name: 'Ada\n\u001b[31m Lovelace' })).toBe('Ada  [31m Lovelace');
    expect(name({ given_name: 'Ada', family_name: 'Lovelace' })).toBe('Ada Lovelace');
    expect(name({ name: ' ', preferred_username: 'ada' })).toBe('ada');
    expect(name({})).toBe('Somebody');
    expect([...name({ name: '🙂'.repeat(500) })]).toHaveLength(200);
  });
});

it('for each place the highest role that any group gives', () => {
  const mapping = [
    { group: '*', role: 'viewer', project: null },
    { group: 'a', role: 'developer', project: 'shop' },
    { group: 'b', role: 'security', project: 'shop' },
    { group: 'c', role: 'administrator', project: null },
  ] as const;
  expect(rolesGiven(['b', 'a'], mapping)).toEqual([
    { project: null, role: 'viewer' },
    { project: 'shop', role: 'security' },
  ]);
  expect(rolesGiven(['*'], mapping.slice(1))).toEqual([]);
});
