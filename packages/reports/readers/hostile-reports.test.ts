import { describe, expect, it } from 'vitest';
import { readForeign } from './read-foreign.ts';

const read = (text: string | Buffer, format: string | null = null) =>
  readForeign(Buffer.from(text), { name: 'report', format, roots: [] });
const eslint = (messages: object[], filePath = 'a.js') => JSON.stringify([{ filePath, messages }]);
const checkstyle = (inner: string, head = '<?xml version="1.0" encoding="UTF-8"?>') =>
  `${head}<checkstyle version="1"><file name="a.php">${inner}</file></checkstyle>`;
const error = (message: string) => `<error line="1" severity="error" message="${message}" source="S"/>`;

describe('a report of JSON', () => {
  it('with 25,000 findings in one file is read whole', () => {
    const messages = Array.from({ length: 25_000 }, (_, line) => ({
      ruleId: `r${line % 50}`,
      severity: 2,
      message: 'm',
      line: line + 1,
    }));
    expect(read(eslint(messages)).observations).toHaveLength(25_000);
  });

  it('with a finding of 4 MB of text keeps its beginning and says how much is missing', () => {
    const [found] = read(eslint([{ ruleId: 'r', severity: 2, message: 'x'.repeat(4_000_000), line: 1 }])).observations;
    expect(found?.message).toMatch(/^x{4000} … \(3996000 characters more\)$/);
  });

  it('with a finding beyond 16 MB loses that one and says so', () => {
    const long = JSON.stringify({
      filePath: 'b.js',
      messages: [{ ruleId: 'r', severity: 2, message: 'x'.repeat(17_000_000) }],
    });
    const small = eslint([{ ruleId: 'r', severity: 2, message: 'm' }]);
    const report = read(`[${long},${small.slice(1)}`, 'eslint');
    expect(report.observations).toHaveLength(1);
    expect(report.problems).toEqual([{ says: 'an entry is larger than 16 MB', count: 1 }]);
  });

  it('in which no entry follows the format is refused, not taken for a clean one', () => {
    expect(() => read('{"results":[{"a":1},{"b":2}]}', 'bandit')).toThrow(
      'None of the 2 entries follows the format of bandit.',
    );
  });

  it('of another tool is refused, not taken for a clean one', () => {
    for (const format of ['trivy', 'grype', 'snyk', 'checkov', 'gitlab', 'zap', 'npm-audit']) {
      expect(() => read('{"something":{"else":[]}}', format), format).toThrow('This is no report of');
    }
  });

  it('with names like __proto__ changes nothing', () => {
    const files =
      '{"totals":{"errors":0,"file_errors":1},"files":{"__proto__":{"messages":[{"message":"m","line":1}]}}}';
    expect(read(files).observations.map(({ location }) => location.path)).toEqual(['__proto__']);
    expect(({} as { messages?: unknown }).messages).toBeUndefined();
  });

  it('that climbs out of the folder names no file', () => {
    const report = read(eslint([{ ruleId: 'r', severity: 2, message: 'm' }], '../../etc/passwd'));
    expect(report.observations).toEqual([]);
    expect(report.problems).toEqual([{ says: 'a result names no file of the target', count: 1 }]);
  });
});

describe('a report of lines', () => {
  const line = (id: number) =>
    JSON.stringify({ 'template-id': `t${id}`, info: { severity: 'low' }, 'matched-at': 'https://a.example/x' });

  it('loses the lines that are broken, and no more', () => {
    const report = read(`${line(1)}\nnot json\n{"cut": \n${line(2)}\n${line(3)}`, 'nuclei');
    expect(report.observations.map(({ rule }) => rule)).toEqual(['nuclei:t1', 'nuclei:t2', 'nuclei:t3']);
    expect(report.problems.map(({ count }) => count)).toEqual([1, 1]);
  });

  it('may be a list, or documents over several lines', () => {
    expect(read(`[${line(1)},${line(2)}]`).observations).toHaveLength(2);
    expect(read(`${JSON.stringify(JSON.parse(line(1)), null, 2)}\n${line(2)}`).observations).toHaveLength(2);
  });
});

describe('a report of XML', () => {
  it('expands no entities', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>`;
    const report = read(checkstyle(error('&b;'), bomb));
    expect(report.observations[0]?.message).toBe('&b;');
    expect(report.problems).toEqual([{ says: 'a character or an entity is not one of XML', count: 1 }]);
  });

  it('reads no file that an entity names', () => {
    const outward = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
    expect(JSON.stringify(read(checkstyle(error('&a;'), outward)))).not.toContain('root:');
  });

  it('that nests without end is refused', () => {
    expect(() => read(`<checkstyle>${'<file>'.repeat(100_000)}`)).toThrow('nests deeper than 200');
  });

  it('that is cut is refused', () => {
    expect(() => read(checkstyle(error('m')).slice(0, -30))).toThrow('not valid XML (is it whole?)');
  });

  it.each([
    ['ISO-8859-1', 'latin1'],
    ['UTF-8', 'utf8'],
  ] as const)('in %s keeps its letters', (name, encoding) => {
    const text = checkstyle(error('Größe'), `<?xml version="1.0" encoding="${name}"?>`);
    expect(read(Buffer.from(text, encoding)).observations[0]?.message).toBe('Größe');
  });

  it('in UTF-16 keeps its letters', () => {
    const text = checkstyle(error('Größe'), '<?xml version="1.0" encoding="UTF-16"?>');
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(read(bytes).observations[0]?.message).toBe('Größe');
  });

  it('with a record beyond 16 MB loses that one and says so', () => {
    const long = `<error line="1" message="m" source="S">${'x'.repeat(17_000_000)}</error>`;
    const report = read(checkstyle(long + error('m')));
    expect(report.observations).toHaveLength(1);
    expect(report.problems).toEqual([{ says: 'an entry is larger than 16 MB', count: 1 }]);
  });
});

describe('a table', () => {
  it('keeps commas, quotes and line ends inside of quotes', () => {
    const [found] = read('Title,Severity,Description\r\n"a, ""b""",High,"first\r\nsecond"\r\n').observations;
    expect(found).toMatchObject({ title: 'a, "b"', message: 'first\r\nsecond', severity: 'high' });
  });

  it('may have its columns in any order, and semicolons', () => {
    expect(read('severity;file_path;title;line\nlow;src/a.c;t;7\n').observations[0]).toMatchObject({
      severity: 'low',
      location: { path: 'src/a.c', line: 7 },
    });
  });

  it('with a quote that never ends is read to its end', () => {
    expect(read('Title,Severity\n"a,High').observations[0]).toMatchObject({ title: 'a,High', severity: 'unknown' });
  });
});

it('a word for severity that nobody knows is unknown, never low', () => {
  expect(read(checkstyle('<error line="1" severity="spicy" message="m" source="S"/>')).observations[0]?.severity).toBe(
    'unknown',
  );
});
