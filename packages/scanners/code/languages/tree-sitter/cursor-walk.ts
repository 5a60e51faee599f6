import type { Tree } from 'web-tree-sitter';
import { type SyntaxTree, TreeBuilder } from './syntax-tree.ts';

/** The official road to a tree's nodes: slow, and the measure of `heap-walk`. */
export function cursorWalk(tree: Tree, text: string, spend: (steps: number) => void): SyntaxTree {
  const built = new TreeBuilder();
  const cursor = tree.walk();
  const open: number[] = [];
  try {
    for (;;) {
      spend(1);
      const node = built.add(cursor.nodeTypeId, cursor.currentFieldId, cursor.startIndex, cursor.endIndex);
      if (cursor.nodeIsMissing) built.missing.add(node);
      if (cursor.gotoFirstChild()) {
        open.push(node);
        continue;
      }
      built.close(node);
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) return built.built(text);
        built.close(open.pop() as number);
      }
    }
  } finally {
    cursor.delete();
  }
}
