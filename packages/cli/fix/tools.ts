import { NPM_OVERRIDES, type OverrideTable, PNPM_OVERRIDES, YARN_RESOLUTIONS } from './overrides.ts';
import type { FixStep } from './plan.ts';
import { pinsDigests } from './requirements.ts';

/** A program and its arguments, run in a folder that holds a copy of the manifests. */
export interface ToolRun {
  readonly program: string;
  readonly arguments: readonly string[];
}

export interface Tool {
  /** Base names of the files that it reads and writes. */
  readonly files: readonly string[];
  /** Asked before anything else; what it prints must fit, else `otherwise` says why it is not used. */
  readonly version?: { readonly run: ToolRun; readonly fits: RegExp; readonly otherwise: string };
  /** Null: only an override helps, or nothing does. */
  run(step: FixStep): ToolRun | null;
  /** How what its constraints keep is raised all the same, and what writes the lockfile anew then. */
  readonly override?: { readonly manifest: string; readonly table: OverrideTable; readonly run: ToolRun };
}

const NPM = ['--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'];
const PNPM = ['--lockfile-only', '--ignore-scripts'];
const CLASSIC = ['--ignore-scripts', '--non-interactive', '--no-progress'];

const npm: Tool = {
  files: ['package.json', 'package-lock.json'],
  run: ({ action, name, to }) =>
    to === null
      ? null
      : action === 'raise'
        ? { program: 'npm', arguments: ['install', `${name}@${to}`, ...NPM] }
        : { program: 'npm', arguments: ['update', name, ...NPM] },
  override: { manifest: 'package.json', table: NPM_OVERRIDES, run: { program: 'npm', arguments: ['install', ...NPM] } },
};

const pnpm: Tool = {
  files: ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'],
  run: ({ action, name, to }) =>
    action === 'raise' && to !== null
      ? { program: 'pnpm', arguments: ['update', `${name}@${to}`, ...PNPM] }
      : { program: 'pnpm', arguments: ['update', '--depth', 'Infinity', name, ...PNPM] },
  override: {
    manifest: 'package.json',
    table: PNPM_OVERRIDES,
    run: { program: 'pnpm', arguments: ['install', '--no-frozen-lockfile', ...PNPM] },
  },
};

/** It has no way to write the lockfile alone: what it installs, it installs into the copy. */
const yarnClassic: Tool = {
  files: ['package.json', 'yarn.lock'],
  version: {
    run: { program: 'yarn', arguments: ['--version'] },
    fits: /^1\./,
    otherwise: 'the lockfile is of Yarn 1, and the yarn on the path is not',
  },
  run: ({ action, name, to }) =>
    action === 'raise' && to !== null ? { program: 'yarn', arguments: ['upgrade', `${name}@${to}`, ...CLASSIC] } : null,
  override: {
    manifest: 'package.json',
    table: YARN_RESOLUTIONS,
    run: { program: 'yarn', arguments: ['install', ...CLASSIC] },
  },
};

const yarnBerry: Tool = {
  files: ['package.json', 'yarn.lock'],
  version: {
    run: { program: 'yarn', arguments: ['--version'] },
    fits: /^(?:[2-9]|\d\d)\./,
    otherwise: 'the lockfile is of Yarn 2 or later, and the yarn on the path is not',
  },
  run: ({ action, name, to }) =>
    action === 'raise' && to !== null
      ? { program: 'yarn', arguments: ['up', `${name}@${to}`, '--mode=update-lockfile'] }
      : { program: 'yarn', arguments: ['up', '--recursive', name, '--mode=update-lockfile'] },
  override: {
    manifest: 'package.json',
    table: YARN_RESOLUTIONS,
    run: { program: 'yarn', arguments: ['install', '--mode=update-lockfile'] },
  },
};

const uv: Tool = {
  files: ['pyproject.toml', 'uv.lock'],
  run: ({ name, to }) =>
    to === null ? null : { program: 'uv', arguments: ['lock', '--no-build', '--upgrade-package', `${name}==${to}`] },
};

/** Within what pyproject.toml allows; nothing is installed. */
const poetry: Tool = {
  files: ['pyproject.toml', 'poetry.lock'],
  run: ({ name, to }) =>
    to === null
      ? null
      : { program: 'poetry', arguments: ['update', '--lock', '--no-interaction', '--no-plugins', name] },
};

const cargo: Tool = {
  files: ['Cargo.toml', 'Cargo.lock'],
  run: ({ name, from, to }) =>
    to === null ? null : { program: 'cargo', arguments: ['update', '--package', `${name}@${from}`, '--precise', to] },
};

const go: Tool = {
  files: ['go.mod', 'go.sum'],
  run: ({ name, to }) =>
    to === null ? null : { program: 'go', arguments: ['mod', 'edit', `-require=${name}@v${to.replace(/^v/, '')}`] },
};

const TOOLS: ReadonlyMap<string, Tool> = new Map([
  ['package-lock.json', npm],
  ['pnpm-lock.yaml', pnpm],
  ['uv.lock', uv],
  ['poetry.lock', poetry],
  ['Cargo.lock', cargo],
  ['go.mod', go],
]);

/** Each ecosystem's own tool, told to write the lockfile alone and to run nothing of any package. */
export function toolFor(lockfile: string, text: string): Tool | undefined {
  const name = lockfile.slice(lockfile.lastIndexOf('/') + 1);
  if (name === 'yarn.lock') return /^__metadata:/m.test(text) ? yarnBerry : yarnClassic;
  return TOOLS.get(name);
}

/** What resolves a `.in` file into a requirements file, as the one that wrote it did. */
export function compilerFor(writer: 'pip-compile' | 'uv', output: string, before: string) {
  const input = output.replace(/\.txt$/, '.in');
  const more = pinsDigests(before) ? ['--generate-hashes'] : [];
  // settings of this machine go into no file that has none
  const quiet = /^--/m.test(before) ? ['--quiet'] : ['--quiet', '--no-emit-options'];
  return (steps: readonly FixStep[]): ToolRun => {
    const raised = steps.flatMap(({ name, to }) => ['--upgrade-package', `${name}==${to}`]);
    return writer === 'uv'
      ? {
          program: 'uv',
          arguments: ['pip', 'compile', '--quiet', '--no-build', ...more, ...raised, '--output-file', output, input],
        }
      : {
          program: 'pip-compile',
          arguments: [
            ...quiet,
            '--no-config',
            ...more,
            ...raised,
            '--pip-args=--only-binary=:all:',
            '--output-file',
            output,
            input,
          ],
        };
  };
}

/** What a tool is handed must be a name and a version, never an option of its own. */
export function isPlain({ name, from, to }: FixStep): boolean {
  const isName = /^@?[A-Za-z0-9_][A-Za-z0-9._~/-]*$/.test(name);
  return isName && [from, to ?? '0'].every((it) => /^v?\d[A-Za-z0-9.+!-]*$/.test(it));
}
