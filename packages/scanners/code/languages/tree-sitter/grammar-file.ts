import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the packages keep what the build puts into `grammars/` beside the command's code. */
const PACKAGED: Readonly<Record<string, string>> = {
  'web-tree-sitter.wasm': 'web-tree-sitter/web-tree-sitter.wasm',
};

/**
 * The bytes of `grammars/NAME` beside the running code (a bundle), else of the package that ships it (a checkout).
 * Throws when it is in neither place.
 */
export function grammarFile(name: string): Uint8Array {
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'grammars', name);
  if (existsSync(beside)) return readFileSync(beside);
  const packaged = PACKAGED[name] ?? `@vscode/tree-sitter-wasm/wasm/${name}`;
  return readFileSync(createRequire(import.meta.url).resolve(packaged));
}
