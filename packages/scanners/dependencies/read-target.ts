import type { RefusedFile, TargetFacts } from '../contract/scanner.ts';
import { type NpmLockfile, readNpmLockfileFacts } from './npm/lockfile-facts.ts';
import { type NpmManifest, readNpmManifestFacts } from './npm/manifest.ts';
import { readPnpmWorkspaceFacts } from './npm/pnpm-workspace.ts';
import { type PoetryLock, readPoetryLockFacts } from './python/poetry/facts.ts';
import { type Pyproject, readPyprojectFacts } from './python/pyproject/reader.ts';
import { type RequirementLine, readRequirementsFacts } from './python/requirements/facts.ts';
import { type CargoManifest, readCargoManifestFacts } from './unsupported/cargo-manifest.ts';
import { unreadLockfileOf } from './unsupported/lockfiles.ts';
import { type Manifest, manifestOf } from './unsupported/manifests.ts';

/** Everything that the readers found in a target, by path in ascending order. */
export interface DependencyFiles {
  readonly npmLockfiles: Map<string, NpmLockfile>;
  readonly npmManifests: Map<string, NpmManifest>;
  readonly pnpmWorkspaces: Map<string, readonly string[]>;
  readonly requirements: Map<string, readonly RequirementLine[]>;
  /** Of `requirements`, those whose own name says so; the others count where one of these includes them. */
  readonly namedRequirements: Set<string>;
  readonly poetryLocks: Map<string, PoetryLock>;
  readonly pyprojects: Map<string, Pyproject>;
  readonly cargoManifests: Map<string, CargoManifest>;
  /** Path → the tool that wrote it. */
  readonly unreadLockfiles: Map<string, string>;
  readonly manifests: Map<string, Manifest>;
  readonly refused: readonly RefusedFile[];
  has(path: string): boolean;
}

export function decodeTarget(target: TargetFacts): DependencyFiles {
  const files: DependencyFiles = {
    npmLockfiles: new Map(),
    npmManifests: new Map(),
    pnpmWorkspaces: new Map(),
    requirements: new Map(),
    namedRequirements: new Set(),
    poetryLocks: new Map(),
    pyprojects: new Map(),
    cargoManifests: new Map(),
    unreadLockfiles: new Map(),
    manifests: new Map(),
    refused: target.refused,
    has: (path) => target.has(path),
  };
  for (const { path, kind, facts } of target.files) place(files, path, kind, facts);
  return files;
}

function place(files: DependencyFiles, path: string, kind: string, facts: Uint8Array): void {
  const tool = unreadLockfileOf(kind)?.tool;
  const manifest = manifestOf(kind);
  if (tool !== undefined) files.unreadLockfiles.set(path, tool);
  else if (manifest !== undefined) files.manifests.set(path, manifest);
  else if (kind === 'npm-lockfile') files.npmLockfiles.set(path, readNpmLockfileFacts(facts));
  else if (kind === 'npm-manifest') files.npmManifests.set(path, readNpmManifestFacts(facts));
  else if (kind === 'pnpm-workspace') files.pnpmWorkspaces.set(path, readPnpmWorkspaceFacts(facts));
  else if (kind === 'poetry-lock') files.poetryLocks.set(path, readPoetryLockFacts(facts));
  else if (kind === 'pyproject') files.pyprojects.set(path, readPyprojectFacts(facts));
  else if (kind === 'cargo-manifest') files.cargoManifests.set(path, readCargoManifestFacts(facts));
  else if (kind === 'requirements' || (kind === 'requirements-include' && !files.requirements.has(path))) {
    files.requirements.set(path, readRequirementsFacts(facts));
    if (kind === 'requirements') files.namedRequirements.add(path);
  }
}
