const VENDORED = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'site-packages',
  'Pods',
  '.venv',
  'third_party',
]);

/** The topmost folder of vendored packages above a path; undefined when there is none. */
export function vendorFolderOf(path: string): string | undefined {
  const names = path.split('/');
  const at = names.slice(0, -1).findIndex((name) => VENDORED.has(name));
  return at < 0 ? undefined : names.slice(0, at + 1).join('/');
}
