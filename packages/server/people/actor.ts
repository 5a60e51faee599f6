import { type Role, rankOf, type Scope } from './actions.ts';

/** A role in one project, or (null) in the whole organisation. */
export interface HeldRole {
  readonly projectId: string | null;
  readonly role: Role;
}

interface Known {
  readonly organisationId: string;
  readonly roles: readonly HeldRole[];
}

/** Who asks. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | (Known & {
      readonly kind: 'person';
      readonly personId: string;
      readonly sessionId: string;
      /** One proof is not enough for the roles that the person holds. */
      readonly lacksProof?: boolean;
    })
  | (Known & {
      readonly kind: 'token';
      readonly tokenId: string;
      /** The person whose token it is; null for a machine's. */
      readonly personId: string | null;
      readonly scopes: readonly Scope[];
    });

export const ANONYMOUS: Actor = { kind: 'anonymous' };

function lesser(a: Role, b: Role): Role {
  return rankOf(a) <= rankOf(b) ? a : b;
}

/** What a token may: its own role, and where a person owns it never more than theirs. */
export function rolesOfToken(
  token: { readonly role: Role; readonly projectId: string | null },
  owner: readonly HeldRole[] | null,
): HeldRole[] {
  const own = { projectId: token.projectId, role: token.role };
  if (owner === null) return [own];
  const reaching = owner.filter(
    ({ projectId }) => token.projectId === null || projectId === null || projectId === token.projectId,
  );
  return reaching.map((held) => ({
    projectId: token.projectId ?? held.projectId,
    role: lesser(held.role, token.role),
  }));
}
