import { readlinkSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Whether `path` is `folder` or lies below it; both absolute and without links. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Where a link leads in the end lies in the folder. A loop leads nowhere and counts as inside. */
export function leadsInside(root: string, link: string | Buffer): boolean {
  // bytes as latin1, so that any name compares exactly
  const folder = Buffer.from(`${root}/`).toString('latin1');
  try {
    return isInside(folder, `${realpathSync.native(link, 'buffer').toString('latin1')}/`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return true;
  }
  try {
    const place = Buffer.from(link as string).toString('latin1');
    const target = readlinkSync(link, 'buffer').toString('latin1');
    return isInside(folder, `${resolve(dirname(place), target)}/`);
  } catch {
    return false;
  }
}
