import { readdirSync } from 'node:fs';

const MOST_FOLDERS = 200_000;

/** A `.gitignore` that is no file but would be opened, so that reading it could last for ever; null when none is. */
export function findBlockingIgnoreFile(root: string): string | null {
  const folders = [root];
  for (let seen = 0; seen < MOST_FOLDERS; seen++) {
    const folder = folders.pop();
    if (folder === undefined) return null;
    for (const entry of entriesOf(folder)) {
      const path = `${folder}/${entry.name}`;
      if (entry.name === '.gitignore' && (entry.isFIFO() || entry.isCharacterDevice())) return path;
      if (entry.isDirectory() && entry.name !== '.git') folders.push(path);
    }
  }
  return null;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
