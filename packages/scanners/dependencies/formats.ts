import type { Facts, ReadInput, Want } from '../contract/scanner.ts';
import { readNpmLockfile } from './npm/lockfile-reader.ts';
import { readNpmManifest } from './npm/manifest.ts';
import { readPnpmWorkspace } from './npm/pnpm-workspace.ts';
import { readPoetryLock } from './python/poetry/reader.ts';
import { readPyproject } from './python/pyproject/reader.ts';
import { readIncludedRequirements, readRequirements } from './python/requirements/reader.ts';
import { readCargoManifest } from './unsupported/cargo-manifest.ts';
import { unreadLockfileWants } from './unsupported/lockfiles.ts';
import { manifestWants } from './unsupported/manifests.ts';
import { readPresence } from './unsupported/presence.ts';

/** A kind of file and its reader. */
interface Format {
  readonly want: Want;
  read(input: ReadInput): Facts | null;
}

const MiB = 1024 * 1024;
const REQUIREMENT_NAMES = [
  '**/*requirements*.txt',
  '**/requirements/**/*.txt',
  '**/constraints*.txt',
  '**/*-constraints.txt',
];

/** Read as bytes, so that a broken one is told and not passed over as binary. */
const LOCKFILE: Partial<Want> = { content: 'any', gapWhenLarger: 'lockfile-broken' };

/** The first that names a file reads it. */
const FORMATS: readonly Format[] = [
  format('npm-lockfile', ['package-lock.json', 'npm-shrinkwrap.json'], 256 * MiB, readNpmLockfile, LOCKFILE),
  format('npm-manifest', ['package.json'], 16 * MiB, readNpmManifest),
  format('pnpm-workspace', ['pnpm-workspace.yaml'], MiB, readPnpmWorkspace),
  format('poetry-lock', ['poetry.lock'], 64 * MiB, readPoetryLock, LOCKFILE),
  format('pyproject', ['pyproject.toml'], 4 * MiB, readPyproject),
  format('cargo-manifest', ['Cargo.toml'], 4 * MiB, readCargoManifest),
  format('requirements', REQUIREMENT_NAMES, 16 * MiB, readRequirements, LOCKFILE),
  ...[...unreadLockfileWants(), ...manifestWants()].map((want) => ({ want, read: readPresence })),
  // last, since every other want knows its files better
  format('requirements-include', ['**/*.txt'], MiB, readIncludedRequirements, { keywords: ['=='] }),
];

const BY_KIND = new Map(FORMATS.map((known) => [known.want.kind, known]));

export const WANTS: readonly Want[] = FORMATS.map((known) => known.want);

export function readFormat(input: ReadInput): Facts | null {
  const known = BY_KIND.get(input.kind);
  if (known === undefined) throw new Error(`no reader for ${input.kind}`);
  return known.read(input);
}

/** Whether a kind of file is a lockfile, so that one that cannot be read is a hole. */
export function isLockfileKind(kind: string): boolean {
  return kind === 'npm-lockfile' || kind === 'poetry-lock' || kind === 'requirements' || kind.startsWith('unread:');
}

function format(
  kind: string,
  names: readonly string[],
  maxBytes: number,
  read: Format['read'],
  more: Partial<Want> = {},
): Format {
  return { want: { kind, names, content: 'text', maxBytes, ...more }, read };
}
