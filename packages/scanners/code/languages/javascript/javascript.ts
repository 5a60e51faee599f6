import type { Language } from '../../language.ts';
import { openReader } from './reader.ts';
import { readManifest } from './resolution/manifest.ts';
import { createResolver } from './resolution/resolver.ts';

/** JavaScript and TypeScript, with JSX, ES modules and CommonJS in one, and the scripts inside pages and components. */
export const javascript: Language = {
  id: 'javascript',
  sources: [
    '*.js',
    '*.mjs',
    '*.cjs',
    '*.jsx',
    '*.ts',
    '*.mts',
    '*.cts',
    '*.tsx',
    '*.vue',
    '*.svelte',
    '*.html',
    '*.htm',
  ],
  interpreter: /\b(?:node|nodejs|bun|deno)\b/,
  manifests: ['package.json', '*tsconfig*.json', 'jsconfig.json'],
  open: openReader,
  readManifest,
  createResolver,
};
