import { openLogger } from '@vauban/server';

/**
 * The server's log: on standard output for a service, and on standard error, warnings only, where a person watches or
 * a report goes to standard output. `VAUBAN_LOG_LEVEL` decides otherwise.
 */
export function openServerLog(environment: NodeJS.ProcessEnv, besideReport = false) {
  const service = !besideReport && process.stdout.isTTY !== true;
  const level = environment.VAUBAN_LOG_LEVEL ?? (service ? 'info' : 'error');
  const stream = service ? process.stdout : process.stderr;
  return openLogger({ level, destination: { write: (line: string) => void stream.write(line) } });
}
