import { spawn } from 'node:child_process';
import { assetPath } from '../assets/assets.ts';
import { EXIT } from '../command/exit-code.ts';

export interface ScanInto {
  readonly target: string;
  readonly server: string;
  readonly project: string;
  readonly token: string;
  readonly signal: AbortSignal;
}

/**
 * Runs `vauban scan` in a process of its own, as anybody would against any server, and answers its exit code. The token
 * goes through the environment: no list of processes shows it.
 */
export function scanInto({ target, server, project, token, signal }: ScanInto): Promise<number> {
  const update = process.env.VAUBAN_OFFLINE === undefined ? ['--update'] : [];
  const args = ['scan', ...update, '--server', server, '--project', project, '--', target];
  const { VAUBAN_TOKEN_FILE: _, ...environment } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [assetPath('vauban.js'), ...args], {
      stdio: 'inherit',
      env: { ...environment, VAUBAN_TOKEN: token },
    });
    // the terminal tells both of Ctrl-C; other signals reach this process alone
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop);
    child.on('error', reject);
    child.on('close', (code) => {
      signal.removeEventListener('abort', stop);
      resolve(code ?? EXIT.interrupted);
    });
  });
}
