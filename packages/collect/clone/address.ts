import { CollectError } from '../collect-error.ts';

/** An address that git may be given, and the one protocol that it needs. */
export interface GitAddress {
  readonly text: string;
  readonly protocol: string;
}

const PROTOCOLS: ReadonlySet<string> = new Set(['https', 'http', 'ssh', 'git', 'file']);
/** `user@host:path` is ssh. */
const SCP_FORM = /^(?:[A-Za-z0-9._~-]+@)?(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):(?!\/\/|:)(.+)$/;

/** Whether a command line's argument is meant as a git address rather than as a path. */
export function looksLikeGitAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /^[A-Za-z0-9._~-]+@[A-Za-z0-9._-]+:(?!\/\/)/.test(text);
}

/** Throws `CollectError` for what is no address of git, or one that could start a program. */
export function parseGitAddress(text: string): GitAddress {
  const shown = JSON.stringify(withoutCredentials(text));
  if (/^-|[\0-\x20\x7f]/.test(text))
    throw new CollectError(`${shown} is no git address: it begins with "-" or holds a space.`);
  const protocol = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (protocol === undefined) return scpAddress(text, shown);
  if (!PROTOCOLS.has(protocol)) throw new CollectError(`${shown} is no git address: use https, ssh, git or file.`);
  const host = protocol === 'file' ? '' : hostOf(text);
  if (host === null || host.startsWith('-')) throw new CollectError(`${shown} names no host: check the address.`);
  return { text, protocol };
}

function scpAddress(text: string, shown: string): GitAddress {
  const [, host, path] = SCP_FORM.exec(text) ?? [];
  if (host === undefined || path === undefined || host.startsWith('-') || path.startsWith('-')) {
    throw new CollectError(`${shown} is no git address: use https://HOST/PATH or USER@HOST:PATH.`);
  }
  return { text, protocol: 'ssh' };
}

function hostOf(text: string): string | null {
  try {
    return decodeURIComponent(new URL(text).hostname) || null;
  } catch {
    return null;
  }
}

/**
 * The address without password and token. `git@host` of ssh stays, since it names no person;
 * the user, query and fragment of http do not.
 */
export function withoutCredentials(address: string): string {
  const [, protocol, after = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(address) ?? [];
  if (protocol === undefined) return address.replace(/^([^@/\s]*?):[^@/\s]*@/, '$1@');
  const authority = after.slice(0, authorityLength(after));
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  const path = after.slice(authority.length);
  if (/^https?$/i.test(protocol)) return `${protocol}://${host}${path.replace(/[?#].*$/s, '')}`;
  const user = authority.slice(0, Math.max(at, 0)).replace(/:.*$/s, '');
  return `${protocol}://${user === '' ? host : `${user}@${host}`}${path}`;
}

/** Up to the path; a "port" that is no number is a password in which a slash was not written as `%2F`. */
function authorityLength(after: string): number {
  const slash = after.search(/[/?#]/);
  const end = slash < 0 ? after.length : slash;
  const authority = after.slice(0, end);
  if (authority.includes('@') || !/:\D/.test(authority.replace(/^\[.*\]/, ''))) return end;
  const late = after.slice(after.lastIndexOf('@')).search(/[/?#]/);
  return after.includes('@') && late > 0 ? after.lastIndexOf('@') + late : end;
}

/** A message of git with every user and password in an address cut out. */
export function withoutCredentialsInText(message: string, address: string): string {
  return message
    .replaceAll(address, withoutCredentials(address))
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^/\s'"]*@/gi, '$1');
}
