import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** Where the command keeps things between runs. None of them need exist. */
export interface Locations {
  /** Which rule chose the folders, for `vauban doctor`. */
  readonly origin: string;
  readonly advisories: string;
  readonly cache: string;
  readonly reports: string;
  /** What servers judge by, kept for the day on which one is away. */
  readonly judgements: string;
  /** The data of a server that runs here. */
  readonly server: string;
}

/**
 * `VAUBAN_HOME`, else the platform's own places: XDG's on Linux, `~/Library` on macOS.
 * Relative XDG folders are ignored, as the XDG specification asks.
 */
export function locations(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): Locations {
  const own = environment.VAUBAN_HOME;
  if (own !== undefined && own !== '') return below(resolve(own), join(resolve(own), 'cache'), 'VAUBAN_HOME');
  const home = environment.HOME || homedir();
  if (platform === 'darwin') {
    const library = join(home, 'Library');
    return below(join(library, 'Application Support/vauban'), join(library, 'Caches/vauban'), 'the Library folder');
  }
  const data = absolute(environment.XDG_DATA_HOME) ?? join(home, '.local/share');
  const cache = absolute(environment.XDG_CACHE_HOME) ?? join(home, '.cache');
  return below(join(data, 'vauban'), join(cache, 'vauban'), 'the XDG folders');
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}

function below(data: string, cache: string, origin: string): Locations {
  return {
    origin,
    advisories: join(data, 'advisories'),
    reports: join(data, 'reports'),
    judgements: join(data, 'judgements'),
    server: join(data, 'server'),
    cache,
  };
}
