import { type Place, placeOf } from '../../ir/instruction.ts';
import type { ModuleIr, ProblemIr } from '../../ir/module.ts';
import type { LanguageReader } from '../../language.ts';
import { type Grammar, openGrammar } from './grammar/parser.ts';
import { lowerModule } from './lowering/module.ts';
import { Places } from './lowering/places.ts';

export async function openReader(): Promise<LanguageReader> {
  const grammar = await openGrammar();
  return { lower: (path, bytes, spend) => lower(grammar, path, bytes, spend) };
}

function lower(grammar: Grammar, path: string, bytes: Uint8Array, spend: (steps: number) => void): ModuleIr {
  const text = new TextDecoder().decode(bytes);
  spend(text.length >> 5);
  if (/\.d\.[cm]?ts$/.test(path)) return empty(text, []);
  const { program, errors } = grammar.parse(text, path);
  const places = new Places(text);
  const problems = errors.slice(0, 3).map((error): ProblemIr => {
    const at: Place = places.at(Math.max(0, Math.min(error.labels[0]?.start ?? 0, text.length)));
    return { kind: 'syntax', at, message: error.message };
  });
  try {
    const module = lowerModule(program, text, spend);
    return { ...module, problems: [...problems, ...module.problems], source: text };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return empty(text, [{ kind: 'too-deep', at: placeOf(1, 1), message: 'Nested too deeply to be followed.' }]);
  }
}

function empty(source: string, problems: readonly ProblemIr[]): ModuleIr {
  return { functions: [], classes: [], imports: [], exports: [], cells: [], namespaceCell: null, problems, source };
}
