import { join } from 'node:path';
import { openStore, restore } from '@vauban/server';
import { EXIT } from '../command/exit-code.ts';
import { say } from '../command/say.ts';
import { locations } from '../configuration/locations.ts';
import { blobsOf, storeOptions } from '../serve/server-options.ts';

/** `vauban restore FILE`: all of it, or nothing. */
export async function runRestore(file: string): Promise<number> {
  const places = locations(process.env);
  const store = await openStore({ ...storeOptions(places, process.env), now: () => new Date() });
  try {
    const blobs = blobsOf(places, process.env);
    const keyFile = join(places.server, 'vauban.key');
    const back = await restore({ pool: store.pool, blobs, file, keyFile });
    say(`The backup of ${back.made} is back: ${back.rows} rows of ${back.tables} tables and ${back.blobs} blobs.`);
    if (!back.key) say(`It held no key. Put the old one to ${keyFile} (or VAUBAN_KEY), or enter credentials again.`);
    return EXIT.pass;
  } finally {
    await store.close();
  }
}
