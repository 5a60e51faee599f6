import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { safeText } from '@vauban/reports';
import { say } from '../command/say.ts';
import { writeAtomically } from '../scan/atomic-file.ts';
import type { FixStep } from './plan.ts';
import { isPlain, type ToolRun, toolFor } from './tools.ts';

const TOOL_MS = 10 * 60 * 1000;
const MOST_FOLDERS = 20_000;

export interface Applied {
  /** Relative to the root. */
  readonly changed: readonly string[];
  readonly failed: readonly string[];
}

/**
 * Carries out what tools can, one lockfile at a time, in a copy of its manifests; what came out well is then written into
 * the tree. A lockfile of which one step fails stays as it was.
 */
export function applyPlan(root: string, steps: readonly FixStep[]): Applied {
  const changed: string[] = [];
  const failed: string[] = [];
  for (const lockfile of [...new Set(steps.map((step) => step.lockfile))]) {
    const todo = steps.filter((step) => step.lockfile === lockfile);
    const problem = applyToLockfile(root, lockfile, todo, changed);
    if (problem !== null) failed.push(`${lockfile}: ${problem}`);
  }
  return { changed, failed };
}

function applyToLockfile(root: string, lockfile: string, steps: readonly FixStep[], changed: string[]): string | null {
  const tool = toolFor(lockfile);
  if (tool === undefined) return 'no tool is known here that writes it; change it by the plan';
  const runs = [
    ...new Map(
      steps
        .filter(isPlain)
        .map((step) => tool.run(step))
        .filter((run) => run !== null)
        .map((run) => [commandOf(run), run]),
    ).values(),
  ];
  if (runs.length === 0) return 'its tool cannot do what the plan asks';
  const folder = join(root, dirname(lockfile));
  const copy = mkdtempSync(join(tmpdir(), 'vauban-fix-'));
  try {
    const files = manifestsIn(folder, tool.files);
    for (const file of files) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(folder, file), join(copy, file));
    }
    for (const run of runs) {
      say(`Runs ${commandOf(run)}`);
      const { error, status, stderr } = spawnSync(run.program, run.arguments, {
        cwd: copy,
        encoding: 'utf8',
        timeout: TOOL_MS,
        env: environment(),
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      if (error !== undefined) return `${run.program} could not be run (${error.message})`;
      if (status !== 0) return `${commandOf(run)} ended with ${status}: ${safeText(lastLine(stderr))}`;
    }
    for (const file of files) {
      if (readFileSync(join(copy, file)).equals(readFileSync(join(folder, file)))) continue;
      showDifference(join(folder, file), join(copy, file));
      changed.push(relative(root, join(folder, file)));
    }
    for (const file of files) {
      const after = readFileSync(join(copy, file));
      if (!after.equals(readFileSync(join(folder, file))))
        writeAtomically(join(folder, file), [after.toString('utf8')]);
    }
    return null;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Its files, and those of the members below it. */
function manifestsIn(folder: string, names: readonly string[]): string[] {
  const found: string[] = [];
  const queue = [''];
  for (const at of queue) {
    for (const entry of readdirSync(join(folder, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory() && !/^(?:node_modules|target|\..*|venv)$/.test(entry.name) && queue.length < MOST_FOLDERS)
        queue.push(path);
      else if (entry.isFile() && names.includes(entry.name)) found.push(path);
    }
  }
  return found.sort();
}

/** Nothing of the target's settings comes along: they could name programs. */
function environment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    npm_config_ignore_scripts: 'true',
    CI: 'true',
    GOFLAGS: '-mod=mod',
    PIP_ONLY_BINARY: ':all:',
  };
}

function showDifference(before: string, after: string): void {
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-color', '--no-ext-diff', '--', before, after], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const shown = existsSync(before) && typeof stdout === 'string' ? stdout : '';
  for (const line of shown.split('\n').slice(0, 400)) say(safeText(line));
}

function commandOf({ program, arguments: given }: ToolRun): string {
  return [program, ...given].join(' ');
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
}
