import { openStore, rebuild } from '@vauban/server';
import { EXIT } from '../command/exit-code.ts';
import { say } from '../command/say.ts';
import { locations } from '../configuration/locations.ts';
import { print } from '../report/deliver.ts';
import { openServerLog } from '../serve/log.ts';
import { storeOptions } from '../serve/server-options.ts';

/** `vauban rebuild`: every organisation's projection; ends with 1 when something was different. */
export async function runRebuild(): Promise<number> {
  const now = () => new Date();
  const store = await openStore({ ...storeOptions(locations(process.env), process.env), now });
  try {
    const context = { db: store.db, now, logger: openServerLog(process.env, true), notify: async () => {} };
    const organisations = await store.db.selectFrom('organisations').select(['organisationId', 'slug']).execute();
    let different = 0;
    for (const { organisationId, slug } of organisations) {
      const { vulnerabilities, differences } = await rebuild(context, organisationId);
      different += differences.length;
      await print([`${slug}: ${vulnerabilities} vulnerabilities, ${differences.length} differences\n`]);
      for (const difference of differences) say(`  ${difference}`);
    }
    return different === 0 ? EXIT.pass : EXIT.fail;
  } finally {
    await store.close();
  }
}
