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

/** Options of `vauban serve` that take a value: what stands behind them is no target. */
const VALUED = new Set(['--host', '--port', '--base-url', '--trusted-proxy', '--allow-host']);

function namesTarget(args) {
  return args.some((arg, index) => !arg.startsWith('-') && !VALUED.has(args[index - 1]));
}

/** Whether a person sits there; a script gets the report and an end. */
function isWatched() {
  return process.stdin.isTTY === true && process.stdout.isTTY === true && !process.env.CI;
}

/** Starts the server and scans into it; ends with 0 when the report was shown, whatever the verdict. */
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
  const target = namesTarget(args) ? [] : [repositoryAround(cwd)];
  // a script's own server is gone when the script goes on: any free port will do
  const once = isWatched() ? [] : ['--until-scanned', ...(args.includes('--port') ? [] : ['--port', '0'])];
  const child = spawn(process.execPath, [command, 'serve', ...once, ...args, ...target], { cwd, stdio: 'inherit' });
  process.on('SIGINT', () => {}); // the child hears it too and says how it ended
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('close', (code) => {
    process.exitCode = code ?? 130;
  });
}
