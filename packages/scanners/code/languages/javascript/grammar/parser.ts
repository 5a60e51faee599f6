import type * as ast from 'oxc-parser';
import { openRawTransfer, type Parse, type Parsed } from './raw-transfer.ts';

type Lang = 'js' | 'jsx' | 'ts' | 'tsx';
type Attempt = readonly [Lang, 'module' | 'script' | 'commonjs' | 'unambiguous'];

/** In this order until one has no errors: files carry other languages than their names say. */
const JAVASCRIPT: readonly Attempt[] = [
  ['jsx', 'unambiguous'],
  ['jsx', 'commonjs'],
  ['jsx', 'module'],
  ['tsx', 'module'],
  ['ts', 'module'],
];
const TYPESCRIPT: readonly Attempt[] = [
  ['ts', 'unambiguous'],
  ['tsx', 'unambiguous'],
  ['ts', 'commonjs'],
  ['ts', 'module'],
];
const TYPESCRIPT_JSX: readonly Attempt[] = [['tsx', 'unambiguous'], ...TYPESCRIPT];

const SAMPLE = `import a from 'b'; // é
export const c = async ({ d = 1n, ...e }) => { for await (const f of e) yield_(f?.g, \`h\${/i/u}\`); };`;

export interface Grammar {
  /** The tree with the fewest errors. */
  parse(text: string, path: string): Parsed;
  /** Whether the fast way of reading trees holds. */
  readonly raw: boolean;
}

export async function openGrammar(): Promise<Grammar> {
  const { parseSync } = await import('oxc-parser');
  const plain: Parse = (text, options) => parseSync(`file.${options.lang}`, text, options);
  const fast = await openRawTransfer();
  const raw = fast !== null && sameTree(fast, plain);
  const parse = raw ? withFallback(fast, plain) : plain;
  return { raw, parse: (text, path) => bestOf(parse, text, attemptsFor(path)) };
}

/** A tree that no way can hand over. */
export class TooLong extends Error {}

/** The fast way cannot hold more than some 100,000 statements in one list. */
function withFallback(fast: Parse, plain: Parse): Parse {
  return (text, options) => {
    try {
      return fast(text, options);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    try {
      return plain(text, options);
    } catch (error) {
      throw new TooLong('the tree is too large', { cause: error });
    }
  };
}

/** The memory that the fast way reads is not documented: it must give the plain way's tree. */
function sameTree(fast: Parse, plain: Parse): boolean {
  try {
    return (['jsx', 'ts'] as const).every((lang) => {
      const options = optionsOf([lang, 'module']);
      const text = (parse: Parse) => JSON.stringify(parse(SAMPLE, options).program, withBigInts);
      return text(fast) === text(plain);
    });
  } catch {
    return false;
  }
}

function withBigInts(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function optionsOf([lang, sourceType]: Attempt): ast.ParserOptions & { lang: Lang } {
  return { lang, sourceType, preserveParens: false };
}

function attemptsFor(path: string): readonly Attempt[] {
  if (/\.[cm]?ts$/.test(path)) return TYPESCRIPT;
  return path.endsWith('.tsx') ? TYPESCRIPT_JSX : JAVASCRIPT;
}

function bestOf(parse: Parse, text: string, attempts: readonly Attempt[]): Parsed {
  let best: Parsed | null = null;
  for (const attempt of attempts) {
    const parsed = parse(text, optionsOf(attempt));
    if (parsed.errors.length === 0) return parsed;
    if (best === null || rank(parsed) > rank(best)) best = parsed;
  }
  return best as Parsed;
}

/** A tree with errors is better than none. */
function rank({ program, errors }: Parsed): number {
  return (program.body.length > 0 ? 1e6 : 0) - errors.length;
}
