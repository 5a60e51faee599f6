import { advisoryStatus } from '@vauban/advisories';
import { safeText } from '@vauban/reports';
import { EXIT } from '../command/exit-code.ts';
import { locations } from '../configuration/locations.ts';
import { print } from '../report/deliver.ts';
import { statusLines } from './lines.ts';

/** Shows what is kept; ends with 3 when there is nothing. */
export async function runStatus(json: boolean): Promise<number> {
  const { advisories } = locations(process.env);
  const status = advisoryStatus(advisories);
  if (json) await print([`${JSON.stringify(status, null, 2)}\n`]);
  else if (status === null) {
    await print([`There are no advisories in ${safeText(advisories)} yet. Run vauban advisories update.\n`]);
  } else await print(statusLines(status, new Date().toISOString()).map((line) => `${safeText(line)}\n`));
  return status === null ? EXIT.unproven : EXIT.pass;
}
