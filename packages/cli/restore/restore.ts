import { join } from 'node:path';
import { eraseAgain, openStore, restore } from '@vauban/server';
import { EXIT } from '../command/exit-code.ts';
import { say } from '../command/say.ts';
import { locations } from '../configuration/locations.ts';
import { blobsOf, storeOptions } from '../serve/server-options.ts';
import { readErasures } from './read-erasures.ts';

/** `vauban restore FILE`: all of it, or nothing; then what was erased since is erased again. */
export async function runRestore(file: string, list: string | null): Promise<number> {
  const erased = list === null ? [] : readErasures(list);
  const places = locations(process.env);
  const store = await openStore({ ...storeOptions(places, process.env), now: () => new Date() });
  try {
    const blobs = blobsOf(places, process.env);
    const keyFile = join(places.server, 'vauban.key');
    const back = await restore({ pool: store.pool, blobs, file, keyFile });
    say(`The backup of ${back.made} is back: ${back.rows} rows of ${back.tables} tables and ${back.blobs} blobs.`);
    if (!back.key) say(`It held no key. Put the old one to ${keyFile} (or VAUBAN_KEY), or enter credentials again.`);
    if (list !== null) {
      const { people, projects, texts } = await eraseAgain(store.db, blobs, erased, new Date());
      say(`Erased again: ${people} people and ${projects} projects.`);
      if (texts > 0) say(`${texts} texts were erased since: erase each again by naming it, as no list holds them.`);
    }
    return EXIT.pass;
  } finally {
    await store.close();
  }
}
