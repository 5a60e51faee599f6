import { join } from 'node:path';

/**
 * Where things lie in the data folder. `current` names a revision; a snapshot is never changed once it is there;
 * `work` holds what an update has not finished; `state.json` remembers what spares downloads and may be lost.
 */
export const places = (folder: string) => ({
  current: join(folder, 'current'),
  snapshots: join(folder, 'snapshots'),
  snapshot: (revision: string) => join(folder, 'snapshots', revision),
  work: join(folder, 'work'),
  lock: join(folder, 'update.lock'),
  state: join(folder, 'state.json'),
});
