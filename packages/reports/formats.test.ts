import { describe, expect, it } from 'vitest';
import { crowded, hostile } from './fixtures/others.ts';
import { FORMATS, UnknownFormat, writeReport } from './index.ts';

describe('formats', () => {
  it('are these', () => {
    expect(Object.entries(FORMATS).map(([name, { extension }]) => `${name} .${extension}`)).toEqual([
      'terminal .txt',
      'json .json',
      'sarif .sarif',
      'markdown .md',
      'html .html',
      'cyclonedx .cdx.json',
      'openvex .openvex.json',
      'spdx .spdx.json',
    ]);
  });

  it.each(['pdf', '__proto__', 'constructor', ''])('do not include %j', (name) => {
    expect(() => writeReport(hostile, name)).toThrow(UnknownFormat);
    expect(() => writeReport(hostile, name)).toThrow(
      `There is no format ${JSON.stringify(name)}; choose one of terminal, json, sarif, markdown, html, cyclonedx, openvex, spdx.`,
    );
  });

  const many = crowded(30_000);

  it.each(Object.keys(FORMATS))(
    'write 30,000 findings in small pieces: %s',
    (name) => {
      let longest = 0;
      let total = 0;
      for (const piece of writeReport(many, name)) {
        longest = Math.max(longest, piece.length);
        total += piece.length;
      }
      expect(longest).toBeLessThan(100_000);
      // a bill holds components, and these findings have none
      expect(total).toBeGreaterThan(['cyclonedx', 'openvex', 'spdx'].includes(name) ? 200 : 10_000);
      expect(total).toBeLessThan(60_000_000);
    },
    20_000,
  );

  it.each(Object.keys(FORMATS))('write the same twice: %s', (name) => {
    expect([...writeReport(hostile, name)].join('')).toBe([...writeReport(hostile, name)].join(''));
  });
});
