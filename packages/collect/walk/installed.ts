/** Folders of other people's code that no version control has taken in, and the records of other version controls. */
const NAMES: ReadonlySet<string> = new Set(['node_modules', '.hg', '.svn', '.jj']);

/** The folder, ending in `/`, that a path lies in and that is left out unless git tracks the file; or null. */
export function installedFolderOf(path: string): string | null {
  for (let from = 0, slash = path.indexOf('/'); slash > 0; from = slash + 1, slash = path.indexOf('/', from)) {
    if (NAMES.has(path.slice(from, slash))) return path.slice(0, slash + 1);
  }
  return null;
}

export function isInstalledFolder(name: string): boolean {
  return NAMES.has(name);
}
