import { Buffer } from 'node:buffer';
import { judgeValue } from '../value/judge-value.ts';
import { noSecretShape } from '../value/literal-shape.ts';
import { isPlaceholder } from '../value/placeholder.ts';
import type { CheckOutcome } from './checks.ts';

const NOT_REACHABLE =
  /(?:^|\.)(?:example(?:\.(?:com|org|net|edu))?|test|invalid|domain\.(?:com|tld)|host(?:name)?|server|mydomain\.com|yourdomain\.com|foo(?:\.com)?|bar(?:\.com)?)$/i;

const SHORTEST = 5;

/** `user:password` in base 64, as HTTP's basic scheme and Docker's configuration have it. */
export function basicCredentials(value: string): CheckOutcome {
  const text = Buffer.from(value, 'base64').toString('latin1');
  const split = text.indexOf(':');
  if (split < 1 || !/^[\x20-\x7e]+$/.test(text)) return 'no';
  return ofPassword(text.slice(split + 1), text.slice(0, split));
}

/** The groups `user` and `host` say where the password belongs to. */
export function urlCredentials(value: string, groups: Readonly<Record<string, string | undefined>>): CheckOutcome {
  if (NOT_REACHABLE.test(groups.host ?? '')) return 'no';
  const password = decoded(value);
  const outcome = ofPassword(password, groups.user ?? '');
  // a word alone is no secret anywhere else, but a named machine on the network shows that it is one here
  const reachable = /\.[a-z]{2,}$/i.test(groups.host ?? '');
  return outcome === 'no' && reachable && isWordPassword(password, groups.user ?? '') ? 'doubtful' : outcome;
}

function isWordPassword(password: string, user: string): boolean {
  if (password.length < SHORTEST || isPlaceholder(password) || noSecretShape(password) !== null) return false;
  return !/^(?:pass(?:word|wd)?|pwd|secret|token)$/i.test(password) && !isSaidByUser(password, user);
}

function isSaidByUser(password: string, user: string): boolean {
  return password.toLowerCase() === user.toLowerCase() || /^(?:user|username|login|name|foo)$/i.test(user);
}

function ofPassword(password: string, user: string): CheckOutcome {
  if (isSaidByUser(password, user)) return 'no';
  const strength = judgeValue(password, 'password');
  return strength === null ? 'no' : strength === 'strong' ? 'fits' : 'doubtful';
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
