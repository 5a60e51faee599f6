import { type Place, placeOf } from '../../ir/instruction.ts';
import type { ModuleIr, ProblemIr } from '../../ir/module.ts';
import type { LanguageReader } from '../../language.ts';
import { decode } from './grammar/decode.ts';
import { tooDeepAt } from './grammar/depth.ts';
import { embeddedScripts } from './grammar/embedded.ts';
import { type Grammar, openGrammar, TooLong } from './grammar/parser.ts';
import { lowerModule } from './lowering/module.ts';
import { Places } from './lowering/places.ts';

const MOST_ERRORS = 3;
const TOO_LONG = 'Too large to be read as one file.';
const TOO_DEEP = 'Nested too deeply to be followed.';

export async function openReader(): Promise<LanguageReader> {
  const grammar = await openGrammar();
  return { lower: (path, bytes, spend) => lower(grammar, path, bytes, spend) };
}

function lower(grammar: Grammar, path: string, bytes: Uint8Array, spend: (steps: number) => void): ModuleIr {
  const { text, problem } = decode(bytes);
  spend(text.length >> 5);
  const problems = problem === null ? [] : [problem];
  // declarations of types alone
  if (/\.d\.(?:[^.]+\.)?[cm]?ts$/.test(path)) return empty(text, []);
  const script = embeddedScripts(path, text) ?? { text, name: path };
  const places = new Places(text);
  const deep = tooDeepAt(script.text);
  if (deep !== null) return empty(text, [...problems, { kind: 'too-deep', at: places.at(deep), message: TOO_DEEP }]);
  try {
    const { program, errors } = grammar.parse(script.text, script.name);
    for (const error of errors.slice(0, MOST_ERRORS)) {
      const at: Place = places.at(Math.max(0, Math.min(error.labels[0]?.start ?? 0, text.length)));
      problems.push({ kind: 'syntax', at, message: error.message });
    }
    const module = lowerModule(program, script.text, spend);
    return { ...module, problems: [...problems, ...module.problems], source: text };
  } catch (error) {
    if (error instanceof TooLong)
      return empty(text, [...problems, { kind: 'too-long', at: placeOf(1, 1), message: TOO_LONG }]);
    if (!isStackEnd(error)) throw error;
    return empty(text, [...problems, { kind: 'too-deep', at: placeOf(1, 1), message: TOO_DEEP }]);
  }
}

function isStackEnd(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

function empty(source: string, problems: readonly ProblemIr[]): ModuleIr {
  return { functions: [], classes: [], imports: [], exports: [], cells: [], namespaceCell: null, problems, source };
}
