import { accountOf } from '../sign-in/credentials.ts';

/** What a provider says of somebody. */
export interface Claims {
  readonly subject: string;
  readonly name: string;
  /** As it is compared; null: none. */
  readonly email: string | null;
  readonly emailVerified: boolean;
  /** Null: the provider holds them back, so nobody knows. */
  readonly groups: readonly string[] | null;
}

const MOST_GROUPS = 2000;
const LONGEST_NAME = 200;

/** Reads the claims of an ID token and of the user info, the second over the first. */
export function readClaims(subject: string, given: Readonly<Record<string, unknown>>, groupsClaim: string): Claims {
  const email =
    typeof given.email === 'string' && /^[^\s@]+@[^\s@]+$/.test(given.email) ? accountOf(given.email) : null;
  return {
    subject,
    name: nameIn(given) ?? email ?? 'Somebody',
    email: email !== null && email.length <= 254 ? email : null,
    emailVerified: given.email_verified === true,
    groups: isHeldBack(given, groupsClaim) ? null : groupsIn(given, groupsClaim),
  };
}

function nameIn(given: Readonly<Record<string, unknown>>): string | null {
  const parts = [given.given_name, given.family_name].filter((part) => typeof part === 'string').join(' ');
  const names = [given.name, parts, given.preferred_username, given.nickname];
  for (const name of names) {
    if (typeof name !== 'string') continue;
    const line = name.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').trim();
    if (line !== '') return [...line].slice(0, LONGEST_NAME).join('');
  }
  return null;
}

/** The groups in a claim: a list, or one. What is no text counts for nothing. */
function groupsIn(claims: Readonly<Record<string, unknown>>, claim: string): string[] {
  const value = valueAt(claims, claim);
  const list = Array.isArray(value) ? value : [value];
  return list.filter((group): group is string => typeof group === 'string' && group !== '').slice(0, MOST_GROUPS);
}

/** A claim by its whole name first (names may be addresses with dots), else step by step into objects. */
function valueAt(claims: Readonly<Record<string, unknown>>, claim: string): unknown {
  if (Object.hasOwn(claims, claim)) return claims[claim];
  let at: unknown = claims;
  for (const step of claim.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return at;
}

/** Groups stand elsewhere when they are too many for a token (OpenID Connect Core 5.6.2; Entra ID does so above 200). */
function isHeldBack(claims: Readonly<Record<string, unknown>>, claim: string): boolean {
  if (valueAt(claims, claim) !== undefined) return false;
  const elsewhere = claims._claim_names;
  const isNamed = typeof elsewhere === 'object' && elsewhere !== null && Object.hasOwn(elsewhere, claim);
  return isNamed || claims.hasgroups === true;
}
