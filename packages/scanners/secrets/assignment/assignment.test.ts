import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { assignmentAt, keyAround, type ValueSyntax } from './assignment.ts';

const CODE: ValueSyntax = { bare: false, markup: false };
const CONFIGURATION: ValueSyntax = { bare: true, markup: false };
const MARKUP: ValueSyntax = { bare: false, markup: true };

/** The literal that is read behind the first `KEY`. */
function literalIn(text: string, syntax: ValueSyntax): string | null {
  const bytes = Buffer.from(text);
  const at = bytes.indexOf('KEY');
  const key = keyAround(bytes, at, at + 3);
  const found = key === null ? null : assignmentAt(bytes, key.start, key.end, syntax);
  return found === null ? null : bytes.toString('utf8', found.start, found.end);
}

describe('in code, the value behind a name', () => {
  it.each([
    ['an assignment', 'KEY = "v1"'],
    ['Go', 'KEY := "v1"'],
    ['a typed declaration', 'const KEY: string = "v1"'],
    ['a Go constant', 'const KEY string = "v1"'],
    ['a C array', 'char KEY[] = "v1";'],
    ['an object', '{ KEY: "v1" }'],
    ['JSON', '{ "KEY" : "v1" }'],
    ['JSON over two lines', '{ "KEY":\n    "v1" }'],
    ['JSON inside a string', '"{ \\"KEY\\": \\"v1\\" }"'],
    ['Ruby', ':KEY => "v1"'],
    ['PHP', "'KEY' => 'v1',"],
    ['an index', 'env["KEY"] = "v1"'],
    ['a comparison', 'if (x.KEY === "v1")'],
    ['a fallback', 'process.env.KEY || "v1"'],
    ['a nullish fallback', 'process.env.KEY ?? "v1"'],
    ['a default', 'os.environ.get("KEY", "v1")'],
    ['a definition', "define( 'KEY', 'v1' );"],
    ['a setter', 'x.setKEY("v1")'],
    ['a prefix', 'KEY = b"v1"'],
    ['a C# literal', 'KEY = @"v1"'],
    ['bytes', 'KEY = []byte("v1")'],
    ['a buffer', 'KEY = Buffer.from("v1")'],
    ['three quotes', 'KEY = """v1"""'],
    ['a template', 'KEY = `v1`'],
    ['minified code', 'a.KEY="v1",b'],
    ['a query', 'get("https://a/?KEY=v1&x=2")'],
    ['a connection string', '"Server=db;KEY=v1;"'],
    ['a named value', '{ "name": "KEY", "value": "v1" }'],
  ])('is found: %s', (_, text) => {
    expect(literalIn(text, CODE)).toBe('v1');
  });

  it.each([
    ['a variable', 'KEY = v1'],
    ['a call', 'KEY = getenv("v1")'],
    ['a scope', 'KEY::make("v1")'],
    ['a list', '["KEY", "v1"]'],
    ['a match', 'KEY =~ "v1"'],
    ['nothing', 'KEY'],
    ['a quote that never closes', 'KEY = "v1\nv2"'],
    ['an empty text', 'KEY = ""'],
  ])('is not there: %s', (_, text) => {
    expect(literalIn(text, CODE)).toBeNull();
  });
});

describe('in configuration, the value behind a name', () => {
  it.each([
    ['.env', 'KEY=v1\n'],
    ['.env with export', 'export KEY=v1'],
    ['a command with a variable', 'KEY=v1 make all'],
    ['properties', 'a.b.KEY = v1\r\n'],
    ['YAML', 'KEY: v1  # a comment'],
    ['YAML with quotes', "KEY: 'v1'"],
    ['an environment of Kubernetes', '- name: KEY\n  value: v1\n'],
    ['ini with a comment', 'KEY = v1 ; a comment'],
  ])('is found: %s', (_, text) => {
    expect(literalIn(text, CONFIGURATION)).toBe('v1');
  });

  it('is a block that the next line begins, so nothing stands here', () => {
    expect(literalIn('KEY:\n  other: v1\n', CONFIGURATION)).toBeNull();
  });
});

describe('in markup, the value of a name', () => {
  it.each([
    ['an element', '<KEY>v1</KEY>'],
    ['an element with attributes', '<KEY encoding="x">v1</KEY>'],
    ['an attribute', '<a KEY="v1"/>'],
    ['a named value', '<add key="KEY" value="v1" />'],
  ])('is found: %s', (_, text) => {
    expect(literalIn(text, MARKUP)).toBe('v1');
  });
});
