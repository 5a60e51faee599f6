import type { LanguageModels } from '../../models/model-index.ts';
import type { Atom } from './atom.ts';

/** Names under which languages' models speak of what a language makes itself. */
const NAMES = {
  text: ['String', 'str'],
  number: ['Number', 'int', 'float'],
  boolean: ['Boolean', 'bool'],
  bytes: ['Buffer', 'bytes'],
  list: ['Array', 'list'],
  object: ['Object', 'dict'],
  function: ['Function', 'function'],
  pattern: ['RegExp', 're.Pattern'],
  promise: ['Promise'],
} as const;

export type Builtin = keyof typeof NAMES;

const found = new WeakMap<LanguageModels, Map<Builtin, string | null>>();
const byName = new Map<string, Builtin>(
  Object.entries(NAMES).flatMap(([builtin, names]) => names.map((name) => [name, builtin as Builtin] as const)),
);

/** The name of the type in this language's models; null where they have none. */
export function builtinType(models: LanguageModels, builtin: Builtin): string | null {
  let names = found.get(models);
  if (names === undefined) {
    names = new Map();
    found.set(models, names);
  }
  let name = names.get(builtin);
  if (name === undefined) {
    name = NAMES[builtin].find((it) => models.knowsType(it)) ?? null;
    names.set(builtin, name);
  }
  return name;
}

export function builtinNamed(type: string): Builtin | null {
  return byName.get(type) ?? null;
}

/** What an atom is to the language; null for what only the heap or the models know. */
export function builtinOf(atom: Atom): Builtin | null {
  switch (atom.kind) {
    case 'text':
      return 'text';
    case 'number':
      return 'number';
    case 'function':
    case 'bound':
      return 'function';
    case 'constant':
      switch (atom.type) {
        case 'text':
        case 'bytes':
        case 'boolean':
        case 'number':
        case 'pattern':
          return atom.type;
        case 'integer':
          return 'number';
        default:
          return null;
      }
    default:
      return null;
  }
}
