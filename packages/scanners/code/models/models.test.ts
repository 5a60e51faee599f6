import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkModel } from './check.ts';
import { FLOW_SINKS, KIND_GROUPS } from './kinds.ts';
import { readModel, readModelFolder } from './model-folder.ts';
import { indexModels } from './model-index.ts';
import { parsePlace } from './places.ts';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../rules/models');

describe('the models that come with the scanner', () => {
  it('are well-formed', () => {
    expect(readModelFolder(FOLDER).length).toBeGreaterThan(3);
  });

  it('name flow kinds that fit in one mask', () => {
    expect(Object.keys(FLOW_SINKS).length).toBeLessThanOrEqual(31);
    for (const kinds of Object.values(KIND_GROUPS)) for (const kind of kinds) expect(FLOW_SINKS).toHaveProperty([kind]);
  });
});

describe('a model file that is wrong', () => {
  it('is told by line and keys', () => {
    const source =
      'language: javascript\nvalues:\n  fs.read:\n    call:\n      sinks: [{ kind: path-raed, at: argument0 }]\n';
    expect(() => readModel(source)).toThrow(
      'line 5: values.fs.read.call.sinks.0.kind must be a kind of sink, not "path-raed"',
    );
  });

  it.each([
    [{ language: 'python', value: {} }, 'value is not a known key'],
    [{ language: 'python', values: { x: { call: { sinks: [{ kind: 'sql', at: 'arg0' }] } } } }, 'place of a call'],
    [{ language: 'python', values: { x: { source: 'http.nothing' } } }, 'kind of source'],
    [{ language: 'python', values: { x: { call: { sanitises: ['sqll'] } } } }, 'kind of attack'],
    [
      { language: 'python', values: { x: { call: { sinks: [{ kind: 'sql', when: { at: 'argument0' } }] } } } },
      'one test',
    ],
    [[], 'must be a mapping'],
    [{}, 'needs the key language'],
  ])('%j: %s', (document, says) => {
    const checked = checkModel(document);
    expect(
      'problems' in checked && checked.problems.map((problem) => `${problem.at.join('.')} ${problem.says}`).join('\n'),
    ).toContain(says);
  });

  it('cannot reach the prototype of objects', () => {
    const checked = checkModel(JSON.parse('{"language":"python","values":{"__proto__":{"source":"file"}}}'));
    expect('model' in checked && Object.getPrototypeOf(checked.model.values)).toBe(null);
    expect(({} as Record<string, unknown>).source).toBeUndefined();
  });
});

describe('looking models up', () => {
  const models = indexModels([
    {
      language: 'javascript',
      libraries: [
        ['fs', 'node:fs'],
        ['lodash.merge', 'lodash/merge'],
      ],
      values: { 'fs.promises.readFile': { source: 'file' }, 'lodash.merge': {} },
      types: {
        Base: { members: { a: { source: 'file' } }, any: { source: 'database' }, extends: ['Child'] },
        Child: { extends: ['Base'], members: { b: { is: 'Base' } }, element: { is: 'Base' } },
      },
      guesses: { query: {} },
    },
  ]).language('javascript');

  it('knows a library by each of its names', () => {
    expect(['fs', 'node:fs', 'lodash/merge', 'other'].map((name) => models.library(name))).toEqual([
      'fs',
      'fs',
      'lodash.merge',
      null,
    ]);
  });

  it('follows what a type extends, also in a circle', () => {
    expect(models.member('Child', 'a')).toEqual({ source: 'file' });
    expect(models.member('Child', 'b')).toEqual({ is: 'Base' });
    expect(models.member('Child', 'z')).toEqual({ source: 'database' });
    expect(models.element('Base')).toEqual({ is: 'Base' });
    expect(models.isType('Child', 'Base')).toBe(true);
    expect(models.isType('Child', 'Other')).toBe(false);
  });

  it('says which paths lead to something', () => {
    expect(['fs', 'fs.promises', 'fs.promises.readFile', 'fs.p'].map((path) => models.leadsSomewhere(path))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('the place of a call', () => {
  it('is taken apart', () => {
    expect(parsePlace('argument1.httpOnly')).toEqual([
      { root: { kind: 'argument', index: 1 }, steps: [{ kind: 'field', name: 'httpOnly' }] },
    ]);
    expect(parsePlace('argument.key|argument0')?.map(({ root }) => root)).toEqual([
      { kind: 'keyword', name: 'key' },
      { kind: 'argument', index: 0 },
    ]);
    expect(parsePlace('arguments1[].*()(0)')).toEqual([
      {
        root: { kind: 'arguments', from: 1 },
        steps: [{ kind: 'element' }, { kind: 'any-field' }, { kind: 'result' }, { kind: 'parameter', index: 0 }],
      },
    ]);
    expect(['argumentx', 'return.', 'receiver[', ''].map(parsePlace)).toEqual([null, null, null, null]);
  });
});
