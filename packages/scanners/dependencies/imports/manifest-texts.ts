import { Unreadable } from '../../contract/scanner.ts';
import { suspiciousHooks } from '../malice/install-scripts.ts';
import { wordsOf } from './words.ts';

const LARGEST = 4 * 1024 * 1024;
const MOST_TEXTS = 100_000;
const NOTHING: ManifestTexts = { words: [], isPrivate: false, hooks: [] };

/** What a package.json says about itself and of what it asks for; the rest names what tools load. */
const PLAIN = new Set([
  ...['name', 'version', 'description', 'keywords', 'author', 'contributors', 'maintainers', 'license', 'licenses'],
  ...['repository', 'bugs', 'homepage', 'funding', 'files', 'workspaces', 'engines', 'os', 'cpu', 'private'],
  ...['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies', 'peerDependenciesMeta'],
  ...['dependenciesMeta', 'bundledDependencies', 'bundleDependencies', 'resolutions', 'overrides', 'pnpm'],
  ...['packageManager', 'publishConfig', 'allowScripts', 'trustedDependencies'],
]);

export interface ManifestTexts {
  /** Marks of the words in its scripts, exports and settings of tools. */
  readonly words: readonly number[];
  readonly isPrivate: boolean;
  /** Install scripts that fetch or decode what they run, with their lines. */
  readonly hooks: readonly { readonly name: string; readonly line: number }[];
}

/** What else a package.json says than what it asks for. Throws `Unreadable` when it is too large. */
export function manifestTexts(bytes: Uint8Array, spend: (steps: number) => void): ManifestTexts {
  if (bytes.length > LARGEST) throw new Unreadable('it is too large for a package.json');
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return NOTHING;
  }
  if (typeof json !== 'object' || json === null) return NOTHING;
  const said = json as Readonly<Record<string, unknown>>;
  const scripts = Object.hasOwn(said, 'scripts') ? said.scripts : undefined;
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
  const hooks = suspiciousHooks(scripts).map((name) => ({ name, line: lineOfKey(text, name) }));
  return { words, isPrivate: Object.hasOwn(said, 'private') && said.private === true, hooks };
}

function lineOfKey(text: string, key: string): number {
  const at = text.indexOf(`"${key}"`);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
