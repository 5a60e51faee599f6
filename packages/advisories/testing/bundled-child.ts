import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll } from 'vitest';

const TOP = fileURLToPath(new URL('../../../', import.meta.url));

export interface ChildResult {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly output: string;
}

/** Bundles a TypeScript file of this room, so that plain Node runs it in a process of its own. */
export async function bundledChild(entry: string, name: string): Promise<string> {
  const folder = join(TOP, 'node_modules/.cache');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `vauban-advisories-${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['source'],
    packages: 'external',
    logLevel: 'warning',
  });
  afterAll(() => rmSync(outfile, { force: true }));
  return outfile;
}

/** Runs it with an empty environment; `watch` sees each line that it prints and may kill it. */
export function runChild(
  file: string,
  argument: object,
  watch: (line: string, kill: () => void) => void = () => {},
): Promise<ChildResult> {
  const child = spawn(process.execPath, [file, JSON.stringify(argument)], {
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) watch(line, () => child.kill('SIGKILL'));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, output }));
  });
}
