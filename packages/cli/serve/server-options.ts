import { join } from 'node:path';
import { type BlobStore, chooseBlobs, providerOfEnvironment } from '@vauban/server';
import { assetPath } from '../assets/assets.ts';
import type { Locations } from '../configuration/locations.ts';
import { knownRules } from '../rules/known-rules.ts';

/** Where the database is and which parts it is made with: what every command of the server half needs. */
export function storeOptions(places: Locations, environment: NodeJS.ProcessEnv) {
  return {
    home: places.server,
    databaseUrl: environment.DATABASE_URL || undefined,
    migrations: assetPath('migrations'),
    upgradeBackup: environment.VAUBAN_UPGRADE_BACKUP !== 'off',
  };
}

/** Parts and settings of a server or a worker that no option names. */
export function serverParts(places: Locations, environment: NodeJS.ProcessEnv) {
  return {
    ...storeOptions(places, environment),
    blobs: blobsOf(places, environment),
    key: environment.VAUBAN_KEY || undefined,
    metricsToken: environment.VAUBAN_METRICS_TOKEN || null,
    identityProvider: providerOfEnvironment(environment),
    consoleFolder: assetPath('console'),
    advisoriesFolder: places.advisories,
    rules: knownRules(),
  };
}

/** Where whole reports lie: a folder, or what `VAUBAN_S3_BUCKET` names. */
export function blobsOf(places: Locations, environment: NodeJS.ProcessEnv): BlobStore {
  return chooseBlobs(environment, join(places.server, 'blobs'));
}
