import type { Pool, PoolClient } from 'pg';
import { newSecret } from '../../people/secret-token.ts';
import { type LiveHub, type LiveMessage, liveHub } from './hub.ts';

const CHANNEL = 'vauban_live';
/** PostgreSQL refuses a payload of 8,000 bytes. */
const MOST_BYTES = 7500;
const AGAIN_MS = 2000;

/** A hub whose messages reach the pages of every server process, by LISTEN and NOTIFY of the database. */
export function spreadingHub(pool: Pool): LiveHub {
  let client: PoolClient | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const own = newSecret().slice(0, 12);
  const hub = liveHub((place, message) => {
    const payload = JSON.stringify({ from: own, place, message });
    if (Buffer.byteLength(payload) > MOST_BYTES) return;
    pool.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch(() => {});
  });

  const hear = ({ payload }: { payload?: string | undefined }) => {
    try {
      const { from, place, message } = JSON.parse(payload ?? '') as {
        from: string;
        place: string;
        message: LiveMessage;
      };
      if (from === own) return;
      const [organisationId = '', projectId = ''] = place.split(' ');
      hub.deliver(organisationId, projectId, message);
    } catch {
      // somebody else's notice
    }
  };

  const listen = async () => {
    try {
      client = await pool.connect();
      client.on('notification', hear);
      client.on('error', lost);
      await client.query(`listen ${CHANNEL}`);
      if (closed) release();
    } catch {
      lost();
    }
  };
  const release = () => {
    client?.off('notification', hear);
    client?.release(true);
    client = undefined;
  };
  const lost = () => {
    release();
    if (closed || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void listen();
    }, AGAIN_MS);
    timer.unref();
  };
  void listen();

  return {
    ...hub,
    close() {
      closed = true;
      clearTimeout(timer);
      release();
      hub.close();
    },
  };
}
