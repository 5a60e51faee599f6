import type { Language } from '../../language.ts';
import { openGrammar } from '../tree-sitter/grammar.ts';
import { lowerModule } from './lower-module.ts';
import { readManifest } from './manifests.ts';
import { nodeKinds } from './nodes.ts';
import { createResolver } from './resolver.ts';
import { SAMPLE } from './sample.ts';
import { sourceText } from './source-text.ts';

/** Python 3.8 to 3.13; what Python 2 wrote differently is told as a problem and read as far as it can be. */
export const python: Language = {
  id: 'python',
  sources: ['*.py', '*.pyw'],
  manifests: ['pyproject.toml', 'setup.cfg', 'setup.py'],
  async open() {
    const grammar = await openGrammar('python', SAMPLE);
    const kinds = nodeKinds(grammar);
    return { lower: (_path, bytes, spend) => lowerModule(grammar, kinds, sourceText(bytes), spend) };
  },
  readManifest,
  createResolver,
};
