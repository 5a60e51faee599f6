import { type Role, rankOf } from '../actions.ts';
import type { GroupRole } from './provider.ts';

export interface GivenRole {
  /** A project's slug; null: the whole organisation. */
  readonly project: string | null;
  readonly role: Role;
}

/** What the groups give: for each place the highest role, the whole organisation first, then by slug. */
export function rolesGiven(groups: readonly string[], mapping: readonly GroupRole[]): GivenRole[] {
  const held = new Set(groups);
  const highest = new Map<string | null, Role>();
  for (const { group, role, project } of mapping) {
    if (group !== '*' && !held.has(group)) continue;
    const before = highest.get(project);
    if (before === undefined || rankOf(role) > rankOf(before)) highest.set(project, role);
  }
  return [...highest]
    .map(([project, role]) => ({ project, role }))
    .sort((a, b) => (a.project === b.project ? 0 : (a.project ?? '') < (b.project ?? '') ? -1 : 1));
}
