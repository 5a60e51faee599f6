import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mailSettings, openKeys, openOutward, openStore, startWorker, watchSettings } from '@vauban/server';
import { EXIT } from '../command/exit-code.ts';
import { interruption } from '../command/interruption.ts';
import { Problem } from '../command/problem.ts';
import { say } from '../command/say.ts';
import { locations } from '../configuration/locations.ts';
import { baseUrlOf } from '../serve/base-url.ts';
import { openServerLog } from '../serve/log.ts';
import { PORT } from '../serve/serve-command.ts';
import { blobsOf, storeOptions } from '../serve/server-options.ts';

/** `vauban worker`: takes jobs of the database until it is stopped. */
export async function runWorker(): Promise<number> {
  const { env } = process;
  if (!env.DATABASE_URL) {
    throw new Problem('A worker shares the database of its server. Set DATABASE_URL; vauban serve works by itself.');
  }
  const places = locations(env);
  if (!env.VAUBAN_KEY && !existsSync(join(places.server, 'vauban.key'))) {
    throw new Problem(
      "A worker opens stored credentials with its server's key. Set VAUBAN_KEY to it, or VAUBAN_HOME to the server's folder.",
    );
  }
  const now = () => new Date();
  const baseUrl = baseUrlOf(env.VAUBAN_BASE_URL || null, '127.0.0.1', PORT);
  const mail = mailSettings(env);
  const logger = openServerLog(env);
  const interrupt = interruption();
  const store = await openStore({ ...storeOptions(places, env), now });
  try {
    const blobs = blobsOf(places, process.env);
    const allowedHosts = (env.VAUBAN_ALLOW_HOST ?? '').split(',').filter((host) => host !== '');
    const runner = await startWorker({
      store,
      now,
      logger,
      keys: openKeys(places.server, env.VAUBAN_KEY),
      outward: openOutward({ allowedHosts }),
      mail,
      baseUrl,
      watch: watchSettings(env, { folder: places.advisories, blobs }),
    });
    say('Working until Ctrl-C.');
    if (!interrupt.signal.aborted) await once(interrupt.signal, 'abort');
    await runner.stop();
    return EXIT.pass;
  } finally {
    await store.close();
    interrupt.close();
  }
}
