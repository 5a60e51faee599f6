/** A project inside a repository: the longest matching path owns a file. */
export interface Project {
  readonly name: string;
  /** A folder relative to the scanned root, `.` for all. */
  readonly path: string;
  readonly owner?: string;
}

/** The project that owns a file: the one with the longest path that holds it; `.` holds everything. */
export function projectOf(path: string, projects: readonly Project[]): Project | undefined {
  return projectFinder(projects)(path);
}

/** `projectOf` prepared for many paths: each question costs only the depth of the path. Of two equal paths the first counts. */
export function projectFinder(projects: readonly Project[]): (path: string) => Project | undefined {
  const byFolder = new Map<string, Project>();
  for (const project of projects) {
    const folder = folderOf(project.path);
    if (!byFolder.has(folder)) byFolder.set(folder, project);
  }
  return (path) => {
    if (byFolder.size === 0) return undefined;
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const owner = byFolder.get(path.slice(0, end));
      if (owner) return owner;
    }
    return byFolder.get('');
  };
}

function folderOf(path: string): string {
  return path
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .join('/');
}
