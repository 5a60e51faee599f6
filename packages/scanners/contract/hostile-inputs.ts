/** A small generator with a seed: the same damage in every run. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const MB = 1024 * 1024;

/** Inputs that no author of a scanner has in mind; every `read` must survive each of them. */
export const HOSTILE_INPUTS: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['nothing at all', new Uint8Array(0)],
  ['one byte', Buffer.from('x')],
  ['one brace', Buffer.from('{')],
  ['one NUL', Buffer.alloc(1)],
  ['NULs', Buffer.alloc(100_000)],
  ['every byte', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
  ['bytes that are no UTF-8', Buffer.alloc(10_000, 0xff)],
  ['half a UTF-8 character', Buffer.from([0x7b, 0x22, 0xe2, 0x82])],
  ['an UTF-8 byte order mark', Buffer.from('\ufeff{"a": 1}')],
  ['UTF-16', Buffer.from('\ufeff{"password": "x"}\nrequests==1.0\n', 'utf16le')],
  ['UTF-16, the other way round', Buffer.from('\ufeff{"password": "x"}\n', 'utf16le').swap16()],
  ['half an UTF-16 unit', Buffer.from([0xff, 0xfe, 0x7b])],
  ['lines that end in CR and LF', Buffer.from('a: 1\r\nb: 2\r\n\r\n'.repeat(100))],
  ['lines that end in CR', Buffer.from('a: 1\rb = 2\r'.repeat(100))],
  ['a very long line', Buffer.from('a'.repeat(MB))],
  ['a very long key', Buffer.from(`{"${'k'.repeat(MB)}": 1}`)],
  ['a very long number', Buffer.from(`{"lockfileVersion": ${'9'.repeat(100_000)}}`)],
  ['many lines', Buffer.from('\n'.repeat(MB))],
  ['1 MB of [', Buffer.alloc(MB, '[')],
  ['1 MB of {', Buffer.alloc(MB, '{')],
  ['1 MB of "', Buffer.alloc(MB, '"')],
  ['1 MB of \\', Buffer.alloc(MB, '\\')],
  ['1 MB of {"a":', Buffer.from('{"a":'.repeat(MB / 5))],
  ['lists in 5,000 lists', Buffer.from('['.repeat(5_000) + ']'.repeat(5_000))],
  ['objects in 100,000 objects', Buffer.from(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)],
  ['YAML, deep', Buffer.from(Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'))],
  ['YAML that multiplies itself', Buffer.from(yamlBomb())],
  ['TOML, deep', Buffer.from(`[${Array.from({ length: 10_000 }, () => 'a').join('.')}]\nb = 1\n`)],
  ['keys that every object has', Buffer.from(everyObjectHas())],
  ['a key twice', Buffer.from('{"name": "a", "name": "b", "packages": {}, "packages": []}')],
  [
    'the wrong types',
    Buffer.from('{"name": [], "version": {}, "packages": 7, "dependencies": "x", "lockfileVersion": null}'),
  ],
  [
    'a hundred thousand entries',
    Buffer.from(`{${Array.from({ length: 100_000 }, (_, n) => `"k${n}": "v${n}"`).join(',')}}`),
  ],
  ['escape sequences', Buffer.from('{"name": "\u001b]0;evil\u0007\u001b[2J", "version": "1.0.0"}\n\u001b[31m')],
  ['HTML', Buffer.from('{"name": "<script>alert(1)</script>", "version": "\\"><img src=x onerror=alert(1)>"}')],
];

function yamlBomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 12; level++) {
    lines.push(`a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ')}]`);
  }
  return lines.join('\n');
}

function everyObjectHas(): string {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
  const inner = names.map((name) => `"${name}": {"polluted": true, "version": "1.0.0"}`).join(', ');
  const lists = ['packages', 'dependencies', 'devDependencies', ...names]
    .map((name) => `"${name}": {${inner}}`)
    .join(', ');
  return `{"lockfileVersion": 2, "name": "__proto__", ${lists}}`;
}

/** Beginnings of the input, and copies with a few bits turned; the same in every run. */
export function* damaged(bytes: Uint8Array, seed: number): Generator<Uint8Array> {
  const next = seeded(seed);
  for (let cut = 0; cut < 40; cut++)
    yield bytes.subarray(0, bytes.length < 40 ? cut % (bytes.length + 1) : next(bytes.length));
  for (let copy = 0; copy < 40 && bytes.length > 0; copy++) {
    const turned = Uint8Array.from(bytes);
    for (let bit = 0; bit <= copy % 4; bit++) {
      const at = next(turned.length);
      turned[at] = (turned[at] as number) ^ (1 << next(8));
    }
    yield turned;
  }
}
