import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { backup, openStore } from '@vauban/server';
import { EXIT } from '../command/exit-code.ts';
import { Problem } from '../command/problem.ts';
import { say } from '../command/say.ts';
import { locations } from '../configuration/locations.ts';
import { blobsOf, storeOptions } from '../serve/server-options.ts';

/** `vauban backup FILE`: the database as it stands at one moment, and every blob. */
export async function runBackup(file: string, withKey: boolean): Promise<number> {
  const places = locations(process.env);
  const now = () => new Date();
  const keyFile = join(places.server, 'vauban.key');
  if (withKey && !existsSync(keyFile)) {
    throw new Problem(
      `There is no key file ${keyFile} to take along. A key in VAUBAN_KEY is kept apart: leave out --with-key.`,
    );
  }
  const store = await openStore({ ...storeOptions(places, process.env), now });
  try {
    const blobs = blobsOf(places, process.env);
    const made = await backup({ pool: store.pool, blobs, file, now, ...(withKey && { keyFile }) });
    say(`${file} holds ${made.rows} rows of ${made.tables} tables and ${made.blobs} blobs.`);
    say(
      withKey
        ? 'It holds the key too: keep it where only you can read it.'
        : 'The key that opens stored credentials is not in it: keep that apart, or enter the credentials again.',
    );
    return EXIT.pass;
  } finally {
    await store.close();
  }
}
