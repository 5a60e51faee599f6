/** Paths of a target: relative, with `/`; the root is the empty text. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end === -1 ? '' : path.slice(0, end);
}

/** Null when the way leads out of the target. */
export function join(folder: string, relative: string): string | null {
  const parts = folder === '' || relative.startsWith('/') ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** The folder and all above it, nearest first. */
export function* upwards(folder: string): Generator<string> {
  for (let at = folder; ; at = folderOf(at)) {
    yield at;
    if (at === '') return;
  }
}

export function inside(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
