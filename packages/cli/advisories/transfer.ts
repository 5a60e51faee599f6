import { resolve } from 'node:path';
import { exportAdvisories, importAdvisories } from '@vauban/advisories';
import { EXIT } from '../command/exit-code.ts';
import { say } from '../command/say.ts';
import { locations } from '../configuration/locations.ts';

/** Writes everything that is kept into one file. */
export async function runExport(file: string): Promise<number> {
  await exportAdvisories(locations(process.env).advisories, resolve(file));
  say(`Wrote ${file}. Carry it over and run vauban advisories import there.`);
  return EXIT.pass;
}

/** Takes over what an export wrote. */
export async function runImport(file: string, allowOlder: boolean): Promise<number> {
  await importAdvisories(locations(process.env).advisories, resolve(file), { allowOlder });
  say(`Read ${file}. vauban advisories status shows what is kept now.`);
  return EXIT.pass;
}
