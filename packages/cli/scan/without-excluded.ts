import { type Gap, matchesGlob } from '@vauban/domain';
import type { Target, TargetFile } from '@vauban/scanners';

/**
 * A target without the files that globs exclude, each counted and named. For lists that are known only after the
 * target was opened: those of a base, and those inside a cloned repository.
 */
export function withoutExcluded(target: Target, globs: readonly string[]): Target {
  if (globs.length === 0) return target;
  const folders = new Map<string, string | null>();
  const kept: TargetFile[] = [];
  const gaps = new Map<string, Gap>();
  for (const file of target.files) {
    const place = excludedPlace(file.path, globs, folders);
    if (place === null) {
      kept.push(file);
      continue;
    }
    const count = (gaps.get(place)?.count ?? 0) + 1;
    const where = place.endsWith('/') ? { pattern: place } : { path: place };
    gaps.set(place, { kind: 'excluded', ...where, count, message: 'excluded by vauban.yaml' });
  }
  return {
    key: target.key,
    files: kept,
    gaps: [...target.gaps, ...gaps.values()],
    read: (file, limit) => target.read(file, limit),
  };
}

/** The topmost folder (with a slash at its end) or the file itself that a glob matches; null when none does. */
function excludedPlace(path: string, globs: readonly string[], folders: Map<string, string | null>): string | null {
  const cut = path.lastIndexOf('/');
  const above = cut === -1 ? null : excludedFolder(path.slice(0, cut), globs, folders);
  return above ?? (globs.some((glob) => matchesGlob(glob, path)) ? path : null);
}

function excludedFolder(folder: string, globs: readonly string[], folders: Map<string, string | null>): string | null {
  const known = folders.get(folder);
  if (known !== undefined) return known;
  const cut = folder.lastIndexOf('/');
  const above = cut === -1 ? null : excludedFolder(folder.slice(0, cut), globs, folders);
  const bare = (glob: string) => glob.replace(/\/(?:\*\*)?$/, '');
  const answer = above ?? (globs.some((glob) => matchesGlob(bare(glob), folder)) ? `${folder}/` : null);
  folders.set(folder, answer);
  return answer;
}
