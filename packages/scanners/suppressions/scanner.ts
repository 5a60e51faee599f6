import type { FileFacts, InFileSuppression, Scanner, ScannerEntry, Want } from '../contract/scanner.ts';
import { WORD } from './comment.ts';
import { type Found, findSuppressions } from './find.ts';

const DOCUMENTS = ['*.md', '*.mdx', '*.markdown', '*.rst', '*.adoc', '*.asciidoc', '*.txt', '*.tex', '*.html', '*.htm'];
/** Documents by their ending, but lists of components with `#` comments. */
const LISTS = ['*requirements*.txt', '*constraints*.txt', '**/requirements/*.txt'];
const ALL = { content: 'text', maxBytes: 16 * 1024 * 1024, keywords: [WORD] } as const;

const WANTS: readonly Want[] = [
  { kind: 'source', names: LISTS, ...ALL },
  { kind: 'document', names: DOCUMENTS, ...ALL },
  { kind: 'source', ...ALL },
];

/** Finds the comments with which a file speaks to its judge: `vauban-ignore RULE until YYYY-MM-DD: reason`. */
export const suppressionsScanner: ScannerEntry = {
  id: 'suppressions',
  surface: null,
  usesAdvisories: false,
  open: async () => scanner,
};

const scanner: Scanner = {
  id: 'suppressions',
  version: '1',
  wants: WANTS,
  read({ bytes, kind, spend }) {
    const found = findSuppressions(decode(bytes), kind === 'document' ? 'document' : 'source', spend);
    return found.length === 0 ? null : new TextEncoder().encode(JSON.stringify(found));
  },
  conclude: async ({ files }) => ({
    observations: [],
    components: [],
    gaps: [],
    suppressions: files.flatMap(inFile),
    rules: [],
  }),
};

function inFile({ path, facts }: FileFacts): InFileSuppression[] {
  const found = JSON.parse(new TextDecoder().decode(facts)) as Found[];
  return found.map((one) => ({ path, ...one }));
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
