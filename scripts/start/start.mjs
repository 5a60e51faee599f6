import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command, prepare, WorkspaceError } from '../workspace.mjs';

/** The top of the repository around `folder`, or `folder` itself outside of one. */
function repositoryAround(folder) {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}

/** The report was shown with any verdict; everything else went wrong. */
const SHOWN = new Set([0, 1, 3]);

/** Runs the command's main job; ends with 0 when the report was shown, whatever the verdict. */
export function start(args) {
  try {
    prepare((text) => console.error(text));
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
    return;
  }
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const wish = args.length > 0 ? args : [repositoryAround(cwd)];
  const child = spawn(process.execPath, [command, 'scan', '--update', ...wish], { cwd, stdio: 'inherit' });
  process.on('SIGINT', () => {}); // the child hears it too and says how it ended
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('close', (code) => {
    process.exitCode = code === null ? 130 : SHOWN.has(code) ? 0 : code;
  });
}
