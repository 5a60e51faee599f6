// What a page of the built console loads, gzipped: the entry and, by the manifest, what its route needs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, 'dist');

/**
 * Bytes of JavaScript and CSS that the page whose source is `route` loads, gzipped; fonts and data are not counted.
 * @param {string} route for example `vulnerabilities/list/list.tsx`
 * @returns {{ script: number, style: number, files: string[] }}
 */
export function weightOf(route) {
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
  const files = new Set(
    /src="\/(assets\/first-paint[^"]+)"/.exec(readFileSync(join(dist, 'index.html'), 'utf8'))?.slice(1),
  );
  const seen = new Set();
  const add = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The manifest knows no ${key}.`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) add(next);
  };
  add('index.html');
  add(route);
  const sum = (ending) =>
    [...files]
      .filter((file) => file.endsWith(ending))
      .reduce((bytes, file) => bytes + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);
  return { script: sum('.js'), style: sum('.css'), files: [...files] };
}
