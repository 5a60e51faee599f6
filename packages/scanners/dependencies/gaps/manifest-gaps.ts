import type { Gap } from '@vauban/domain';
import { plural } from '../text/bounded.ts';
import { gap } from './component-gaps.ts';
import { testFolderOf } from './test-folder.ts';
import { vendorFolderOf } from './vendor-folder.ts';

/**
 * Manifests whose versions nothing pins down, one gap each; below a folder of tests or of vendored packages one for the
 * folder, which stands only for itself.
 */
export function manifestGaps(open: ReadonlyMap<string, string>): Gap[] {
  const gaps: Gap[] = [];
  const sums = new Map<string, { count: number; of: string }>();
  for (const [path, says] of open) {
    const vendored = vendorFolderOf(path);
    const folder = topmost(testFolderOf(path), vendored);
    if (folder === undefined) {
      gaps.push(gap('manifest-without-lockfile', path, `${path} names ${says}`));
      continue;
    }
    const of = folder === vendored ? 'of vendored packages' : 'of tests';
    sums.set(folder, { of, count: (sums.get(folder)?.count ?? 0) + 1 });
  }
  for (const [folder, { count, of }] of sums) {
    const message = `${plural(count, 'manifest')} ${of} below ${folder} without a lockfile`;
    gaps.push(gap('manifest-without-lockfile', folder, message, count));
  }
  return gaps;
}

function topmost(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.length <= b.length ? a : b;
}
