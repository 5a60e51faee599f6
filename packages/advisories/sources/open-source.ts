import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressIn } from './address.ts';
import { FolderSource } from './folder-source.ts';
import { HttpSource } from './http-source.ts';
import type { SourceLimits } from './limits.ts';
import type { Source } from './source.ts';

/** An https:// or http:// address, a file:// address, or the path of a folder. Throws `AdvisoryError`. */
export function openSource(text: string, limits: SourceLimits): Source {
  const url = addressIn(text);
  if (url === null) return new FolderSource(resolve(text));
  return url.protocol === 'file:' ? new FolderSource(fileURLToPath(url)) : new HttpSource(url, limits);
}

/** As `openSource` for a single file: the source of its folder, and its name there. */
export function openFileSource(text: string, limits: SourceLimits): { source: Source; path: string } {
  const url = addressIn(text);
  if (url === null || url.protocol === 'file:') {
    const file = url === null ? resolve(text) : fileURLToPath(url);
    return { source: new FolderSource(dirname(file)), path: basename(file) };
  }
  const path = decodeURIComponent(url.pathname.slice(url.pathname.lastIndexOf('/') + 1));
  return { source: new HttpSource(new URL('.', url), limits), path };
}
