import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BlobStore, hexOf, missing } from './blob-store.ts';
import { Verifying } from './digest.ts';
import { spool, syncPath } from './spool.ts';

const DAY_MS = 86_400_000;

/** Blobs as files: `sha256/ab/abcdef…`, written aside, put on the disk, then renamed. */
export function folderBlobs(folder: string): BlobStore {
  const aside = join(folder, 'incoming');
  const placeOf = (digest: string) => {
    const hex = hexOf(digest);
    return join(folder, 'sha256', hex.slice(0, 2), hex);
  };
  const has = (digest: string) =>
    access(placeOf(digest)).then(
      () => true,
      () => false,
    );
  let swept: Promise<void> | undefined;
  return {
    async put(bytes) {
      swept ??= sweep(aside);
      await swept;
      const { file, digest, size } = await spool(aside, bytes);
      const place = placeOf(digest);
      if (await has(digest)) {
        await rm(file, { force: true });
      } else {
        await mkdir(dirname(place), { recursive: true, mode: 0o700 });
        await rename(file, place);
        await syncPath(dirname(place));
      }
      return { digest, size };
    },
    async get(digest) {
      const handle = await open(placeOf(digest)).catch((error: unknown) => {
        throw missing(digest, error);
      });
      const verifying = new Verifying(digest);
      const bytes = handle.createReadStream();
      bytes.on('error', (error) => verifying.destroy(error));
      verifying.on('close', () => bytes.destroy());
      return bytes.pipe(verifying);
    },
    has,
    async delete(digest) {
      await rm(placeOf(digest), { force: true });
    },
    async *list() {
      for (const group of (await entries(join(folder, 'sha256'))).sort()) {
        for (const name of (await entries(join(folder, 'sha256', group))).sort()) {
          if (/^[0-9a-f]{64}$/.test(name)) yield `sha256:${name}`;
        }
      }
    },
  };
}

/** What a killed server left half written. */
async function sweep(aside: string): Promise<void> {
  for (const name of await entries(aside)) {
    const file = join(aside, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < Date.now() - DAY_MS) await rm(file, { force: true });
  }
}

async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
