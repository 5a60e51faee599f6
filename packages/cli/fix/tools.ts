import type { FixStep } from './plan.ts';

/** A program and its arguments, run in a folder that holds a copy of the manifests. */
export interface ToolRun {
  readonly program: string;
  readonly arguments: readonly string[];
}

interface Tool {
  /** Base name of the lockfile. */
  readonly lockfile: string;
  /** Base names of the files that it reads and writes. */
  readonly files: readonly string[];
  /** Null: it cannot. */
  run(step: FixStep): ToolRun | null;
}

const NPM = ['--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'];

/** Each ecosystem's own tool, told to write the lockfile alone and to run nothing of any package. */
const TOOLS: readonly Tool[] = [
  {
    lockfile: 'package-lock.json',
    files: ['package.json', 'package-lock.json'],
    run: ({ action, name, to }) =>
      to === null
        ? null
        : action === 'raise'
          ? { program: 'npm', arguments: ['install', `${name}@${to}`, ...NPM] }
          : { program: 'npm', arguments: ['update', name, ...NPM] },
  },
  {
    lockfile: 'pnpm-lock.yaml',
    files: ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'],
    run: ({ action, name, to }) =>
      action === 'raise' && to !== null
        ? { program: 'pnpm', arguments: ['update', `${name}@${to}`, '--lockfile-only', '--ignore-scripts'] }
        : null,
  },
  {
    lockfile: 'uv.lock',
    files: ['pyproject.toml', 'uv.lock'],
    run: ({ name, to }) =>
      to === null ? null : { program: 'uv', arguments: ['lock', '--no-build', '--upgrade-package', `${name}==${to}`] },
  },
  {
    lockfile: 'Cargo.lock',
    files: ['Cargo.toml', 'Cargo.lock'],
    run: ({ name, from, to }) =>
      to === null ? null : { program: 'cargo', arguments: ['update', '--package', `${name}@${from}`, '--precise', to] },
  },
  {
    lockfile: 'go.mod',
    files: ['go.mod', 'go.sum'],
    run: ({ name, to }) =>
      to === null ? null : { program: 'go', arguments: ['mod', 'edit', `-require=${name}@v${to.replace(/^v/, '')}`] },
  },
];

export function toolFor(lockfile: string): Tool | undefined {
  const name = lockfile.slice(lockfile.lastIndexOf('/') + 1);
  return TOOLS.find((tool) => tool.lockfile === name);
}

/** What a tool is handed must be a name and a version, never an option of its own. */
export function isPlain({ name, from, to }: FixStep): boolean {
  const isName = /^@?[A-Za-z0-9_][A-Za-z0-9._~/-]*$/.test(name);
  return isName && [from, to ?? '0'].every((it) => /^v?\d[A-Za-z0-9.+!-]*$/.test(it));
}
