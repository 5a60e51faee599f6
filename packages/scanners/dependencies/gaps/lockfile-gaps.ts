import type { Gap } from '@vauban/domain';
import type { RefusedFile } from '../../contract/scanner.ts';
import { oneLine } from '../text/bounded.ts';
import { gap } from './component-gaps.ts';
import { testFolderOf } from './test-folder.ts';

/** A lockfile without a reader. */
export function unreadLockfile(path: string, tool: string): Gap {
  return gap('lockfile-unsupported', path, `${path} is a lockfile of ${tool}, which Vauban cannot read yet`);
}

/** A lockfile that its reader refused. */
export function brokenLockfile({ path, reason, line }: RefusedFile): Gap {
  const where = line === undefined ? '' : ` (line ${line})`;
  return gap('lockfile-broken', path, `${path} cannot be read: ${oneLine(reason, 300)}${where}`);
}

/** The same gap as it counts where it lies: what stands in test and fixture folders is no part of the product. */
export function inTests(found: Gap): Gap {
  const blocks = found.kind === 'lockfile-unsupported' || found.kind === 'lockfile-broken';
  const isInTests = found.path !== undefined && testFolderOf(found.path) !== undefined;
  return blocks && isInTests ? { ...found, kind: 'lockfile-in-tests' } : found;
}
