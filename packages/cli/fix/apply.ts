import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { say } from '../command/say.ts';
import { withOverrides } from './overrides.ts';
import type { FixStep } from './plan.ts';
import { ProjectCopy } from './project-copy.ts';
import { isRequirementsFile, pinsDigests, raisePins, writerOf } from './requirements.ts';
import { stillThere } from './still-there.ts';
import { compilerFor, isPlain, type Tool, type ToolRun, toolFor } from './tools.ts';

export interface Applied {
  /** Relative to the root. */
  readonly changed: readonly string[];
  readonly failed: readonly string[];
}

/**
 * Carries out what tools can, one lockfile at a time, in a copy of its manifests; what came out well is then written into
 * the tree. A lockfile of which one run fails stays as it was.
 */
export function applyPlan(root: string, steps: readonly FixStep[]): Applied {
  const changed: string[] = [];
  const failed: string[] = [];
  for (const lockfile of [...new Set(steps.map((step) => step.lockfile))]) {
    const todo = steps.filter((step) => step.lockfile === lockfile && step.to !== null && isPlain(step));
    const folder = join(root, dirname(lockfile));
    const apply = isRequirementsFile(lockfile) ? applyToRequirements : applyToLockfile;
    const problem = apply(folder, basename(lockfile), todo, (file) => changed.push(relative(root, join(folder, file))));
    if (problem !== null) failed.push(`${lockfile}: ${problem}`);
  }
  return { changed, failed };
}

type Told = (file: string) => void;

/** Null, or one sentence on what is left undone. */
function applyToLockfile(folder: string, lockfile: string, steps: readonly FixStep[], changed: Told): string | null {
  const tool = toolFor(lockfile, readFileSync(join(folder, lockfile), 'utf8'));
  if (tool === undefined) return 'no tool is known here that writes it; change it by the plan';
  const copy = new ProjectCopy(folder, (name) => tool.files.includes(name));
  try {
    const problem =
      unfit(tool, copy) ??
      runAll(
        copy,
        steps.map((step) => tool.run(step)).filter((it) => it !== null),
      );
    if (problem !== null) return problem;
    const kept = stillThere(lockfile, copy.read(lockfile), steps);
    const overridden = kept.length === 0 ? null : override(tool, copy, kept);
    if (overridden !== null) return overridden;
    const before = readFileSync(join(folder, lockfile), 'utf8');
    if (lostMuch(before, copy.read(lockfile)))
      return 'its tool would drop more than half of it; a member may be missing';
    for (const file of copy.keep()) changed(file);
    const left = stillThere(lockfile, copy.read(lockfile), steps);
    return left.length === 0
      ? null
      : `${listed(left)} stayed, since what asks for it allows no more; change it by the plan`;
  } finally {
    copy.close();
  }
}

/** A tool that does not find the members of a workspace takes all that they need out of the lockfile. */
export function lostMuch(before: string, after: string): boolean {
  return after.length < before.length / 2 && before.length > 2000;
}

function unfit({ version }: Tool, copy: ProjectCopy): string | null {
  if (version === undefined) return null;
  const { problem, output } = copy.run(version.run);
  return problem ?? (version.fits.test(output.trim()) ? null : version.otherwise);
}

function runAll(copy: ProjectCopy, runs: readonly ToolRun[]): string | null {
  const distinct = new Map(runs.map((run) => [[run.program, ...run.arguments].join(' '), run]));
  for (const run of distinct.values()) {
    const { problem } = copy.run(run);
    if (problem !== null) return problem;
  }
  return null;
}

/** Where nothing else helps: only what its own constraints kept in its vulnerable version. */
function override({ override: way }: Tool, copy: ProjectCopy, steps: readonly FixStep[]): string | null {
  const transitive = steps.filter(({ action }) => action === 'raise-or-override');
  if (way === undefined || transitive.length === 0 || !copy.has(way.manifest)) return null;
  const text = withOverrides(copy.read(way.manifest), transitive, way.table);
  if (text === null) return `${way.manifest} overrides some of it otherwise; change it by the plan`;
  say(`Overrides ${listed(transitive)} in ${way.manifest}, since what asks for it allows no more`);
  copy.write(way.manifest, text);
  return runAll(copy, [way.run]);
}

/** By the tool that compiled it where that is on the path, else pin by pin, which leaves all others as they are. */
function applyToRequirements(
  folder: string,
  lockfile: string,
  steps: readonly FixStep[],
  changed: Told,
): string | null {
  const text = readFileSync(join(folder, lockfile), 'utf8');
  const writer = writerOf(text);
  const digests = pinsDigests(text);
  const copy = new ProjectCopy(folder, isRequirementsFile);
  try {
    const isCompiled = writer !== 'people' && copy.has(lockfile.replace(/\.txt$/, '.in'));
    const problem = isCompiled ? runAll(copy, [compilerFor(writer, lockfile, text)(steps)]) : null;
    if (isCompiled && problem !== null && digests) return problem;
    if (!isCompiled && digests) return 'it pins digests, which only the tool that wrote it can renew';
    let missing: readonly string[] = [];
    if (!isCompiled || problem !== null) {
      if (problem !== null) say(`${problem}; its pins are raised by hand, and nothing is resolved anew`);
      const raised = raisePins(text, steps);
      missing = raised.missing;
      copy.write(lockfile, raised.text);
    }
    for (const file of copy.keep()) changed(file);
    return missing.length === 0 ? null : `${missing.join(', ')} is not pinned there with ==; change it by the plan`;
  } finally {
    copy.close();
  }
}

function listed(steps: readonly FixStep[]): string {
  const names = [...new Set(steps.map(({ name, from }) => `${name} ${from}`))];
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
}
