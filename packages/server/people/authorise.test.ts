import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action, ROLES, type Role, ruleOf, SCOPES } from './actions.ts';
import { type Actor, ANONYMOUS, rolesOfToken } from './actor.ts';
import { allowedActions, authorise } from './authorise.ts';

const person = (...roles: { projectId: string | null; role: Role }[]): Actor => ({
  kind: 'person',
  organisationId: 'us',
  personId: 'p',
  sessionId: 's',
  roles,
});
const here = { organisationId: 'us', projectId: 'shop' };
const actions = Object.keys(ACTIONS) as Action[];

describe('the table of actions', () => {
  it('gives a role everything that the lesser one has', () => {
    for (const action of actions.filter((name) => ruleOf(name).on !== 'public')) {
      const { roles } = ruleOf(action);
      expect(roles, action).toEqual(ROLES.slice(ROLES.length - roles.length));
      expect(roles.length, action).toBeGreaterThan(0);
    }
  });

  it('lets a viewer read, and nothing else of the organisation', () => {
    const viewer = person({ projectId: null, role: 'viewer' });
    const may = actions.filter((action) => authorise(viewer, action, here).allowed && ruleOf(action).on !== 'public');
    expect(may.filter((action) => !/\.(?:read|list)$/.test(action))).toEqual([
      'self.change',
      'self.prove',
      'view.change',
    ]);
  });

  it('lets only security and administrators decide what does not count', () => {
    expect(ROLES.filter((role) => authorise(person({ projectId: null, role }), 'decision.make', here).allowed)).toEqual(
      ['security', 'administrator'],
    );
  });

  it('lets no token change people or tokens', () => {
    for (const action of ['person.change', 'token.change', 'self.change', 'receiver.change'] as const) {
      const token: Actor = {
        kind: 'token',
        organisationId: 'us',
        tokenId: 't',
        personId: 'p',
        roles: [{ projectId: null, role: 'administrator' }],
        scopes: SCOPES,
      };
      expect(authorise(token, action, here)).toEqual({ allowed: false, why: 'scope' });
    }
  });
});

it('refuses what nobody described', () => {
  const all = person({ projectId: null, role: 'administrator' });
  for (const action of ['everything', 'toString', '__proto__'] as unknown as Action[]) {
    expect(authorise(all, action, here).allowed).toBe(false);
  }
});

it('a role in one project reaches that one only, and lists are cut to it', () => {
  const security = person({ projectId: 'shop', role: 'security' }, { projectId: 'blog', role: 'viewer' });
  expect(authorise(security, 'decision.make', here)).toEqual({ allowed: true, projects: ['shop'] });
  expect(authorise(security, 'decision.make', { ...here, projectId: 'blog' })).toEqual({ allowed: false, why: 'role' });
  expect(authorise(security, 'project.read', { ...here, projectId: 'bank' })).toEqual({
    allowed: false,
    why: 'unknown',
  });
  expect(authorise(security, 'vulnerability.list', null)).toEqual({ allowed: true, projects: ['shop', 'blog'] });
  expect(authorise(security, 'project.create', null)).toEqual({ allowed: false, why: 'role' });
});

it('hides another organisation whole, and asks the unknown to sign in', () => {
  const all = person({ projectId: null, role: 'administrator' });
  expect(authorise(all, 'project.read', { organisationId: 'them', projectId: 'shop' })).toEqual({
    allowed: false,
    why: 'unknown',
  });
  expect(authorise(ANONYMOUS, 'project.read', here)).toEqual({ allowed: false, why: 'anonymous' });
  expect(authorise(ANONYMOUS, 'version.read', null).allowed).toBe(true);
});

it('a token may never more than its owner does today', () => {
  const owner = [
    { projectId: 'shop', role: 'developer' },
    { projectId: 'blog', role: 'security' },
  ] as const;
  expect(rolesOfToken({ role: 'administrator', projectId: 'shop' }, owner)).toEqual([
    { projectId: 'shop', role: 'developer' },
  ]);
  expect(rolesOfToken({ role: 'viewer', projectId: null }, owner).map(({ role }) => role)).toEqual([
    'viewer',
    'viewer',
  ]);
  expect(rolesOfToken({ role: 'security', projectId: 'shop' }, [])).toEqual([]);
  expect(rolesOfToken({ role: 'security', projectId: 'shop' }, [{ projectId: null, role: 'administrator' }])).toEqual([
    { projectId: 'shop', role: 'security' },
  ]);
  expect(rolesOfToken({ role: 'security', projectId: null }, null)).toEqual([{ projectId: null, role: 'security' }]);
});

it('says what may be done on a project, for the buttons of a page', () => {
  const developer = person({ projectId: null, role: 'developer' });
  expect(allowedActions(developer, 'us', 'shop')).toEqual([
    'branch.retire',
    'decision.propose',
    'judgement.read',
    'marking-key.read',
    'policy.read',
    'project.read',
    'release.change',
    'release.read',
    'retention.read',
    'scan.read',
    'scan.record',
    'vulnerability.merge',
    'vulnerability.read',
  ]);
  expect(allowedActions(developer, 'us', null)).not.toContain('person.list');
});
