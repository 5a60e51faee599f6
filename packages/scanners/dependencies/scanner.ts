import type { Component, Gap } from '@vauban/domain';
import type { ConcludeContext, Conclusion, Scanner, ScannerEntry, TargetFacts } from '../contract/scanner.ts';
import { compareLocked, type Locked } from './components/locked-component.ts';
import { isLockfileKind, readFormat, WANTS } from './formats.ts';
import { gap, SCANNER } from './gaps/component-gaps.ts';
import { brokenLockfile, inTests, unreadLockfile } from './gaps/lockfile-gaps.ts';
import { manifestGaps } from './gaps/manifest-gaps.ts';
import { matchComponents } from './matching/match.ts';
import { npmComponents } from './npm/components.ts';
import { poetryComponents } from './python/poetry/components.ts';
import { requirementComponents } from './python/requirements/components.ts';
import { type DependencyFiles, decodeTarget } from './read-target.ts';
import { compareText } from './text/order.ts';
import { folderOf, inFolder } from './text/path.ts';

/** Reads lockfiles into components and matches those against the advisories. */
const scanner: Scanner = {
  id: SCANNER,
  version: '2',
  wants: WANTS,
  read: readFormat,
  conclude,
};

export const dependenciesScanner: ScannerEntry = {
  id: SCANNER,
  surface: 'dependencies',
  usesAdvisories: true,
  open: async () => scanner,
};

async function conclude(target: TargetFacts, context: ConcludeContext): Promise<Conclusion> {
  const files = decodeTarget(target);
  const parts = [...npmLocked(files), ...poetryLocked(files), requirementsLocked(files, context)];
  const locked = parts.flatMap((part) => part.components).sort(compareLocked);
  const matched = matchComponents(locked, context.advisories, context.spend);
  const gaps = [
    ...parts.flatMap((part) => part.gaps),
    ...[...files.unreadLockfiles].map(([path, tool]) => unreadLockfile(path, tool)),
    ...files.refused.filter((file) => isLockfileKind(file.kind)).map(brokenLockfile),
    ...manifestGaps(files),
    ...matched.gaps,
  ];
  return {
    observations: matched.observations,
    components: locked.map(({ component }): Component => component),
    gaps: gaps.map(inTests).sort(compareGaps),
    suppressions: [],
    rules: matched.rules,
  };
}

function npmLocked(files: DependencyFiles): Locked[] {
  return [...files.npmLockfiles].map(([path, lockfile]) => {
    if (lockfile.lockfileVersion === null) {
      const message = `${path} has a lockfileVersion that Vauban does not know yet`;
      return { components: [], gaps: [gap('lockfile-unsupported', path, message)] };
    }
    return npmComponents(path, lockfile, files.npmManifests.get(inFolder(folderOf(path), 'package.json')));
  });
}

function poetryLocked(files: DependencyFiles): Locked[] {
  return [...files.poetryLocks].map(([path, lock]) =>
    poetryComponents(path, lock, files.pyprojects.get(inFolder(folderOf(path), 'pyproject.toml'))),
  );
}

function requirementsLocked(files: DependencyFiles, context: ConcludeContext): Locked {
  return requirementComponents(
    files.requirements,
    (path) => files.namedRequirements.has(path),
    files.has,
    context.spend,
  );
}

function compareGaps(a: Gap, b: Gap): number {
  return compareText(a.path ?? '', b.path ?? '') || compareText(a.kind, b.kind) || compareText(a.message, b.message);
}
