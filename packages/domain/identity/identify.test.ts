import { describe, expect, it } from 'vitest';
import { observed, secret, seeded, shuffled } from '../fixtures/observations.ts';
import type { Observation } from '../index.ts';
import { identifyAll } from '../index.ts';
import { encodeParts } from './fingerprint.ts';

function at(line: number, snippet = 'db.query(sql + name)', column = 1): Observation {
  return observed({}, { line, column, snippet });
}

function ids(observations: readonly Observation[], renamedFrom?: (path: string) => string | undefined): string[] {
  return identifyAll(observations, renamedFrom ? { renamedFrom } : {}).map(({ id }) => id);
}

describe('the identity of a finding', () => {
  it('is this value for ever in the scheme vauban/1', () => {
    const [identified] = identifyAll([at(10)]);
    expect(identified?.fingerprints).toEqual({
      'vauban/1': '8f45bfd6b9935efc6692f973ed207eff60a288c250918c59695e2d376993877d',
    });
    expect(identified?.id).toBe(identified?.fingerprints['vauban/1'].slice(0, 12));
  });

  it('stays when the line moves or is indented anew', () => {
    expect(ids([at(90, '\t\tdb.query(sql  +  name) \r')])).toEqual(ids([at(10)]));
  });

  it('does not depend on what people read: title, message, severity', () => {
    expect(ids([observed({ title: 'x', message: 'y', severity: 'low', confidence: 'low' })])).toEqual(
      ids([observed()]),
    );
  });

  it('differs by rule, path, snippet and subject', () => {
    const different = [
      at(1),
      observed({ rule: 'code/other' }),
      observed({}, { path: 'src/b.ts' }),
      at(1, 'other'),
      observed({ subject: 'db.query' }),
    ];
    expect(new Set(ids(different)).size).toBe(different.length);
  });

  it('tells two equal lines apart, by their order in the file and not in the input', () => {
    const [first, second] = ids([at(3), at(8)]);
    expect(first).not.toBe(second);
    expect(ids([at(8), at(3)])).toEqual([second, first]);
    expect(ids([at(3, undefined, 9), at(3, undefined, 2)])).toEqual([second, first]);
  });

  it('of a secret does not change with its value', () => {
    const before = secret({}, { snippet: 'TOKEN=ghp_********' });
    const after = secret({}, { snippet: 'TOKEN=gho_********' });
    expect(ids([before])).toEqual(ids([after]));
  });

  it('follows a rename through its previous fingerprint', () => {
    const [before] = identifyAll([observed({}, { path: 'old.ts' })]);
    const [after] = identifyAll([observed({}, { path: 'new.ts' })], {
      renamedFrom: (path) => (path === 'new.ts' ? 'old.ts' : undefined),
    });
    expect(after?.previous).toEqual([before?.fingerprints['vauban/1']]);
    expect(before?.previous).toEqual([]);
  });

  it('cannot be forged by moving text from one part into the next', () => {
    expect(encodeParts(['a', 'b'])).not.toBe(encodeParts(['a1:b', '']));
    expect(ids([observed({ rule: 'ab', subject: 'c' })])).not.toEqual(ids([observed({ rule: 'a', subject: 'bc' })]));
  });

  it('is given to names and snippets of any kind', () => {
    const odd = ['__proto__', 'constructor', '\u0000', '\ud800', '', '\u001b[31m'];
    const observations = odd.map((text) => observed({ rule: text, subject: text }, { path: text }));
    expect(new Set(ids(observations)).size).toBe(odd.length);
  });

  it.each([1, 2, 3, 4, 5])('survives unrelated lines that are inserted anywhere (seed %i)', (seed) => {
    const random = seeded(seed);
    const snippets = ['a = b', 'a  = b', 'query(x)', 'eval(y)', 'query(x)'];
    let line = 1;
    const before = Array.from({ length: 40 }, () => {
      line += Math.floor(random() * 4);
      return at(line, snippets[Math.floor(random() * snippets.length)], 1 + Math.floor(random() * 80));
    });
    let inserted = 0;
    let last = 0;
    const after = before.map((observation) => {
      const { line: own = 0, column, snippet } = observation.location;
      if (own !== last && random() < 0.5) inserted += 1 + Math.floor(random() * 9);
      last = own;
      return at(own + inserted, `  ${snippet}`, column);
    });
    expect(ids(after)).toEqual(ids(before));
  });

  it.each([1, 2, 3, 4, 5])('does not depend on the order of the input (seed %i)', (seed) => {
    const random = seeded(seed);
    const observations = Array.from({ length: 60 }, (_, index) => ({
      ...at(1 + Math.floor(random() * 6), undefined, 1 + Math.floor(random() * 3)),
      message: `finding ${index}`,
    }));
    const byMessage = (list: readonly Observation[]) =>
      new Map(identifyAll(list).map(({ observation, id }) => [observation.message, id]));
    const expected = byMessage(observations);
    expect(expected.size).toBe(60);
    expect(new Set(expected.values()).size).toBe(60);
    const mixed = byMessage(shuffled(observations, random));
    for (const [message, id] of expected) expect(mixed.get(message)).toBe(id);
  });
});
