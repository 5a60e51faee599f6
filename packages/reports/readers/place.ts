/**
 * Where another tool says that something stands, relative to the scanned root: `file:///build/a.js` below the base
 * `file:///build/` is `a.js`. Null for a place that is no path (an address, a path that climbs out).
 */
export function relativePath(place: string, bases: readonly string[] = []): string | null {
  const path = pathOf(place);
  if (path === null) return null;
  const base = bases.map(pathOf).find((folder) => folder !== null && folder !== '' && isBelow(path, folder));
  const inside = base === undefined || base === null ? path : path.slice(withSlash(base).length);
  return normalised(inside.replace(/^\/+/, ''));
}

function pathOf(place: string): string | null {
  const file = /^file:\/\/[^/]*(\/.*)$/i.exec(place);
  if (file === null && /^[a-z][a-z0-9+.-]+:/i.test(place)) return null;
  const text = file === null ? place : (file[1] as string).replace(/^\/([A-Za-z]:)/, '$1');
  return decoded(text, file !== null || /%[0-9A-Fa-f]{2}/.test(text)).replaceAll('\\', '/');
}

function decoded(text: string, isUri: boolean): string {
  if (!isUri) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(withSlash(folder));
}

function withSlash(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

function normalised(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else parts.push(part);
  }
  return parts.length === 0 ? null : parts.join('/');
}
