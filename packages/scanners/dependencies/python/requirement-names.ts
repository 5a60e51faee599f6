import { normalisedName } from './package-name.ts';

/** The name and the extras of a requirement as PEP 508 writes it, normalised; undefined when it begins with no name. */
export function nameOfRequirement(text: string): { name: string; extras: string[] } | undefined {
  const match = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]{0,200}[A-Za-z0-9])?)\s*(?:\[([^\]]{0,500})\])?/.exec(text);
  if (match === null) return undefined;
  const extras = (match[2] ?? '').split(',').map((extra) => normalisedName(extra.trim()));
  return { name: normalisedName(match[1] as string), extras: extras.filter((extra) => extra !== '') };
}
