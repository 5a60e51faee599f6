import { matchesGlob } from '@vauban/domain';

/** One name of a want, taken apart so that most paths are ruled out by a comparison. */
export interface NamePattern {
  /** The base name must be this; then nothing else is to be tested. */
  readonly exact: string | null;
  /** The base name's ending from its last dot on, where the pattern settles it (`.txt`). */
  readonly ending: string | null;
  matches(path: string, name: string): boolean;
}

const SPECIAL = /[*?[\]{}\\]/;
const ONE_BRACE = /^([^{}[\]\\]*)\{([^{}[\]\\]+)\}([^{}[\]\\]*)$/;

/** The patterns that a want's name stands for: `{a,b}` becomes two, `**\/a` without another folder is a base name. */
export function namePatterns(name: string): NamePattern[] {
  const braces = ONE_BRACE.exec(name);
  const [, before = '', inner = '', after = ''] = braces ?? [];
  const globs = braces === null ? [name] : inner.split(',').map((one) => before + one + after);
  return globs.map((glob) => onePattern(/^\*\*\/[^/]+$/.test(glob) ? glob.slice(3) : glob));
}

function onePattern(glob: string): NamePattern {
  const onName = !glob.includes('/');
  if (onName && !SPECIAL.test(glob)) return { exact: glob, ending: null, matches: (_, name) => name === glob };
  const tail = glob.endsWith('/') ? '' : (glob.split(SPECIAL).at(-1) as string);
  const inner = /[[\]{}\\]/.test(glob) ? '' : longest(glob.replaceAll('**/', '*').split(/[*?]/));
  const onlyTail = onName && glob === `*${tail}`;
  return {
    exact: null,
    ending: tail.includes('.') ? tail.slice(tail.lastIndexOf('.')) : null,
    matches: (path, name) => {
      const text = onName ? name : path;
      return text.endsWith(tail) && (onlyTail || ((inner === '' || text.includes(inner)) && matchesGlob(glob, text)));
    },
  };
}

function longest(texts: readonly string[]): string {
  return texts.reduce((longer, text) => (text.length > longer.length ? text : longer), '');
}
