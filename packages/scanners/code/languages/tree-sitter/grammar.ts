import { Language, Parser, type Tree } from 'web-tree-sitter';
import { cursorWalk } from './cursor-walk.ts';
import { grammarFile } from './grammar-file.ts';
import { type GrammarTables, grammarTables, heapWalk } from './heap-walk.ts';
import type { SyntaxTree } from './syntax-tree.ts';
import { newMemory, type WasmMemory } from './wasm-memory.ts';

export interface Grammar {
  /** Kind → its name; tokens without a name of their own stand in quotes: `"if"`. */
  readonly kinds: readonly string[];
  readonly fields: readonly string[];
  /** Whether trees are read out of memory and not by the official, slow cursor. */
  readonly direct: boolean;
  /** Null when the parser gives up. Throws what `spend` throws. */
  parse(text: string, spend: (steps: number) => void): SyntaxTree | null;
}

const PAGE = 64 * 1024;
const MEMORY = { first: (32 * 1024 * 1024) / PAGE, most: (768 * 1024 * 1024) / PAGE };
let memory: Promise<WasmMemory> | null = null;

/** Starts the one runtime that all grammars share. */
function openRuntime(): Promise<WasmMemory> {
  memory ??= (async () => {
    const made = newMemory(MEMORY.first, MEMORY.most);
    await Parser.init({ wasmMemory: made, wasmBinary: grammarFile('web-tree-sitter.wasm') });
    return made;
  })();
  return memory;
}

/**
 * Loads `tree-sitter-NAME.wasm`. `sample` is a program that uses much of the language: when the direct reading of its
 * tree differs in one node from the official one, the official one is used.
 */
export async function openGrammar(name: string, sample: string): Promise<Grammar> {
  const heap = await openRuntime();
  const language = await Language.load(grammarFile(`tree-sitter-${name}.wasm`));
  const parser = new Parser();
  parser.setLanguage(language);
  const tables = tablesOf(parser, heap, language, sample);

  function parse(text: string, spend: (steps: number) => void): SyntaxTree | null {
    const tree = parseText(parser, text, spend);
    if (tree === null) return null;
    try {
      if (tables !== null) {
        try {
          return heapWalk(heap, tables, addressOf(tree), text, spend);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
      }
      return cursorWalk(tree, text, spend);
    } finally {
      tree.delete();
    }
  }
  return { kinds: kindsOf(language), fields: language.fields.map((it) => it ?? ''), direct: tables !== null, parse };
}

function parseText(parser: Parser, text: string, spend: (steps: number) => void): Tree | null {
  let over: unknown;
  try {
    const tree = parser.parse(text, null, {
      progressCallback: () => {
        try {
          spend(100);
        } catch (error) {
          over = error;
          return true;
        }
        return false;
      },
    });
    if (over !== undefined) throw over;
    return tree;
  } finally {
    parser.reset();
  }
}

function tablesOf(parser: Parser, heap: WasmMemory, language: Language, sample: string): GrammarTables | null {
  const tree = parser.parse(sample);
  if (tree === null) return null;
  try {
    const tables = grammarTables(heap, addressOf(language));
    const direct = heapWalk(heap, tables, addressOf(tree), sample, () => {});
    return isSame(
      direct,
      cursorWalk(tree, sample, () => {}),
    )
      ? tables
      : null;
  } catch {
    return null;
  } finally {
    tree.delete();
  }
}

/** web-tree-sitter keeps the address of what an object stands for under the key 0. */
function addressOf(object: Tree | Language): number {
  const address: unknown = Reflect.get(object, 0);
  if (typeof address !== 'number' || address <= 0) throw new RangeError('no address');
  return address;
}

export function isSame(a: SyntaxTree, b: SyntaxTree): boolean {
  if (a.size !== b.size || a.missing.size !== b.missing.size) return false;
  for (let i = 0; i < a.size; i++) {
    if (a.kind[i] !== b.kind[i] || a.field[i] !== b.field[i]) return false;
    if (a.start[i] !== b.start[i] || a.end[i] !== b.end[i] || a.after[i] !== b.after[i]) return false;
  }
  return [...a.missing].every((node) => b.missing.has(node));
}

function kindsOf(language: Language): string[] {
  const kinds: string[] = [];
  for (let id = 0; id < language.nodeTypeCount; id++) {
    const name = language.nodeTypeForId(id) ?? '';
    kinds.push(language.nodeTypeIsNamed(id) ? name : `"${name}"`);
  }
  return kinds;
}
