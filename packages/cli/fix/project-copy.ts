import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { safeText } from '@vauban/reports';
import { say } from '../command/say.ts';
import { writeAtomically } from '../scan/atomic-file.ts';
import type { ToolRun } from './tools.ts';

const TOOL_MS = 10 * 60 * 1000;
const MOST_FOLDERS = 20_000;

/** The manifests of one project in a folder of their own, in which tools may write. */
export class ProjectCopy {
  readonly #folder: string;
  readonly #copy = mkdtempSync(join(tmpdir(), 'vauban-fix-'));
  readonly #files: readonly string[];

  /** `takes`: which files below the folder come along, by their base names. */
  constructor(folder: string, takes: (name: string) => boolean) {
    this.#folder = folder;
    this.#files = filesBelow(folder, takes);
    for (const file of this.#files) {
      mkdirSync(dirname(join(this.#copy, file)), { recursive: true });
      cpSync(join(folder, file), join(this.#copy, file));
    }
  }

  has(file: string): boolean {
    return this.#files.includes(file);
  }

  read(file: string): string {
    return readFileSync(join(this.#copy, file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.#copy, file), text);
  }

  /** Says what it runs. `problem`: one sentence; null when it ended well. */
  run({ program, arguments: given }: ToolRun): { readonly problem: string | null; readonly output: string } {
    const command = [program, ...given].join(' ');
    say(`Runs ${command}`);
    const { error, status, stdout, stderr } = spawnSync(program, given, {
      cwd: this.#copy,
      encoding: 'utf8',
      timeout: TOOL_MS,
      env: environment(),
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = stdout ?? '';
    if (error !== undefined) return { problem: `${program} could not be run (${error.message})`, output };
    if (status === 0) return { problem: null, output };
    return { problem: `${command} ended with ${status}: ${safeText(lastLine(stderr) || lastLine(output))}`, output };
  }

  /** Files that are not as they were. */
  changed(): string[] {
    return this.#files.filter((file) => !this.#bytes(file).equals(readFileSync(join(this.#folder, file))));
  }

  /** Shows what changed and writes it into the project. */
  keep(): string[] {
    const changed = this.changed();
    for (const file of changed) showDifference(join(this.#folder, file), join(this.#copy, file));
    for (const file of changed) writeAtomically(join(this.#folder, file), [this.#bytes(file).toString('utf8')]);
    return changed;
  }

  close(): void {
    rmSync(this.#copy, { recursive: true, force: true });
  }

  #bytes(file: string): Buffer {
    return readFileSync(join(this.#copy, file));
  }
}

/** Its files, and those of the members below it. */
function filesBelow(folder: string, takes: (name: string) => boolean): string[] {
  const found: string[] = [];
  const queue = [''];
  for (const at of queue) {
    for (const entry of readdirSync(join(folder, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory() && !/^(?:node_modules|target|\..*|venv)$/.test(entry.name) && queue.length < MOST_FOLDERS)
        queue.push(path);
      else if (entry.isFile() && takes(entry.name)) found.push(path);
    }
  }
  return found.sort();
}

/** Nothing of the target's settings comes along: they could name programs, and so could a `packageManager`. */
function environment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    npm_config_ignore_scripts: 'true',
    CI: 'true',
    GOFLAGS: '-mod=mod',
    PIP_ONLY_BINARY: ':all:',
    POETRY_INSTALLER_ONLY_BINARY: ':all:',
    POETRY_VIRTUALENVS_CREATE: 'false',
    YARN_ENABLE_SCRIPTS: 'false',
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    YARN_IGNORE_PATH: '1',
    COREPACK_ENABLE_UNSAFE_CUSTOM_URLS: '0',
    COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
  };
}

function showDifference(before: string, after: string): void {
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-color', '--no-ext-diff', '--', before, after], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  for (const line of (stdout ?? '').split('\n').slice(0, 400)) say(safeText(line));
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
}
