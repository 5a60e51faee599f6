import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../store-error.ts';

/** As whom and where the embedded database runs. `uid` is absent when that is ourselves. */
export interface Owner {
  readonly uid?: number;
  readonly gid?: number;
  readonly folder: string;
}

const SYSTEM_USER = 'vauban';

/**
 * PostgreSQL refuses to run as root. Started by root, the database belongs to the system user `vauban`
 * and lies below `/var/lib/vauban`, since root's own folders cannot be read by others.
 */
export function chooseOwner(home: string): Owner {
  if (process.getuid?.() !== 0) return { folder: join(home, 'postgres') };
  const user = findUser() ?? createUser();
  const place = createHash('sha256').update(home).digest('hex').slice(0, 12);
  return { ...user, folder: join('/var/lib', SYSTEM_USER, place, 'postgres') };
}

function findUser(): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${SYSTEM_USER}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function createUser(): { uid: number; gid: number } {
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  spawnSync('useradd', [...options, '--shell', '/usr/sbin/nologin', SYSTEM_USER], { stdio: 'ignore' });
  const user = findUser();
  if (!user) {
    throw new StoreError(
      `PostgreSQL does not run as root and the system user "${SYSTEM_USER}" could not be created; start Vauban as another user or set DATABASE_URL.`,
    );
  }
  return user;
}
