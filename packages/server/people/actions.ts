/** From the least to the most. */
export const ROLES = ['viewer', 'developer', 'security', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** How much a role is: the more, the higher. */
export function rankOf(role: Role): number {
  return ROLES.indexOf(role);
}

/** What an API token may be allowed, besides its role. */
export const SCOPES = ['read', 'scan', 'release', 'decide', 'administer'] as const;
export type Scope = (typeof SCOPES)[number];

interface Rule {
  /**
   * `public`: anyone, signed in or not. `self`: any person, about themselves. `organisation`: a role for the whole
   * organisation. `projects`: a role in at least one project; the answer is cut to those. `project`: a role in that one.
   */
  readonly on: 'public' | 'self' | 'organisation' | 'projects' | 'project';
  readonly roles: readonly Role[];
  /** What a token needs besides the role; null: no token may. */
  readonly scope: Scope | null;
}

const everyone = ROLES;
const makers = ['developer', 'security', 'administrator'] as const;
const guardians = ['security', 'administrator'] as const;
const administrators = ['administrator'] as const;

/** Everything that can be asked of the server, and who may. What is not here is refused. */
export const ACTIONS = {
  'session.start': { on: 'public', roles: [], scope: null },
  'session.end': { on: 'public', roles: [], scope: null },
  'link.redeem': { on: 'public', roles: [], scope: null },
  'version.read': { on: 'public', roles: [], scope: null },
  'self.read': { on: 'self', roles: everyone, scope: 'read' },
  'self.change': { on: 'self', roles: everyone, scope: null },
  'self.prove': { on: 'self', roles: everyone, scope: null },
  'project.list': { on: 'projects', roles: everyone, scope: 'read' },
  'project.create': { on: 'organisation', roles: guardians, scope: 'administer' },
  'project.read': { on: 'project', roles: everyone, scope: 'read' },
  'project.change': { on: 'project', roles: guardians, scope: 'administer' },
  'branch.retire': { on: 'project', roles: makers, scope: 'scan' },
  'scan.read': { on: 'project', roles: everyone, scope: 'read' },
  'scan.record': { on: 'project', roles: makers, scope: 'scan' },
  'marking-key.read': { on: 'project', roles: makers, scope: 'scan' },
  'judgement.read': { on: 'project', roles: everyone, scope: 'scan' },
  'vulnerability.list': { on: 'projects', roles: everyone, scope: 'read' },
  'vulnerability.read': { on: 'project', roles: everyone, scope: 'read' },
  'vulnerability.merge': { on: 'project', roles: makers, scope: 'decide' },
  'decision.list': { on: 'projects', roles: everyone, scope: 'read' },
  'decision.propose': { on: 'project', roles: makers, scope: 'decide' },
  'decision.make': { on: 'project', roles: guardians, scope: 'decide' },
  'bulk.change': { on: 'projects', roles: guardians, scope: null },
  'view.list': { on: 'projects', roles: everyone, scope: 'read' },
  'view.change': { on: 'projects', roles: everyone, scope: null },
  'queue.read': { on: 'projects', roles: everyone, scope: 'read' },
  'team.list': { on: 'projects', roles: everyone, scope: 'read' },
  'team.change': { on: 'organisation', roles: guardians, scope: 'administer' },
  'policy.read': { on: 'project', roles: everyone, scope: 'read' },
  'policy.change': { on: 'project', roles: guardians, scope: 'administer' },
  'default-policy.read': { on: 'projects', roles: everyone, scope: 'read' },
  'default-policy.change': { on: 'organisation', roles: guardians, scope: 'administer' },
  'retention.read': { on: 'project', roles: everyone, scope: 'read' },
  'retention.change': { on: 'project', roles: administrators, scope: null },
  'default-retention.read': { on: 'projects', roles: everyone, scope: 'read' },
  'default-retention.change': { on: 'organisation', roles: administrators, scope: null },
  'erasure.list': { on: 'organisation', roles: administrators, scope: 'administer' },
  'erasure.make': { on: 'organisation', roles: administrators, scope: null },
  'release.read': { on: 'project', roles: everyone, scope: 'read' },
  'release.change': { on: 'project', roles: makers, scope: 'release' },
  'environment.list': { on: 'projects', roles: everyone, scope: 'read' },
  'environment.change': { on: 'organisation', roles: guardians, scope: 'administer' },
  'rule.read': { on: 'projects', roles: everyone, scope: 'read' },
  'status.read': { on: 'projects', roles: everyone, scope: 'read' },
  'person.list': { on: 'organisation', roles: guardians, scope: 'administer' },
  'person.change': { on: 'organisation', roles: administrators, scope: null },
  'provider.list': { on: 'organisation', roles: guardians, scope: 'administer' },
  'provider.change': { on: 'organisation', roles: administrators, scope: null },
  'sign-in-policy.read': { on: 'organisation', roles: guardians, scope: 'administer' },
  'sign-in-policy.change': { on: 'organisation', roles: administrators, scope: null },
  'token.list': { on: 'organisation', roles: guardians, scope: 'administer' },
  'token.change': { on: 'organisation', roles: administrators, scope: null },
  'receiver.list': { on: 'organisation', roles: guardians, scope: 'administer' },
  'receiver.change': { on: 'organisation', roles: administrators, scope: null },
  'outbox.list': { on: 'organisation', roles: guardians, scope: 'administer' },
  'outbox.retry': { on: 'organisation', roles: guardians, scope: 'administer' },
  'audit.read': { on: 'organisation', roles: guardians, scope: 'administer' },
} as const satisfies Record<string, Rule>;

/** What a person may do whose one proof is not enough: see who they are, and give another one. */
export const BEFORE_SECOND_PROOF: ReadonlySet<Action> = new Set<Action>(['self.read', 'self.prove']);

export type Action = keyof typeof ACTIONS;

/** The rule of an action, without its literal type. */
export function ruleOf(action: Action): Rule {
  return ACTIONS[action];
}
