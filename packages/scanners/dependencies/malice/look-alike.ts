import { NPM_NAMES } from './npm-names.ts';
import { PYPI_NAMES } from './pypi-names.ts';

const SHORTEST = 5;
const LONGEST = 80;

/** How a name comes near a well-known one. */
export interface LookAlike {
  readonly of: string;
  /** Ends the sentence "its name is …". */
  readonly how: string;
}

/** Characters that look like letters of the Latin alphabet (Unicode's confusables, those of identifiers). */
const CONFUSABLE: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  ո: 'n',
  ɡ: 'g',
  ı: 'i',
  ο: 'o',
  ν: 'v',
  α: 'a',
};

class Names {
  readonly #known: ReadonlySet<string>;
  /** A name with one character left out → the names that it comes from. */
  readonly #shortened = new Map<string, string[]>();
  readonly #bare = new Map<string, string>();
  readonly #words = new Map<string, string>();

  constructor({
    mostUsed,
    neighbours,
  }: { readonly mostUsed: readonly string[]; readonly neighbours: readonly string[] }) {
    this.#known = new Set([...mostUsed, ...neighbours]);
    for (const name of mostUsed) {
      if (name.startsWith('@')) {
        const joined = name.slice(1).replace('/', '-');
        if (!this.#known.has(joined)) this.#words.set(joined, name);
        continue;
      }
      if (name.length < SHORTEST) continue;
      for (const key of shortened(name)) this.#shortened.set(key, [...(this.#shortened.get(key) ?? []), name]);
      this.#bare.set(bare(name), name);
    }
  }

  like(name: string): LookAlike | null {
    if (name.length > LONGEST || this.#known.has(name)) return null;
    const latin = [...name].map((it) => (Object.hasOwn(CONFUSABLE, it) ? CONFUSABLE[it] : it)).join('');
    if (latin !== name && this.#known.has(latin))
      return { of: latin, how: 'written with characters that only look like letters' };
    if (name.startsWith('@')) return null;
    const scoped = this.#words.get(name);
    if (scoped !== undefined) return { of: scoped, how: 'that of a scope and its package joined into one' };
    if (name.length < SHORTEST) return null;
    const same = this.#bare.get(bare(name));
    if (same !== undefined && same !== name) return { of: same, how: 'the same but for separators' };
    for (const key of shortened(name)) {
      for (const candidate of this.#shortened.get(key) ?? []) {
        if (candidate !== name && isOneEdit(name, candidate)) return { of: candidate, how: 'one letter away' };
      }
    }
    return null;
  }
}

const ECOSYSTEMS = new Map([
  ['npm', NPM_NAMES],
  ['PyPI', PYPI_NAMES],
]);
const opened = new Map<string, Names>();

/** Null for a name that is well known itself, comes near none, or is of an ecosystem without a list. */
export function lookAlikeOf(ecosystem: string, name: string): LookAlike | null {
  const lists = ECOSYSTEMS.get(ecosystem);
  if (lists === undefined) return null;
  const names = opened.get(ecosystem) ?? new Names(lists);
  opened.set(ecosystem, names);
  return names.like(ecosystem === 'PyPI' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name);
}

function bare(name: string): string {
  return name.replace(/[-_.]/g, '');
}

function shortened(name: string): Set<string> {
  const keys = new Set([name]);
  for (let i = 0; i < name.length; i++) keys.add(name.slice(0, i) + name.slice(i + 1));
  return keys;
}

/** A letter more, less or another, or two neighbours swapped; a number at the end is another thing, not a slip. */
function isOneEdit(a: string, b: string): boolean {
  if (a.replace(/\d+$/, '') === b.replace(/\d+$/, '')) return false;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
