import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { MemberModel, ModelFile } from './model.ts';
import { readModelFolder } from './model-folder.ts';

const files = readModelFolder(fileURLToPath(new URL('../rules/models', import.meta.url)));
const languages = [...new Set(files.map(({ language }) => language))];

describe.each(languages)('models of %s that are shipped', (language) => {
  const own = files.filter((file) => file.language === language);
  const values = new Map(own.flatMap(({ values: them }) => Object.entries(them)));

  it('speak of values below a library that the file of it names', () => {
    const libraries = own.flatMap(({ libraries: them }) => them.flatMap((names) => names.slice(0, 1)));
    const homeless = [...values.keys()].filter((path) => {
      return !path.startsWith('global.') && !libraries.some((name) => path === name || path.startsWith(`${name}.`));
    });
    expect(homeless).toEqual([]);
  });

  it('give each name of a library one meaning', () => {
    const meanings = new Map<string, Set<string>>();
    for (const names of own.flatMap(({ libraries }) => libraries)) {
      for (const name of names) meanings.set(name, (meanings.get(name) ?? new Set()).add(names[0] as string));
    }
    expect([...meanings].filter(([, them]) => them.size > 1).map(([name]) => name)).toEqual([]);
  });

  it('say nothing below a value that has a type: such members belong to the type', () => {
    const typed = [...values].filter(([, { is, call, construct }]: [string, MemberModel]) => {
      return is !== undefined && call === undefined && construct === undefined;
    });
    const lost = typed.flatMap(([path]) => [...values.keys()].filter((it) => it.startsWith(`${path}.`)));
    expect(lost).toEqual([]);
  });

  it('give no type that nobody describes or asks for', () => {
    const described = own.flatMap(({ types }) => Object.keys(types));
    const known = new Set([...described, ...textsUnder(own, 'type'), 'bool']);
    const given = [...textsUnder(own, 'is')].filter((type) => !type.startsWith('type.'));
    expect(given.filter((type) => !known.has(type)).sort()).toEqual([]);
  });
});

function textsUnder(parts: readonly ModelFile[], wanted: string): Set<string> {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === wanted && typeof inner === 'string') found.add(inner);
      else walk(inner);
    }
  };
  walk(parts);
  return found;
}
