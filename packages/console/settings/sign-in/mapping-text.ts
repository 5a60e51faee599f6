import type { Schemas } from '../../client/client.ts';

type GroupRole = Schemas['IdentityProvider']['mapping'][number];

const ROLES: readonly string[] = ['viewer', 'developer', 'security', 'administrator'];

/** What groups give, a line each: `group = role` or `group = role of project`. */
export function mappingText(mapping: readonly GroupRole[]): string {
  return mapping
    .map(({ group, role, project }) => `${group} = ${role}${project === null ? '' : ` of ${project}`}`)
    .join('\n');
}

/** Reads it back; throws a sentence for a line that is none. A group's own name may hold `=` and spaces. */
export function mappingIn(text: string): GroupRole[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, group, role, project] = /^(.*\S)\s*=\s*(\w+)(?:\s+of\s+(\S+))?$/.exec(line) ?? [];
      if (group === undefined || role === undefined || !ROLES.includes(role)) {
        throw new Error(`“${line.slice(0, 80)}” is not “group = role”; roles are ${ROLES.join(', ')}.`);
      }
      return { group, role: role as GroupRole['role'], project: project ?? null };
    });
}

/** A name for addresses, made from the one that people read. */
export function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63);
  return slug === '' ? 'provider' : slug;
}
