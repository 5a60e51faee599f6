import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A real git repository in a folder of its own. */
export class Repository {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.git('init', '-q', '-b', 'main', '.');
  }

  git(...args: readonly string[]): string {
    const person = ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
    const env = { PATH: process.env.PATH ?? '', HOME: this.folder, GIT_CONFIG_NOSYSTEM: '1', ...DATES };
    return execFileSync('git', [...person, ...args], { cwd: this.folder, encoding: 'utf8', env, stdio: 'pipe' }).trim();
  }

  write(files: Readonly<Record<string, string>>): this {
    for (const [path, text] of Object.entries(files)) {
      const at = join(this.folder, path);
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, text);
    }
    return this;
  }

  remove(...paths: readonly string[]): this {
    for (const path of paths) rmSync(join(this.folder, path), { recursive: true });
    return this;
  }

  /** Commits everything and answers the commit's id. */
  commit(message = 'work'): string {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }
}

const DATES = { GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z', GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z' };
