import { type SyntaxTree, TreeBuilder } from './syntax-tree.ts';
import type { WasmMemory } from './wasm-memory.ts';

/** What tree-sitter knows about a grammar, as it lies in the memory of its WebAssembly module. */
export interface GrammarTables {
  readonly symbolMetadata: number;
  readonly publicSymbols: number;
  readonly aliases: number;
  readonly aliasesPerProduction: number;
  readonly fieldSlices: number;
  readonly fieldEntries: number;
}

const LANGUAGE = {
  aliasesPerProduction: 36,
  fieldSlices: 64,
  fieldEntries: 68,
  metadata: 72,
  symbols: 76,
  aliases: 84,
};
/** Offsets in `SubtreeHeapData` (lib/src/subtree.h of tree-sitter 0.25 to 0.27, 32-bit pointers). */
const NODE = { paddingBytes: 4, sizeBytes: 16, childCount: 36, symbol: 40, flags: 44, production: 66 };
const ERROR_REPEAT = 0xfffe;

export function grammarTables(memory: WasmMemory, language: number): GrammarTables {
  const view = new DataView(memory.buffer);
  return {
    aliasesPerProduction: view.getUint16(language + LANGUAGE.aliasesPerProduction, true),
    fieldSlices: view.getUint32(language + LANGUAGE.fieldSlices, true),
    fieldEntries: view.getUint32(language + LANGUAGE.fieldEntries, true),
    symbolMetadata: view.getUint32(language + LANGUAGE.metadata, true),
    publicSymbols: view.getUint32(language + LANGUAGE.symbols, true),
    aliases: view.getUint32(language + LANGUAGE.aliases, true),
  };
}

/** A subtree whose children are being walked. */
interface Frame {
  /** The visible node to close when all children are done; -1 for a hidden one. */
  node: number;
  child: number;
  end: number;
  position: number;
  production: number;
  structural: number;
  /** Of a hidden subtree, for its children without a field of their own. */
  field: number;
}

/**
 * Reads the nodes of the tree at `address` straight out of WebAssembly memory, a thirtieth of the cursor's cost. Throws
 * `RangeError` for anything that cannot be a tree of this text.
 */
export function heapWalk(
  memory: WasmMemory,
  tables: GrammarTables,
  address: number,
  text: string,
  spend: (steps: number) => void,
): SyntaxTree {
  const bytes = new Uint8Array(memory.buffer);
  const halves = new Uint16Array(memory.buffer);
  const words = new Uint32Array(memory.buffer);
  const built = new TreeBuilder();
  const frames: Frame[] = [];
  let depth = 0;
  const most = text.length * 8 + 1024;

  function fieldOf(production: number, structural: number): number {
    const slice = (tables.fieldSlices >> 1) + production * 2;
    const first = halves[slice] as number;
    const length = halves[slice + 1] as number;
    for (let i = first; i < first + length; i++) {
      const entry = tables.fieldEntries + i * 4;
      if (bytes[entry + 2] === structural && bytes[entry + 3] === 0) return halves[entry >> 1] as number;
    }
    return 0;
  }

  function enter(at: number, position: number, alias: number, field: number): number {
    const low = words[at >> 2];
    if (low === undefined) throw new RangeError('a subtree lies outside of the memory');
    let visible: boolean;
    let symbol: number;
    let missing: boolean;
    let start: number;
    let end: number;
    let children = 0;
    let pointer = 0;
    if ((low & 1) === 1) {
      const high = words[(at >> 2) + 1] as number;
      visible = (low & 2) !== 0;
      missing = (low & 32) !== 0;
      symbol = (low >> 8) & 0xff;
      start = position + ((high >> 16) & 0xff);
      end = start + (high >>> 24);
    } else {
      pointer = low;
      const flags = halves[(pointer + NODE.flags) >> 1];
      if (flags === undefined) throw new RangeError('a subtree lies outside of the memory');
      visible = (flags & 1) !== 0;
      missing = (flags & 512) !== 0;
      symbol = halves[(pointer + NODE.symbol) >> 1] as number;
      start = position + (words[(pointer + NODE.paddingBytes) >> 2] as number);
      end = start + (words[(pointer + NODE.sizeBytes) >> 2] as number);
      children = words[(pointer + NODE.childCount) >> 2] as number;
    }
    if (end >> 1 > text.length || built.size > most) throw new RangeError('a subtree is larger than its text');
    let node = -1;
    if (visible || alias !== 0) {
      const kind =
        alias !== 0
          ? alias
          : symbol >= ERROR_REPEAT
            ? symbol
            : (halves[(tables.publicSymbols >> 1) + symbol] as number);
      node = built.add(kind, field, start >> 1, end >> 1);
      if (missing) built.missing.add(node);
    }
    if (children === 0) {
      if (node !== -1) built.close(node);
      return end;
    }
    const first = pointer - children * 8;
    if (first < 0) throw new RangeError('a subtree has impossible children');
    let frame = frames[depth];
    if (frame === undefined) {
      frame = { node: 0, child: 0, end: 0, position: 0, production: 0, structural: 0, field: 0 };
      frames.push(frame);
    }
    depth++;
    frame.node = node;
    frame.child = first;
    frame.end = pointer;
    frame.position = position;
    frame.production = halves[(pointer + NODE.production) >> 1] as number;
    frame.structural = 0;
    frame.field = node === -1 ? field : 0;
    return end;
  }

  enter(address, 0, 0, 0);
  let steps = 0;
  while (depth > 0) {
    if (++steps % 1024 === 0) spend(1024);
    const frame = frames[depth - 1] as Frame;
    if (frame.child === frame.end) {
      if (frame.node !== -1) built.close(frame.node);
      depth--;
      continue;
    }
    const at = frame.child;
    frame.child += 8;
    const low = words[at >> 2] as number;
    const extra = (low & 1) === 1 ? (low & 8) !== 0 : ((halves[(low + NODE.flags) >> 1] as number) & 4) !== 0;
    let alias = 0;
    let field = 0;
    if (!extra) {
      if (frame.production !== 0 && tables.aliasesPerProduction > 0) {
        const row = (tables.aliases >> 1) + frame.production * tables.aliasesPerProduction;
        if (frame.structural < tables.aliasesPerProduction) alias = halves[row + frame.structural] as number;
      }
      field = fieldOf(frame.production, frame.structural) || frame.field;
      frame.structural++;
    }
    frame.position = enter(at, frame.position, alias, field);
  }
  return built.built(text);
}
