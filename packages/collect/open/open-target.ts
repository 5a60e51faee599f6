import { realpathSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { CollectError } from '../collect-error.ts';
import {
  type Collected,
  type CollectLimits,
  type CollectOptions,
  DEFAULT_COLLECT_LIMITS,
  type TargetRequest,
} from './collected.ts';
import { openFolder } from './open-folder.ts';
import { openUrl } from './open-url.ts';

/** What every way of opening needs. */
export interface OpenContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly limits: CollectLimits;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: CollectOptions['onProgress'];
}

/**
 * Brings a target in. Runs no program of the target, follows no link out of it and obeys none of its git settings.
 * Throws `CollectError` when there is nothing to scan; whatever could not be looked at is a gap of the target.
 */
export async function openTarget(request: TargetRequest, options: CollectOptions = {}): Promise<Collected> {
  const context: OpenContext = {
    environment: options.environment ?? process.env,
    limits: { ...DEFAULT_COLLECT_LIMITS, ...options.limits },
    signal: options.signal,
    onProgress: options.onProgress,
  };
  context.signal?.throwIfAborted();
  const selection = { include: request.include ?? [], exclude: request.exclude ?? [] };
  if (request.kind === 'url') return openUrl(request, selection, context);
  if (request.kind === 'files') return openFolder(realFolder(request.root), request.paths, selection, context);
  const path = realPath(request.path);
  if (statSync(path).isDirectory()) return openFolder(path, null, selection, context);
  return openFolder(dirname(path), [basename(path)], selection, context);
}

function realFolder(path: string): string {
  const real = realPath(path);
  if (!statSync(real).isDirectory())
    throw new CollectError(`${JSON.stringify(path)} is no folder: name a folder to scan.`);
  return real;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? 'is not there'
        : code === 'ELOOP'
          ? 'is a link that leads nowhere'
          : `cannot be reached (${code})`;
    throw new CollectError(`${JSON.stringify(path)} ${why}: name a folder, a file or a git address to scan.`);
  }
}
