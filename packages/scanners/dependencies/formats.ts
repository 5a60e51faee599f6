import type { Facts, ReadInput, TargetFacts, Want } from '../contract/scanner.ts';
import type { EcosystemFiles, Format } from './ecosystem.ts';
import { ECOSYSTEMS } from './ecosystems.ts';

const ALL = ECOSYSTEMS.flatMap((ecosystem) => ecosystem.formats);
const FORMATS: readonly Format[] = [
  ...ALL.filter((format) => format.fallback !== true),
  ...ALL.filter((format) => format.fallback === true),
];
const BY_KIND = new Map(FORMATS.map((format) => [format.want.kind, format]));
if (BY_KIND.size !== FORMATS.length) throw new Error('two formats of lockfiles have one kind');

export const WANTS: readonly Want[] = FORMATS.map((format) => format.want);

export function readFormat(input: ReadInput): Facts | null {
  const known = BY_KIND.get(input.kind);
  if (known === undefined) throw new Error(`no reader for ${input.kind}`);
  return known.read(input);
}

/** Whether a kind of file is a lockfile, so that one that cannot be read is a hole. */
export function isLockfileKind(kind: string): boolean {
  return BY_KIND.get(kind)?.lockfile === true;
}

/** The files of a target, grouped by kind. */
export function filesOf(target: TargetFacts): EcosystemFiles {
  const byKind = new Map<string, Map<string, Facts>>();
  for (const { path, kind, facts } of target.files) {
    const files = byKind.get(kind) ?? new Map<string, Facts>();
    byKind.set(kind, files.set(path, facts));
  }
  const none: ReadonlyMap<string, Facts> = new Map();
  return { of: (kind) => byKind.get(kind) ?? none, refused: target.refused, has: (path) => target.has(path) };
}
