import type { Gap } from '@vauban/domain';
import { gap } from '../../gaps/component-gaps.ts';
import { folderOf, nameOf, resolvePath } from '../../text/path.ts';
import type { RequirementLine } from './facts.ts';

export type RequirementFiles = ReadonlyMap<string, readonly RequirementLine[]>;

/** What pip would read together: a file that nobody includes, what it includes, and the constraints over them. */
export interface Family {
  readonly files: readonly string[];
  readonly constraints: readonly string[];
}

/** `isNamed`: the file's own name says that it holds requirements; others count only where one of these includes them. */
export function families(
  files: RequirementFiles,
  isNamed: (path: string) => boolean,
  spend: (steps: number) => void,
): Family[] {
  const included = new Set<string>();
  const constraining = new Set<string>();
  for (const [path, lines] of files) {
    if (!isNamed(path)) continue;
    for (const line of lines) {
      const target = targetOf(path, line);
      if (target === null || target === path) continue;
      if (line.kind === 'include') included.add(target);
      if (line.kind === 'constraint') constraining.add(target);
    }
  }
  const named = [...files.keys()].filter(isNamed);
  const found: Family[] = [];
  const covered = new Set<string>();
  const add = (root: string): void => {
    const family = familyOf(root, files, spend);
    for (const path of [...family.files, ...family.constraints]) covered.add(path);
    found.push(family);
  };
  for (const path of named) if (!included.has(path) && !constraining.has(path)) add(path);
  // circles of includes, and constraints that only an unread file names
  for (const path of named) if (!covered.has(path)) add(path);
  return found;
}

function familyOf(root: string, files: RequirementFiles, spend: (steps: number) => void): Family {
  const closure = new Set([root]);
  const constraints = new Set<string>();
  for (const path of closure) {
    for (const line of files.get(path) ?? []) {
      const target = targetOf(path, line);
      if (target === null || !files.has(target)) continue;
      if (line.kind === 'include') closure.add(target);
      else constraints.add(target);
    }
    spend(1 + (files.get(path)?.length ?? 0));
  }
  for (const path of constraints) {
    for (const line of files.get(path) ?? []) {
      const target = targetOf(path, line);
      if (target !== null && files.has(target)) constraints.add(target);
    }
    spend(1 + (files.get(path)?.length ?? 0));
  }
  return { files: [...closure], constraints: [...constraints].filter((path) => !closure.has(path)) };
}

/** The file that a line includes; null when it includes none, or one that is no file of the target. */
function targetOf(path: string, line: RequirementLine): string | null {
  if (line.kind !== 'include' && line.kind !== 'constraint') return null;
  const address = line.address ?? '';
  return address.includes('://') ? null : resolvePath(folderOf(path), address);
}

/** Includes that were not read: what they name is not looked at. */
export function missingIncludes(
  path: string,
  lines: readonly RequirementLine[],
  files: RequirementFiles,
  has: (path: string) => boolean,
): Gap[] {
  const gaps: Gap[] = [];
  for (const line of lines) {
    if (line.kind !== 'include' && line.kind !== 'constraint') continue;
    const target = targetOf(path, line);
    if (target !== null && files.has(target)) continue;
    const why =
      target === null
        ? 'lies outside what was scanned'
        : has(target)
          ? 'holds nothing that could be read'
          : 'is not there';
    gaps.push(gap('lockfile-broken', path, `${nameOf(path)} line ${line.line} includes ${line.address}, which ${why}`));
  }
  return gaps;
}
