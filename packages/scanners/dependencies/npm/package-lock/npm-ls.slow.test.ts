import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { scanFiles } from '../../testing/scan-files.ts';

const FIXTURES = new URL('../../fixtures/npm/', import.meta.url).pathname;

interface Listed {
  readonly version?: string;
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, Listed>>;
}

/** Every `name@version` that npm itself sees in the lockfile. */
async function byNpm(folder: string): Promise<Set<string>> {
  const run = promisify(execFile);
  const options = { cwd: folder, maxBuffer: 1 << 28 };
  const { stdout } = await run('npm', ['ls', '--all', '--json', '--long', '--package-lock-only'], options);
  const found = new Set<string>();
  const walk = (tree: Listed): void => {
    for (const [name, item] of Object.entries(tree.dependencies ?? {})) {
      if (item.version !== undefined) found.add(`${item.name ?? name}@${item.version}`);
      walk(item);
    }
  };
  walk(JSON.parse(stdout));
  return found;
}

it('names exactly the components that `npm ls --all` names', async () => {
  for (const name of ['v1', 'v2', 'v3', 'workspaces']) {
    const files = Object.fromEntries(
      ['package.json', 'package-lock.json'].map((file) => [file, readFileSync(join(FIXTURES, name, file), 'utf8')]),
    );
    const { components } = await scanFiles(files);
    const ours = components.map((item) => `${item.name}@${item.version}`).sort();
    expect([name, ...ours]).toEqual([name, ...[...(await byNpm(join(FIXTURES, name)))].sort()]);
  }
}, 120_000);
