import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { COMMAND, type Ran, run } from './command.ts';

/** A machine of a pipeline: a home, a `vauban` on the path, and an `npm` that only writes down what it was asked for. */
export class Runner {
  readonly folder: string;
  readonly checkout: string;
  readonly env: Record<string, string>;

  constructor(folder: string, env: Readonly<Record<string, string>>) {
    this.folder = folder;
    this.checkout = join(folder, 'checkout');
    const tools = join(folder, 'bin');
    for (const path of [this.checkout, tools, join(folder, 'home'), join(folder, 'temp')])
      mkdirSync(path, { recursive: true });
    script(join(tools, 'vauban'), `exec '${process.execPath}' '${COMMAND}' "$@"`);
    script(join(tools, 'npm'), `printf '%s\\n' "$PWD" "$@" >> '${join(folder, 'npm.txt')}'`);
    this.env = {
      ...env,
      HOME: join(folder, 'home'),
      PATH: `${tools}:${process.env.PATH ?? ''}`,
      LANG: 'C.UTF-8',
      GIT_CONFIG_NOSYSTEM: '1',
    };
  }

  /** What `npm` was asked for: the folder, then the words. */
  get installed(): string[] {
    const file = join(this.folder, 'npm.txt');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  }

  path(name: string): string {
    return join(this.folder, 'temp', name);
  }

  shell(text: string, more: Readonly<Record<string, string>> = {}): Promise<Ran> {
    return run('bash', ['-e', '-c', text], { cwd: this.checkout, env: { ...this.env, ...more } });
  }

  /** As the checkouts of code hosts do it: no blobs but those of `ref`; then, for root, handed to another user. */
  async checkOut(origin: string, ref: string, refspecs: readonly string[], depth: number | null = null): Promise<void> {
    const how = depth === null ? '--filter=blob:none' : `--depth=${depth}`;
    const ran = await this.shell(
      `git init -q . && git remote add origin 'file://${origin}' &&
       git fetch -q --no-tags --prune ${how} origin ${refspecs.map((each) => `'${each}'`).join(' ')} &&
       git -c advice.detachedHead=false checkout -q --force '${ref}'`,
    );
    if (ran.code !== 0) throw new Error(ran.err);
    if (process.getuid?.() === 0) hand(this.checkout, 12345);
  }
}

function script(path: string, text: string): void {
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
}

function hand(path: string, owner: number): void {
  chownSync(path, owner, owner);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) hand(join(path, name), owner);
}
