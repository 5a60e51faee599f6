import { Unreadable } from '../../contract/scanner.ts';
import { wordsOf } from './words.ts';

const LARGEST = 4 * 1024 * 1024;
const MOST_TEXTS = 100_000;

/** What a package.json says about itself and of what it asks for; the rest names what tools load. */
const PLAIN = new Set([
  ...['name', 'version', 'description', 'keywords', 'author', 'contributors', 'maintainers', 'license', 'licenses'],
  ...['repository', 'bugs', 'homepage', 'funding', 'files', 'workspaces', 'engines', 'os', 'cpu', 'private'],
  ...['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies', 'peerDependenciesMeta'],
  ...['dependenciesMeta', 'bundledDependencies', 'bundleDependencies', 'resolutions', 'overrides', 'pnpm'],
  ...['packageManager', 'publishConfig', 'allowScripts', 'trustedDependencies'],
]);

/** Marks of the words in a package.json's scripts, exports and settings of tools. Throws `Unreadable` when too large. */
export function manifestWords(bytes: Uint8Array, spend: (steps: number) => void): number[] {
  if (bytes.length > LARGEST) throw new Unreadable('it is too large for a package.json');
  let json: unknown;
  try {
    json = JSON.parse(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  } catch {
    return [];
  }
  if (typeof json !== 'object' || json === null) return [];
  const texts: string[] = [];
  const queue: unknown[] = Object.entries(json).flatMap(([key, value]) => (PLAIN.has(key) ? [] : [value]));
  for (const value of queue) {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        texts.push(key);
        queue.push(inner);
      }
    }
    if (texts.length > MOST_TEXTS) throw new Unreadable('it names too much for a package.json');
  }
  const words = wordsOf(Buffer.from(texts.join('\n')), spend);
  if (words === null) throw new Unreadable('it names too much for a package.json');
  return words;
}
