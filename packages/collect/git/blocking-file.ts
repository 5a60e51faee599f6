import { readdirSync } from 'node:fs';

const MOST_FOLDERS = 200_000;
/** Git opens these in every folder of a working tree, whatever they are. */
const OPENED: ReadonlySet<string> = new Set(['.gitignore', '.gitattributes']);

/** One of git's own files that is a pipe or device, so that reading it could last for ever; null when none is. */
export function findBlockingFile(top: string): string | null {
  const folders = [top === '/' ? '' : top];
  for (let seen = 0; seen < MOST_FOLDERS; seen++) {
    const folder = folders.pop();
    if (folder === undefined) return null;
    for (const entry of entriesOf(folder)) {
      const path = `${folder}/${entry.name}`;
      if (OPENED.has(entry.name) && (entry.isFIFO() || entry.isCharacterDevice())) return path;
      if (entry.isDirectory() && entry.name !== '.git') folders.push(path);
    }
  }
  return null;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder || '/', { withFileTypes: true });
  } catch {
    return [];
  }
}
