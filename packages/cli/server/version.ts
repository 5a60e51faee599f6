import { REPORT_VERSION } from '@vauban/domain';
import { Problem } from '../command/problem.ts';
import type { ServerClient } from './client.ts';
import { ServerRefusal } from './problems.ts';

/** What the server speaks. */
export interface ServerVersion {
  readonly version: string;
  /** The largest part of an upload. */
  readonly uploadBytes: number;
}

/** Asks the server what it speaks. Throws a `Problem` where this command is too new for it. */
export async function serverVersion(client: ServerClient): Promise<ServerVersion> {
  try {
    const { version, reports, uploadBytes } = await client.get('readVersion', { attempts: 3, timeoutMs: 10_000 });
    if (isOlder(reports, REPORT_VERSION)) {
      throw new Problem(
        `The server ${client.url} (Vauban ${version}) reads reports up to ${reports}, and this command writes ${REPORT_VERSION}. Upgrade the server first.`,
      );
    }
    return { version, uploadBytes };
  } catch (error) {
    if (error instanceof ServerRefusal && error.status === 404) {
      throw new Problem(
        `${client.url} is no Vauban server that this command knows. Check --server, or upgrade the server.`,
      );
    }
    throw error;
  }
}

/** Whether `vauban.report/1.2` comes before `vauban.report/1.10`. */
function isOlder(one: string, other: string): boolean {
  const [a = [], b = []] = [one, other].map((text) => (/\/(\d+)\.(\d+)$/.exec(text) ?? []).slice(1).map(Number));
  const [majorA = 0, minorA = 0] = a;
  const [majorB = 0, minorB = 0] = b;
  return majorA < majorB || (majorA === majorB && minorA < minorB);
}
