import { SbomUnreadable } from '../sbom/sbom.ts';

const KNOWN: ReadonlySet<unknown> = new Set(['1.2', '1.3', '1.4', '1.5', '1.6']);

/** The version, if it is one that can be read. Throws `SbomUnreadable`, since another may mean something else. */
export function knownVersion(version: unknown, name: string): string {
  if (typeof version === 'string' && KNOWN.has(version)) return version;
  throw new SbomUnreadable(
    `${name} is CycloneDX ${JSON.stringify(version ?? null).slice(0, 40)}, which Vauban does not know; it reads 1.2 to 1.6.`,
    'version',
  );
}
