// ../../tmp/s2/run/run.ts
import { readdirSync as readdirSync2, readFileSync as readFileSync3, statSync as statSync2 } from 'node:fs';
import { join as join5, relative } from 'node:path';

// packages/scanners/code/engine/testing/analyse-text.ts
import { fileURLToPath as fileURLToPath2 } from 'node:url';

// packages/scanners/code/ir/codec.ts
import { deflateRawSync, inflateRawSync } from 'node:zlib';

// packages/scanners/code/ir/byte-reader.ts
var ByteReader = class {
  #bytes;
  #textAt;
  #at;
  #place = 0;
  constructor(bytes, at2, textAt) {
    this.#bytes = bytes;
    this.#at = at2;
    this.#textAt = textAt;
  }
  get at() {
    return this.#at;
  }
  uint() {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#bytes[this.#at++];
      if (byte === void 0) throw new RangeError('facts are cut');
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  }
  optional() {
    const value = this.uint();
    return value === 0 ? null : value - 1;
  }
  flag() {
    return this.uint() === 1;
  }
  double() {
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset + this.#at, 8);
    this.#at += 8;
    return view.getFloat64(0);
  }
  text() {
    return this.#textAt(this.uint());
  }
  optionalText() {
    return this.flag() ? this.text() : null;
  }
  place() {
    const coded2 = this.uint();
    this.#place += coded2 % 2 === 0 ? coded2 / 2 : -(coded2 + 1) / 2;
    return this.#place;
  }
  list(read2) {
    const count = this.uint();
    if (count > this.#bytes.length) throw new RangeError('facts are cut');
    const items2 = [];
    for (let i = 0; i < count; i++) items2.push(read2());
    return items2;
  }
  skip(bytes) {
    this.#at += bytes;
  }
};

// packages/scanners/code/ir/byte-writer.ts
var ByteWriter = class {
  #ids;
  #bytes = new Uint8Array(1 << 10);
  #length = 0;
  #place = 0;
  /** Writers that share a table write into one document. */
  constructor(ids = /* @__PURE__ */ new Map()) {
    this.#ids = ids;
  }
  get ids() {
    return this.#ids;
  }
  get length() {
    return this.#length;
  }
  /** A whole number from 0 to 2^53. */
  uint(value) {
    this.#room(8);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }
  /** -1 and up; null is -1. */
  optional(value) {
    this.uint(value === null ? 0 : value + 1);
  }
  flag(value) {
    this.uint(value ? 1 : 0);
  }
  double(value) {
    this.#room(8);
    new DataView(this.#bytes.buffer).setFloat64(this.#length, value);
    this.#length += 8;
  }
  text(value) {
    let id = this.#ids.get(value);
    if (id === void 0) {
      id = this.#ids.size;
      this.#ids.set(value, id);
    }
    this.uint(id);
  }
  optionalText(value) {
    this.flag(value !== null && value !== void 0);
    if (value !== null && value !== void 0) this.text(value);
  }
  /** Places come nearly in order, so their differences are small. */
  place(value) {
    const difference = value - this.#place;
    this.uint(difference >= 0 ? difference * 2 : -difference * 2 - 1);
    this.#place = value;
  }
  list(items2, write) {
    this.uint(items2.length);
    for (const item of items2) write(item);
  }
  raw(bytes) {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }
  written() {
    return this.#bytes.subarray(0, this.#length);
  }
  #room(more) {
    if (this.#length + more <= this.#bytes.length) return;
    const bytes = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
  }
};

// packages/scanners/code/ir/instruction-codec.ts
var OPS = [
  'constant',
  'copy',
  'cell',
  'set-cell',
  'global',
  'set-global',
  'this',
  'super',
  'import',
  'function',
  'class',
  'object',
  'list',
  'get',
  'set',
  'delete',
  'slice',
  'spread',
  'binary',
  'unary',
  'join',
  'call',
  'await',
  'yield',
  'next',
  'enter',
  'caught',
  'typed',
];
var CODES = new Map(OPS.map((op, code) => [op, code]));
var CONSTANTS = ['text', 'bytes', 'number', 'integer', 'boolean', 'null', 'undefined', 'pattern'];
function writeInstruction(out, it) {
  const code = CODES.get(it.op);
  if (code === void 0) throw new TypeError(`no code for ${it.op}`);
  out.uint(code);
  out.place(it.at);
  switch (it.op) {
    case 'constant':
      out.uint(it.to);
      writeConstant(out, it.value);
      break;
    case 'copy':
    case 'await':
    case 'enter':
      out.uint(it.to);
      out.uint(it.from);
      break;
    case 'cell':
      out.uint(it.to);
      out.uint(it.cell);
      break;
    case 'set-cell':
      out.uint(it.cell);
      out.uint(it.from);
      break;
    case 'global':
      out.uint(it.to);
      out.text(it.name);
      break;
    case 'set-global':
      out.text(it.name);
      out.uint(it.from);
      break;
    case 'this':
    case 'super':
    case 'object':
    case 'caught':
      out.uint(it.to);
      break;
    case 'import':
      out.uint(it.to);
      out.uint(it.import);
      break;
    case 'function':
      out.uint(it.to);
      out.uint(it.function);
      break;
    case 'class':
      out.uint(it.to);
      out.uint(it.class);
      out.list(it.bases, (base) => out.uint(base));
      out.list(it.decorations, (decoration) => writeDecoration(out, decoration));
      break;
    case 'list':
      out.uint(it.to);
      out.list(it.items, (item) => writeArgument(out, item));
      break;
    case 'get':
      out.uint(it.to);
      out.uint(it.object);
      writeKey(out, it.key);
      out.flag(it.by === 'index');
      break;
    case 'set':
      out.uint(it.object);
      writeKey(out, it.key);
      out.flag(it.by === 'index');
      out.uint(it.from);
      break;
    case 'delete':
      out.uint(it.object);
      writeKey(out, it.key);
      break;
    case 'slice':
      out.uint(it.to);
      out.uint(it.object);
      out.list(it.bounds, (bound2) => out.optional(bound2));
      break;
    case 'spread':
      out.uint(it.object);
      out.uint(it.from);
      break;
    case 'binary':
      out.uint(it.to);
      out.text(it.operator);
      out.uint(it.left);
      out.uint(it.right);
      break;
    case 'unary':
      out.uint(it.to);
      out.text(it.operator);
      out.uint(it.from);
      break;
    case 'join':
      out.uint(it.to);
      out.list(it.parts, (part) => out.uint(part));
      break;
    case 'call':
      out.uint(it.to);
      out.uint(it.callee);
      out.optional(it.receiver);
      out.list(it.arguments, (argument) => writeArgument(out, argument));
      out.flag(it.construct);
      break;
    case 'yield':
      out.uint(it.to);
      out.uint(it.from);
      out.flag(it.all);
      break;
    case 'next':
      out.uint(it.to);
      out.uint(it.from);
      out.flag(it.of === 'keys');
      break;
    case 'typed':
      out.uint(it.of);
      out.text(it.type);
      break;
  }
}
function readInstruction(from2) {
  const op = OPS[from2.uint()];
  const at2 = from2.place();
  switch (op) {
    case 'constant':
      return { op, at: at2, to: from2.uint(), value: readConstant(from2) };
    case 'copy':
    case 'await':
    case 'enter':
      return { op, at: at2, to: from2.uint(), from: from2.uint() };
    case 'cell':
      return { op, at: at2, to: from2.uint(), cell: from2.uint() };
    case 'set-cell':
      return { op, at: at2, cell: from2.uint(), from: from2.uint() };
    case 'global':
      return { op, at: at2, to: from2.uint(), name: from2.text() };
    case 'set-global':
      return { op, at: at2, name: from2.text(), from: from2.uint() };
    case 'this':
    case 'super':
    case 'object':
    case 'caught':
      return { op, at: at2, to: from2.uint() };
    case 'import':
      return { op, at: at2, to: from2.uint(), import: from2.uint() };
    case 'function':
      return { op, at: at2, to: from2.uint(), function: from2.uint() };
    case 'class': {
      const to = from2.uint();
      const index = from2.uint();
      const bases = from2.list(() => from2.uint());
      return { op, at: at2, to, class: index, bases, decorations: from2.list(() => readDecoration(from2)) };
    }
    case 'list':
      return { op, at: at2, to: from2.uint(), items: from2.list(() => readArgument(from2)) };
    case 'get':
      return {
        op,
        at: at2,
        to: from2.uint(),
        object: from2.uint(),
        key: readKey(from2),
        by: from2.flag() ? 'index' : 'member',
      };
    case 'set': {
      const object2 = from2.uint();
      const key = readKey(from2);
      return { op, at: at2, object: object2, key, by: from2.flag() ? 'index' : 'member', from: from2.uint() };
    }
    case 'delete':
      return { op, at: at2, object: from2.uint(), key: readKey(from2) };
    case 'slice':
      return { op, at: at2, to: from2.uint(), object: from2.uint(), bounds: from2.list(() => from2.optional()) };
    case 'spread':
      return { op, at: at2, object: from2.uint(), from: from2.uint() };
    case 'binary':
      return { op, at: at2, to: from2.uint(), operator: from2.text(), left: from2.uint(), right: from2.uint() };
    case 'unary':
      return { op, at: at2, to: from2.uint(), operator: from2.text(), from: from2.uint() };
    case 'join':
      return { op, at: at2, to: from2.uint(), parts: from2.list(() => from2.uint()) };
    case 'call': {
      const to = from2.uint();
      const callee = from2.uint();
      const receiver = from2.optional();
      const given2 = from2.list(() => readArgument(from2));
      return { op, at: at2, to, callee, receiver, arguments: given2, construct: from2.flag() };
    }
    case 'yield':
      return { op, at: at2, to: from2.uint(), from: from2.uint(), all: from2.flag() };
    case 'next':
      return { op, at: at2, to: from2.uint(), from: from2.uint(), of: from2.flag() ? 'keys' : 'values' };
    case 'typed':
      return { op, at: at2, of: from2.uint(), type: from2.text() };
    default:
      throw new RangeError('facts hold an instruction that nobody knows');
  }
}
function writeTerminator(out, it) {
  out.place(it.at);
  switch (it.end) {
    case 'jump':
      out.uint(0);
      out.uint(it.block);
      break;
    case 'branch':
      out.uint(1);
      out.uint(it.condition);
      out.uint(it.yes);
      out.uint(it.no);
      break;
    case 'return':
      out.uint(2);
      out.optional(it.value);
      break;
    case 'throw':
      out.uint(3);
      out.uint(it.value);
      break;
  }
}
function readTerminator(from2) {
  const at2 = from2.place();
  switch (from2.uint()) {
    case 0:
      return { end: 'jump', at: at2, block: from2.uint() };
    case 1:
      return { end: 'branch', at: at2, condition: from2.uint(), yes: from2.uint(), no: from2.uint() };
    case 2:
      return { end: 'return', at: at2, value: from2.optional() };
    case 3:
      return { end: 'throw', at: at2, value: from2.uint() };
    default:
      throw new RangeError('facts hold an end of a block that nobody knows');
  }
}
function writeConstant(out, value) {
  out.uint(CONSTANTS.indexOf(value.type));
  if (value.type === 'text' || value.type === 'bytes' || value.type === 'integer') out.text(value.value);
  else if (value.type === 'number') out.double(value.value);
  else if (value.type === 'boolean') out.flag(value.value);
  else if (value.type === 'pattern') {
    out.text(value.source);
    out.text(value.flags);
  }
}
function readConstant(from2) {
  const type2 = CONSTANTS[from2.uint()];
  switch (type2) {
    case 'text':
    case 'bytes':
    case 'integer':
      return { type: type2, value: from2.text() };
    case 'number':
      return { type: type2, value: from2.double() };
    case 'boolean':
      return { type: type2, value: from2.flag() };
    case 'pattern':
      return { type: type2, source: from2.text(), flags: from2.text() };
    case 'null':
    case 'undefined':
      return { type: type2 };
    default:
      throw new RangeError('facts hold a constant that nobody knows');
  }
}
function writeKey(out, key) {
  out.flag(typeof key === 'string');
  if (typeof key === 'string') out.text(key);
  else out.uint(key);
}
function readKey(from2) {
  return from2.flag() ? from2.text() : from2.uint();
}
function writeArgument(out, { value, name: name2, spread: spread2 }) {
  out.uint((spread2 === void 0 ? 0 : spread2 === 'values' ? 1 : 2) + (name2 === void 0 ? 0 : 4));
  out.uint(value);
  if (name2 !== void 0) out.text(name2);
}
function readArgument(from2) {
  const shape = from2.uint();
  const value = from2.uint();
  const spread2 = (shape & 3) === 1 ? 'values' : (shape & 3) === 2 ? 'fields' : void 0;
  return { value, ...(shape >= 4 ? { name: from2.text() } : {}), ...(spread2 === void 0 ? {} : { spread: spread2 }) };
}
function writeDecoration(out, { value, member: member4, parameter }) {
  out.uint(value);
  out.optional(member4 ?? null);
  out.optional(parameter ?? null);
}
function readDecoration(from2) {
  const value = from2.uint();
  const member4 = from2.optional();
  const parameter = from2.optional();
  return { value, ...(member4 === null ? {} : { member: member4 }), ...(parameter === null ? {} : { parameter }) };
}

// packages/scanners/code/ir/codec.ts
var VERSION = 1;
var MEMBERS = ['method', 'getter', 'setter', 'constructor', 'field'];
var PARAMETERS = ['one', 'rest', 'keywords', 'keyword-only'];
var PROBLEMS = ['syntax', 'too-deep', 'too-long', 'not-lowered'];
var LONGEST_SOURCE = 64 * 1024 * 1024;
function encodeModule(module) {
  const body = new ByteWriter();
  const functions = module.functions.map((it) => {
    const out = new ByteWriter(body.ids);
    writeFunction(out, it);
    return out.written();
  });
  body.list(module.cells, (name2) => body.text(name2));
  body.optional(module.namespaceCell);
  body.list(module.imports, (it) => writeImport(body, it));
  body.list(module.exports, (it) => writeExport(body, it));
  body.list(module.classes, (it) => writeClass(body, it));
  body.list(module.problems, (it) => writeProblem(body, it));
  const source2 = deflateRawSync(module.source, { level: 1 });
  body.uint(source2.length);
  body.list(functions, (bytes) => body.uint(bytes.length));
  const head = new ByteWriter();
  head.uint(VERSION);
  head.uint(body.ids.size);
  const texts3 = [...body.ids.keys()].map((text2) => Buffer.from(text2, 'utf8'));
  for (const text2 of texts3) head.uint(text2.length);
  return Buffer.concat([head.written(), ...texts3, body.written(), ...functions, source2]);
}
function openModule(bytes) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = new ByteReader(buffer, 0, () => '');
  if (head.uint() !== VERSION) throw new RangeError('facts of another version');
  const lengths = head.list(() => head.uint());
  const starts = new Uint32Array(lengths.length + 1);
  starts[0] = head.at;
  for (const [i, length] of lengths.entries()) starts[i + 1] = starts[i] + length;
  const known4 = [];
  const textAt = (id) => {
    const start = starts[id];
    const end = starts[id + 1];
    if (start === void 0 || end === void 0) throw new RangeError('facts name a text that is not there');
    known4[id] ??= buffer.toString('utf8', start, end);
    return known4[id];
  };
  const from2 = new ByteReader(buffer, starts[lengths.length], textAt);
  const cells = from2.list(() => from2.text());
  const namespaceCell = from2.optional();
  const imports = from2.list(() => readImport(from2));
  const exports = from2.list(() => readExport(from2));
  const classes = from2.list(() => readClass(from2));
  const problems = from2.list(() => readProblem(from2));
  const sourceLength = from2.uint();
  const sizes = from2.list(() => from2.uint());
  const places = [from2.at];
  for (const size of sizes) places.push(places.at(-1) + size);
  let lines = null;
  return {
    cells,
    namespaceCell,
    imports,
    exports,
    classes,
    problems,
    functionCount: sizes.length,
    function(index) {
      const at2 = places[index];
      if (at2 === void 0 || index >= sizes.length) throw new RangeError('no such function');
      return readFunction(new ByteReader(buffer, at2, textAt));
    },
    line(number) {
      const at2 = places.at(-1);
      lines ??= inflateRawSync(buffer.subarray(at2, at2 + sourceLength), { maxOutputLength: LONGEST_SOURCE })
        .toString('utf8')
        .split('\n');
      return lines[number - 1]?.replace(/\r$/, '') ?? '';
    },
  };
}
function writeFunction(out, it) {
  out.text(it.name);
  out.place(it.at);
  out.uint(it.endLine);
  out.uint((it.async ? 1 : 0) + (it.generator ? 2 : 0) + (it.lexicalThis ? 4 : 0));
  out.uint(it.registers);
  out.list(it.ownCells, (cell) => out.uint(cell));
  out.list(it.parameters, (parameter) => {
    out.text(parameter.name);
    out.uint(parameter.register);
    out.uint(PARAMETERS.indexOf(parameter.kind));
    out.optionalText(parameter.type);
  });
  out.list(it.blocks, (block) => {
    out.optional(block.handler);
    out.list(block.instructions, (instruction) => writeInstruction(out, instruction));
    writeTerminator(out, block.terminator);
  });
}
function readFunction(from2) {
  const name2 = from2.text();
  const at2 = from2.place();
  const endLine = from2.uint();
  const shape = from2.uint();
  const registers = from2.uint();
  const ownCells = from2.list(() => from2.uint());
  const parameters = from2.list(() => {
    const parameter = { name: from2.text(), register: from2.uint(), kind: chosen(PARAMETERS, from2.uint()) };
    return { ...parameter, type: from2.optionalText() };
  });
  const blocks = from2.list(() => {
    const handler = from2.optional();
    const instructions = from2.list(() => readInstruction(from2));
    return { handler, instructions, terminator: readTerminator(from2) };
  });
  return {
    name: name2,
    at: at2,
    endLine,
    async: (shape & 1) !== 0,
    generator: (shape & 2) !== 0,
    lexicalThis: (shape & 4) !== 0,
    parameters,
    registers,
    ownCells,
    blocks,
  };
}
function writeImport(out, it) {
  out.text(it.specifier);
  out.flag(it.optional);
  out.place(it.at);
}
function readImport(from2) {
  return { specifier: from2.text(), optional: from2.flag(), at: from2.place() };
}
function writeExport(out, it) {
  if (it.kind === 'cell') {
    out.uint(it.hidden === true ? 3 : 0);
    out.text(it.name);
    out.uint(it.cell);
  } else if (it.kind === 'again') {
    out.uint(1);
    out.text(it.name);
    out.uint(it.import);
    out.optionalText(it.imported);
  } else {
    out.uint(2);
    out.uint(it.import);
  }
}
function readExport(from2) {
  switch (from2.uint()) {
    case 0:
      return { kind: 'cell', name: from2.text(), cell: from2.uint() };
    case 1:
      return { kind: 'again', name: from2.text(), import: from2.uint(), imported: from2.optionalText() };
    case 3:
      return { kind: 'cell', name: from2.text(), cell: from2.uint(), hidden: true };
    default:
      return { kind: 'all', import: from2.uint() };
  }
}
function writeClass(out, it) {
  out.text(it.name);
  out.place(it.at);
  out.optional(it.initialiser);
  out.optional(it.staticInitialiser);
  out.list(it.members, (member4) => {
    out.text(member4.name);
    out.uint(MEMBERS.indexOf(member4.kind) * 2 + (member4.static ? 1 : 0));
    out.optional(member4.function);
    out.optionalText(member4.type);
  });
}
function readClass(from2) {
  const name2 = from2.text();
  const at2 = from2.place();
  const initialiser3 = from2.optional();
  const staticInitialiser = from2.optional();
  const members = from2.list(() => {
    const memberName2 = from2.text();
    const shape = from2.uint();
    const kind2 = chosen(MEMBERS, Math.floor(shape / 2));
    return {
      name: memberName2,
      kind: kind2,
      static: shape % 2 === 1,
      function: from2.optional(),
      type: from2.optionalText(),
    };
  });
  return { name: name2, at: at2, members, initialiser: initialiser3, staticInitialiser };
}
function writeProblem(out, it) {
  out.uint(PROBLEMS.indexOf(it.kind));
  out.place(it.at);
  out.text(it.message);
}
function readProblem(from2) {
  return { kind: chosen(PROBLEMS, from2.uint()), at: from2.place(), message: from2.text() };
}
function chosen(choices, index) {
  const choice2 = choices[index];
  if (choice2 === void 0) throw new RangeError('facts hold a kind that nobody knows');
  return choice2;
}

// packages/scanners/code/ir/instruction.ts
function placeOf(line, column) {
  return line * 4096 + Math.min(Math.max(column, 1), 4095);
}
function lineOf(place2) {
  return Math.floor(place2 / 4096);
}

// packages/scanners/code/languages/javascript/grammar/decode.ts
function decode(bytes) {
  const utf16 =
    bytes[0] === 255 && bytes[1] === 254 ? 'utf-16le' : bytes[0] === 254 && bytes[1] === 255 ? 'utf-16be' : null;
  if (utf16 !== null) return { text: new TextDecoder(utf16).decode(bytes), problem: null };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), problem: null };
  } catch {
    const text2 = new TextDecoder().decode(bytes);
    const before = text2.slice(0, text2.indexOf('\uFFFD'));
    const line = before.split('\n').length;
    const at2 = placeOf(line, before.length - before.lastIndexOf('\n'));
    return {
      text: text2,
      problem: { kind: 'syntax', at: at2, message: 'Not UTF-8 here; read with the rest of the file.' },
    };
  }
}

// packages/scanners/code/languages/javascript/grammar/depth.ts
var DEEPEST = 1e3;
var LONGEST_CHAIN = 4e3;
var NEWLINE = 10;
var QUOTE = 34;
var APOSTROPHE = 39;
var BACKTICK = 96;
var SLASH = 47;
var STAR = 42;
var BACKSLASH = 92;
var DOLLAR = 36;
var OPEN_BRACE = 123;
var CLOSE_BRACE = 125;
var BORING = 0;
var OPENS = 1;
var CLOSES = 2;
var STARTS_TEXT = 3;
var SEPARATES = 4;
var CHAINS = 5;
var KINDS = new Uint8Array(128);
for (const [characters, kind2] of [
  ['([{', OPENS],
  [')]}', CLOSES],
  ['"\'`/', STARTS_TEXT],
  [',;\n', SEPARATES],
  ['?=<:', CHAINS],
]) {
  for (const character of characters) KINDS[character.charCodeAt(0)] = kind2;
}
function tooDeepAt(text2) {
  return text2.length < DEEPEST ? null : (tooManyBrackets(text2) ?? tooLongChain(text2));
}
function tooManyBrackets(text2) {
  let depth2 = 0;
  const templates = [];
  for (let at2 = 0; at2 < text2.length; at2++) {
    if (depth2 > DEEPEST) return at2;
    const code = text2.charCodeAt(at2);
    const kind2 = code < 128 ? KINDS[code] : BORING;
    if (kind2 === OPENS) {
      depth2++;
    } else if (kind2 === CLOSES) {
      depth2--;
      if (code !== CLOSE_BRACE || depth2 !== templates.at(-1)) continue;
      templates.pop();
      at2 = afterTemplate(text2, at2 + 1);
      if (text2.charCodeAt(at2) === OPEN_BRACE) templates.push(depth2++);
    } else if (kind2 === STARTS_TEXT) {
      if (code === SLASH) at2 = afterSlash(text2, at2);
      else if (code !== BACKTICK) at2 = afterQuoted(text2, at2, code);
      else {
        at2 = afterTemplate(text2, at2 + 1);
        if (text2.charCodeAt(at2) === OPEN_BRACE) templates.push(depth2++);
      }
    }
  }
  return null;
}
function tooLongChain(text2) {
  for (let start = 0; start < text2.length; ) {
    const next = text2.indexOf('\n', start);
    const end = next === -1 ? text2.length : next;
    if (end - start > LONGEST_CHAIN) {
      const found3 = chainIn(text2, start, end);
      if (found3 !== null) return found3;
    }
    start = end + 1;
  }
  return null;
}
function chainIn(text2, start, end) {
  let chain2 = 0;
  let inWord = false;
  for (let at2 = start; at2 < end; at2++) {
    const code = text2.charCodeAt(at2);
    const kind2 = code < 128 ? KINDS[code] : BORING;
    const isLetter = code >= 97 && code <= 122;
    if (kind2 === SEPARATES) chain2 = 0;
    else if (kind2 === CHAINS || (isLetter && !inWord)) chain2++;
    else if (code === QUOTE || code === APOSTROPHE) at2 = Math.min(end, afterQuoted(text2, at2, code));
    inWord = isWord(code);
    if (chain2 > LONGEST_CHAIN) return at2;
  }
  return null;
}
function afterQuoted(text2, start, quote) {
  for (let at2 = start + 1; at2 < text2.length; at2++) {
    const code = text2.charCodeAt(at2);
    if (code === BACKSLASH) at2++;
    else if (code === quote || code === NEWLINE) return at2;
  }
  return text2.length;
}
function afterTemplate(text2, start) {
  for (let at2 = start; at2 < text2.length; at2++) {
    const code = text2.charCodeAt(at2);
    if (code === BACKSLASH) at2++;
    else if (code === BACKTICK) return at2;
    else if (code === DOLLAR && text2.charCodeAt(at2 + 1) === OPEN_BRACE) return at2 + 1;
  }
  return text2.length;
}
function afterSlash(text2, at2) {
  const next = text2.charCodeAt(at2 + 1);
  if (next === SLASH || next === STAR) {
    const end = next === SLASH ? text2.indexOf('\n', at2) : text2.indexOf('*/', at2 + 2) + 1;
    return end <= 0 ? text2.length : end;
  }
  let before = at2 - 1;
  while (before >= 0 && text2.charCodeAt(before) <= 32) before--;
  return isOperand(text2.charCodeAt(before)) ? at2 : afterPattern(text2, at2);
}
function isWord(code) {
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127;
  return isLetter || (code >= 48 && code <= 57) || code === 95 || code === DOLLAR;
}
function isOperand(code) {
  const closes = code < 128 && KINDS[code] === CLOSES;
  return closes || isWord(code) || code === QUOTE || code === APOSTROPHE || code === BACKTICK;
}
function afterPattern(text2, start) {
  let inClass = false;
  for (let at2 = start + 1; at2 < text2.length; at2++) {
    const code = text2.charCodeAt(at2);
    if (code === BACKSLASH) at2++;
    else if (code === NEWLINE) return start;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === SLASH && !inClass) return at2;
  }
  return start;
}

// packages/scanners/code/languages/javascript/grammar/raw-transfer.ts
import { createRequire } from 'node:module';

var LONGEST_TEXT = 1 << 29;
async function openRawTransfer() {
  try {
    const require2 = createRequire(import.meta.url);
    const load = (path) => import(require2.resolve(`oxc-parser/src-js/${path}`));
    const [constants, bindings, js, ts] = await Promise.all([
      load('generated/constants.js'),
      load('bindings.js'),
      load('generated/deserialize/js.js'),
      load('generated/deserialize/ts.js'),
    ]);
    return rawParser(constants, bindings, js.deserialize, ts.deserialize);
  } catch {
    return null;
  }
}
function rawParser(constants, bindings, js, ts) {
  const memory2 = new ArrayBuffer(constants.BLOCK_SIZE + constants.BLOCK_ALIGN);
  const offset = bindings.getBufferOffset(new Uint8Array(memory2, 0, 8));
  const buffer = Object.assign(new Uint8Array(memory2, offset, constants.BUFFER_SIZE), {
    int32: new Int32Array(memory2, offset, constants.BUFFER_SIZE >> 2),
    float64: new Float64Array(memory2, offset, constants.BUFFER_SIZE >> 3),
  });
  const block = new Uint8Array(memory2, offset, constants.BLOCK_SIZE);
  const encoder = new TextEncoder();
  return (text2, options) => {
    const room = text2.length * 3;
    if (room > LONGEST_TEXT) throw new RangeError('too long');
    const start = constants.ACTIVE_SIZE - room;
    const { written: written2 } = encoder.encodeInto(text2, new Uint8Array(memory2, offset + start, room));
    bindings.parseRawSync(`file.${options.lang}`, block, start, written2, options);
    return (buffer[constants.IS_TS_FLAG_POS] === 0 ? js : ts)(buffer, text2, start, written2);
  };
}

// packages/scanners/code/languages/javascript/grammar/parser.ts
var JAVASCRIPT = [
  ['jsx', 'unambiguous'],
  ['jsx', 'commonjs'],
  ['jsx', 'module'],
  ['tsx', 'module'],
  ['ts', 'module'],
];
var TYPESCRIPT = [
  ['ts', 'unambiguous'],
  ['tsx', 'unambiguous'],
  ['ts', 'commonjs'],
  ['ts', 'module'],
];
var TYPESCRIPT_JSX = [['tsx', 'unambiguous'], ...TYPESCRIPT];
var SAMPLE = `import a from 'b'; // \xE9
export const c = async ({ d = 1n, ...e }) => { for await (const f of e) yield_(f?.g, \`h\${/i/u}\`); };`;
async function openGrammar() {
  const { parseSync } = await import('oxc-parser');
  const plain = (text2, options) => parseSync(`file.${options.lang}`, text2, options);
  const fast = await openRawTransfer();
  const raw = fast !== null && sameTree(fast, plain);
  const parse2 = raw ? fast : plain;
  return { raw, parse: (text2, path) => bestOf(parse2, text2, attemptsFor(path)) };
}
function sameTree(fast, plain) {
  try {
    return ['jsx', 'ts'].every((lang) => {
      const options = optionsOf([lang, 'module']);
      const text2 = (parse2) => JSON.stringify(parse2(SAMPLE, options).program, withBigInts);
      return text2(fast) === text2(plain);
    });
  } catch {
    return false;
  }
}
function withBigInts(_key, value) {
  return typeof value === 'bigint' ? String(value) : value;
}
function optionsOf([lang, sourceType]) {
  return { lang, sourceType, preserveParens: false };
}
function attemptsFor(path) {
  if (/\.[cm]?ts$/.test(path)) return TYPESCRIPT;
  return path.endsWith('.tsx') ? TYPESCRIPT_JSX : JAVASCRIPT;
}
function bestOf(parse2, text2, attempts) {
  let best = null;
  for (const attempt of attempts) {
    const parsed3 = parse2(text2, optionsOf(attempt));
    if (parsed3.errors.length === 0) return parsed3;
    if (best === null || rank(parsed3) > rank(best)) best = parsed3;
  }
  return best;
}
function rank({ program: program2, errors }) {
  return (program2.body.length > 0 ? 1e6 : 0) - errors.length;
}

// packages/scanners/code/languages/javascript/grammar/visitor-keys.ts
import keys from 'oxc-parser/src-js/generated/visit/keys';

var visitorKeys = keys;

// packages/scanners/code/languages/javascript/scopes/scope.ts
var Scope = class {
  kind;
  parent;
  variables = /* @__PURE__ */ new Map();
  /** Names used here and not declared here; true when a function inside uses them. */
  references = /* @__PURE__ */ new Map();
  /** `arguments` of this function is used. */
  usesArguments = false;
  constructor(kind2, parent) {
    this.kind = kind2;
    this.parent = parent;
  }
  declare(name2) {
    let variable = this.variables.get(name2);
    if (variable === void 0) {
      variable = { name: name2, captured: false, slot: null, constant: false };
      this.variables.set(name2, variable);
    }
    return variable;
  }
  refer(name2, fromInside) {
    if (fromInside || !this.references.has(name2)) this.references.set(name2, fromInside);
  }
  /** The scope that takes a `var` written here. */
  get ofVar() {
    let scope = this;
    while (scope.kind === 'block' && scope.parent !== null) scope = scope.parent;
    return scope;
  }
  /** Hands what is not declared here to the scope around it, once all inside was seen. */
  close() {
    if (this.kind === 'function' && this.references.has('arguments') && !this.variables.has('arguments')) {
      this.usesArguments = true;
      this.declare('arguments');
    }
    const leavesFunction = this.kind === 'function' || this.kind === 'arrow';
    for (const [name2, fromInside] of this.references) {
      const variable = this.variables.get(name2);
      if (variable === void 0) this.parent?.refer(name2, fromInside || leavesFunction);
      else if (fromInside) variable.captured = true;
    }
  }
  find(name2) {
    for (let scope = this; scope !== null; scope = scope.parent) {
      const variable = scope.variables.get(name2);
      if (variable !== void 0) return variable;
    }
    return null;
  }
};

// packages/scanners/code/languages/javascript/scopes/bind.ts
function bindScopes(program2) {
  const binder = new Binder();
  for (const statement of program2.body) binder.walk(statement, binder.module);
  binder.module.close();
  return binder;
}
var Binder = class {
  module = new Scope('module', null);
  of = /* @__PURE__ */ new Map();
  statics = /* @__PURE__ */ new Map();
  walk(node, scope) {
    switch (node.type) {
      case 'Identifier':
        scope.refer(node.name, false);
        return;
      case 'Literal':
      case 'TemplateElement':
      case 'ThisExpression':
      case 'Super':
      case 'MetaProperty':
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'PrivateIdentifier':
      case 'ExportAllDeclaration':
      case 'JSXText':
        return;
      case 'MemberExpression':
        this.member(node, scope);
        return;
      case 'BinaryExpression':
      case 'LogicalExpression':
        this.binary(node, scope);
        return;
      case 'Property':
        if (node.computed === true) this.walk(node.key, scope);
        this.walk(node.value, scope);
        return;
      case 'LabeledStatement':
        this.walk(node.body, scope);
        return;
      case 'VariableDeclaration':
        this.variables(node, scope);
        return;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.function(node, scope);
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.class(node, scope);
        return;
      case 'BlockStatement':
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'SwitchStatement':
        this.block(node, scope);
        return;
      case 'CatchClause':
        this.catch(node, scope);
        return;
      case 'ImportDeclaration':
        for (const specifier of node.specifiers) scope.declare(specifier.local.name);
        return;
      case 'ExportNamedDeclaration':
        this.exported(node, scope);
        return;
      case 'JSXIdentifier':
        if (!/^[a-z]/.test(node.name)) scope.refer(node.name, false);
        return;
      case 'JSXMemberExpression':
        this.jsxMember(node, scope);
        return;
      case 'JSXAttribute':
        if (node.value !== null) this.walk(node.value, scope);
        return;
      default:
        if (node.type.startsWith('TS')) this.typescript(node, scope);
        else this.children(node, scope);
    }
  }
  children(node, scope) {
    for (const key of visitorKeys[node.type] ?? []) this.child(node[key], scope);
  }
  child(value, scope) {
    if (Array.isArray(value)) {
      for (const item of value) if (item !== null) this.walk(item, scope);
    } else if (typeof value === 'object' && value !== null) {
      this.walk(value, scope);
    }
  }
  member(node, scope) {
    let at2 = node;
    for (; at2.type === 'MemberExpression'; at2 = at2.object) {
      if (at2.computed === true) this.walk(at2.property, scope);
    }
    this.walk(at2, scope);
  }
  /** Sums of thousands of parts lean to the left. */
  binary(node, scope) {
    let at2 = node;
    for (; at2.type === node.type; at2 = at2.left) this.walk(at2.right, scope);
    this.walk(at2, scope);
  }
  block(node, outer) {
    const scope = this.open(node, 'block', outer);
    this.children(node, scope);
    scope.close();
  }
  catch(node, outer) {
    const scope = this.open(node, 'block', outer);
    if (node.param !== null) this.pattern(node.param, scope, scope);
    this.walk(node.body, scope);
    scope.close();
  }
  open(node, kind2, outer) {
    const scope = new Scope(kind2, outer);
    this.of.set(node, scope);
    return scope;
  }
  variables(node, scope) {
    if (node.declare === true) return;
    const into = node.kind === 'var' ? scope.ofVar : scope;
    for (const { id, init } of node.declarations) {
      this.pattern(id, into, scope, node.kind === 'const');
      if (init !== null) this.walk(init, scope);
    }
  }
  /** Declares the names of a pattern in `into`; defaults and computed keys are read in `scope`. */
  pattern(node, into, scope, constant3 = false) {
    switch (node.type) {
      case 'Identifier':
        if (node.name !== 'this') into.declare(node.name).constant = constant3;
        for (const decorator of node.decorators ?? []) this.walk(decorator, scope);
        return;
      case 'ObjectPattern':
        for (const property of node.properties) {
          if (property.type === 'RestElement') this.pattern(property.argument, into, scope, constant3);
          else {
            if (property.computed === true) this.walk(property.key, scope);
            this.pattern(property.value, into, scope, constant3);
          }
        }
        return;
      case 'ArrayPattern':
        for (const element2 of node.elements) if (element2 !== null) this.pattern(element2, into, scope, constant3);
        return;
      case 'AssignmentPattern':
        this.pattern(node.left, into, scope, constant3);
        this.walk(node.right, scope);
        return;
      case 'RestElement':
        this.pattern(node.argument, into, scope, constant3);
        return;
      case 'TSParameterProperty':
        for (const decorator of node.decorators) this.walk(decorator, scope.parent ?? scope);
        this.pattern(node.parameter, into, scope);
        return;
      default:
        this.walk(node, scope);
    }
  }
  function(node, outer) {
    const name2 = node.id?.name;
    let around = outer;
    if (name2 !== void 0 && node.type === 'FunctionDeclaration') outer.declare(name2);
    else if (name2 !== void 0) {
      around = new Scope('block', outer);
      around.declare(name2);
    }
    const scope = this.open(node, node.type === 'ArrowFunctionExpression' ? 'arrow' : 'function', around);
    for (const parameter of node.params) this.pattern(parameter, scope, scope);
    const body = node.body;
    if (body?.type === 'BlockStatement') this.child(body.body, scope);
    else if (body !== null) this.walk(body, scope);
    scope.close();
    if (around !== outer) around.close();
  }
  class(node, outer) {
    if (node.declare === true) return;
    if (node.id !== null && node.type === 'ClassDeclaration') outer.declare(node.id.name);
    const names = this.open(node, 'block', outer);
    if (node.id !== null) names.declare(node.id.name);
    for (const decorator of node.decorators) this.walk(decorator, outer);
    if (node.superClass !== null) this.walk(node.superClass, names);
    const fields3 = this.open(node.body, 'function', names);
    const statics = new Scope('function', names);
    this.statics.set(node, statics);
    for (const element2 of node.body.body) this.element(element2, names, fields3, statics);
    fields3.close();
    statics.close();
    names.close();
  }
  element(element2, names, fields3, statics) {
    if (element2.type === 'TSIndexSignature') return;
    if (element2.type === 'StaticBlock') {
      this.block(element2, statics);
      return;
    }
    const home = element2.static ? statics : fields3;
    for (const decorator of element2.decorators) this.walk(decorator, names);
    const isMethod2 = element2.type === 'MethodDefinition' || element2.type === 'TSAbstractMethodDefinition';
    if (element2.computed) this.walk(element2.key, isMethod2 ? names : home);
    if (element2.value !== null) this.walk(element2.value, isMethod2 ? names : home);
  }
  exported(node, scope) {
    if (node.declaration !== null) this.walk(node.declaration, scope);
    if (node.source !== null) return;
    for (const { local } of node.specifiers) if (local.type === 'Identifier') scope.refer(local.name, false);
  }
  jsxMember(node, scope) {
    let at2 = node;
    while (at2.type === 'JSXMemberExpression') at2 = at2.object;
    if (at2.name !== 'this') scope.refer(at2.name, false);
  }
  typescript(node, scope) {
    switch (node.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'TSNonNullExpression':
      case 'TSInstantiationExpression':
      case 'TSExportAssignment':
        this.walk(node.expression, scope);
        return;
      case 'TSEnumDeclaration': {
        const { id, body, declare } = node;
        if (declare) return;
        scope.declare(id.name);
        for (const { initializer } of body.members) if (initializer !== null) this.walk(initializer, scope);
        return;
      }
      case 'TSModuleDeclaration':
        this.namespace(node, scope);
        return;
      case 'TSImportEqualsDeclaration': {
        const { id, moduleReference } = node;
        scope.declare(id.name);
        if (moduleReference.type === 'Identifier') scope.refer(moduleReference.name, false);
        return;
      }
    }
  }
  namespace(node, outer) {
    if (node.declare || node.body === null || node.id.type !== 'Identifier') return;
    outer.declare(node.id.name);
    const scope = this.open(node, 'namespace', outer);
    this.child(node.body.body, scope);
    scope.close();
  }
};

// packages/scanners/code/languages/javascript/lowering/prune.ts
function prune(drafts) {
  const targets = drafts.map((_, index) => shortcut(drafts, index));
  const reached = /* @__PURE__ */ new Set();
  const open = [0];
  for (let index = open.pop(); index !== void 0; index = open.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    const { terminator, handler } = drafts[index];
    if (handler !== null) open.push(targets[handler]);
    if (terminator?.end === 'jump') open.push(targets[terminator.block]);
    else if (terminator?.end === 'branch') open.push(targets[terminator.yes], targets[terminator.no]);
  }
  const order2 = [...reached].sort((a2, b2) => a2 - b2);
  const numbers = new Map(order2.map((index, number) => [index, number]));
  const renumbered2 = (index) => numbers.get(targets[index]);
  return order2.map((index) => {
    const { instructions, terminator, handler } = drafts[index];
    return {
      instructions,
      terminator: moved(terminator ?? { end: 'return', value: null, at: 0 }, renumbered2),
      handler: handler === null ? null : renumbered2(handler),
    };
  });
}
function moved(terminator, to) {
  if (terminator.end === 'jump') return { ...terminator, block: to(terminator.block) };
  if (terminator.end === 'branch') return { ...terminator, yes: to(terminator.yes), no: to(terminator.no) };
  return terminator;
}
function shortcut(drafts, from2) {
  let at2 = from2;
  for (let steps = 0; steps < 64; steps++) {
    const { instructions, terminator } = drafts[at2];
    if (instructions.length > 0 || terminator?.end !== 'jump' || terminator.block === at2) break;
    at2 = terminator.block;
  }
  return at2;
}

// packages/scanners/code/languages/javascript/lowering/frame.ts
var MOST_INSTRUCTIONS = 15e4;
var Frame = class {
  module;
  parent;
  blocks = [];
  ownCells = [];
  /** Loops, labels and `finally` around the current place, innermost last. */
  jumps = [];
  pendingLabels = [];
  handler = null;
  scope;
  place;
  registers = 0;
  optionalChainEnd = null;
  current;
  currentIndex = 0;
  size = 0;
  full = false;
  ofVariables = /* @__PURE__ */ new Set();
  constructor(module, parent, scope, place2) {
    this.module = module;
    this.parent = parent;
    this.scope = scope;
    this.place = place2;
    this.current = { instructions: [], terminator: null, handler: null };
    this.blocks.push(this.current);
  }
  // ---- blocks
  newBlock() {
    return this.blocks.push({ instructions: [], terminator: null, handler: null }) - 1;
  }
  /** What follows goes into this block. */
  enter(index) {
    this.current = this.blocks[index];
    this.current.handler = this.handler;
    this.currentIndex = index;
  }
  /** What follows goes into a new block that is reached from here: for a new handler. */
  split() {
    const next = this.newBlock();
    this.jump(next);
    this.enter(next);
  }
  get block() {
    return this.currentIndex;
  }
  jump(block) {
    this.end({ end: 'jump', block, at: this.place });
  }
  branch(condition3, yes2, no) {
    this.end({ end: 'branch', condition: condition3, yes: yes2, no, at: this.place });
  }
  /** What follows in the source cannot be reached from here; it goes into a block of its own, pruned at the end. */
  leave(how) {
    this.end({ ...how, at: this.place });
    this.enter(this.newBlock());
  }
  jumpAway(block) {
    this.jump(block);
    this.enter(this.newBlock());
  }
  end(terminator) {
    this.current.terminator ??= terminator;
  }
  // ---- instructions
  at(node) {
    this.place = this.module.places.at(node.start);
  }
  newRegister() {
    return this.registers++;
  }
  /** The instruction gets the current place; it must be nobody else's. */
  emit(instruction) {
    if (this.size >= MOST_INSTRUCTIONS) {
      if (!this.full) this.module.problem('too-long', this.place, 'The rest of this function was left out.');
      this.full = true;
      return;
    }
    this.size++;
    const placed = instruction;
    placed.at = this.place;
    this.current.instructions.push(placed);
  }
  constant(value) {
    const to = this.newRegister();
    this.emit({ op: 'constant', to, value });
    return to;
  }
  text(value) {
    return this.constant({ type: 'text', value });
  }
  undefined() {
    return this.constant({ type: 'undefined' });
  }
  global(name2) {
    const to = this.newRegister();
    this.emit({ op: 'global', to, name: name2 });
    return to;
  }
  get(object2, key) {
    const to = this.newRegister();
    this.emit({ op: 'get', to, object: object2, key, by: typeof key === 'string' ? 'member' : 'index' });
    return to;
  }
  set(object2, key, from2) {
    this.emit({ op: 'set', object: object2, key, by: typeof key === 'string' ? 'member' : 'index', from: from2 });
  }
  binary(operator, left, right) {
    const to = this.newRegister();
    this.emit({ op: 'binary', to, operator, left, right });
    return to;
  }
  unary(operator, from2) {
    const to = this.newRegister();
    this.emit({ op: 'unary', to, operator, from: from2 });
    return to;
  }
  call(callee, receiver, args, construct3 = false) {
    const to = this.newRegister();
    this.emit({ op: 'call', to, callee, receiver, arguments: args, construct: construct3 });
    return to;
  }
  object() {
    const to = this.newRegister();
    this.emit({ op: 'object', to });
    return to;
  }
  import(index) {
    const to = this.newRegister();
    this.emit({ op: 'import', to, import: index });
    return to;
  }
  copy(to, from2) {
    this.emit({ op: 'copy', to, from: from2 });
  }
  // ---- syntax inside syntax
  expression(node, hint = null) {
    return this.module.dispatch.expression(this, node, hint);
  }
  condition(node, yes2, no) {
    this.module.dispatch.condition(this, node, yes2, no);
  }
  statement(node) {
    this.module.dispatch.statement(this, node);
  }
  // ---- variables
  /** Gives the variables of a scope their places; the scope that held before is handed back. */
  open(scope) {
    const before = this.scope;
    this.scope = scope;
    for (const variable of scope.variables.values()) {
      if (variable.slot !== null) continue;
      if (scope.kind === 'module' || variable.captured) {
        const cell = this.module.newCell(variable.name);
        this.ownCells.push(cell);
        variable.slot = { in: 'cell', cell };
      } else {
        variable.slot = { in: 'register', register: this.variableRegister() };
      }
    }
    return before;
  }
  variableRegister() {
    const register2 = this.newRegister();
    this.ofVariables.add(register2);
    return register2;
  }
  /** Makes the register of a parameter that of its variable, or puts it into the variable's cell. */
  adopt(variable, register2) {
    if (variable.slot?.in === 'register') {
      this.ofVariables.add(register2);
      variable.slot = { in: 'register', register: register2 };
    } else this.write(variable, register2);
  }
  read(name2) {
    const slot = this.scope.find(name2)?.slot ?? null;
    if (slot === null) return name2 === 'undefined' ? this.undefined() : this.global(name2);
    if (slot.in === 'register') return slot.register;
    if (slot.in === 'import') {
      const namespace = this.import(slot.import);
      return slot.name === null ? namespace : this.get(namespace, slot.name);
    }
    const to = this.newRegister();
    this.emit({ op: 'cell', to, cell: slot.cell });
    return to;
  }
  store(name2, from2) {
    const variable = this.scope.find(name2);
    if (variable === null) this.emit({ op: 'set-global', name: name2, from: from2 });
    else this.write(variable, from2);
  }
  /** First value of a variable where it is declared; a constant may simply be the register of its value. */
  initialise(name2, from2) {
    const variable = this.scope.find(name2);
    if (variable?.constant && variable.slot?.in === 'register' && !this.ofVariables.has(from2))
      this.adopt(variable, from2);
    else this.store(name2, from2);
  }
  write(variable, from2) {
    if (variable.slot?.in === 'register') this.copy(variable.slot.register, from2);
    else if (variable.slot?.in === 'cell') this.emit({ op: 'set-cell', cell: variable.slot.cell, from: from2 });
  }
  // ---- the end
  finish() {
    this.end({ end: 'return', value: null, at: this.place });
    this.module.spend(this.size + 8 * this.blocks.length);
    return prune(this.blocks);
  }
};

// packages/scanners/code/languages/javascript/lowering/keys.ts
function constantKey(frame, key, computed) {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Identifier' && !computed) return key.name;
  if (key.type === 'Literal') {
    if (typeof key.value === 'string') return key.value;
    if (typeof key.value === 'number' && Number.isFinite(key.value)) return String(key.value);
    return null;
  }
  if (key.type === 'ParenthesizedExpression') return constantKey(frame, key.expression, computed);
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? null;
  if (key.type === 'MemberExpression' && !key.computed && key.object.type === 'Identifier') {
    const isSymbol = key.object.name === 'Symbol' && frame.scope.find('Symbol') === null;
    return isSymbol ? `[Symbol.${key.property.name}]` : null;
  }
  return null;
}
function constantText(node) {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'ParenthesizedExpression') return constantText(node.expression);
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

// packages/scanners/code/languages/javascript/lowering/type-names.ts
var LONGEST = 100;
var KEYWORDS = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSBooleanKeyword: 'boolean',
  TSBigIntKeyword: 'bigint',
  TSSymbolKeyword: 'symbol',
  TSObjectKeyword: 'object',
};
var SAY_NOTHING = /* @__PURE__ */ new Set([
  'TSAnyKeyword',
  'TSUnknownKeyword',
  'TSNeverKeyword',
  'TSVoidKeyword',
  'TSNullKeyword',
  'TSUndefinedKeyword',
]);
function typeName(frame, type2) {
  if (SAY_NOTHING.has(type2.type)) return null;
  const keyword = KEYWORDS[type2.type];
  if (keyword !== void 0) return keyword;
  switch (type2.type) {
    case 'TSTypeReference':
      return reference(frame, type2.typeName);
    case 'TSParenthesizedType':
    case 'TSTypeOperator':
      return typeName(frame, type2.typeAnnotation);
    case 'TSArrayType': {
      const element2 = typeName(frame, type2.elementType);
      return element2 === null ? null : `${element2}[]`;
    }
    case 'TSUnionType': {
      const parts = type2.types.filter((part) => !SAY_NOTHING.has(part.type));
      return parts.length === 1 && parts[0] !== void 0 ? typeName(frame, parts[0]) : written(frame, type2);
    }
    default:
      return written(frame, type2);
  }
}
function trusted(frame, type2) {
  const isConst =
    type2.type === 'TSTypeReference' && type2.typeName.type === 'Identifier' && type2.typeName.name === 'const';
  return isConst ? null : typeName(frame, type2);
}
function written(frame, type2) {
  if (type2.end - type2.start > LONGEST) return null;
  return frame.module.text.slice(type2.start, type2.end).replace(/\s+/g, ' ');
}
function reference(frame, name2) {
  if (name2.type === 'TSQualifiedName') return `${reference(frame, name2.left)}.${name2.right.name}`;
  if (name2.type === 'ThisExpression') return 'this';
  return frame.module.typeNames.get(name2.name) ?? name2.name;
}

// packages/scanners/code/languages/javascript/lowering/patterns.ts
function declarePattern(frame, pattern2, value) {
  annotate(frame, pattern2, value);
  destructure(frame, pattern2, value, (at2, name2, part) => at2.initialise(name2, part));
}
function assign(frame, target, value) {
  destructure(frame, target, value, (at2, name2, part) => at2.store(name2, part));
}
function annotate(frame, pattern2, value) {
  if (pattern2.type === 'AssignmentPattern' || !pattern2.typeAnnotation) return;
  const type2 = typeName(frame, pattern2.typeAnnotation.typeAnnotation);
  if (type2 !== null) frame.emit({ op: 'typed', of: value, type: type2 });
}
function destructure(frame, target, value, put3) {
  switch (target.type) {
    case 'Identifier':
      put3(frame, target.name, value);
      return;
    case 'MemberExpression': {
      const object2 = frame.expression(target.object);
      frame.at(target);
      frame.set(
        object2,
        constantKey(frame, target.property, target.computed) ?? frame.expression(target.property),
        value,
      );
      return;
    }
    case 'AssignmentPattern':
      destructure(frame, target.left, withDefault(frame, value, target.right, nameOf(target.left)), put3);
      return;
    case 'ObjectPattern':
      fields(frame, target, value, put3);
      return;
    case 'ArrayPattern':
      elements(frame, target, value, put3);
      return;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      destructure(frame, target.expression, value, put3);
      return;
  }
}
function nameOf(target) {
  return target.type === 'Identifier' ? target.name : null;
}
function withDefault(frame, value, fallback, hint) {
  const to = frame.newRegister();
  const missing = frame.newBlock();
  const given2 = frame.newBlock();
  const after = frame.newBlock();
  frame.branch(frame.unary('missing', value), missing, given2);
  frame.enter(missing);
  frame.copy(to, frame.expression(fallback, hint));
  frame.jump(after);
  frame.enter(given2);
  frame.copy(to, value);
  frame.jump(after);
  frame.enter(after);
  return to;
}
function fields(frame, pattern2, value, put3) {
  const taken = [];
  for (const property of pattern2.properties) {
    frame.at(property);
    if (property.type === 'RestElement') {
      const rest = frame.object();
      frame.emit({ op: 'spread', object: rest, from: value });
      for (const key2 of taken) frame.emit({ op: 'delete', object: rest, key: key2 });
      destructure(frame, property.argument, rest, put3);
      continue;
    }
    const key = constantKey(frame, property.key, property.computed) ?? frame.expression(property.key);
    taken.push(key);
    destructure(frame, property.value, frame.get(value, key), put3);
  }
}
function elements(frame, pattern2, value, put3) {
  for (const [i, element2] of pattern2.elements.entries()) {
    if (element2 === null) continue;
    frame.at(element2);
    if (element2.type === 'RestElement') {
      const from2 = frame.constant({ type: 'number', value: i });
      const to = frame.newRegister();
      frame.emit({ op: 'slice', to, object: value, bounds: [from2, null] });
      destructure(frame, element2.argument, to, put3);
    } else {
      destructure(frame, element2, frame.get(value, String(i)), put3);
    }
  }
}

// packages/scanners/code/languages/javascript/lowering/imports.ts
function bindImports(module, body) {
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration') importDeclaration(module, statement);
    else if (statement.type === 'TSImportEqualsDeclaration') importEquals(module, statement);
    else if (
      statement.type === 'ExportNamedDeclaration' &&
      statement.declaration?.type === 'TSImportEqualsDeclaration'
    ) {
      importEquals(module, statement.declaration);
    } else nameTypes(module, statement);
  }
}
function importDeclaration(module, node) {
  const onlyTypes = node.importKind === 'type';
  const index = module.importOf(node.source.value, module.places.at(node.start), onlyTypes);
  for (const specifier of node.specifiers) {
    const local = specifier.local.name;
    const name2 = importedName(specifier);
    const variable = module.scopes.module.variables.get(local);
    if (variable !== void 0) variable.slot = { in: 'import', import: index, name: name2 };
    const spelled2 = name2 === null || name2 === 'default' ? node.source.value : `${node.source.value}.${name2}`;
    module.typeNames.set(local, spelled2);
  }
}
function importedName(specifier) {
  if (specifier.type === 'ImportNamespaceSpecifier') return null;
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  return exportName(specifier.imported);
}
function exportName(name2) {
  return name2.type === 'Literal' ? name2.value : name2.name;
}
function importEquals(module, node) {
  const { moduleReference } = node;
  if (moduleReference.type !== 'TSExternalModuleReference') return;
  const specifier = moduleReference.expression.value;
  const index = module.importOf(specifier, module.places.at(node.start), node.importKind === 'type');
  const variable = module.scopes.module.variables.get(node.id.name);
  if (variable !== void 0) variable.slot = { in: 'import', import: index, name: null };
  module.typeNames.set(node.id.name, specifier);
}
function nameTypes(module, statement) {
  const exported2 = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
  const declaration = exported2 ? statement.declaration : statement;
  if (declaration?.type === 'ClassDeclaration' && declaration.id !== null) {
    module.typeNames.set(declaration.id.name, `#${declaration.id.name}`);
  } else if (declaration?.type === 'VariableDeclaration') {
    for (const { id, init } of declaration.declarations) nameRequired(module, id, init);
  }
}
function nameRequired(module, id, init) {
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier' || init.callee.name !== 'require') return;
  const [first] = init.arguments;
  if (first?.type !== 'Literal' || typeof first.value !== 'string') return;
  if (id.type === 'Identifier') module.typeNames.set(id.name, first.value);
  else if (id.type === 'ObjectPattern') {
    for (const property of id.properties) {
      const isPlain =
        property.type === 'Property' && property.key.type === 'Identifier' && property.value.type === 'Identifier';
      if (isPlain) module.typeNames.set(property.value.name, `${first.value}.${property.key.name}`);
    }
  }
}

// packages/scanners/code/languages/javascript/lowering/typescript.ts
function lowerEnum(frame, node) {
  if (node.declare) return;
  const to = frame.object();
  let next = 0;
  for (const { id, initializer } of node.body.members) {
    const name2 = id.type === 'Identifier' ? id.name : (constantText(id) ?? '');
    frame.at(id);
    const number = numberOf(initializer, next);
    const value =
      initializer === null && next !== null
        ? frame.constant({ type: 'number', value: next })
        : initialValue(frame, initializer);
    frame.set(to, name2, value);
    if (number !== null) frame.set(to, String(number), frame.text(name2));
    next = number === null ? null : number + 1;
  }
  frame.store(node.id.name, to);
}
function initialValue(frame, initializer) {
  return initializer === null ? frame.newRegister() : frame.expression(initializer);
}
function numberOf(initializer, next) {
  if (initializer === null) return next;
  return initializer.type === 'Literal' && typeof initializer.value === 'number' ? initializer.value : null;
}
function lowerNamespace(frame, node, body) {
  const scope = frame.module.scopes.of.get(node);
  if (node.declare || node.body === null || node.id.type !== 'Identifier' || scope === void 0) return;
  const to = frame.object();
  frame.store(node.id.name, to);
  const before = frame.open(scope);
  body(frame, node.body.body.map(withoutExport));
  for (const statement of node.body.body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration === null) continue;
    for (const name2 of declaredNames(statement.declaration)) frame.set(to, name2, frame.read(name2));
  }
  frame.scope = before;
}
function withoutExport(statement) {
  return statement.type === 'ExportNamedDeclaration' && statement.declaration !== null
    ? statement.declaration
    : statement;
}
function declaredNames(declaration) {
  switch (declaration.type) {
    case 'VariableDeclaration':
      return declaration.declare === true ? [] : declaration.declarations.flatMap(({ id }) => namesOf(id));
    case 'FunctionDeclaration':
      return declaration.id === null ? [] : [declaration.id.name];
    case 'ClassDeclaration':
      return declaration.id === null || declaration.declare === true ? [] : [declaration.id.name];
    case 'TSEnumDeclaration':
      return declaration.declare ? [] : [declaration.id.name];
    case 'TSModuleDeclaration':
      return declaration.id.type === 'Identifier' && !declaration.declare && declaration.body !== null
        ? [declaration.id.name]
        : [];
    case 'TSImportEqualsDeclaration':
      return [declaration.id.name];
    default:
      return [];
  }
}
function namesOf(pattern2) {
  switch (pattern2.type) {
    case 'Identifier':
      return [pattern2.name];
    case 'AssignmentPattern':
      return namesOf(pattern2.left);
    case 'RestElement':
      return namesOf(pattern2.argument);
    case 'ArrayPattern':
      return pattern2.elements.flatMap((element2) => (element2 === null ? [] : namesOf(element2)));
    default:
      return pattern2.properties.flatMap((it) => namesOf(it.type === 'RestElement' ? it.argument : it.value));
  }
}
function lowerImportEquals(frame, node) {
  const { moduleReference } = node;
  if (moduleReference.type === 'TSExternalModuleReference' || node.importKind === 'type') return;
  frame.store(node.id.name, qualified(frame, moduleReference));
}
function qualified(frame, name2) {
  if (name2.type === 'Identifier') return frame.read(name2.name);
  if (name2.type === 'TSQualifiedName') return frame.get(qualified(frame, name2.left), name2.right.name);
  const to = frame.newRegister();
  frame.emit({ op: 'this', to });
  return to;
}

// packages/scanners/code/languages/javascript/lowering/exports.ts
function exportStatement(frame, node) {
  switch (node.type) {
    case 'ExportNamedDeclaration':
      exportNamed(frame, node);
      return;
    case 'ExportDefaultDeclaration':
      exportDefault(frame, node);
      return;
    case 'ExportAllDeclaration': {
      if (node.exportKind === 'type') return;
      const index = frame.module.importOf(node.source.value, frame.place, false);
      if (node.exported === null) frame.module.exports.push({ kind: 'all', import: index });
      else again(frame, exportName(node.exported), index, null);
      return;
    }
    case 'TSExportAssignment': {
      const value = frame.expression(node.expression);
      const { namespaceCell } = frame.module;
      if (namespaceCell === null) return;
      const module = frame.newRegister();
      frame.emit({ op: 'cell', to: module, cell: namespaceCell });
      frame.set(module, 'exports', value);
    }
  }
}
function exportNamed(frame, node) {
  if (node.declaration !== null) {
    frame.statement(node.declaration);
    for (const name2 of declaredNames(node.declaration)) exportVariable(frame, name2, name2);
    return;
  }
  if (node.exportKind === 'type') return;
  const index = node.source === null ? null : frame.module.importOf(node.source.value, frame.place, false);
  for (const { local, exported: exported2, exportKind } of node.specifiers) {
    if (exportKind === 'type') continue;
    if (index === null) exportVariable(frame, exportName(local), exportName(exported2));
    else again(frame, exportName(exported2), index, exportName(local));
  }
}
function exportVariable(frame, local, exported2) {
  const slot = frame.module.scopes.module.variables.get(local)?.slot;
  if (slot?.in === 'cell') frame.module.exports.push({ kind: 'cell', name: exported2, cell: slot.cell });
  else if (slot?.in === 'import') again(frame, exported2, slot.import, slot.name);
}
function again(frame, name2, index, imported) {
  frame.module.exports.push({ kind: 'again', name: name2, import: index, imported });
}
function exportDefault(frame, node) {
  const { declaration } = node;
  if (declaration.type === 'TSInterfaceDeclaration') return;
  if (declaration.type === 'FunctionDeclaration' && declaration.id !== null) {
    exportVariable(frame, declaration.id.name, 'default');
    return;
  }
  if (declaration.type === 'ClassDeclaration' && declaration.id !== null) {
    frame.statement(declaration);
    exportVariable(frame, declaration.id.name, 'default');
    return;
  }
  if (declaration.type === 'TSDeclareFunction') return;
  if (declaration.type === 'Identifier') {
    const slot = frame.module.scopes.module.variables.get(declaration.name)?.slot;
    if (slot?.in === 'import') {
      exportVariable(frame, declaration.name, 'default');
      return;
    }
  }
  exportValue(frame, frame.expression(declaration, 'default'));
}
function exportValue(frame, value) {
  const cell = frame.module.newCell('default');
  frame.ownCells.push(cell);
  frame.emit({ op: 'set-cell', cell, from: value });
  frame.module.exports.push({ kind: 'cell', name: 'default', cell });
}

// packages/scanners/code/languages/javascript/lowering/jumps.ts
function breakTo(frame, node) {
  const label = node.label?.name;
  const goesOn = node.type === 'ContinueStatement';
  for (let depth2 = frame.jumps.length - 1; depth2 >= 0; depth2--) {
    const jump = frame.jumps[depth2];
    if (jump.to === 'finally') continue;
    if (label !== void 0 ? !jump.labels.includes(label) : jump.to === 'end' && (goesOn || jump.labelOnly)) continue;
    if (goesOn && jump.to !== 'loop') continue;
    runFinalizers(frame, depth2);
    frame.jumpAway(goesOn && jump.to === 'loop' ? jump.onContinue : jump.onBreak);
    return;
  }
  frame.module.problem('not-lowered', frame.place, 'A jump to a label that is not there.');
}
function returnWith(frame, value) {
  runFinalizers(frame, 0);
  frame.leave({ end: 'return', value });
}
function runFinalizers(frame, depth2) {
  const { jumps, handler, scope } = frame;
  for (let i = jumps.length - 1; i >= depth2; i--) {
    const jump = jumps[i];
    if (jump.to !== 'finally') continue;
    frame.jumps = jumps.slice(0, i);
    frame.handler = jump.handler;
    frame.scope = jump.scope;
    frame.split();
    frame.statement(jump.body);
  }
  frame.jumps = jumps;
  frame.handler = handler;
  frame.scope = scope;
}

// packages/scanners/code/languages/javascript/lowering/loops.ts
function loop(frame, onBreak, onContinue, body) {
  const labels = frame.pendingLabels;
  frame.pendingLabels = [];
  frame.jumps.push({ to: 'loop', labels, onBreak, onContinue });
  frame.statement(body);
  frame.jumps.pop();
}
function whileLoop(frame, node) {
  const head = frame.newBlock();
  const body = frame.newBlock();
  const after = frame.newBlock();
  frame.jump(head);
  frame.enter(head);
  frame.condition(node.test, body, after);
  frame.enter(body);
  loop(frame, after, head, node.body);
  frame.jump(head);
  frame.enter(after);
}
function doWhileLoop(frame, node) {
  const body = frame.newBlock();
  const test3 = frame.newBlock();
  const after = frame.newBlock();
  frame.jump(body);
  frame.enter(body);
  loop(frame, after, test3, node.body);
  frame.jump(test3);
  frame.enter(test3);
  frame.condition(node.test, body, after);
  frame.enter(after);
}
function forLoop(frame, node) {
  const labels = frame.pendingLabels;
  frame.pendingLabels = [];
  if (node.init?.type === 'VariableDeclaration') frame.statement(node.init);
  else if (node.init) frame.expression(node.init);
  const head = frame.newBlock();
  const body = frame.newBlock();
  const update2 = frame.newBlock();
  const after = frame.newBlock();
  frame.jump(head);
  frame.enter(head);
  if (node.test === null) frame.jump(body);
  else frame.condition(node.test, body, after);
  frame.enter(body);
  frame.pendingLabels = labels;
  loop(frame, after, update2, node.body);
  frame.jump(update2);
  frame.enter(update2);
  if (node.update !== null) frame.expression(node.update);
  frame.jump(head);
  frame.enter(after);
}
function forEach(frame, node) {
  const labels = frame.pendingLabels;
  frame.pendingLabels = [];
  const from2 = frame.expression(node.right);
  const head = frame.newBlock();
  const body = frame.newBlock();
  const after = frame.newBlock();
  frame.jump(head);
  frame.enter(head);
  frame.branch(frame.newRegister(), body, after);
  frame.enter(body);
  frame.at(node.left);
  let element2 = frame.newRegister();
  frame.emit({ op: 'next', to: element2, from: from2, of: node.type === 'ForInStatement' ? 'keys' : 'values' });
  if (node.type === 'ForOfStatement' && node.await) {
    const to = frame.newRegister();
    frame.emit({ op: 'await', to, from: element2 });
    element2 = to;
  }
  if (node.left.type !== 'VariableDeclaration') assign(frame, node.left, element2);
  else for (const { id } of node.left.declarations) declarePattern(frame, id, element2);
  frame.pendingLabels = labels;
  loop(frame, after, head, node.body);
  frame.jump(head);
  frame.enter(after);
}

// packages/scanners/code/languages/javascript/lowering/switch.ts
function lowerSwitch(frame, node) {
  const value = frame.expression(node.discriminant);
  const bodies = node.cases.map(() => frame.newBlock());
  const after = frame.newBlock();
  for (const [i, { test: test3 }] of node.cases.entries()) {
    if (test3 === null) continue;
    frame.at(test3);
    const next = frame.newBlock();
    frame.branch(frame.binary('===', value, frame.expression(test3)), bodies[i], next);
    frame.enter(next);
  }
  const byDefault = node.cases.findIndex(({ test: test3 }) => test3 === null);
  frame.jump(bodies[byDefault] ?? after);
  frame.jumps.push({ to: 'end', labels: [], onBreak: after, labelOnly: false });
  for (const [i, { consequent }] of node.cases.entries()) {
    frame.enter(bodies[i]);
    for (const statement of consequent) frame.statement(statement);
    frame.jump(bodies[i + 1] ?? after);
  }
  frame.jumps.pop();
  frame.enter(after);
}

// packages/scanners/code/languages/javascript/lowering/try.ts
var MOST_NESTED = 4;
function lowerTry(frame, node) {
  const outer = frame.handler;
  const after = frame.newBlock();
  const done = node.finalizer === null ? after : frame.newBlock();
  const nested = frame.jumps.filter((jump) => jump.to === 'finally').length;
  const rethrow = node.finalizer !== null && nested < MOST_NESTED ? frame.newBlock() : outer;
  const caught2 = node.handler === null ? rethrow : frame.newBlock();
  if (node.finalizer !== null && nested < MOST_NESTED) {
    frame.jumps.push({ to: 'finally', body: node.finalizer, handler: outer, scope: frame.scope });
  }
  frame.handler = caught2;
  frame.split();
  frame.statement(node.block);
  frame.jump(done);
  if (node.handler !== null && caught2 !== null) {
    frame.handler = rethrow;
    frame.enter(caught2);
    catchClause(frame, node.handler);
    frame.jump(done);
  }
  if (node.finalizer !== null && nested < MOST_NESTED) frame.jumps.pop();
  frame.handler = outer;
  if (node.finalizer !== null) {
    if (rethrow !== null && rethrow !== outer) {
      frame.enter(rethrow);
      frame.at(node.finalizer);
      const value = frame.newRegister();
      frame.emit({ op: 'caught', to: value });
      frame.statement(node.finalizer);
      frame.leave({ end: 'throw', value });
    }
    frame.enter(done);
    frame.statement(node.finalizer);
    frame.jump(after);
  }
  frame.enter(after);
}
function catchClause(frame, clause) {
  const scope = frame.module.scopes.of.get(clause);
  const before = scope === void 0 ? frame.scope : frame.open(scope);
  frame.at(clause);
  const value = frame.newRegister();
  frame.emit({ op: 'caught', to: value });
  if (clause.param !== null) declarePattern(frame, clause.param, value);
  frame.statement(clause.body);
  frame.scope = before;
}

// packages/scanners/code/languages/javascript/lowering/statements.ts
function lowerStatement(frame, node) {
  frame.at(node);
  switch (node.type) {
    case 'ExpressionStatement':
      frame.expression(node.expression);
      return;
    case 'VariableDeclaration':
      lowerVariables(frame, node);
      return;
    case 'ReturnStatement':
      returnWith(frame, node.argument === null ? null : frame.expression(node.argument));
      return;
    case 'IfStatement':
      lowerIf(frame, node);
      return;
    case 'BlockStatement':
      withScope(frame, node, () => lowerBody(frame, node.body));
      return;
    case 'ForStatement':
      withScope(frame, node, () => forLoop(frame, node));
      return;
    case 'ForOfStatement':
    case 'ForInStatement':
      withScope(frame, node, () => forEach(frame, node));
      return;
    case 'WhileStatement':
      whileLoop(frame, node);
      return;
    case 'DoWhileStatement':
      doWhileLoop(frame, node);
      return;
    case 'BreakStatement':
    case 'ContinueStatement':
      breakTo(frame, node);
      return;
    case 'ThrowStatement':
      frame.leave({ end: 'throw', value: frame.expression(node.argument) });
      return;
    case 'TryStatement':
      lowerTry(frame, node);
      return;
    case 'SwitchStatement':
      withScope(frame, node, () => lowerSwitch(frame, node));
      return;
    case 'LabeledStatement':
      lowerLabel(frame, node);
      return;
    case 'FunctionDeclaration':
      if (!frame.module.lowered.has(node)) hoist(frame, node);
      return;
    case 'ClassDeclaration':
      lowerClassDeclaration(frame, node);
      return;
    case 'WithStatement':
      frame.module.problem('not-lowered', frame.place, 'Names inside `with` may mean fields of its object.');
      frame.expression(node.object);
      frame.statement(node.body);
      return;
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ExportAllDeclaration':
    case 'TSExportAssignment':
      exportStatement(frame, node);
      return;
    case 'TSEnumDeclaration':
      lowerEnum(frame, node);
      return;
    case 'TSModuleDeclaration':
      if (!node.global) lowerNamespace(frame, node, lowerBody);
      return;
    case 'TSImportEqualsDeclaration':
      lowerImportEquals(frame, node);
      return;
  }
}
function lowerBody(frame, body) {
  for (const statement of body) {
    const declaration = declarationOf(statement);
    if (declaration?.type === 'FunctionDeclaration') hoist(frame, declaration);
  }
  for (const statement of body) lowerStatement(frame, statement);
}
function hoist(frame, node) {
  if (node.id === null || node.body === null) return;
  frame.at(node);
  const { place: place2 } = frame;
  const to = frame.newRegister();
  const index = frame.module.dispatch.function(frame, node, node.id.name);
  frame.place = place2;
  frame.emit({ op: 'function', to, function: index });
  frame.store(node.id.name, to);
}
function declarationOf(statement) {
  if (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') {
    return statement.declaration;
  }
  return statement;
}
function withScope(frame, node, lower2) {
  const scope = frame.module.scopes.of.get(node);
  if (scope === void 0) {
    lower2();
    return;
  }
  const before = frame.open(scope);
  lower2();
  frame.scope = before;
}
function lowerVariables(frame, node) {
  if (node.declare === true) return;
  for (const { id, init, start } of node.declarations) {
    if (init === null && node.kind === 'var') continue;
    frame.at(id);
    const hint = id.type === 'Identifier' ? id.name : null;
    let value = init === null ? frame.undefined() : frame.expression(init, hint);
    frame.place = frame.module.places.at(start);
    if (node.kind === 'using' || node.kind === 'await using') {
      const to = frame.newRegister();
      frame.emit({ op: 'enter', to, from: value });
      value = to;
    }
    declarePattern(frame, id, value);
  }
}
function lowerIf(frame, node) {
  const after = frame.newBlock();
  for (let at2 = node; at2 !== null; ) {
    const yes2 = frame.newBlock();
    const no = at2.alternate === null ? after : frame.newBlock();
    frame.condition(at2.test, yes2, no);
    frame.enter(yes2);
    frame.statement(at2.consequent);
    frame.jump(after);
    if (at2.alternate === null) break;
    frame.enter(no);
    if (at2.alternate.type === 'IfStatement') at2 = at2.alternate;
    else {
      frame.statement(at2.alternate);
      frame.jump(after);
      at2 = null;
    }
  }
  frame.enter(after);
}
function lowerLabel(frame, node) {
  const { type: type2 } = node.body;
  frame.pendingLabels.push(node.label.name);
  if (type2 === 'LabeledStatement' || /^(?:For|While|DoWhile)/.test(type2)) {
    frame.statement(node.body);
    return;
  }
  const labels = frame.pendingLabels;
  frame.pendingLabels = [];
  const after = frame.newBlock();
  frame.jumps.push({ to: 'end', labels, onBreak: after, labelOnly: true });
  frame.statement(node.body);
  frame.jumps.pop();
  frame.jump(after);
  frame.enter(after);
}
function lowerClassDeclaration(frame, node) {
  if (node.declare === true || node.id === null) return;
  const value = frame.module.dispatch.class(frame, node, null);
  frame.store(node.id.name, value);
}

// packages/scanners/code/languages/javascript/lowering/functions.ts
function lowerFunction(outer, node, name2) {
  const { module } = outer;
  const known4 = module.lowered.get(node);
  if (known4 !== void 0) return known4;
  const scope = module.scopes.of.get(node);
  if (scope === void 0 || node.body === null) return emptyFunction(outer, name2);
  const index = module.functions.push(null) - 1;
  module.lowered.set(node, index);
  const at2 = module.places.at(node.start);
  const frame = new Frame(module, outer, scope, at2);
  frame.open(scope);
  const parameters = bindParameters(frame, node, scope);
  const { body } = node;
  if (body.type === 'BlockStatement') lowerBody(frame, body.body);
  else frame.leave({ end: 'return', value: frame.expression(body) });
  module.functions[index] = finished(frame, node, { name: name2, at: at2, parameters });
  return index;
}
function finished(frame, node, known4) {
  frame.place = frame.module.places.at(Math.max(node.start, node.end - 1));
  const blocks = frame.finish();
  return {
    name: known4.name,
    at: known4.at,
    endLine: frame.module.places.lineNumber(node.end),
    async: node.async,
    generator: node.generator,
    lexicalThis: node.type === 'ArrowFunctionExpression',
    parameters: known4.parameters,
    registers: frame.registers,
    ownCells: frame.ownCells,
    blocks,
  };
}
function emptyFunction(outer, name2) {
  const at2 = outer.place;
  const frame = new Frame(outer.module, outer, outer.scope, at2);
  return outer.module.functions.push({ ...bodyOf(frame, name2, at2), lexicalThis: false }) - 1;
}
function bodyOf(frame, name2, at2, endLine = 0) {
  const blocks = frame.finish();
  const { ownCells, registers } = frame;
  return {
    name: name2,
    at: at2,
    endLine: endLine === 0 ? Math.floor(at2 / 4096) : endLine,
    async: false,
    generator: false,
    lexicalThis: false,
    parameters: [],
    registers,
    ownCells,
    blocks,
  };
}
function bindParameters(frame, node, scope) {
  const parameters = [];
  const waiting = [];
  for (const parameter of node.params) {
    const isField2 = parameter.type === 'TSParameterProperty';
    const outer = isField2 ? parameter.parameter : parameter;
    const pattern2 = outer.type === 'RestElement' ? outer.argument : outer;
    const inner = pattern2.type === 'AssignmentPattern' ? pattern2.left : pattern2;
    if (inner.type === 'Identifier' && inner.name === 'this') continue;
    const register2 = frame.newRegister();
    const annotation = 'typeAnnotation' in inner ? inner.typeAnnotation : null;
    parameters.push({
      name: inner.type === 'Identifier' ? inner.name : `parameter ${parameters.length + 1}`,
      register: register2,
      kind: outer.type === 'RestElement' ? 'rest' : 'one',
      type: annotation ? typeName(frame, annotation.typeAnnotation) : null,
    });
    waiting.push({ pattern: pattern2, register: register2, field: isField2 ? inner.name : null });
  }
  if (scope.usesArguments) bindArguments(frame, parameters);
  for (const it of waiting) bindParameter(frame, it);
  return parameters;
}
function bindParameter(frame, { pattern: pattern2, register: register2, field: field3 }) {
  frame.at(pattern2);
  let value = register2;
  let inner = pattern2;
  if (pattern2.type === 'AssignmentPattern') {
    inner = pattern2.left;
    value = withDefault(frame, register2, pattern2.right, inner.type === 'Identifier' ? inner.name : null);
  }
  if (inner.type === 'Identifier') {
    const variable = frame.scope.find(inner.name);
    if (variable !== null) frame.adopt(variable, value);
  } else {
    declarePattern(frame, inner, value);
  }
  if (field3 === null) return;
  const to = frame.newRegister();
  frame.emit({ op: 'this', to });
  frame.set(to, field3, value);
}
function bindArguments(frame, parameters) {
  if (parameters.at(-1)?.kind !== 'rest') {
    parameters.push({ name: 'arguments', register: frame.newRegister(), kind: 'rest', type: null });
  }
  const to = frame.newRegister();
  const items2 = parameters.map((it) =>
    it.kind === 'rest' ? { value: it.register, spread: 'values' } : { value: it.register },
  );
  frame.emit({ op: 'list', to, items: items2 });
  const variable = frame.scope.find('arguments');
  if (variable !== null) frame.adopt(variable, to);
}

// packages/scanners/code/languages/javascript/lowering/objects.ts
function array(frame, node) {
  const items2 = node.elements.map((element2) => {
    if (element2 === null) return { value: frame.undefined() };
    if (element2.type === 'SpreadElement') return { value: frame.expression(element2.argument), spread: 'values' };
    return { value: frame.expression(element2) };
  });
  frame.at(node);
  const to = frame.newRegister();
  frame.emit({ op: 'list', to, items: items2 });
  return to;
}
function object(frame, node, hint) {
  const to = frame.object();
  for (const property of node.properties) {
    frame.at(property);
    if (property.type === 'SpreadElement') {
      const from2 = frame.expression(property.argument);
      frame.emit({ op: 'spread', object: to, from: from2 });
      continue;
    }
    const key = constantKey(frame, property.key, property.computed) ?? frame.expression(property.key);
    const name2 = typeof key === 'string' ? (hint === null ? key : `${hint}.${key}`) : hint;
    const value = frame.expression(property.value, name2);
    frame.at(property);
    if (property.kind === 'init') frame.set(to, key, value);
    else accessor(frame, to, key, property.kind, value);
  }
  return to;
}
function accessor(frame, of2, key, kind2, value) {
  const descriptor = frame.object();
  frame.set(descriptor, kind2, value);
  frame.set(descriptor, 'configurable', frame.constant({ type: 'boolean', value: true }));
  const objects = frame.global('Object');
  const name2 = typeof key === 'string' ? frame.text(key) : key;
  const args = [{ value: of2 }, { value: name2 }, { value: descriptor }];
  frame.call(frame.get(objects, 'defineProperty'), objects, args);
}

// packages/scanners/code/languages/javascript/lowering/classes.ts
var MEMBER_KINDS = { constructor: 'constructor', method: 'method', get: 'getter', set: 'setter' };
function lowerClass(outer, node, hint) {
  const { module } = outer;
  const name2 = node.id?.name ?? hint ?? '<class>';
  const scope = module.scopes.of.get(node);
  const before = scope === void 0 ? outer.scope : outer.open(scope);
  const bases = node.superClass === null ? [] : [outer.expression(node.superClass)];
  const decorations = [];
  decorate(outer, node.decorators, {}, decorations);
  const known4 = module.lowered.get(node);
  const index =
    known4 ??
    module.classes.push({ name: name2, at: outer.place, members: [], initialiser: null, staticInitialiser: null }) - 1;
  module.lowered.set(node, index);
  const members = [];
  const late = [];
  for (const element2 of node.body.body) {
    if (isMethod(element2)) {
      const made = methodOf(outer, element2, name2);
      if (made.member === null) {
        if (made.function !== null) late.push({ method: element2, function: made.function });
        continue;
      }
      decorateMember(outer, element2, members.length, decorations);
      members.push(made.member);
    } else if (isField(element2)) {
      const key = constantKey(outer, element2.key, element2.computed);
      if (key === null || element2.declare === true) continue;
      decorate(outer, element2.decorators, { member: members.length }, decorations);
      const type2 = element2.typeAnnotation ? typeName(outer, element2.typeAnnotation.typeAnnotation) : null;
      members.push({ name: key, kind: 'field', static: element2.static, function: null, type: type2 });
    }
  }
  if (known4 === void 0) {
    const fields3 = node.body.body.filter((it) => isField(it) && !it.static && it.value !== null);
    const statics = node.body.body.filter(
      (it) => it.type === 'StaticBlock' || (isField(it) && it.static && it.value !== null),
    );
    module.classes[index] = {
      name: name2,
      at: module.places.at(node.start),
      members,
      initialiser: initialiser(outer, `${name2}.<fields>`, module.scopes.of.get(node.body), fields3),
      staticInitialiser: initialiser(outer, `${name2}.<static>`, module.scopes.statics.get(node), statics),
    };
  }
  outer.at(node);
  const to = outer.newRegister();
  outer.emit({ op: 'class', to, class: index, bases, decorations });
  if (node.id !== null) outer.store(node.id.name, to);
  for (const it of late) lateMethod(outer, to, it.method, it.function);
  outer.scope = before;
  return to;
}
function isMethod(element2) {
  return element2.type === 'MethodDefinition' || element2.type === 'TSAbstractMethodDefinition';
}
function isField(element2) {
  return /^(?:TSAbstract)?(?:PropertyDefinition|AccessorProperty)$/.test(element2.type);
}
function methodOf(outer, method, className) {
  const key = constantKey(outer, method.key, method.computed);
  const hasBody = method.value.body !== null;
  const name2 = `${className}.${key ?? '<computed>'}`;
  const made = hasBody ? outer.module.dispatch.function(outer, method.value, name2) : null;
  if (key === null || (!hasBody && method.type === 'MethodDefinition')) return { member: null, function: made };
  return {
    member: { name: key, kind: MEMBER_KINDS[method.kind], static: method.static, function: made, type: null },
    function: made,
  };
}
function lateMethod(outer, of2, method, index) {
  outer.at(method);
  const home = method.static ? of2 : outer.get(of2, 'prototype');
  const key = outer.expression(method.key);
  const value = outer.newRegister();
  outer.emit({ op: 'function', to: value, function: index });
  if (method.kind === 'get' || method.kind === 'set') accessor(outer, home, key, method.kind, value);
  else outer.set(home, key, value);
}
function decorateMember(outer, method, member4, into) {
  decorate(outer, method.decorators, { member: member4 }, into);
  for (const [parameter, it] of method.value.params.entries()) {
    const decorators = 'decorators' in it ? (it.decorators ?? []) : [];
    decorate(outer, decorators, { member: member4, parameter }, into);
  }
}
function decorate(outer, decorators, on, into) {
  for (const decorator of decorators) into.push({ value: outer.expression(decorator.expression), ...on });
}
function initialiser(outer, name2, scope, elements2) {
  const first = elements2[0];
  if (first === void 0 || scope === void 0) return null;
  const { module } = outer;
  const index = module.functions.push(null) - 1;
  const at2 = module.places.at(first.start);
  const frame = new Frame(module, outer, scope, at2);
  frame.open(scope);
  for (const element2 of elements2) {
    frame.at(element2);
    if (element2.type === 'StaticBlock') withScope(frame, element2, () => lowerBody(frame, element2.body));
    else if (isField(element2)) initialiseField(frame, element2);
  }
  module.functions[index] = bodyOf(frame, name2, at2, module.places.lineNumber((elements2.at(-1) ?? first).end));
  return index;
}
function initialiseField(frame, field3) {
  if (field3.value === null) return;
  const key = constantKey(frame, field3.key, field3.computed) ?? frame.expression(field3.key);
  const value = frame.expression(field3.value, typeof key === 'string' ? key : null);
  const type2 = field3.typeAnnotation ? typeName(frame, field3.typeAnnotation.typeAnnotation) : null;
  frame.at(field3);
  if (type2 !== null) frame.emit({ op: 'typed', of: value, type: type2 });
  const object2 = frame.newRegister();
  frame.emit({ op: 'this', to: object2 });
  frame.set(object2, key, value);
}

// packages/scanners/code/languages/javascript/lowering/conditions.ts
function lowerCondition(frame, node, yes2, no) {
  if (node.type === 'ParenthesizedExpression') {
    frame.condition(node.expression, yes2, no);
  } else if (node.type === 'UnaryExpression' && node.operator === '!') {
    frame.condition(node.argument, no, yes2);
  } else if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const second = frame.newBlock();
    if (node.operator === '&&') frame.condition(node.left, second, no);
    else frame.condition(node.left, yes2, second);
    frame.enter(second);
    frame.condition(node.right, yes2, no);
  } else {
    const value = frame.expression(node);
    frame.at(node);
    frame.branch(value, yes2, no);
  }
}
function choice(frame, node, hint) {
  const to = frame.newRegister();
  const after = frame.newBlock();
  if (node.type === 'ConditionalExpression') conditional(frame, node, hint, to, after);
  else {
    const left = frame.expression(node.left, hint);
    frame.at(node);
    otherwise(frame, node.operator, left, to, after);
    frame.copy(to, frame.expression(node.right, hint));
    frame.jump(after);
  }
  frame.enter(after);
  return to;
}
function otherwise(frame, operator, left, to, after) {
  const kept = frame.newBlock();
  const replaced = frame.newBlock();
  if (operator === '&&') frame.branch(left, replaced, kept);
  else if (operator === '||') frame.branch(left, kept, replaced);
  else frame.branch(frame.binary('==', left, frame.constant({ type: 'null' })), replaced, kept);
  frame.enter(kept);
  frame.copy(to, left);
  frame.jump(after);
  frame.enter(replaced);
}
function conditional(frame, node, hint, to, after) {
  for (let at2 = node; ; ) {
    if (at2.type !== 'ConditionalExpression') {
      frame.copy(to, frame.expression(at2, hint));
      frame.jump(after);
      return;
    }
    const yes2 = frame.newBlock();
    const no = frame.newBlock();
    frame.condition(at2.test, yes2, no);
    frame.enter(yes2);
    frame.copy(to, frame.expression(at2.consequent, hint));
    frame.jump(after);
    frame.enter(no);
    at2 = at2.alternate;
  }
}

// packages/scanners/code/languages/javascript/lowering/assignments.ts
function assignment(frame, node) {
  const { left, operator } = node;
  if (operator === '=') {
    if (left.type === 'MemberExpression') {
      const target2 = reference2(frame, left);
      const value3 = frame.expression(node.right, hintOf(left));
      frame.at(left);
      target2.write(value3);
      return value3;
    }
    const value2 = frame.expression(node.right, hintOf(left));
    frame.at(node);
    assign(frame, left, value2);
    return value2;
  }
  const target = reference2(frame, left);
  const old = target.read();
  if (operator === '&&=' || operator === '||=' || operator === '??=') {
    const to = frame.newRegister();
    const after = frame.newBlock();
    otherwise(frame, operator.slice(0, 2), old, to, after);
    const value2 = frame.expression(node.right, hintOf(left));
    target.write(value2);
    frame.copy(to, value2);
    frame.jump(after);
    frame.enter(after);
    return to;
  }
  const right = frame.expression(node.right);
  frame.at(node);
  const value = frame.binary(operator.slice(0, -1), old, right);
  target.write(value);
  return value;
}
function hintOf(target) {
  if (target.type === 'Identifier') return target.name;
  if (target.type !== 'MemberExpression' || target.property.type !== 'Identifier' || target.computed) return null;
  const object2 = target.object.type === 'Identifier' ? `${target.object.name}.` : '';
  return object2 === 'exports.' || object2 === 'module.' ? target.property.name : `${object2}${target.property.name}`;
}
function reference2(frame, target) {
  switch (target.type) {
    case 'MemberExpression': {
      const object2 = frame.expression(target.object);
      const key = constantKey(frame, target.property, target.computed) ?? frame.expression(target.property);
      return { read: () => frame.get(object2, key), write: (value) => frame.set(object2, key, value) };
    }
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ParenthesizedExpression':
      return reference2(frame, target.expression);
    case 'Identifier':
      return { read: () => frame.read(target.name), write: (value) => frame.store(target.name, value) };
    default: {
      const value = frame.expression(target);
      return { read: () => value, write: () => {} };
    }
  }
}
function update(frame, node) {
  const target = reference2(frame, node.argument);
  frame.at(node);
  const old = frame.unary('+', target.read());
  const one = frame.constant({ type: 'number', value: 1 });
  const value = frame.binary(node.operator === '++' ? '+' : '-', old, one);
  target.write(value);
  return node.prefix ? value : old;
}

// packages/scanners/code/languages/javascript/lowering/members.ts
function member(frame, node) {
  const object2 = frame.expression(node.object);
  if (node.optional) leaveChain(frame, object2, node);
  return memberOf(frame, object2, node);
}
function memberOf(frame, object2, node) {
  const key = constantKey(frame, node.property, node.computed) ?? frame.expression(node.property);
  frame.at(node);
  return frame.get(object2, key);
}
function leaveChain(frame, value, node) {
  if (frame.optionalChainEnd === null) return;
  frame.at(node);
  const goesOn = frame.newBlock();
  frame.branch(frame.binary('==', value, frame.constant({ type: 'null' })), frame.optionalChainEnd, goesOn);
  frame.enter(goesOn);
}
function chain(frame, node) {
  const outer = frame.optionalChainEnd;
  const early = frame.newBlock();
  const after = frame.newBlock();
  const to = frame.newRegister();
  frame.optionalChainEnd = early;
  const value = frame.expression(node.expression);
  frame.optionalChainEnd = outer;
  frame.copy(to, value);
  frame.jump(after);
  frame.enter(early);
  frame.emit({ op: 'constant', to, value: { type: 'undefined' } });
  frame.jump(after);
  frame.enter(after);
  return to;
}

// packages/scanners/code/languages/javascript/lowering/path-text.ts
function pathText(frame, node) {
  const plain = constantText(node);
  if (plain !== null) return plain;
  if (frame.scope.find('__dirname') !== null) return null;
  const parts = partsOf(node);
  if (parts === null || parts[0] !== null) return null;
  const rest = parts.slice(1).filter((part) => part !== null);
  if (rest.length !== parts.length - 1) return null;
  const path = rest.map((part) => part.replace(/^\/+|\/+$/g, '')).join('/');
  return path.startsWith('../') ? path : `./${path.replace(/^\.\//, '')}`;
}
function partsOf(node) {
  if (node.type === 'Identifier' && node.name === '__dirname') return [null];
  const text2 = constantText(node);
  if (text2 !== null) return [text2];
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    return joined([node.left, node.right]);
  }
  if (node.type === 'TemplateLiteral') return templateParts(node);
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  const { object: object2, property } = node.callee;
  const isPath = object2.type === 'Identifier' && object2.name === 'path' && property.type === 'Identifier';
  if (!isPath || (property.name !== 'join' && property.name !== 'resolve')) return null;
  return joined(node.arguments);
}
function templateParts(node) {
  const [first, second] = node.quasis;
  const [expression] = node.expressions;
  const isFolder = expression?.type === 'Identifier' && expression.name === '__dirname';
  if (node.expressions.length !== 1 || !isFolder || first?.value.raw !== '') return null;
  return [null, second?.value.cooked ?? ''];
}
function joined(nodes) {
  const parts = [];
  for (const node of nodes) {
    const more = node.type === 'SpreadElement' ? null : partsOf(node);
    if (more === null) return null;
    parts.push(...more);
  }
  return parts;
}

// packages/scanners/code/languages/javascript/lowering/calls.ts
var LONGEST_NAME = 60;
function call(frame, node) {
  const { callee } = node;
  const required = requiredModule(frame, node);
  if (required !== null) return frame.import(required);
  if (callee.type === 'Super') return superCall(frame, node);
  const { value, receiver } = calleeOf(frame, callee);
  if (node.optional) leaveChain(frame, value, node);
  const args = argumentsOf(frame, node.arguments, callee);
  frame.place = frame.module.places.at(startOfCall(callee, node));
  return frame.call(value, receiver, args);
}
function startOfCall(callee, node) {
  return callee.type === 'MemberExpression' && !callee.computed ? callee.property.start : node.start;
}
function calleeOf(frame, callee) {
  switch (callee.type) {
    case 'ParenthesizedExpression':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
    case 'TSAsExpression':
      return calleeOf(frame, callee.expression);
    case 'MemberExpression': {
      const object2 = frame.expression(callee.object);
      if (callee.optional) leaveChain(frame, object2, callee);
      const value = memberOf(frame, object2, callee);
      if (callee.object.type !== 'Super') return { value, receiver: object2 };
      const receiver = frame.newRegister();
      frame.emit({ op: 'this', to: receiver });
      return { value, receiver };
    }
    default:
      return { value: frame.expression(callee), receiver: null };
  }
}
function superCall(frame, node) {
  const callee = frame.newRegister();
  const receiver = frame.newRegister();
  frame.emit({ op: 'super', to: callee });
  frame.emit({ op: 'this', to: receiver });
  const args = argumentsOf(frame, node.arguments, node.callee);
  frame.at(node);
  return frame.call(callee, receiver, args);
}
function argumentsOf(frame, nodes, callee) {
  return nodes.map((node) => {
    if (node.type === 'SpreadElement') return { value: frame.expression(node.argument), spread: 'values' };
    const hint =
      node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
        ? callbackName(frame, callee)
        : null;
    return { value: frame.expression(node, hint) };
  });
}
function callbackName(frame, callee) {
  const text2 = frame.module.text.slice(callee.start, Math.min(callee.end, callee.start + LONGEST_NAME + 1));
  if (text2.length <= LONGEST_NAME && !/[\n(]/.test(text2)) return `callback of ${text2}`;
  const last =
    callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : 'a call';
  return `callback of ${last}`;
}
function construct(frame, node) {
  const callee = frame.expression(node.callee);
  const args = argumentsOf(frame, node.arguments, node.callee);
  frame.at(node);
  return frame.call(callee, null, args, true);
}
function taggedTemplate(frame, node) {
  const { value, receiver } = calleeOf(frame, node.tag);
  const items2 = node.quasi.quasis.map((quasi) => ({ value: frame.text(quasi.value.cooked ?? quasi.value.raw) }));
  const texts3 = frame.newRegister();
  frame.emit({ op: 'list', to: texts3, items: items2 });
  const args = node.quasi.expressions.map((expression) => ({ value: frame.expression(expression) }));
  frame.at(node);
  return frame.call(value, receiver, [{ value: texts3 }, ...args]);
}
function requiredModule(frame, node) {
  const { callee } = node;
  const [first] = node.arguments;
  if (callee.type !== 'Identifier' || callee.name !== 'require' || first === void 0 || first.type === 'SpreadElement') {
    return null;
  }
  const specifier = pathText(frame, first);
  if (specifier === null || specifier === '' || frame.scope.find('require') !== null) return null;
  return frame.module.importOf(specifier, frame.module.places.at(node.start), frame.handler !== null);
}
function dynamicImport(frame, node) {
  const specifier = constantText(node.source);
  if (specifier === null || specifier === '') {
    const argument = frame.expression(node.source);
    frame.at(node);
    return frame.call(frame.global('import'), null, [{ value: argument }]);
  }
  const namespace = frame.import(frame.module.importOf(specifier, frame.place, frame.handler !== null));
  const promise = frame.global('Promise');
  return frame.call(frame.get(promise, 'resolve'), promise, [{ value: namespace }]);
}

// packages/scanners/code/languages/javascript/lowering/jsx.ts
function jsxElement(frame, node) {
  const { name: name2, attributes } = node.openingElement;
  const tag = elementName(frame, name2);
  const properties = frame.object();
  for (const attribute2 of attributes) {
    frame.at(attribute2);
    if (attribute2.type === 'JSXSpreadAttribute') {
      frame.emit({ op: 'spread', object: properties, from: frame.expression(attribute2.argument) });
    } else {
      const key = attributeName(attribute2.name);
      const value = attributeValue(frame, attribute2.value, key);
      frame.at(attribute2);
      frame.set(properties, key, value);
    }
  }
  return jsxCall(frame, node, tag, properties, node.children);
}
function jsxFragment(frame, node) {
  return jsxCall(frame, node, frame.text(''), frame.object(), node.children);
}
function jsxCall(frame, node, tag, properties, children) {
  const values2 = children.flatMap((child) => childOf(frame, child));
  const [only2] = values2;
  if (only2 !== void 0 && values2.length === 1 && only2.spread === void 0) {
    frame.set(properties, 'children', only2.value);
  } else if (values2.length > 0) {
    const list5 = frame.newRegister();
    frame.emit({ op: 'list', to: list5, items: values2 });
    frame.set(properties, 'children', list5);
  }
  frame.at(node);
  return frame.call(frame.global('JSX'), null, [{ value: tag }, { value: properties }, ...values2]);
}
function elementName(frame, name2) {
  frame.at(name2);
  if (name2.type === 'JSXNamespacedName') return frame.text(`${name2.namespace.name}:${name2.name.name}`);
  if (name2.type === 'JSXMemberExpression') return memberName(frame, name2);
  return /^[a-z]/.test(name2.name) ? frame.text(name2.name) : frame.read(name2.name);
}
function memberName(frame, name2) {
  if (name2.type === 'JSXMemberExpression') return frame.get(memberName(frame, name2.object), name2.property.name);
  if (name2.name !== 'this') return frame.read(name2.name);
  const to = frame.newRegister();
  frame.emit({ op: 'this', to });
  return to;
}
function attributeName(name2) {
  return name2.type === 'JSXNamespacedName' ? `${name2.namespace.name}:${name2.name.name}` : name2.name;
}
function attributeValue(frame, value, hint) {
  if (value === null) return frame.constant({ type: 'boolean', value: true });
  if (value.type !== 'JSXExpressionContainer') return frame.expression(value);
  return value.expression.type === 'JSXEmptyExpression' ? frame.undefined() : frame.expression(value.expression, hint);
}
function childOf(frame, child) {
  switch (child.type) {
    case 'JSXText':
      return [];
    case 'JSXExpressionContainer':
      return child.expression.type === 'JSXEmptyExpression' ? [] : [{ value: frame.expression(child.expression) }];
    case 'JSXSpreadChild':
      return [{ value: frame.expression(child.expression), spread: 'values' }];
    default:
      return [{ value: frame.expression(child) }];
  }
}

// packages/scanners/code/languages/javascript/lowering/expressions.ts
function lowerExpression(frame, node, hint) {
  frame.at(node);
  switch (node.type) {
    case 'Identifier':
      return frame.read(node.name);
    case 'MemberExpression':
      return member(frame, node);
    case 'CallExpression':
      return call(frame, node);
    case 'Literal':
      return literal(frame, node);
    case 'ObjectExpression':
      return object(frame, node, hint);
    case 'ArrayExpression':
      return array(frame, node);
    case 'FunctionExpression':
    case 'FunctionDeclaration':
    case 'ArrowFunctionExpression':
      return functionValue(frame, node, hint);
    case 'AssignmentExpression':
      return assignment(frame, node);
    case 'BinaryExpression':
      return binary(frame, node);
    case 'LogicalExpression':
    case 'ConditionalExpression':
      return choice(frame, node, hint);
    case 'TemplateLiteral':
      return template(frame, node);
    case 'ThisExpression':
      return simple(frame, 'this');
    case 'Super':
      return simple(frame, 'super');
    case 'AwaitExpression':
      return awaited(frame, frame.expression(node.argument), node);
    case 'UnaryExpression':
      return unary(frame, node);
    case 'UpdateExpression':
      return update(frame, node);
    case 'NewExpression':
      return construct(frame, node);
    case 'ParenthesizedExpression':
      return frame.expression(node.expression, hint);
    case 'ChainExpression':
      return chain(frame, node);
    case 'SequenceExpression':
      return sequence(frame, node);
    case 'TaggedTemplateExpression':
      return taggedTemplate(frame, node);
    case 'ClassExpression':
    case 'ClassDeclaration':
      return frame.module.dispatch.class(frame, node, hint);
    case 'YieldExpression':
      return yielded(frame, node);
    case 'ImportExpression':
      return dynamicImport(frame, node);
    case 'MetaProperty':
      return frame.global(`${node.meta.name}.${node.property.name}`);
    case 'JSXElement':
      return jsxElement(frame, node);
    case 'JSXFragment':
      return jsxFragment(frame, node);
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      return cast(frame, node, hint);
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      return frame.expression(node.expression, hint);
    default:
      frame.module.problem('not-lowered', frame.place, `A kind of expression that is not known: ${node.type}.`);
      return frame.newRegister();
  }
}
function simple(frame, op) {
  const to = frame.newRegister();
  frame.emit({ op, to });
  return to;
}
function literal(frame, node) {
  if ('regex' in node) return frame.constant({ type: 'pattern', source: node.regex.pattern, flags: node.regex.flags });
  if ('bigint' in node) return frame.constant({ type: 'integer', value: node.bigint });
  const { value } = node;
  if (typeof value === 'string') return frame.text(value);
  if (typeof value === 'number') return frame.constant({ type: 'number', value });
  if (typeof value === 'boolean') return frame.constant({ type: 'boolean', value });
  return frame.constant({ type: 'null' });
}
function functionValue(frame, node, hint) {
  const { place: place2 } = frame;
  const to = frame.newRegister();
  const own = node.id?.name ?? null;
  const wraps = node.type === 'FunctionExpression' && own !== null;
  const around = wraps ? (frame.module.scopes.of.get(node)?.parent ?? null) : null;
  const before = around === null ? frame.scope : frame.open(around);
  const index = frame.module.dispatch.function(frame, node, own ?? hint ?? '<anonymous>');
  frame.place = place2;
  frame.emit({ op: 'function', to, function: index });
  if (around !== null && own !== null) frame.store(own, to);
  frame.scope = before;
  return to;
}
function binary(frame, node) {
  const spine = [node];
  let left = node.left;
  while (left.type === 'BinaryExpression') {
    spine.push(left);
    left = left.left;
  }
  let value = left.type === 'PrivateIdentifier' ? frame.text(`#${left.name}`) : frame.expression(left);
  for (let i = spine.length - 1; i >= 0; i--) {
    const part = spine[i];
    const right = frame.expression(part.right);
    frame.at(part);
    value = frame.binary(part.operator, value, right);
  }
  return value;
}
function template(frame, node) {
  const { place: place2 } = frame;
  const parts = [];
  for (const [i, quasi] of node.quasis.entries()) {
    const text2 = quasi.value.cooked ?? quasi.value.raw;
    if (text2 !== '') parts.push(frame.text(text2));
    const expression = node.expressions[i];
    if (expression !== void 0) parts.push(frame.expression(expression));
    frame.place = place2;
  }
  if (node.expressions.length === 0) return parts[0] ?? frame.text('');
  const to = frame.newRegister();
  frame.emit({ op: 'join', to, parts });
  return to;
}
function awaited(frame, from2, node) {
  frame.at(node);
  const to = frame.newRegister();
  frame.emit({ op: 'await', to, from: from2 });
  return to;
}
function unary(frame, node) {
  const { argument, operator } = node;
  if (operator === 'delete') {
    const target = argument.type === 'ChainExpression' ? argument.expression : argument;
    if (target.type === 'MemberExpression') {
      const { object: object2, key } = memberParts(frame, target);
      frame.emit({ op: 'delete', object: object2, key });
    }
    return frame.constant({ type: 'boolean', value: true });
  }
  if (operator === '-' && argument.type === 'Literal' && typeof argument.value === 'number') {
    return frame.constant({ type: 'number', value: -argument.value });
  }
  const from2 = frame.expression(argument);
  frame.at(node);
  return operator === 'void' ? frame.undefined() : frame.unary(operator, from2);
}
function memberParts(frame, node) {
  const object2 = frame.expression(node.object);
  const key = node.computed ? frame.expression(node.property) : node.property.name;
  return { object: object2, key };
}
function sequence(frame, node) {
  let value = frame.newRegister();
  for (const expression of node.expressions) value = frame.expression(expression);
  return value;
}
function yielded(frame, node) {
  const from2 = node.argument === null ? frame.undefined() : frame.expression(node.argument);
  frame.at(node);
  const to = frame.newRegister();
  frame.emit({ op: 'yield', to, from: from2, all: node.delegate });
  return to;
}
function cast(frame, node, hint) {
  const value = frame.expression(node.expression, hint);
  const type2 = trusted(frame, node.typeAnnotation);
  if (type2 === null) return value;
  frame.at(node);
  const to = frame.newRegister();
  frame.copy(to, value);
  frame.emit({ op: 'typed', of: to, type: type2 });
  return to;
}

// packages/scanners/code/languages/javascript/lowering/module-draft.ts
var MOST_PROBLEMS = 20;
var ModuleDraft = class {
  functions = [];
  classes = [];
  imports = [];
  exports = [];
  cells = [];
  problems = [];
  /** Functions and classes that were lowered, so that a copied `finally` does not make them twice. */
  lowered = /* @__PURE__ */ new Map();
  /** Names of types that this module imports or declares, as `ParameterIr.type` spells them. */
  typeNames = /* @__PURE__ */ new Map();
  text;
  places;
  dispatch;
  spend;
  scopes;
  /** The cell `module`, where the file is CommonJS. */
  namespaceCell = null;
  importIndices = /* @__PURE__ */ new Map();
  constructor(text2, places, scopes, dispatch, spend) {
    this.text = text2;
    this.places = places;
    this.scopes = scopes;
    this.dispatch = dispatch;
    this.spend = spend;
  }
  newCell(name2) {
    return this.cells.push(name2) - 1;
  }
  importOf(specifier, at2, optional) {
    const known4 = this.importIndices.get(specifier);
    if (known4 !== void 0) {
      const found3 = this.imports[known4];
      if (found3.optional && !optional) this.imports[known4] = { ...found3, optional: false, at: at2 };
      return known4;
    }
    const index = this.imports.push({ specifier, optional, at: at2 }) - 1;
    this.importIndices.set(specifier, index);
    return index;
  }
  problem(kind2, at2, message) {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ kind: kind2, at: at2, message });
  }
};

// packages/scanners/code/languages/javascript/lowering/places.ts
var Places = class {
  starts = [0];
  line = 0;
  constructor(text2, shift = 0) {
    this.shift = shift;
    for (let at2 = text2.indexOf('\n'); at2 !== -1; at2 = text2.indexOf('\n', at2 + 1)) this.starts.push(at2 + 1);
  }
  /** Offset of the parsed part in the file. */
  shift;
  at(offset) {
    const line = this.lineOf(offset + this.shift);
    return placeOf(line + 1, offset + this.shift - this.starts[line] + 1);
  }
  lineNumber(offset) {
    return this.lineOf(offset + this.shift) + 1;
  }
  lineOf(offset) {
    const { starts } = this;
    let line = this.line;
    if (offset < starts[line] || offset >= (starts[line + 8] ?? Number.POSITIVE_INFINITY)) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= offset) low = middle;
        else high = middle - 1;
      }
      line = low;
    } else {
      while (offset >= (starts[line + 1] ?? Number.POSITIVE_INFINITY)) line++;
    }
    this.line = line;
    return line;
  }
};

// packages/scanners/code/languages/javascript/lowering/module.ts
var DISPATCH = {
  expression: lowerExpression,
  condition: lowerCondition,
  statement: lowerStatement,
  function: lowerFunction,
  class: lowerClass,
};
function lowerModule(program2, text2, spend, part = { text: text2, shift: 0 }) {
  const scopes = bindScopes(program2);
  const module = new ModuleDraft(part.text, new Places(text2, part.shift), scopes, DISPATCH, spend);
  module.functions.push(null);
  const frame = new Frame(module, null, scopes.module, placeOf(1, 1));
  const commonJs = isCommonJs(program2, scopes.module);
  if (commonJs) {
    scopes.module.declare('module');
    scopes.module.declare('exports');
  }
  bindImports(module, program2.body);
  frame.open(scopes.module);
  if (commonJs) bindNamespace(frame);
  lowerBody(frame, program2.body);
  frame.place = module.places.at(Math.max(0, program2.end - 1));
  module.functions[0] = bodyOf(
    frame,
    '<module>',
    placeOf(1, 1),
    module.places.lineNumber(Math.max(0, program2.end - 1)),
  );
  const { classes, imports, exports, cells, problems, namespaceCell } = module;
  return { functions: module.functions, classes, imports, exports, cells, namespaceCell, problems };
}
var ESM_EXPORTS = /* @__PURE__ */ new Set([
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
  'ExportAllDeclaration',
]);
function isCommonJs(program2, scope) {
  if (program2.body.some((it) => it.type === 'TSExportAssignment')) return true;
  const names = ['module', 'exports'].some((name2) => scope.references.has(name2) && !scope.variables.has(name2));
  return names && !program2.body.some((it) => ESM_EXPORTS.has(it.type));
}
function bindNamespace(frame) {
  const module = frame.object();
  const exports = frame.object();
  frame.set(module, 'exports', exports);
  frame.store('module', module);
  frame.store('exports', exports);
  const slot = frame.scope.find('module')?.slot;
  frame.module.namespaceCell = slot?.in === 'cell' ? slot.cell : null;
}

// packages/scanners/code/languages/javascript/reader.ts
var MOST_ERRORS = 3;
var TOO_DEEP = 'Nested too deeply to be followed.';
async function openReader() {
  const grammar = await openGrammar();
  return { lower: (path, bytes, spend) => lower(grammar, path, bytes, spend) };
}
function lower(grammar, path, bytes, spend) {
  const { text: text2, problem } = decode(bytes);
  spend(text2.length >> 5);
  const problems = problem === null ? [] : [problem];
  if (/\.d\.(?:[^.]+\.)?[cm]?ts$/.test(path)) return empty(text2, []);
  const places = new Places(text2);
  const deep = tooDeepAt(text2);
  if (deep !== null) return empty(text2, [...problems, { kind: 'too-deep', at: places.at(deep), message: TOO_DEEP }]);
  try {
    const { program: program2, errors } = grammar.parse(text2, path);
    for (const error of errors.slice(0, MOST_ERRORS)) {
      const at2 = places.at(Math.max(0, Math.min(error.labels[0]?.start ?? 0, text2.length)));
      problems.push({ kind: 'syntax', at: at2, message: error.message });
    }
    const module = lowerModule(program2, text2, spend);
    return { ...module, problems: [...problems, ...module.problems], source: text2 };
  } catch (error) {
    if (!isStackEnd(error)) throw error;
    return empty(text2, [...problems, { kind: 'too-deep', at: placeOf(1, 1), message: TOO_DEEP }]);
  }
}
function isStackEnd(error) {
  return error instanceof RangeError && error.message.includes('call stack');
}
function empty(source2, problems) {
  return {
    functions: [],
    classes: [],
    imports: [],
    exports: [],
    cells: [],
    namespaceCell: null,
    problems,
    source: source2,
  };
}

// packages/scanners/code/languages/javascript/resolution/json-with-comments.ts
function withoutComments(text2) {
  return text2
    .replace(/^\ufeff/, '')
    .replace(/("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (_all, quoted2) => quoted2 ?? ' ')
    .replace(/("(?:[^"\\\n]|\\.)*")|,(?=\s*[\]}])/g, (_all, quoted2) => quoted2 ?? '');
}

// packages/scanners/code/languages/javascript/resolution/manifest.ts
var PACKAGE_TEXTS = ['name', 'source', 'main', 'module', 'types'];
var PACKAGE_VALUES = ['browser', 'bin', 'exports', 'imports'];
var COMPILER_TEXTS = ['baseUrl', 'outDir', 'rootDir'];
function readManifest(path, bytes) {
  const text2 = new TextDecoder().decode(bytes);
  const isPackage = path.endsWith('package.json');
  let parsed3;
  try {
    parsed3 = JSON.parse(isPackage ? text2 : withoutComments(text2));
  } catch {
    return null;
  }
  if (!isRecord(parsed3)) return null;
  const facts = isPackage ? packageFacts(parsed3) : compilerFacts(parsed3);
  return Object.keys(facts).length === 0 ? null : JSON.stringify(facts);
}
function packageFacts(json) {
  const facts = {};
  for (const key of PACKAGE_TEXTS) if (typeof json[key] === 'string') facts[key] = json[key];
  if (facts.types === void 0 && typeof json.typings === 'string') facts.types = json.typings;
  for (const key of PACKAGE_VALUES) {
    if (typeof json[key] === 'string' || (typeof json[key] === 'object' && json[key] !== null)) facts[key] = json[key];
  }
  if (json.private === true) facts.private = true;
  return facts;
}
function compilerFacts(json) {
  const facts = {};
  const bases = (Array.isArray(json.extends) ? json.extends : [json.extends]).filter((it) => typeof it === 'string');
  if (bases.length > 0) facts.extends = bases;
  const options = isRecord(json.compilerOptions) ? json.compilerOptions : {};
  for (const key of COMPILER_TEXTS) if (typeof options[key] === 'string') facts[key] = options[key];
  if (isRecord(options.paths)) {
    const targets = Object.entries(options.paths).map(([name2, to]) => {
      return [name2, Array.isArray(to) ? to.filter((it) => typeof it === 'string') : []];
    });
    facts.paths = Object.fromEntries(targets.filter(([name2]) => name2 !== '__proto__'));
  }
  return facts;
}
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// packages/scanners/code/languages/javascript/resolution/paths.ts
function folderOf(path) {
  const end = path.lastIndexOf('/');
  return end === -1 ? '' : path.slice(0, end);
}
function join(folder, relative2) {
  const parts = folder === '' || relative2.startsWith('/') ? [] : folder.split('/');
  for (const part of relative2.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === void 0) return null;
  }
  return parts.join('/');
}
function* upwards(folder) {
  for (let at2 = folder; ; at2 = folderOf(at2)) {
    yield at2;
    if (at2 === '') return;
  }
}
function inside(folder, name2) {
  return folder === '' ? name2 : `${folder}/${name2}`;
}

// packages/scanners/code/languages/javascript/resolution/packages.ts
var Packages = class {
  all;
  byName = /* @__PURE__ */ new Map();
  byFolder = /* @__PURE__ */ new Map();
  constructor(manifests) {
    const paths = [...manifests.keys()].filter((path) => /(?:^|\/)package\.json$/.test(path)).sort();
    this.all = paths.flatMap((path) => {
      const manifest = JSON.parse(manifests.get(path));
      return isRecord(manifest) ? [{ folder: folderOf(path), manifest }] : [];
    });
    for (const it of this.all) {
      this.byFolder.set(it.folder, it);
      const { name: name2 } = it.manifest;
      const known4 = name2 === void 0 ? void 0 : this.byName.get(name2);
      if (name2 !== void 0 && (known4 === void 0 || it.folder.length < known4.folder.length))
        this.byName.set(name2, it);
    }
  }
  named(name2) {
    return this.byName.get(name2) ?? null;
  }
  in(folder) {
    return this.byFolder.get(folder) ?? null;
  }
  around(folder) {
    for (const at2 of upwards(folder)) {
      const found3 = this.byFolder.get(at2);
      if (found3 !== void 0) return found3;
    }
    return null;
  }
};
function splitName(specifier) {
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  return { name: parts.slice(0, length).join('/'), subpath: parts.slice(length).join('/') };
}
function targetsOf(map2, key) {
  if (!isRecord(map2)) return key === '.' ? texts(map2) : [];
  const keys3 = Object.keys(map2);
  if (!keys3.some((it) => it.startsWith('.') || it.startsWith('#'))) return key === '.' ? texts(map2) : [];
  if (Object.hasOwn(map2, key)) return texts(map2[key]);
  for (const pattern2 of keys3.sort((a2, b2) => b2.length - a2.length)) {
    const star = pattern2.indexOf('*');
    const isFolder = star === -1 && pattern2.endsWith('/');
    if (star === -1 && !isFolder) continue;
    const head = isFolder ? pattern2 : pattern2.slice(0, star);
    const tail = isFolder ? '' : pattern2.slice(star + 1);
    if (!key.startsWith(head) || !key.endsWith(tail) || key.length < head.length + tail.length) continue;
    const filled = key.slice(head.length, key.length - tail.length);
    return texts(map2[pattern2]).map((target) => (isFolder ? target + filled : target.replaceAll('*', filled)));
  }
  return [];
}
var DEEPEST2 = 8;
function texts(value, depth2 = 0) {
  if (typeof value === 'string') return [value];
  if (depth2 > DEEPEST2) return [];
  if (Array.isArray(value)) return value.flatMap((it) => texts(it, depth2 + 1));
  if (!isRecord(value)) return [];
  const entries2 = Object.entries(value);
  const isType = ([key]) => key === 'types';
  return [...entries2.filter((it) => !isType(it)), ...entries2.filter(isType)].flatMap(([, it]) =>
    texts(it, depth2 + 1),
  );
}

// packages/scanners/code/languages/javascript/resolution/compiler-options.ts
var LONGEST_CHAIN2 = 10;
var CompilerConfigs = class {
  manifests;
  packages;
  byFolder = /* @__PURE__ */ new Map();
  read = /* @__PURE__ */ new Map();
  constructor(manifests, packages) {
    this.manifests = manifests;
    this.packages = packages;
    for (const path of [...manifests.keys()].sort(byRole)) {
      if (!/config[^/]*\.json$/.test(path)) continue;
      const folder = folderOf(path);
      const known4 = this.byFolder.get(folder);
      if (known4 === void 0) this.byFolder.set(folder, [path]);
      else known4.push(path);
    }
  }
  /** The options of all configurations around a folder, nearest first. */
  *around(folder) {
    for (const at2 of upwards(folder)) yield* this.in(at2);
  }
  in(folder) {
    let found3 = this.read.get(folder);
    if (found3 === void 0) {
      found3 = (this.byFolder.get(folder) ?? []).map((path) => this.merged(path));
      this.read.set(folder, found3);
    }
    return found3;
  }
  merged(path) {
    const merged = { mappings: [], baseUrl: null };
    const open = [path];
    const seen = /* @__PURE__ */ new Set();
    for (let at2 = open.shift(); at2 !== void 0 && seen.size < LONGEST_CHAIN2; at2 = open.shift()) {
      if (seen.has(at2)) continue;
      seen.add(at2);
      const manifest = this.manifest(at2);
      if (manifest === null) continue;
      const folder = folderOf(at2);
      const base = manifest.baseUrl === void 0 ? null : join(folder, manifest.baseUrl);
      merged.baseUrl ??= base;
      if (manifest.outDir !== void 0) merged.outDir ??= manifest.outDir;
      if (manifest.rootDir !== void 0) merged.rootDir ??= manifest.rootDir;
      if (merged.mappings.length === 0 && manifest.paths) merged.mappings = mappingsOf(manifest.paths, base ?? folder);
      open.push(...[...(manifest.extends ?? [])].reverse().flatMap((it) => this.extended(folder, it)));
    }
    return merged;
  }
  manifest(path) {
    const text2 = this.manifests.get(path);
    if (text2 === void 0) return null;
    const parsed3 = JSON.parse(text2);
    return isRecord(parsed3) ? parsed3 : null;
  }
  extended(folder, name2) {
    let from2 = join(folder, name2);
    if (!name2.startsWith('.') && !name2.startsWith('/')) {
      const { name: packageName, subpath } = splitName(name2);
      const found3 = this.packages.named(packageName);
      from2 = found3 === null ? null : inside(found3.folder, subpath === '' ? 'tsconfig.json' : subpath);
    }
    if (from2 === null) return [];
    return [from2, `${from2}.json`, inside(from2, 'tsconfig.json')].filter((it) => this.manifests.has(it)).slice(0, 1);
  }
};
function byRole(a2, b2) {
  const weight2 = (path) => (/(?:^|\/)[tj]sconfig\.json$/.test(path) ? 0 : 1);
  return weight2(a2) - weight2(b2) || (a2 < b2 ? -1 : 1);
}
function mappingsOf(paths, from2) {
  const mappings = Object.entries(paths).map(([pattern2, targets]) => {
    const star = pattern2.indexOf('*');
    if (star === -1) return { head: pattern2, tail: '', exact: true, targets, from: from2 };
    return { head: pattern2.slice(0, star), tail: pattern2.slice(star + 1), exact: false, targets, from: from2 };
  });
  return mappings.sort((a2, b2) => Number(b2.exact) - Number(a2.exact) || b2.head.length - a2.head.length);
}
function* mapped(options, specifier) {
  for (const { head, tail, exact, targets, from: from2 } of options.mappings) {
    const fits = exact ? specifier === head : specifier.startsWith(head) && specifier.endsWith(tail);
    if (!fits || specifier.length < head.length + tail.length) continue;
    const filled = specifier.slice(head.length, specifier.length - tail.length);
    for (const target of targets) {
      const path = join(
        from2,
        target.replace('*', () => filled),
      );
      if (path !== null) yield path;
    }
  }
}

// packages/scanners/code/languages/javascript/resolution/public-files.ts
var NOT_SHIPPED =
  /(?:^|\/)(?:node_modules|tests?|__tests__|fixtures?|__fixtures__|examples?|samples?|demos?|templates?|benchmarks?)\//;
var MOST_BY_PATTERN = 500;
function publicFilesOf(resolver) {
  const found3 = /* @__PURE__ */ new Set();
  for (const it of resolver.packages.all) {
    if (it.manifest.private === true || it.manifest.name === void 0 || NOT_SHIPPED.test(`${it.folder}/`)) continue;
    for (const path of filesOf(resolver, it)) found3.add(path);
  }
  return [...found3].sort((a2, b2) => (a2 < b2 ? -1 : 1));
}
function* filesOf(resolver, it) {
  const entry2 = resolver.entryOf(it);
  if (entry2 !== null) yield entry2;
  yield* resolver.commandsOf(it);
  const { exports } = it.manifest;
  if (!isRecord(exports)) return;
  for (const key of Object.keys(exports)) {
    if (!key.startsWith('.')) continue;
    if (key.includes('*')) yield* byPattern(resolver, it, texts(exports[key]));
    else {
      const path = resolver.firstBehind(it, targetsOf(exports, key));
      if (path !== null) yield path;
    }
  }
}
function* byPattern(resolver, it, targets) {
  let count = 0;
  for (const target of targets) {
    const [head, tail] = inside(it.folder, target.replace(/^\.\//, '')).split('*');
    if (head === void 0 || tail === void 0) continue;
    for (const path of resolver.sources.all) {
      if (!path.startsWith(head) || !path.endsWith(tail) || NOT_SHIPPED.test(path.slice(head.length))) continue;
      if (++count > MOST_BY_PATTERN) return;
      yield path;
    }
  }
}

// packages/scanners/code/languages/javascript/resolution/source-files.ts
var EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte'];
var COMPILED = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};
var BUILT = /^(?:dist|lib|build|out|output|es|esm|cjs|umd|commonjs|module|bundle|bundles|types|typings)$/;
var SOURCE_FOLDERS = ['src', 'source', 'lib', ''];
var SourceFiles = class {
  files;
  sources;
  constructor(files2) {
    this.files = files2;
    this.sources = new Set(files2.sources);
  }
  get all() {
    return this.files.sources;
  }
  /** As imports name it: with its extension, the compiled one's, or none; or a folder with an `index`. */
  find(path) {
    return this.file(path) ?? this.index(path);
  }
  index(folder) {
    return this.withExtension(inside(folder, 'index'));
  }
  file(path) {
    if (this.sources.has(path) && !path.endsWith('.d.ts')) return path;
    const dot = path.lastIndexOf('.');
    const stem = path.slice(0, dot);
    for (const extension of COMPILED[path.slice(dot)] ?? []) {
      if (this.sources.has(stem + extension)) return stem + extension;
    }
    return this.withExtension(path);
  }
  /** Whether only a declaration of types stands there. */
  isDeclared(path) {
    const stem = path?.replace(/\.[cm]?js$/, '');
    return ['.d.ts', '.d.mts', '/index.d.ts', ''].some((end) => path !== null && this.sources.has(`${stem}${end}`));
  }
  withExtension(stem) {
    for (const extension of EXTENSIONS) if (this.sources.has(stem + extension)) return stem + extension;
    return null;
  }
  /** The source of what a package says that it ships: `dist/cjs/index.js` is made from `src/index.ts`. */
  behind(folder, shipped2, compiler) {
    const path = join(folder, shipped2);
    if (path === null) return null;
    const found3 = this.find(path);
    if (found3 !== null) return found3;
    const relative2 = folder === '' ? path : path.slice(folder.length + 1);
    const stem = relative2.replace(/(?:\.min)?(?:\.d)?\.[cm]?[jt]sx?$/, '');
    const outDir = compiler.outDir === void 0 ? null : join('', compiler.outDir);
    if (outDir !== null && outDir !== '' && stem.startsWith(`${outDir}/`)) {
      const from2 = join(folder, `${compiler.rootDir ?? ''}/${stem.slice(outDir.length + 1)}`);
      const source2 = from2 === null ? null : this.find(from2);
      if (source2 !== null) return source2;
    }
    return this.bySegments(folder, stem.split('/'));
  }
  bySegments(folder, segments) {
    let built = 0;
    while (built < segments.length - 1 && BUILT.test(segments[built])) built++;
    if (built === 0) return null;
    for (let dropped = built; dropped > 0; dropped--) {
      const rest = segments.slice(dropped).join('/');
      for (const source2 of SOURCE_FOLDERS) {
        const found3 = this.find(inside(folder, source2 === '' ? rest : `${source2}/${rest}`));
        if (found3 !== null) return found3;
      }
    }
    return null;
  }
};

// packages/scanners/code/languages/javascript/resolution/resolver.ts
var MISSING = { kind: 'missing' };
var ASSET = { kind: 'library', name: 'asset' };
var ASSET_NAME =
  /\.(?:json5?|css|s[ac]ss|less|styl|svg|png|jpe?g|gif|webp|ico|woff2?|ttf|otf|mp[34]|wasm|node|html?|md|mdx|txt|graphql|gql|ya?ml)$/;
function createResolver(files2) {
  const resolver = new ModuleResolver(files2);
  const known4 = /* @__PURE__ */ new Map();
  let publicFiles = null;
  return {
    resolve(from2, specifier) {
      const key = `${folderOf(from2)}\0${specifier}`;
      let answer = known4.get(key);
      if (answer === void 0) {
        answer = resolver.resolve(from2, specifier);
        known4.set(key, answer);
      }
      return answer;
    },
    publicFiles() {
      publicFiles ??= publicFilesOf(resolver);
      return publicFiles;
    },
  };
}
var ModuleResolver = class {
  packages;
  sources;
  configs;
  constructor(files2) {
    this.packages = new Packages(files2.manifests);
    this.configs = new CompilerConfigs(files2.manifests, this.packages);
    this.sources = new SourceFiles(files2);
  }
  resolve(from2, written2) {
    const specifier = written2.replace(/^.*!/, '').replace(/\?.*$/, '');
    const folder = folderOf(from2);
    const isPath = /^(?:\.{0,2}\/|\.{1,2}$)/.test(specifier);
    const path = isPath ? this.byPath(folder, specifier) : this.byName(folder, specifier);
    if (path !== null) return { kind: 'file', path };
    if (isPath && this.sources.isDeclared(join(folder, specifier))) return ASSET;
    if (ASSET_NAME.test(specifier) && (isPath || specifier.includes('/'))) return ASSET;
    if (isPath || /^(?:[@~]?\/|[#~])/.test(specifier)) return MISSING;
    return { kind: 'library', name: libraryName(specifier) };
  }
  byPath(folder, specifier) {
    const path = join(folder, specifier);
    if (path === null) return null;
    const isFolder = /(?:^|\/)\.{0,2}$/.test(specifier);
    const file2 = isFolder ? null : this.sources.file(path);
    if (file2 !== null) return file2;
    const found3 = this.packages.in(path);
    const own = found3 === null ? null : this.entryOf(found3);
    if (own !== null) return own;
    const nearest = this.packages.around(folder);
    return this.sources.index(path) ?? (nearest === null ? null : this.builtFrom(nearest, path));
  }
  /** `../dist/x` of the package's own tests. */
  builtFrom(around, path) {
    if (around.folder !== '' && !path.startsWith(`${around.folder}/`)) return null;
    return this.behind(around, around.folder === '' ? path : path.slice(around.folder.length + 1));
  }
  byName(folder, specifier) {
    if (specifier.startsWith('#')) {
      const around = this.packages.around(folder);
      const found4 = around === null ? null : this.firstBehind(around, targetsOf(around.manifest.imports, specifier));
      if (found4 !== null) return found4;
    }
    for (const options of this.configs.around(folder)) {
      for (const path of mapped(options, specifier)) {
        const found4 = this.sources.find(path) ?? this.entryIn(path);
        if (found4 !== null) return found4;
      }
    }
    const { name: name2, subpath } = splitName(specifier);
    const found3 = this.packages.named(name2);
    if (found3 !== null) return this.inPackage(found3, subpath);
    return this.fromBase(folder, specifier) ?? this.byCustom(folder, specifier);
  }
  entryIn(folder) {
    const found3 = this.packages.in(folder);
    return found3 === null ? null : this.entryOf(found3);
  }
  fromBase(folder, specifier) {
    for (const { baseUrl } of this.configs.around(folder)) {
      const path = baseUrl === null ? null : join(baseUrl, specifier);
      const found3 = path === null ? null : this.sources.find(path);
      if (found3 !== null) return found3;
    }
    return null;
  }
  /** `@/x` and `~/x` mean the sources' folder where a bundler's own settings say so. */
  byCustom(folder, specifier) {
    const rest = /^[@~]\/(.+)$/.exec(specifier)?.[1];
    const around = rest === void 0 ? null : this.packages.around(folder);
    if (rest === void 0 || around === null) return null;
    for (const name2 of ['src', 'app', 'resources/js', '']) {
      const path = join(around.folder, `${name2}/${rest}`);
      const found3 = path === null ? null : this.sources.find(path);
      if (found3 !== null) return found3;
    }
    return null;
  }
  inPackage(found3, subpath) {
    if (subpath === '') return this.entryOf(found3);
    const byMap = this.firstBehind(found3, targetsOf(found3.manifest.exports, `./${subpath}`));
    return (
      byMap ??
      this.sources.find(inside(found3.folder, subpath)) ??
      this.behind(found3, subpath) ??
      this.sources.find(inside(found3.folder, `src/${subpath}`))
    );
  }
  /** The source of what others get when they import the package by its name. */
  entryOf(found3) {
    const { source: source2, main, module, types, browser, exports } = found3.manifest;
    const named3 = [
      source2,
      ...targetsOf(exports, '.'),
      module,
      main,
      ...(typeof browser === 'string' ? [browser] : []),
      types,
    ];
    const byName2 = this.firstBehind(
      found3,
      named3.filter((it) => it !== void 0),
    );
    return byName2 ?? this.sources.index(found3.folder) ?? this.sources.index(inside(found3.folder, 'src'));
  }
  firstBehind(found3, shipped2) {
    for (const path of shipped2) {
      const source2 = this.behind(found3, path);
      if (source2 !== null) return source2;
    }
    return null;
  }
  behind({ folder }, shipped2) {
    const [options] = this.configs.in(folder);
    return this.sources.behind(folder, shipped2, options ?? {});
  }
  /** Commands that a package installs. */
  commandsOf(found3) {
    return texts(found3.manifest.bin).flatMap((path) => this.behind(found3, path) ?? []);
  }
};
function libraryName(specifier) {
  const bare = specifier.replace(/^(?:node|npm|jsr):\/?/, '');
  const unversioned = bare.replace(/^((?:@[^/@]+\/)?[^/@]+)@[^/]+/, '$1');
  return unversioned.replace(/\/$/, '').replace(/(\/.*)\.[cm]?js$/, '$1');
}

// packages/scanners/code/languages/javascript/javascript.ts
var javascript = {
  id: 'javascript',
  sources: ['*.js', '*.mjs', '*.cjs', '*.jsx', '*.ts', '*.mts', '*.cts', '*.tsx'],
  manifests: ['package.json', '*tsconfig*.json', 'jsconfig.json'],
  open: openReader,
  readManifest,
  createResolver,
};

// packages/scanners/code/languages/tree-sitter/grammar.ts
import { Language, Parser } from 'web-tree-sitter';

// packages/scanners/code/languages/tree-sitter/syntax-tree.ts
var TreeBuilder = class {
  size = 0;
  kind = new Uint16Array(4096);
  field = new Uint8Array(4096);
  start = new Uint32Array(4096);
  end = new Uint32Array(4096);
  after = new Uint32Array(4096);
  missing = /* @__PURE__ */ new Set();
  add(kind2, field3, start, end) {
    const at2 = this.size++;
    if (at2 === this.kind.length) this.grow();
    this.kind[at2] = kind2;
    this.field[at2] = field3;
    this.start[at2] = start;
    this.end[at2] = end;
    return at2;
  }
  close(node) {
    this.after[node] = this.size;
  }
  built(text2) {
    const { size, kind: kind2, field: field3, start, end, after, missing } = this;
    return { text: text2, size, kind: kind2, field: field3, start, end, after, missing };
  }
  grow() {
    const length = this.size * 2;
    const larger = (made, old) => {
      made.set(old);
      return made;
    };
    this.kind = larger(new Uint16Array(length), this.kind);
    this.field = larger(new Uint8Array(length), this.field);
    this.start = larger(new Uint32Array(length), this.start);
    this.end = larger(new Uint32Array(length), this.end);
    this.after = larger(new Uint32Array(length), this.after);
  }
};

// packages/scanners/code/languages/tree-sitter/cursor-walk.ts
function cursorWalk(tree, text2, spend) {
  const built = new TreeBuilder();
  const cursor = tree.walk();
  const open = [];
  try {
    for (;;) {
      spend(1);
      const node = built.add(cursor.nodeTypeId, cursor.currentFieldId, cursor.startIndex, cursor.endIndex);
      if (cursor.nodeIsMissing) built.missing.add(node);
      if (cursor.gotoFirstChild()) {
        open.push(node);
        continue;
      }
      built.close(node);
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) return built.built(text2);
        built.close(open.pop());
      }
    }
  } finally {
    cursor.delete();
  }
}

// packages/scanners/code/languages/tree-sitter/grammar-file.ts
import { existsSync, readFileSync } from 'node:fs';
import { createRequire as createRequire2 } from 'node:module';
import { dirname, join as join2 } from 'node:path';
import { fileURLToPath } from 'node:url';

var PACKAGED = {
  'web-tree-sitter.wasm': 'web-tree-sitter/web-tree-sitter.wasm',
};
function grammarFile(name2) {
  const beside = join2(dirname(fileURLToPath(import.meta.url)), 'grammars', name2);
  if (existsSync(beside)) return readFileSync(beside);
  const packaged = PACKAGED[name2] ?? `@vscode/tree-sitter-wasm/wasm/${name2}`;
  return readFileSync(createRequire2(import.meta.url).resolve(packaged));
}

// packages/scanners/code/languages/tree-sitter/heap-walk.ts
var LANGUAGE = {
  aliasesPerProduction: 36,
  fieldSlices: 64,
  fieldEntries: 68,
  metadata: 72,
  symbols: 76,
  aliases: 84,
};
var NODE = { paddingBytes: 4, sizeBytes: 16, childCount: 36, symbol: 40, flags: 44, production: 66 };
var ERROR_REPEAT = 65534;
function grammarTables(memory2, language) {
  const view = new DataView(memory2.buffer);
  return {
    aliasesPerProduction: view.getUint16(language + LANGUAGE.aliasesPerProduction, true),
    fieldSlices: view.getUint32(language + LANGUAGE.fieldSlices, true),
    fieldEntries: view.getUint32(language + LANGUAGE.fieldEntries, true),
    symbolMetadata: view.getUint32(language + LANGUAGE.metadata, true),
    publicSymbols: view.getUint32(language + LANGUAGE.symbols, true),
    aliases: view.getUint32(language + LANGUAGE.aliases, true),
  };
}
function heapWalk(memory2, tables, address, text2, spend) {
  const bytes = new Uint8Array(memory2.buffer);
  const halves = new Uint16Array(memory2.buffer);
  const words2 = new Uint32Array(memory2.buffer);
  const built = new TreeBuilder();
  const frames = [];
  let depth2 = 0;
  const most = text2.length * 8 + 1024;
  function fieldOf(production, structural) {
    const slice3 = (tables.fieldSlices >> 1) + production * 2;
    const first = halves[slice3];
    const length = halves[slice3 + 1];
    for (let i = first; i < first + length; i++) {
      const entry2 = tables.fieldEntries + i * 4;
      if (bytes[entry2 + 2] === structural && bytes[entry2 + 3] === 0) return halves[entry2 >> 1];
    }
    return 0;
  }
  function enter2(at2, position, alias, field3) {
    const low = words2[at2 >> 2];
    if (low === void 0) throw new RangeError('a subtree lies outside of the memory');
    let visible;
    let symbol;
    let missing;
    let start;
    let end;
    let children = 0;
    let pointer = 0;
    if ((low & 1) === 1) {
      const high = words2[(at2 >> 2) + 1];
      visible = (low & 2) !== 0;
      missing = (low & 32) !== 0;
      symbol = (low >> 8) & 255;
      start = position + ((high >> 16) & 255);
      end = start + (high >>> 24);
    } else {
      pointer = low;
      const flags = halves[(pointer + NODE.flags) >> 1];
      if (flags === void 0) throw new RangeError('a subtree lies outside of the memory');
      visible = (flags & 1) !== 0;
      missing = (flags & 512) !== 0;
      symbol = halves[(pointer + NODE.symbol) >> 1];
      start = position + words2[(pointer + NODE.paddingBytes) >> 2];
      end = start + words2[(pointer + NODE.sizeBytes) >> 2];
      children = words2[(pointer + NODE.childCount) >> 2];
    }
    if (end >> 1 > text2.length || built.size > most) throw new RangeError('a subtree is larger than its text');
    let node = -1;
    if (visible || alias !== 0) {
      const kind2 =
        alias !== 0 ? alias : symbol >= ERROR_REPEAT ? symbol : halves[(tables.publicSymbols >> 1) + symbol];
      node = built.add(kind2, field3, start >> 1, end >> 1);
      if (missing) built.missing.add(node);
    }
    if (children === 0) {
      if (node !== -1) built.close(node);
      return end;
    }
    const first = pointer - children * 8;
    if (first < 0) throw new RangeError('a subtree has impossible children');
    let frame = frames[depth2];
    if (frame === void 0) {
      frame = { node: 0, child: 0, end: 0, position: 0, production: 0, structural: 0, field: 0 };
      frames.push(frame);
    }
    depth2++;
    frame.node = node;
    frame.child = first;
    frame.end = pointer;
    frame.position = position;
    frame.production = halves[(pointer + NODE.production) >> 1];
    frame.structural = 0;
    frame.field = node === -1 ? field3 : 0;
    return end;
  }
  enter2(address, 0, 0, 0);
  let steps = 0;
  while (depth2 > 0) {
    if (++steps % 1024 === 0) spend(1024);
    const frame = frames[depth2 - 1];
    if (frame.child === frame.end) {
      if (frame.node !== -1) built.close(frame.node);
      depth2--;
      continue;
    }
    const at2 = frame.child;
    frame.child += 8;
    const low = words2[at2 >> 2];
    const extra = (low & 1) === 1 ? (low & 8) !== 0 : (halves[(low + NODE.flags) >> 1] & 4) !== 0;
    let alias = 0;
    let field3 = 0;
    if (!extra) {
      if (frame.production !== 0 && tables.aliasesPerProduction > 0) {
        const row = (tables.aliases >> 1) + frame.production * tables.aliasesPerProduction;
        if (frame.structural < tables.aliasesPerProduction) alias = halves[row + frame.structural];
      }
      field3 = fieldOf(frame.production, frame.structural) || frame.field;
      frame.structural++;
    }
    frame.position = enter2(at2, frame.position, alias, field3);
  }
  return built.built(text2);
}

// packages/scanners/code/languages/tree-sitter/grammar.ts
var PAGE = 64 * 1024;
var MEMORY = { first: (32 * 1024 * 1024) / PAGE, most: (768 * 1024 * 1024) / PAGE };
var memory = null;
function openRuntime() {
  memory ??= (async () => {
    const made = new WebAssembly.Memory({ initial: MEMORY.first, maximum: MEMORY.most });
    await Parser.init({ wasmMemory: made, wasmBinary: grammarFile('web-tree-sitter.wasm') });
    return made;
  })();
  return memory;
}
async function openGrammar2(name2, sample) {
  const heap = await openRuntime();
  const language = await Language.load(grammarFile(`tree-sitter-${name2}.wasm`));
  const parser2 = new Parser();
  parser2.setLanguage(language);
  const tables = tablesOf(parser2, heap, language, sample);
  function parse2(text2, spend) {
    const tree = parseText(parser2, text2, spend);
    if (tree === null) return null;
    try {
      if (tables !== null) {
        try {
          return heapWalk(heap, tables, addressOf(tree), text2, spend);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
      }
      return cursorWalk(tree, text2, spend);
    } finally {
      tree.delete();
    }
  }
  return {
    kinds: kindsOf(language),
    fields: language.fields.map((it) => it ?? ''),
    direct: tables !== null,
    parse: parse2,
  };
}
function parseText(parser2, text2, spend) {
  let over;
  try {
    const tree = parser2.parse(text2, null, {
      progressCallback: () => {
        try {
          spend(100);
        } catch (error) {
          over = error;
          return true;
        }
        return false;
      },
    });
    if (over !== void 0) throw over;
    return tree;
  } finally {
    parser2.reset();
  }
}
function tablesOf(parser2, heap, language, sample) {
  const tree = parser2.parse(sample);
  if (tree === null) return null;
  try {
    const tables = grammarTables(heap, addressOf(language));
    const direct = heapWalk(heap, tables, addressOf(tree), sample, () => {});
    return isSame(
      direct,
      cursorWalk(tree, sample, () => {}),
    )
      ? tables
      : null;
  } catch {
    return null;
  } finally {
    tree.delete();
  }
}
function addressOf(object2) {
  const address = Reflect.get(object2, 0);
  if (typeof address !== 'number' || address <= 0) throw new RangeError('no address');
  return address;
}
function isSame(a2, b2) {
  if (a2.size !== b2.size || a2.missing.size !== b2.missing.size) return false;
  for (let i = 0; i < a2.size; i++) {
    if (a2.kind[i] !== b2.kind[i] || a2.field[i] !== b2.field[i]) return false;
    if (a2.start[i] !== b2.start[i] || a2.end[i] !== b2.end[i] || a2.after[i] !== b2.after[i]) return false;
  }
  return [...a2.missing].every((node) => b2.missing.has(node));
}
function kindsOf(language) {
  const kinds = [];
  for (let id = 0; id < language.nodeTypeCount; id++) {
    const name2 = language.nodeTypeForId(id) ?? '';
    kinds.push(language.nodeTypeIsNamed(id) ? name2 : `"${name2}"`);
  }
  return kinds;
}

// packages/scanners/code/languages/python/nodes.ts
var NONE = -1;
function nodeKinds(grammar) {
  const named3 = new Uint8Array(65536);
  for (const [id, name2] of grammar.kinds.entries()) {
    named3[id] = name2.startsWith('"') || name2 === 'comment' || name2 === 'line_continuation' ? 0 : 1;
  }
  named3[65535] = 1;
  return { kinds: grammar.kinds, named: named3, fields: new Map(grammar.fields.map((name2, id) => [name2, id])) };
}
var Nodes = class {
  tree;
  #of;
  #lines;
  #line = 0;
  constructor(tree, of2) {
    this.tree = tree;
    this.#of = of2;
    this.#lines = lineStarts(tree.text);
  }
  kind(node) {
    return this.#of.kinds[this.tree.kind[node]] ?? 'ERROR';
  }
  text(node) {
    return this.tree.text.slice(this.tree.start[node], this.tree.end[node]);
  }
  /** Named children, in order. */
  children(node) {
    const { kind: kind2, after } = this.tree;
    const end = after[node];
    const found3 = [];
    for (let child = node + 1; child < end; child = after[child]) {
      if (this.#of.named[kind2[child]] === 1) found3.push(child);
    }
    return found3;
  }
  /** The first child in a field. */
  child(node, field3) {
    const { after } = this.tree;
    const id = this.#of.fields.get(field3);
    const end = after[node];
    for (let child = node + 1; child < end; child = after[child]) {
      if (this.tree.field[child] === id) return child;
    }
    return NONE;
  }
  /** All named children in a field. */
  childrenIn(node, field3) {
    const id = this.#of.fields.get(field3);
    return this.children(node).filter((child) => this.tree.field[child] === id);
  }
  /** The first named child. */
  first(node) {
    return this.children(node)[0] ?? NONE;
  }
  /** Whether a token (`async`, `*`) stands among the children. */
  has(node, token) {
    return this.tokens(node).includes(`"${token}"`);
  }
  /** Kinds of all children, tokens too, in order. */
  tokens(node) {
    const { after } = this.tree;
    const end = after[node];
    const found3 = [];
    for (let child = node + 1; child < end; child = after[child]) found3.push(this.kind(child));
    return found3;
  }
  at(node) {
    const start = this.tree.start[node];
    const line = this.#lineAt(start);
    return placeOf(line + 1, start - this.#lines[line] + 1);
  }
  endLine(node) {
    return this.#lineAt(Math.max(this.tree.start[node], this.tree.end[node] - 1)) + 1;
  }
  #lineAt(offset) {
    const lines = this.#lines;
    const near = this.#line;
    for (let line = near; line < near + 4 && line < lines.length; line++) {
      if (lines[line] <= offset && offset < (lines[line + 1] ?? Number.POSITIVE_INFINITY)) {
        this.#line = line;
        return line;
      }
    }
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lines[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    this.#line = low;
    return low;
  }
};
function lineStarts(text2) {
  const starts = [0];
  for (let at2 = text2.indexOf('\n'); at2 !== -1; at2 = text2.indexOf('\n', at2 + 1)) starts.push(at2 + 1);
  return Uint32Array.from(starts);
}

// packages/scanners/code/languages/python/text-literal.ts
var SIMPLE = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '	',
  v: '\v',
};
var ESCAPE = /\\(?:\r\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[\s\S])/g;
function unescaped(inside3, bytes) {
  if (!inside3.includes('\\')) return inside3;
  return inside3.replace(ESCAPE, (written2) => {
    const letter = written2[1];
    if (letter >= '0' && letter <= '7') return String.fromCharCode(Number.parseInt(written2.slice(1), 8));
    if (letter === 'x' && written2.length > 2) return String.fromCharCode(Number.parseInt(written2.slice(2), 16));
    if (written2 === '\\\r\n') return '';
    if (bytes) return SIMPLE[letter] ?? written2;
    if ((letter === 'u' || letter === 'U') && written2.length > 2) {
      const code = Number.parseInt(written2.slice(2), 16);
      return code > 1114111 ? '?' : String.fromCodePoint(code);
    }
    if (letter === 'N' && written2.length > 2) return '?';
    return SIMPLE[letter] ?? written2;
  });
}

// packages/scanners/code/languages/python/literals.ts
var integer = ({ nodes, out }, node) => out.constant(nodes.at(node), integerValue(nodes.text(node)));
var float = ({ nodes, out }, node) => {
  const value = Number.parseFloat(nodes.text(node).replaceAll('_', ''));
  return out.constant(nodes.at(node), { type: 'number', value });
};
function integerValue(written2) {
  const text2 = written2
    .replaceAll('_', '')
    .toLowerCase()
    .replace(/[jl]$/, '')
    .replace(/^0+(?=\d)/, octal(written2));
  if (text2.includes('.') || /^\d+e/.test(text2)) return { type: 'number', value: Number.parseFloat(text2) };
  try {
    const value = BigInt(text2);
    const small = Number(value);
    return Number.isSafeInteger(small) ? { type: 'number', value: small } : { type: 'integer', value: String(value) };
  } catch {
    return { type: 'number', value: Number.NaN };
  }
}
function octal(written2) {
  return /^0[0-7]+$/.test(written2) && !/^0+$/.test(written2) ? '0o' : '';
}
var string = (lowering, node) => joined2(lowering, node, partsOf2(lowering, [node]));
var concatenatedString = (lowering, node) => joined2(lowering, node, partsOf2(lowering, lowering.nodes.children(node)));
function joined2({ nodes, out }, node, { parts, bytes }) {
  const at2 = nodes.at(node);
  const constant3 = (value) => out.constant(at2, { type: bytes ? 'bytes' : 'text', value });
  if (parts.every((part) => typeof part !== 'number')) return constant3(parts.map(({ piece }) => piece).join(''));
  const registers = parts.map((part) => (typeof part === 'number' ? part : constant3(part.piece)));
  const to = out.register();
  out.emit({ op: 'join', at: at2, to, parts: registers });
  return to;
}
function partsOf2(lowering, strings) {
  const { nodes } = lowering;
  const parts = [];
  let bytes = false;
  const add = (piece) => {
    const last = parts.at(-1);
    if (typeof last === 'object') parts[parts.length - 1] = { piece: last.piece + piece };
    else if (piece !== '') parts.push({ piece });
  };
  for (const literal2 of strings) {
    if (nodes.kind(literal2) !== 'string') {
      parts.push(lowering.expression(literal2));
      continue;
    }
    const prefix = prefixOf(nodes, literal2);
    bytes ||= prefix.includes('b');
    for (const child of nodes.children(literal2)) {
      const kind2 = nodes.kind(child);
      if (kind2 === 'string_content') add(contentOf(nodes.text(child), prefix));
      else if (kind2 === 'interpolation') parts.push(interpolated(lowering, child));
    }
  }
  return { parts, bytes };
}
function prefixOf(nodes, literal2) {
  return nodes
    .text(nodes.first(literal2))
    .replace(/["'`]+$/, '')
    .toLowerCase();
}
function contentOf(inside3, prefix) {
  const text2 = prefix.includes('r') ? inside3 : unescaped(inside3, prefix.includes('b'));
  return /[ft]/.test(prefix) ? text2.replaceAll('{{', '{').replaceAll('}}', '}') : text2;
}
function interpolated(lowering, node) {
  const { nodes, out } = lowering;
  const at2 = nodes.at(node);
  const expression = nodes.child(node, 'expression');
  if (expression === NONE) return out.register();
  let value = lowering.expression(expression);
  const format2 = nodes.child(node, 'format_specifier');
  const conversion = nodes.child(node, 'type_conversion');
  const written2 = format2 === NONE ? '' : nodes.text(format2);
  if (conversion !== NONE) {
    const name2 = nodes.text(conversion) === '!r' ? 'repr' : nodes.text(conversion) === '!a' ? 'ascii' : 'str';
    value = called(lowering, name2, value, at2);
  }
  if (/[bcdeEfFgGnoxX%]$/.test(written2))
    value = called(lowering, /[bcdoxX]$/.test(written2) ? 'int' : 'float', value, at2);
  return value;
}
function called({ out }, name2, value, at2) {
  const callee = out.global(at2, name2);
  const to = out.register();
  out.emit({ op: 'call', at: at2, to, callee, receiver: null, arguments: [{ value }], construct: false });
  return to;
}
function constantText2(nodes, node) {
  const kind2 = nodes.kind(node);
  if (kind2 === 'concatenated_string') {
    const parts = nodes.children(node).map((part) => constantText2(nodes, part));
    return parts.includes(null) ? null : parts.join('');
  }
  if (kind2 !== 'string') return null;
  const prefix = prefixOf(nodes, node);
  if (prefix.includes('b')) return null;
  let text2 = '';
  for (const child of nodes.children(node)) {
    if (nodes.kind(child) === 'interpolation') return null;
    if (nodes.kind(child) === 'string_content') text2 += contentOf(nodes.text(child), prefix);
  }
  return text2;
}

// packages/scanners/code/languages/python/access.ts
var attribute = (lowering, node) => {
  const { nodes, out } = lowering;
  const name2 = nodes.child(node, 'attribute');
  const loaded = loadedModule(lowering, node);
  if (loaded !== null) {
    const to = out.register();
    out.emit({ op: 'import', at: nodes.at(node), to, import: lowering.module.import(loaded, false, nodes.at(node)) });
    return to;
  }
  const object2 = lowering.expression(nodes.child(node, 'object'));
  return name2 === NONE ? out.register() : out.get(nodes.at(name2), object2, nodes.text(name2), 'member');
};
function loadedModule({ nodes, scope }, node) {
  let root2 = node;
  for (let deep = 0; nodes.kind(root2) === 'attribute' && deep < 12; deep++) root2 = nodes.child(root2, 'object');
  if (root2 === NONE || nodes.kind(root2) !== 'identifier') return null;
  const loads = scope.lookUp(nodes.text(root2))?.loads;
  if (loads === void 0 || loads.size === 0) return null;
  const path = nodes.text(node);
  return loads.has(path) ? path : null;
}
var subscript = (lowering, node) => {
  const { nodes, out } = lowering;
  const at2 = nodes.at(node);
  const object2 = lowering.expression(nodes.child(node, 'value'));
  const subscripts = nodes.childrenIn(node, 'subscript');
  const only2 = subscripts[0];
  if (subscripts.length === 1 && only2 !== void 0 && nodes.kind(only2) === 'slice') {
    const to = out.register();
    out.emit({ op: 'slice', at: at2, to, object: object2, bounds: boundsOf(lowering, only2) });
    return to;
  }
  return out.get(at2, object2, keyOf(lowering, subscripts), 'index');
};
function keyOf(lowering, subscripts) {
  const { nodes, out } = lowering;
  const [only2] = subscripts;
  if (subscripts.length !== 1 || only2 === void 0) {
    const items2 = subscripts.map((value) => ({ value: lowering.expression(value) }));
    const to = out.register();
    out.emit({ op: 'list', at: only2 === void 0 ? 0 : nodes.at(only2), to, items: items2 });
    return to;
  }
  const text2 = constantText2(nodes, only2);
  if (text2 !== null) return text2;
  if (nodes.kind(only2) === 'integer') {
    const value = integerValue(nodes.text(only2));
    if (value.type === 'number' && Number.isSafeInteger(value.value)) return String(value.value);
  }
  return lowering.expression(only2);
}
function boundsOf(lowering, slice3) {
  const { nodes } = lowering;
  const bounds = [null];
  const { after } = nodes.tree;
  for (let child = slice3 + 1; child < after[slice3]; child = after[child]) {
    const kind2 = nodes.kind(child);
    if (kind2 === '":"') bounds.push(null);
    else if (!kind2.startsWith('"') && kind2 !== 'comment') bounds[bounds.length - 1] = lowering.expression(child);
  }
  return bounds;
}
function assignAttribute(lowering, target, from2) {
  const { nodes, out } = lowering;
  const name2 = nodes.child(target, 'attribute');
  const object2 = lowering.expression(nodes.child(target, 'object'));
  if (name2 !== NONE)
    out.emit({ op: 'set', at: nodes.at(name2), object: object2, key: nodes.text(name2), by: 'member', from: from2 });
}
function assignSubscript(lowering, target, from2) {
  const { nodes, out } = lowering;
  const at2 = nodes.at(target);
  const object2 = lowering.expression(nodes.child(target, 'value'));
  const subscripts = nodes.childrenIn(target, 'subscript');
  if (subscripts.some((it) => nodes.kind(it) === 'slice'))
    out.emit({ op: 'spread', at: at2, object: object2, from: from2 });
  else out.emit({ op: 'set', at: at2, object: object2, key: keyOf(lowering, subscripts), by: 'index', from: from2 });
}

// packages/scanners/code/languages/python/annotations.ts
var WRAPPERS = /* @__PURE__ */ new Set([
  'Optional',
  'Annotated',
  'Final',
  'ClassVar',
  'Required',
  'NotRequired',
  'ReadOnly',
  'Union',
]);
var OPEN = /^(?:typing|typing_extensions|t)\./;
function typeOf(nodes, node, scope, depth2 = 0) {
  if (node === NONE || depth2 > 20) return null;
  const inside3 = (it) => typeOf(nodes, it, scope, depth2 + 1);
  switch (nodes.kind(node)) {
    case 'type':
    case 'parenthesized_expression':
      return inside3(nodes.first(node));
    case 'identifier':
    case 'attribute':
    case 'member_type':
      return named(nodes.text(node), scope);
    case 'string':
      return quoted(nodes.text(node), scope);
    case 'binary_operator':
      return inside3(nodes.child(node, 'left')) ?? inside3(nodes.child(node, 'right'));
    case 'union_type':
      return (
        nodes
          .children(node)
          .map(inside3)
          .find((it) => it !== null) ?? null
      );
    case 'generic_type':
    case 'subscript': {
      const [head, ...rest] = nodes.children(node);
      if (head === void 0) return null;
      const name2 = nodes.text(head).replace(OPEN, '');
      if (!WRAPPERS.has(name2)) return inside3(head);
      const parts = rest.flatMap((it) => (nodes.kind(it) === 'type_parameter' ? nodes.children(it) : [it]));
      return (name2 === 'Union' ? parts : parts.slice(0, 1)).map(inside3).find((it) => it !== null) ?? null;
    }
    default:
      return null;
  }
}
function quoted(text2, scope) {
  const inner = text2.replace(/^[a-zA-Z]*["']+|["']+$/g, '').trim();
  const plain = /^(?:Optional\[)?([\w.]+)/.exec(inner)?.[1];
  return plain === void 0 ? null : named(plain, scope);
}
function named(path, scope) {
  const name2 = path.replace(/\s+/g, '');
  if (name2 === 'None') return null;
  const [first, ...rest] = name2.split('.');
  const variable = scope.find(first);
  if (variable?.isClass) return `#${name2}`;
  if (variable?.imported) {
    const { specifier, member: member4 } = variable.imported;
    return [specifier, ...(member4 === null ? [] : [member4]), ...rest].join('.');
  }
  return name2;
}

// packages/scanners/code/languages/python/operators.ts
var binary2 = (lowering, node) => {
  const { nodes, out } = lowering;
  const chain2 = [];
  let left = node;
  while (left !== NONE && nodes.kind(left) === 'binary_operator') {
    chain2.push(left);
    left = nodes.child(left, 'left');
  }
  let value = lowering.expression(left);
  for (const link of chain2.toReversed()) {
    const right = lowering.expression(nodes.child(link, 'right'));
    value = out.binary(nodes.at(link), operatorOf(lowering, link), value, right);
  }
  return value;
};
function operatorOf({ nodes }, node) {
  const operator = nodes.child(node, 'operator');
  return operator === NONE ? '+' : nodes.text(operator);
}
var unary2 = (lowering, node) => {
  const { nodes, out } = lowering;
  const from2 = lowering.expression(nodes.child(node, 'argument'));
  const to = out.register();
  const operator = nodes.kind(node) === 'not_operator' ? '!' : operatorOf(lowering, node);
  out.emit({ op: 'unary', at: nodes.at(node), to, operator, from: from2 });
  return to;
};
var boolean = (lowering, node) => {
  const { nodes, out } = lowering;
  const at2 = nodes.at(node);
  const to = out.register();
  const end = out.block();
  const chain2 = booleanChain(lowering, node);
  for (const [i, operand] of chain2.entries()) {
    out.copy(nodes.at(operand.node), to, lowering.expression(operand.node));
    if (i === chain2.length - 1) break;
    const next = out.block();
    const isOr = chain2[i + 1].operator === 'or';
    out.branch(to, isOr ? end : next, isOr ? next : end, nodes.at(operand.node));
    out.begin(next, at2);
  }
  out.begin(end, at2);
  return to;
};
function booleanChain({ nodes }, node) {
  const operator = nodes.text(nodes.child(node, 'operator'));
  const chain2 = [];
  let left = node;
  while (nodes.kind(left) === 'boolean_operator' && nodes.text(nodes.child(left, 'operator')) === operator) {
    chain2.push({ node: nodes.child(left, 'right'), operator });
    left = nodes.child(left, 'left');
  }
  return [...chain2, { node: left, operator }].reverse();
}
var comparison = (lowering, node) => {
  const { nodes, out } = lowering;
  const at2 = nodes.at(node);
  const { operands, operators } = comparisonParts(lowering, node);
  let left = lowering.expression(operands[0]);
  if (operators.length === 1) {
    return out.binary(at2, operators[0], left, lowering.expression(operands[1]));
  }
  const to = out.register();
  const end = out.block();
  for (const [i, operator] of operators.entries()) {
    const right = lowering.expression(operands[i + 1]);
    out.copy(at2, to, out.binary(at2, operator, left, right));
    left = right;
    if (i === operators.length - 1) break;
    const next = out.block();
    out.branch(to, next, end, at2);
    out.begin(next, at2);
  }
  out.begin(end, at2);
  return to;
};
function comparisonParts({ nodes }, node) {
  const operands = nodes.children(node).filter((it) => !/^(not in|is not)$/.test(nodes.kind(it)));
  const operators = [];
  const { after } = nodes.tree;
  for (let child = node + 1; child < after[node]; child = after[child]) {
    const kind2 = nodes.kind(child);
    if (/^"?(?:in|is|not in|is not|[<>=!]+)"?$/.test(kind2)) {
      const operator = nodes.text(child).replace(/\s+/g, ' ');
      operators.push(operator === '<>' ? '!=' : operator);
    }
  }
  while (operands.length < operators.length + 1) operators.pop();
  return { operands, operators };
}
var conditional2 = (lowering, node) => {
  const { nodes, out } = lowering;
  const at2 = nodes.at(node);
  const [yes2, condition3, no] = nodes.children(node);
  const to = out.register();
  if (yes2 === void 0 || condition3 === void 0 || no === void 0) return to;
  const [whenTrue, whenFalse, end] = [out.block(), out.block(), out.block()];
  lowering.condition(condition3, whenTrue, whenFalse);
  for (const [block, value] of [
    [whenTrue, yes2],
    [whenFalse, no],
  ]) {
    out.begin(block, at2);
    out.copy(nodes.at(value), to, lowering.expression(value));
    out.jump(end, at2);
  }
  out.begin(end, at2);
  return to;
};
function condition(lowering, node, yes2, no) {
  const { nodes, out } = lowering;
  const at2 = nodes.at(node);
  const kind2 = nodes.kind(node);
  if (kind2 === 'parenthesized_expression' && nodes.children(node).length === 1) {
    lowering.condition(nodes.first(node), yes2, no);
    return;
  }
  if (kind2 === 'not_operator') {
    lowering.condition(nodes.child(node, 'argument'), no, yes2);
    return;
  }
  if (kind2 === 'boolean_operator') {
    const chain2 = booleanChain(lowering, node);
    const isOr = nodes.text(nodes.child(node, 'operator')) === 'or';
    for (const [i, operand] of chain2.entries()) {
      const last = i === chain2.length - 1;
      const next = last ? 0 : out.block();
      lowering.condition(operand.node, last || isOr ? yes2 : next, last || !isOr ? no : next);
      if (!last) out.begin(next, at2);
    }
    return;
  }
  if (kind2 === 'comparison_operator') {
    const { operands, operators } = comparisonParts(lowering, node);
    if (operators.length > 1) {
      chained(lowering, operands, operators, [yes2, no], node);
      return;
    }
  }
  out.branch(lowering.expression(node), yes2, no, at2);
}
function chained(lowering, operands, operators, [yes2, no], node) {
  const { nodes, out } = lowering;
  const at2 = nodes.at(node);
  let left = lowering.expression(operands[0]);
  for (const [i, operator] of operators.entries()) {
    const right = lowering.expression(operands[i + 1]);
    const next = i === operators.length - 1 ? yes2 : out.block();
    out.branch(out.binary(at2, operator, left, right), next, no, at2);
    if (next !== yes2) out.begin(next, at2);
    left = right;
  }
}

// packages/scanners/code/languages/python/builtins.ts
var BUILTINS = new Set(
  `abs aiter all anext any apply ascii basestring bin bool breakpoint buffer bytearray bytes callable chr classmethod cmp
  coerce compile complex copyright credits delattr dict dir divmod enumerate eval exec execfile exit file filter float
  format frozenset getattr globals hasattr hash help hex id input int intern isinstance issubclass iter len license list
  locals long map max memoryview min next object oct open ord pow print property quit range raw_input reduce reload repr
  reversed round set setattr slice sorted staticmethod str sum super tuple type unichr unicode vars xrange zip
  __import__ __name__ __file__ __doc__ __builtins__ __debug__ __package__ __spec__ __loader__ __path__ __build_class__
  NotImplemented Ellipsis BaseException Exception ArithmeticError AssertionError AttributeError BlockingIOError
  BrokenPipeError BufferError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
  ConnectionResetError EOFError EnvironmentError FileExistsError FileNotFoundError FloatingPointError GeneratorExit IOError
  ImportError IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError
  MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError OverflowError PermissionError
  ProcessLookupError RecursionError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError
  SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError
  UnicodeTranslateError ValueError ZeroDivisionError BaseExceptionGroup ExceptionGroup Warning UserWarning
  DeprecationWarning PendingDeprecationWarning RuntimeWarning SyntaxWarning FutureWarning ImportWarning UnicodeWarning
  BytesWarning EncodingWarning ResourceWarning`.split(/\s+/),
);

// packages/scanners/code/languages/python/variables.ts
function readName(lowering, name2, at2, scope = lowering.scope) {
  const { out } = lowering;
  const variable = scope.lookUp(name2);
  if (variable === null) return readUndeclared(lowering, name2, at2);
  if (variable.cell !== null) {
    const to = out.register();
    out.emit({ op: 'cell', at: at2, to, cell: variable.cell });
    return to;
  }
  if (variable.scope.kind === 'class') return out.get(at2, thisOf(lowering, at2), name2, 'member');
  return localOf(lowering, variable);
}
function writeName(lowering, name2, value, at2) {
  const { out } = lowering;
  const variable = lowering.scope.lookUp(name2);
  if (variable === null) out.emit({ op: 'set-global', at: at2, name: name2, from: value });
  else if (variable.cell !== null) out.emit({ op: 'set-cell', at: at2, cell: variable.cell, from: value });
  else if (variable.scope.kind === 'class') {
    out.emit({ op: 'set', at: at2, object: thisOf(lowering, at2), key: name2, by: 'member', from: value });
  } else out.copy(at2, localOf(lowering, variable), value);
}
function localOf(lowering, variable) {
  const known4 = lowering.locals.get(variable);
  if (known4 !== void 0) return known4;
  const made = lowering.out.register();
  lowering.locals.set(variable, made);
  return made;
}
function thisOf(lowering, at2) {
  const to = lowering.out.register();
  lowering.out.emit({ op: 'this', at: at2, to });
  return to;
}
function readUndeclared(lowering, name2, at2) {
  const { out, scopes } = lowering;
  const { stars } = scopes.module;
  if (stars.length === 0 || BUILTINS.has(name2)) return out.global(at2, name2);
  const found3 = out.register();
  const after = out.block();
  for (const specifier of stars.toReversed()) {
    const namespace = out.register();
    out.emit({ op: 'import', at: at2, to: namespace, import: lowering.module.import(specifier, false, at2) });
    const value = out.get(at2, namespace, name2, 'member');
    out.copy(at2, found3, value);
    const missing = out.register();
    out.emit({ op: 'unary', at: at2, to: missing, operator: 'missing', from: value });
    const next = out.block();
    out.branch(missing, next, after, at2);
    out.begin(next, at2);
  }
  out.copy(at2, found3, out.global(at2, name2));
  out.begin(after, at2);
  return found3;
}

// packages/scanners/code/languages/python/assignments.ts
function assign2(lowering, target, value) {
  if (target === NONE) return;
  const { nodes } = lowering;
  switch (nodes.kind(target)) {
    case 'identifier':
      writeName(lowering, nodes.text(target), value, nodes.at(target));
      return;
    case 'attribute':
      assignAttribute(lowering, target, value);
      return;
    case 'subscript':
      assignSubscript(lowering, target, value);
      return;
    case 'parenthesized_expression':
    case 'as_pattern_target':
    case 'list_splat_pattern':
    case 'list_splat':
      lowering.assign(nodes.first(target), value);
      return;
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'expression_list':
    case 'tuple':
    case 'list':
      unpack(lowering, nodes.children(target), value, nodes.at(target));
      return;
    default:
  }
}
function unpack(lowering, targets, value, at2) {
  const { nodes, out } = lowering;
  const star = targets.findIndex((it) => nodes.kind(it) === 'list_splat_pattern' || nodes.kind(it) === 'list_splat');
  for (const [i, target] of targets.entries()) {
    if (i === star) {
      const from2 = out.constant(at2, { type: 'number', value: i });
      const behind = targets.length - 1 - i;
      const to = out.register();
      const until = behind === 0 ? null : out.constant(at2, { type: 'number', value: -behind });
      out.emit({ op: 'slice', at: at2, to, object: value, bounds: [from2, until] });
      lowering.assign(target, to);
    } else if (star === -1 || i < star) {
      lowering.assign(target, out.get(at2, value, String(i), 'index'));
    } else {
      const key = out.constant(at2, { type: 'number', value: i - targets.length });
      lowering.assign(target, out.get(at2, value, key, 'index'));
    }
  }
}
var assignment2 = (lowering, node) => {
  const { nodes, out } = lowering;
  const right = nodes.child(node, 'right');
  if (right === NONE) return out.register();
  const value = lowering.expression(right);
  const annotation = nodes.child(node, 'type');
  const type2 = annotation === NONE ? null : typeOf(nodes, annotation, lowering.scope);
  if (type2 !== null && /[.#]/.test(type2)) out.emit({ op: 'typed', at: nodes.at(annotation), of: value, type: type2 });
  lowering.assign(nodes.child(node, 'left'), value);
  return value;
};
var augmentedAssignment = (lowering, node) => {
  const { nodes, out } = lowering;
  const target = nodes.child(node, 'left');
  const [left, right] = [lowering.expression(target), lowering.expression(nodes.child(node, 'right'))];
  const value = out.binary(nodes.at(node), operatorOf(lowering, node).replace(/=$/, ''), left, right);
  lowering.assign(target, value);
  return value;
};
var namedExpression = (lowering, node) => {
  const value = lowering.expression(lowering.nodes.child(node, 'value'));
  const { scope } = lowering;
  lowering.scope = scope.host();
  lowering.assign(lowering.nodes.child(node, 'name'), value);
  lowering.scope = scope;
  return value;
};
var deleteStatement = (lowering, node) => {
  for (const target of lowering.nodes.children(node)) remove(lowering, target);
};
function remove(lowering, target) {
  const { nodes, out } = lowering;
  const at2 = nodes.at(target);
  switch (nodes.kind(target)) {
    case 'identifier':
      writeName(lowering, nodes.text(target), out.constant(at2, { type: 'undefined' }), at2);
      return;
    case 'attribute': {
      const object2 = lowering.expression(nodes.child(target, 'object'));
      out.emit({ op: 'delete', at: at2, object: object2, key: nodes.text(nodes.child(target, 'attribute')) });
      return;
    }
    case 'subscript': {
      const object2 = lowering.expression(nodes.child(target, 'value'));
      const subscript2 = nodes.child(target, 'subscript');
      if (subscript2 === NONE || nodes.kind(subscript2) === 'slice') return;
      out.emit({ op: 'delete', at: at2, object: object2, key: lowering.expression(subscript2) });
      return;
    }
    case 'expression_list':
    case 'tuple':
    case 'list':
    case 'parenthesized_expression':
      for (const part of nodes.children(target)) remove(lowering, part);
      return;
    default:
  }
}

// packages/scanners/code/languages/python/function-builder.ts
var FunctionBuilder = class {
  /** Where control goes when something throws in the blocks made from now on. */
  handler = null;
  #drafts = [];
  #current;
  #registers = 0;
  constructor() {
    this.#current = this.#draft();
  }
  get registers() {
    return this.#registers;
  }
  register() {
    return this.#registers++;
  }
  emit(instruction) {
    this.#current.instructions.push(instruction);
  }
  constant(at2, value) {
    const to = this.register();
    this.emit({ op: 'constant', at: at2, to, value });
    return to;
  }
  text(at2, value) {
    return this.constant(at2, { type: 'text', value });
  }
  global(at2, name2) {
    const to = this.register();
    this.emit({ op: 'global', at: at2, to, name: name2 });
    return to;
  }
  binary(at2, operator, left, right) {
    const to = this.register();
    this.emit({ op: 'binary', at: at2, to, operator, left, right });
    return to;
  }
  copy(at2, to, from2) {
    if (to !== from2) this.emit({ op: 'copy', at: at2, to, from: from2 });
  }
  get(at2, object2, key, by) {
    const to = this.register();
    this.emit({ op: 'get', at: at2, to, object: object2, key, by });
    return to;
  }
  /** A new, empty block that is not the current one. */
  block(handler = this.handler) {
    this.#drafts.push({ instructions: [], terminator: null, handler });
    return this.#drafts.length - 1;
  }
  /** Goes on in `block`; the current one must have ended, or it jumps there. */
  begin(block, at2) {
    this.jump(block, at2);
    this.#current = this.#drafts[block];
  }
  get ended() {
    return this.#current.terminator !== null;
  }
  jump(block, at2) {
    this.#end({ end: 'jump', at: at2, block });
  }
  branch(condition3, yes2, no, at2) {
    this.#end({ end: 'branch', at: at2, condition: condition3, yes: yes2, no });
  }
  return(value, at2) {
    this.#end({ end: 'return', at: at2, value });
  }
  throw(value, at2) {
    this.#end({ end: 'throw', at: at2, value });
  }
  /** The finished blocks, without those that nothing leads to. */
  built(at2) {
    this.return(null, at2);
    const drafts = this.#drafts;
    const numbers = /* @__PURE__ */ new Map([[0, 0]]);
    const waiting = [0];
    for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
      const draft = drafts[next];
      for (const block of leadsTo(draft)) {
        if (numbers.has(block)) continue;
        numbers.set(block, 0);
        waiting.push(block);
      }
    }
    const kept = [...numbers.keys()].sort((a2, b2) => a2 - b2);
    for (const [number, block] of kept.entries()) numbers.set(block, number);
    const renamed = (block) => numbers.get(block);
    return kept.map((block) => {
      const { instructions, terminator, handler } = drafts[block];
      return {
        instructions,
        terminator: renumbered(terminator ?? { end: 'return', at: at2, value: null }, renamed),
        handler: handler === null ? null : renamed(handler),
      };
    });
  }
  #draft() {
    return this.#drafts[this.block()];
  }
  #end(terminator) {
    this.#current.terminator ??= terminator;
  }
};
function leadsTo({ terminator, handler }) {
  const ways = handler === null ? [] : [handler];
  if (terminator?.end === 'jump') ways.push(terminator.block);
  if (terminator?.end === 'branch') ways.push(terminator.yes, terminator.no);
  return ways;
}
function renumbered(terminator, renamed) {
  if (terminator.end === 'jump') return { ...terminator, block: renamed(terminator.block) };
  if (terminator.end !== 'branch') return terminator;
  return { ...terminator, yes: renamed(terminator.yes), no: renamed(terminator.no) };
}

// packages/scanners/code/languages/python/module-builder.ts
var MOST_PROBLEMS2 = 20;
var ModuleBuilder = class {
  functions = [];
  classes = [];
  imports = [];
  problems = [];
  #imports = /* @__PURE__ */ new Map();
  #untold = 0;
  /** Takes the next number, so that a function knows it before its inner ones are built. */
  reserve() {
    return this.functions.push(void 0) - 1;
  }
  import(specifier, optional, at2) {
    const key = `${optional ? '?' : ''}${specifier}`;
    const known4 = this.#imports.get(key);
    if (known4 !== void 0) return known4;
    const made = this.imports.push({ specifier, optional, at: at2 }) - 1;
    this.#imports.set(key, made);
    return made;
  }
  problem(kind2, at2, message) {
    if (this.problems.length < MOST_PROBLEMS2) this.problems.push({ kind: kind2, at: at2, message });
    else this.#untold++;
  }
  built(rest) {
    const { functions, classes, imports } = this;
    const problems = [...this.problems];
    const last = problems.at(-1);
    if (this.#untold > 0 && last !== void 0) {
      problems.push({ ...last, message: `${this.#untold} more places of this file could not be understood.` });
    }
    return { functions, classes, imports, problems, namespaceCell: null, ...rest };
  }
};

// packages/scanners/code/languages/python/import-names.ts
function importedNames(nodes, statement) {
  const from2 = nodes.child(statement, 'module_name');
  const specifier = from2 === NONE ? null : specifierOf(nodes, from2);
  const found3 = [];
  for (const node of nodes.childrenIn(statement, 'name')) {
    const aliased = nodes.kind(node) === 'aliased_import';
    const path = dotted(nodes, aliased ? nodes.child(node, 'name') : node);
    if (path === '') continue;
    const alias = aliased ? nodes.text(nodes.child(node, 'alias')) : null;
    if (specifier !== null) found3.push({ name: alias ?? path, specifier, member: path, loads: specifier, node });
    else if (alias !== null) found3.push({ name: alias, specifier: path, member: null, loads: path, node });
    else {
      const top = path.split('.', 1)[0];
      found3.push({ name: top, specifier: top, member: null, loads: path, node });
    }
  }
  return found3;
}
function specifierOf(nodes, node) {
  return dotted(nodes, node);
}
function dotted(nodes, node) {
  return node === NONE ? '' : nodes.text(node).replace(/\s|\\/g, '');
}

// packages/scanners/code/languages/python/scope.ts
var Scope2 = class {
  kind;
  parent;
  node;
  variables = /* @__PURE__ */ new Map();
  globals = /* @__PURE__ */ new Set();
  nonlocals = /* @__PURE__ */ new Set();
  /** Modules of `from x import *`, first to last. */
  stars = [];
  generator = false;
  #found = /* @__PURE__ */ new Map();
  constructor(kind2, parent, node) {
    this.kind = kind2;
    this.parent = parent;
    this.node = node;
  }
  bind(name2) {
    if (this.globals.has(name2)) return this.module().bind(name2);
    const known4 = this.variables.get(name2);
    if (known4 !== void 0) return known4;
    if (this.nonlocals.has(name2)) return this.find(name2) ?? this.bindHere(name2);
    return this.bindHere(name2);
  }
  bindHere(name2) {
    const variable = {
      name: name2,
      scope: this,
      cell: null,
      imported: null,
      loads: /* @__PURE__ */ new Set(),
      isClass: false,
    };
    this.variables.set(name2, variable);
    return variable;
  }
  module() {
    let scope = this;
    while (scope.parent !== null) scope = scope.parent;
    return scope;
  }
  /** The scope whose body becomes the function in which this scope's code stands. */
  host() {
    let scope = this;
    while (scope.kind === 'comprehension' && scope.parent !== null) scope = scope.parent;
    return scope;
  }
  /** What a name means when it is read here; remembered, so ask only when all names are bound. */
  lookUp(name2) {
    const known4 = this.#found.get(name2);
    if (known4 !== void 0) return known4;
    const found3 = this.find(name2);
    this.#found.set(name2, found3);
    return found3;
  }
  find(name2) {
    let left = false;
    for (let scope = this; scope !== null; scope = scope.parent) {
      if (scope.globals.has(name2)) return scope.module().variables.get(name2) ?? null;
      if ((scope.kind !== 'class' || !left) && !scope.nonlocals.has(name2)) {
        const variable = scope.variables.get(name2);
        if (variable !== void 0) return variable;
      }
      if (scope.kind === 'function' || scope.kind === 'class') left = true;
    }
    return null;
  }
};

// packages/scanners/code/languages/python/scopes.ts
var COMPREHENSIONS = /* @__PURE__ */ new Set([
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);
function findScopes(nodes, spend) {
  return new ScopeFinder(nodes, spend).find();
}
var ScopeFinder = class {
  #nodes;
  #spend;
  #module = new Scope2('module', null, 0);
  #of = /* @__PURE__ */ new Map();
  #opens = /* @__PURE__ */ new Map();
  /** Identifiers that name something and read nothing. */
  #binders;
  #uses = [];
  #seen = /* @__PURE__ */ new Map();
  constructor(nodes, spend) {
    this.#nodes = nodes;
    this.#spend = spend;
    this.#binders = new Uint8Array(nodes.tree.size);
  }
  find() {
    const { tree } = this.#nodes;
    const stack = [{ scope: this.#module, until: tree.size, inside: false }];
    for (let node = 0; node < tree.size; node++) {
      if (node % 1024 === 0) this.#spend(1024);
      let open = stack.at(-1);
      while (node >= open.until) {
        stack.pop();
        open = stack.at(-1);
      }
      const opened = this.#opens.get(node);
      if (opened !== void 0) {
        open = { ...opened, until: tree.after[node] };
        stack.push(open);
      }
      node = this.#visit(node, open);
    }
    return this.#settle();
  }
  /** Answers the last node that needs no visit any more. */
  #visit(node, { scope, inside: inside3 }) {
    const nodes = this.#nodes;
    const kind2 = nodes.kind(node);
    switch (kind2) {
      case 'identifier':
        if (this.#binders[node] === 0) this.#use(scope, inside3, nodes.text(node));
        return node;
      case 'attribute':
        this.#mute(nodes.child(node, 'attribute'));
        return node;
      case 'keyword_argument':
        this.#mute(nodes.child(node, 'name'));
        return node;
      case 'assignment':
      case 'augmented_assignment':
      case 'for_statement':
      case 'for_in_clause':
        this.#bindTargets(scope, nodes.child(node, 'left'), kind2 !== 'augmented_assignment');
        return node;
      case 'named_expression':
        this.#bindTargets(scope.host(), nodes.child(node, 'name'), true);
        return node;
      case 'as_pattern_target':
      case 'delete_statement':
        this.#bindTargets(scope, node, false);
        return node;
      case 'except_clause':
        this.#bindTargets(scope, nodes.child(node, 'alias'), false);
        return node;
      case 'case_clause':
        this.#bindPatterns(scope, node);
        return node;
      case 'global_statement':
        for (const name2 of nodes.children(node)) {
          this.#module.bind(nodes.text(name2));
          scope.globals.add(nodes.text(name2));
        }
        return node;
      case 'nonlocal_statement':
        for (const name2 of nodes.children(node)) scope.nonlocals.add(nodes.text(name2));
        return node;
      case 'import_statement':
      case 'import_from_statement':
        this.#bindImports(scope, node);
        return nodes.tree.after[node] - 1;
      case 'function_definition':
      case 'lambda':
        this.#openFunction(scope, node);
        return node;
      case 'class_definition':
        this.#openClass(scope, node);
        return node;
      case 'yield':
        scope.host().generator = true;
        return node;
      case 'type':
        return inside3 ? node : nodes.tree.after[node] - 1;
      default:
        if (COMPREHENSIONS.has(kind2)) this.#openComprehension(scope, node);
        return node;
    }
  }
  #use(scope, inside3, name2) {
    if (!inside3) {
      let seen = this.#seen.get(scope);
      if (seen === void 0) {
        seen = /* @__PURE__ */ new Set();
        this.#seen.set(scope, seen);
      }
      if (seen.has(name2)) return;
      seen.add(name2);
    }
    this.#uses.push({ scope, inside: inside3, name: name2 });
  }
  #mute(node) {
    if (node !== NONE) this.#binders[node] = 1;
  }
  #bindTargets(scope, target, mute) {
    if (target === NONE) return;
    const nodes = this.#nodes;
    const end = nodes.tree.after[target];
    for (let node = target; node < end; node++) {
      switch (nodes.kind(node)) {
        case 'identifier':
          scope.bind(nodes.text(node));
          if (mute) this.#mute(node);
          break;
        case 'attribute':
        case 'subscript':
        case 'call':
          node = nodes.tree.after[node] - 1;
          break;
        default:
      }
    }
  }
  /** Names without a dot in a `case` are bound, with one they are read. */
  #bindPatterns(scope, clause) {
    const nodes = this.#nodes;
    for (const pattern2 of nodes.children(clause)) {
      const kind2 = nodes.kind(pattern2);
      if (kind2 === 'block' || kind2 === 'if_clause') continue;
      const end = nodes.tree.after[pattern2];
      for (let node = pattern2; node < end; node++) {
        const inner = nodes.kind(node);
        if (inner === 'class_pattern' || inner === 'keyword_pattern') node = nodes.first(node);
        else if (inner === 'identifier') scope.bind(nodes.text(node));
        else if (inner === 'dotted_name' && nodes.children(node).length > 1) node = nodes.tree.after[node] - 1;
      }
    }
  }
  #bindImports(scope, statement) {
    for (const { name: name2, specifier, member: member4, loads } of importedNames(this.#nodes, statement)) {
      const variable = scope.bind(name2);
      variable.imported = { specifier, member: member4 };
      if (loads !== specifier) variable.loads.add(loads);
    }
    const nodes = this.#nodes;
    if (nodes.tokens(statement).includes('wildcard_import')) {
      scope.module().stars.push(specifierOf(nodes, nodes.child(statement, 'module_name')));
    }
  }
  #openFunction(scope, node) {
    const nodes = this.#nodes;
    const name2 = nodes.child(node, 'name');
    if (name2 !== NONE) {
      scope.bind(nodes.text(name2));
      this.#mute(name2);
    }
    const inner = this.#open('function', scope, node, nodes.child(node, 'body'));
    const parameters = nodes.child(node, 'parameters');
    if (parameters === NONE) return;
    this.#opens.set(parameters, { scope, inside: true });
    for (const parameter of nodes.children(parameters)) this.#bindParameter(inner, parameter);
  }
  #bindParameter(scope, parameter) {
    const nodes = this.#nodes;
    const named3 = nodes.child(parameter, 'name');
    const target = nodes.kind(parameter) === 'typed_parameter' ? nodes.first(parameter) : parameter;
    this.#bindTargets(scope, named3 !== NONE ? named3 : target, true);
  }
  #openClass(scope, node) {
    const nodes = this.#nodes;
    const name2 = nodes.child(node, 'name');
    if (name2 !== NONE) {
      scope.bind(nodes.text(name2)).isClass = true;
      this.#mute(name2);
    }
    this.#open('class', scope, node, nodes.child(node, 'body'));
  }
  #openComprehension(scope, node) {
    this.#open('comprehension', scope, node, node);
    const inner = this.#of.get(node);
    for (const clause of this.#nodes.children(node)) {
      if (this.#nodes.kind(clause) === 'for_in_clause') {
        this.#bindTargets(inner, this.#nodes.child(clause, 'left'), true);
      }
    }
  }
  #open(kind2, scope, node, body) {
    const inner = new Scope2(kind2, scope, node);
    this.#of.set(node, inner);
    if (body === node) this.#opens.set(node, { scope: inner, inside: false });
    else if (body !== NONE) this.#opens.set(body, { scope: inner, inside: false });
    return inner;
  }
  #settle() {
    const cells = [];
    const owned = /* @__PURE__ */ new Map();
    for (const variable of this.#module.variables.values()) variable.cell = cells.push(variable.name) - 1;
    for (const { scope, inside: inside3, name: name2 } of this.#uses) {
      const variable = scope.lookUp(name2);
      if (variable === null || variable.cell !== null || variable.scope.kind === 'class') continue;
      const host = variable.scope.host();
      if (!inside3 && scope.host() === host) continue;
      variable.cell = cells.push(name2) - 1;
      const own = owned.get(host) ?? [];
      own.push(variable.cell);
      owned.set(host, own);
    }
    for (const scope of this.#of.values()) this.#settleNonlocals(scope, cells, owned);
    return { module: this.#module, of: this.#of, cells, owned };
  }
  /** Assigned but never read here: still shared. */
  #settleNonlocals(scope, cells, owned) {
    for (const name2 of scope.nonlocals) {
      const variable = scope.lookUp(name2);
      if (variable === null || variable.cell !== null || variable.scope.kind === 'class') continue;
      variable.cell = cells.push(name2) - 1;
      const host = variable.scope.host();
      owned.set(host, [...(owned.get(host) ?? []), variable.cell]);
    }
  }
};

// packages/scanners/code/languages/python/calls.ts
var call2 = (lowering, node) => {
  const { nodes, out } = lowering;
  const callee = nodes.child(node, 'function');
  const given2 = nodes.child(node, 'arguments');
  if (callee === NONE) return out.register();
  if (isSuper(lowering, callee)) {
    const to2 = out.register();
    out.emit({ op: 'super', at: nodes.at(node), to: to2 });
    return to2;
  }
  const name2 = nodes.kind(callee) === 'attribute' ? nodes.child(callee, 'attribute') : NONE;
  const to = out.register();
  if (name2 === NONE) {
    const target2 = lowering.expression(callee);
    const passed2 = argumentsOf2(lowering, given2);
    const at3 = nodes.at(callee);
    out.emit({ op: 'call', at: at3, to, callee: target2, receiver: null, arguments: passed2, construct: false });
    return to;
  }
  const at2 = nodes.at(name2);
  const owner = nodes.child(callee, 'object');
  const object2 = lowering.expression(owner);
  const target = out.get(at2, object2, nodes.text(name2), 'member');
  const passed = argumentsOf2(lowering, given2);
  const bound2 = boundSelf(lowering, owner, given2);
  out.emit({
    op: 'call',
    at: at2,
    to,
    callee: target,
    receiver: bound2 ? thisOf(lowering, at2) : receiverOf(lowering, owner, object2),
    arguments: bound2 ? passed.slice(1) : passed,
    construct: false,
  });
  return to;
};
function receiverOf(lowering, owner, object2) {
  const { nodes } = lowering;
  const isParent = nodes.kind(owner) === 'call' && isSuper(lowering, nodes.child(owner, 'function'));
  return isParent ? thisOf(lowering, nodes.at(owner)) : object2;
}
function isSuper({ nodes, scope }, callee) {
  return nodes.kind(callee) === 'identifier' && nodes.text(callee) === 'super' && scope.lookUp('super') === null;
}
function boundSelf({ nodes, method }, owner, given2) {
  if (method === null || method.self === null || given2 === NONE) return false;
  if (!method.of.bases.includes(nodes.text(owner))) return false;
  const first = nodes.first(given2);
  return first !== NONE && nodes.kind(first) === 'identifier' && nodes.text(first) === method.self;
}
function argumentsOf2(lowering, given2) {
  const { nodes } = lowering;
  if (given2 === NONE) return [];
  if (nodes.kind(given2) === 'generator_expression') return [{ value: lowering.expression(given2) }];
  return nodes.children(given2).map((argument) => {
    switch (nodes.kind(argument)) {
      case 'keyword_argument':
        return {
          value: lowering.expression(nodes.child(argument, 'value')),
          name: nodes.text(nodes.child(argument, 'name')),
        };
      case 'list_splat':
      case 'parenthesized_list_splat':
        return { value: lowering.expression(splatted(lowering, argument)), spread: 'values' };
      case 'dictionary_splat':
        return { value: lowering.expression(nodes.first(argument)), spread: 'fields' };
      default:
        return { value: lowering.expression(argument) };
    }
  });
}
function splatted({ nodes }, argument) {
  const inner = nodes.first(argument);
  return inner !== NONE && nodes.kind(inner) === 'list_splat' ? nodes.first(inner) : inner;
}

// packages/scanners/code/languages/python/functions.ts
function lowerFunction2(lowering, node, shape) {
  const { nodes, module, scopes } = lowering;
  const number = module.reserve();
  const scope = scopes.of.get(node);
  const out = new FunctionBuilder();
  const inner = lowering.inner(scope, out, shape.method);
  const parameters = lowerParameters(inner, nodes.child(node, 'parameters'), shape.bound);
  const body = nodes.child(node, 'body');
  if (nodes.kind(node) === 'lambda') {
    if (body !== NONE) out.return(inner.expression(body), nodes.at(body));
  } else if (body !== NONE) inner.body(body);
  module.functions[number] = {
    name: shape.name,
    at: nodes.at(node),
    endLine: nodes.endLine(node),
    async: nodes.has(node, 'async'),
    generator: scope.generator,
    lexicalThis: false,
    parameters,
    registers: out.registers,
    ownCells: scopes.owned.get(scope) ?? [],
    blocks: out.built(nodes.at(node)),
  };
  return number;
}
var lambda = (lowering, node) => {
  const made = lowerFunction2(lowering, node, { name: 'lambda', method: null, bound: false });
  return functionRegister(lowering, node, made);
};
function functionRegister({ nodes, out }, node, made) {
  const to = out.register();
  out.emit({ op: 'function', at: nodes.at(node), to, function: made });
  return to;
}
function lowerParameters(inner, node, bound2) {
  const { nodes, out, scope } = inner;
  if (node === NONE) return [];
  const written2 = writtenParameters(inner, node);
  const self = bound2 && written2[0]?.kind === 'one' ? written2.shift() : void 0;
  const made = [];
  const placed = written2.map((it) => {
    const variable = scope.variables.get(it.name);
    const register2 = variable?.cell === null ? localOf(inner, variable) : out.register();
    const type2 = it.type === NONE ? null : typeOf(nodes, it.type, scope.parent ?? scope);
    made.push({ name: it.name, register: register2, kind: it.kind, type: type2 });
    return { it, register: register2, cell: variable?.cell ?? null };
  });
  if (self !== void 0) {
    const variable = scope.variables.get(self.name);
    const register2 = variable?.cell === null ? localOf(inner, variable) : out.register();
    out.emit({ op: 'this', at: nodes.at(node), to: register2 });
    if (variable?.cell != null) out.emit({ op: 'set-cell', at: nodes.at(node), cell: variable.cell, from: register2 });
  }
  for (const { it, register: register2, cell } of placed) {
    const given2 = it.value === NONE ? annotatedDefault(inner, it.type) : it.value;
    if (given2 !== NONE) lowerDefault(inner, given2, register2);
    if (cell !== null) out.emit({ op: 'set-cell', at: nodes.at(node), cell, from: register2 });
    if (it.pattern !== NONE) inner.assign(it.pattern, register2);
  }
  return made;
}
function lowerDefault(inner, value, register2) {
  const { nodes, out } = inner;
  const at2 = nodes.at(value);
  const missing = out.register();
  out.emit({ op: 'unary', at: at2, to: missing, operator: 'missing', from: register2 });
  const [make2, after] = [out.block(), out.block()];
  out.branch(missing, make2, after, at2);
  out.begin(make2, at2);
  const { scope } = inner;
  inner.scope = scope.parent ?? scope;
  out.copy(at2, register2, inner.expression(value));
  inner.scope = scope;
  out.begin(after, at2);
}
function annotatedDefault({ nodes }, type2) {
  if (type2 === NONE) return NONE;
  const generic = nodes.first(type2);
  if (generic === NONE || nodes.kind(generic) !== 'generic_type') return NONE;
  const [head, parameters] = nodes.children(generic);
  if (head === void 0 || parameters === void 0 || !/(?:^|\.)Annotated$/.test(nodes.text(head))) return NONE;
  const calls = nodes
    .children(parameters)
    .slice(1)
    .map((it) => nodes.first(it));
  return calls.find((it) => it !== NONE && nodes.kind(it) === 'call') ?? NONE;
}
function writtenParameters({ nodes }, node) {
  const found3 = [];
  let kind2 = 'one';
  for (const parameter of nodes.children(node)) {
    const type2 = nodes.child(parameter, 'type');
    const value = nodes.child(parameter, 'value');
    const named3 = nodes.child(parameter, 'name');
    const target =
      named3 !== NONE ? named3 : nodes.kind(parameter) === 'typed_parameter' ? nodes.first(parameter) : parameter;
    const add = (it, as) => found3.push({ name: nodes.text(it), kind: as, type: type2, value, pattern: NONE });
    switch (nodes.kind(target)) {
      case 'identifier':
        add(target, kind2);
        break;
      case 'list_splat_pattern':
        add(nodes.first(target), 'rest');
        kind2 = 'keyword-only';
        break;
      case 'dictionary_splat_pattern':
        add(nodes.first(target), 'keywords');
        break;
      case 'keyword_separator':
        kind2 = 'keyword-only';
        break;
      case 'tuple_pattern':
        found3.push({ name: nodes.text(target), kind: kind2, type: type2, value, pattern: target });
        break;
      default:
    }
  }
  return found3;
}
function lowerDefinition(lowering, node, decorators) {
  const { nodes, out } = lowering;
  const name2 = nodes.child(node, 'name');
  if (name2 === NONE) return;
  const applied2 = decorators.map((decorator) => lowering.expression(nodes.first(decorator)));
  const made = lowerFunction2(lowering, node, { name: nodes.text(name2), method: lowering.method, bound: false });
  let value = functionRegister(lowering, node, made);
  for (const [i, callee] of [...applied2.entries()].reverse()) {
    const to = out.register();
    const at2 = nodes.at(decorators[i]);
    out.emit({ op: 'call', at: at2, to, callee, receiver: null, arguments: [{ value }], construct: false });
    value = to;
  }
  lowering.assign(name2, value);
}
var identifier = (lowering, node) => readName(lowering, lowering.nodes.text(node), lowering.nodes.at(node));

// packages/scanners/code/languages/python/classes.ts
function lowerClass2(lowering, node, decorators) {
  const { nodes, out, module } = lowering;
  const named3 = nodes.child(node, 'name');
  if (named3 === NONE) return;
  const name2 = nodes.text(named3);
  const body = nodes.child(node, 'body');
  const given2 = nodes.child(node, 'superclasses');
  const written2 = given2 === NONE ? [] : nodes.children(given2).filter((it) => !isKeyword(lowering, it));
  const bases = written2.map((base) => lowering.expression(base));
  const of2 = { name: name2, bases: written2.map((base) => nodes.text(base)) };
  const number =
    module.classes.push({ name: name2, at: 0, members: [], initialiser: null, staticInitialiser: null }) - 1;
  const members = body === NONE ? [] : fields2(lowering, body);
  const decorations = [];
  for (const method of body === NONE ? [] : methodsOf(lowering, body)) {
    const kept = method.decorators.filter((it) => !isShape(nodes.text(nodes.first(it))));
    for (const decorator of kept) {
      decorations.push({ value: lowering.expression(nodes.first(decorator)), member: members.length });
    }
    members.push(member2(lowering, method, of2));
  }
  for (const decorator of decorators) decorations.push({ value: lowering.expression(nodes.first(decorator)) });
  const staticInitialiser = body === NONE ? null : initialiser2(lowering, node, body, of2);
  module.classes[number] = { name: name2, at: nodes.at(node), members, initialiser: null, staticInitialiser };
  const to = out.register();
  out.emit({ op: 'class', at: nodes.at(node), to, class: number, bases, decorations });
  lowering.assign(named3, to);
}
function isKeyword({ nodes }, argument) {
  const kind2 = nodes.kind(argument);
  return kind2 === 'keyword_argument' || kind2 === 'list_splat' || kind2 === 'dictionary_splat';
}
var GETTERS = /^(?:property|(?:functools\.)?cached_property|(?:abc\.)?abstractproperty|\w+\.getter)$/;
var STATIC = /^(?:staticmethod|(?:abc\.)?abstractstaticmethod)$/;
var OF_CLASS = /^(?:classmethod|(?:abc\.)?abstractclassmethod)$/;
var SETTER = /^\w+\.setter$/;
var SILENT = /^(?:(?:abc\.)?abstractmethod|(?:typing\.)?(?:overload|override|final)|\w+\.deleter)$/;
function isShape(text2) {
  return [GETTERS, STATIC, OF_CLASS, SETTER, SILENT].some((it) => it.test(text2));
}
function member2(lowering, { node, decorators }, of2) {
  const { nodes } = lowering;
  const name2 = nodes.text(nodes.child(node, 'name'));
  const words2 = decorators.map((it) => nodes.text(nodes.first(it)));
  const says = (pattern2) => words2.some((word2) => pattern2.test(word2));
  const free = says(STATIC);
  const ofClass =
    says(OF_CLASS) || name2 === '__init_subclass__' || name2 === '__class_getitem__' || name2 === '__new__';
  const parameters = nodes.child(node, 'parameters');
  const first = parameters === NONE ? NONE : nodes.first(parameters);
  const self = free || first === NONE || nodes.kind(first) !== 'identifier' ? null : nodes.text(first);
  const made = lowerFunction2(lowering, node, {
    name: `${of2.name}.${name2}`,
    method: { of: of2, self },
    bound: !free,
  });
  const kind2 = name2 === '__init__' ? 'constructor' : says(GETTERS) ? 'getter' : says(SETTER) ? 'setter' : 'method';
  const type2 = typeOf(nodes, nodes.child(node, 'return_type'), lowering.scope);
  return { name: name2, kind: kind2, static: free || ofClass, function: made, type: type2 };
}
function methodsOf(lowering, body) {
  const { nodes } = lowering;
  return nodes.children(body).flatMap((statement) => {
    switch (nodes.kind(statement)) {
      case 'function_definition':
        return nodes.child(statement, 'name') === NONE ? [] : [{ node: statement, decorators: [] }];
      case 'decorated_definition': {
        const node = nodes.child(statement, 'definition');
        if (node === NONE || nodes.kind(node) !== 'function_definition' || nodes.child(node, 'name') === NONE)
          return [];
        return [{ node, decorators: nodes.children(statement).filter((it) => nodes.kind(it) === 'decorator') }];
      }
      case 'if_statement':
      case 'else_clause':
      case 'elif_clause':
      case 'try_statement':
      case 'except_clause':
        return nodes.children(statement).flatMap((it) => (isBlock(lowering, it) ? methodsOf(lowering, it) : []));
      default:
        return [];
    }
  });
}
function isBlock({ nodes }, node) {
  return /^(?:block|else_clause|elif_clause|except_clause)$/.test(nodes.kind(node));
}
function fields2(lowering, body) {
  const { nodes } = lowering;
  const found3 = /* @__PURE__ */ new Map();
  for (const statement of nodes.children(body)) {
    const assignment3 = nodes.kind(statement) === 'expression_statement' ? nodes.first(statement) : NONE;
    if (assignment3 === NONE || nodes.kind(assignment3) !== 'assignment') continue;
    const target = nodes.child(assignment3, 'left');
    if (nodes.kind(target) !== 'identifier') continue;
    const name2 = nodes.text(target);
    const annotation = nodes.child(assignment3, 'type');
    const type2 = typeOf(nodes, annotation, lowering.scope);
    found3.set(name2, { name: name2, kind: 'field', static: annotation === NONE, function: null, type: type2 });
  }
  return [...found3.values()];
}
function initialiser2(lowering, node, body, of2) {
  const { nodes, module, scopes } = lowering;
  const statements = nodes.children(body).filter((it) => !isDeclaration(lowering, it));
  if (statements.length === 0) return null;
  const number = module.reserve();
  const out = new FunctionBuilder();
  const scope = scopes.of.get(node);
  const inner = lowering.inner(scope, out, null);
  for (const statement of statements) inner.statement(statement);
  module.functions[number] = {
    name: `body of ${of2.name}`,
    at: nodes.at(node),
    endLine: nodes.endLine(node),
    async: false,
    generator: false,
    lexicalThis: false,
    parameters: [],
    registers: out.registers,
    ownCells: scopes.owned.get(scope) ?? [],
    blocks: out.built(nodes.at(node)),
  };
  return number;
}
function isDeclaration({ nodes }, statement) {
  switch (nodes.kind(statement)) {
    case 'function_definition':
    case 'pass_statement':
      return true;
    case 'decorated_definition': {
      const node = nodes.child(statement, 'definition');
      return node === NONE || nodes.kind(node) === 'function_definition';
    }
    case 'expression_statement': {
      const inner = nodes.first(statement);
      if (inner === NONE || nodes.kind(inner) === 'string' || nodes.kind(inner) === 'ellipsis') return true;
      return nodes.kind(inner) === 'assignment' && nodes.child(inner, 'right') === NONE;
    }
    default:
      return false;
  }
}

// packages/scanners/code/languages/python/collections.ts
var list = (lowering, node) => {
  const { nodes, out } = lowering;
  const to = out.register();
  const items2 = nodes.children(node).map((item) => {
    const spread2 = nodes.kind(item) === 'list_splat';
    const value = lowering.expression(spread2 ? nodes.first(item) : item);
    return spread2 ? { value, spread: 'values' } : { value };
  });
  out.emit({ op: 'list', at: nodes.at(node), to, items: items2 });
  return to;
};
var dictionary = (lowering, node) => {
  const { nodes, out } = lowering;
  const object2 = out.register();
  out.emit({ op: 'object', at: nodes.at(node), to: object2 });
  for (const item of nodes.children(node)) {
    if (nodes.kind(item) === 'pair') setPair(lowering, object2, item);
    else if (nodes.kind(item) === 'dictionary_splat') {
      out.emit({ op: 'spread', at: nodes.at(item), object: object2, from: lowering.expression(nodes.first(item)) });
    }
  }
  return object2;
};
function setPair(lowering, object2, pair) {
  const { nodes, out } = lowering;
  const [key, value] = [nodes.child(pair, 'key'), nodes.child(pair, 'value')];
  if (key === NONE || value === NONE) return;
  const named3 = keyOf(lowering, [key]);
  const from2 = lowering.expression(value);
  out.emit({ op: 'set', at: nodes.at(pair), object: object2, key: named3, by: 'index', from: from2 });
}
var comprehension = (lowering, node) => {
  const { nodes, out } = lowering;
  const at2 = nodes.at(node);
  const result = out.register();
  const isDictionary = nodes.kind(node) === 'dictionary_comprehension';
  out.emit(isDictionary ? { op: 'object', at: at2, to: result } : { op: 'list', at: at2, to: result, items: [] });
  const outer = lowering.scope;
  const inner = lowering.scopes.of.get(node) ?? outer;
  const end = out.block();
  let again3 = end;
  const body = nodes.child(node, 'body');
  for (const [i, clause] of nodes.children(node).entries()) {
    const place2 = nodes.at(clause);
    if (nodes.kind(clause) === 'for_in_clause') {
      lowering.scope = i === 1 ? outer : inner;
      const from2 = lowering.expression(nodes.child(clause, 'right'));
      lowering.scope = inner;
      const [head, run2] = [out.block(), out.block()];
      out.begin(head, place2);
      out.branch(out.register(), run2, again3, place2);
      out.begin(run2, place2);
      const item = out.register();
      out.emit({ op: 'next', at: place2, to: item, from: from2, of: 'values' });
      lowering.assign(nodes.child(clause, 'left'), item);
      again3 = head;
    } else if (nodes.kind(clause) === 'if_clause') {
      lowering.scope = inner;
      const run2 = out.block();
      lowering.condition(nodes.first(clause), run2, again3);
      out.begin(run2, place2);
    }
  }
  lowering.scope = inner;
  if (isDictionary) setPair(lowering, result, body);
  else if (body !== NONE) {
    const item = out.register();
    out.emit({ op: 'list', at: at2, to: item, items: [{ value: lowering.expression(body) }] });
    out.emit({ op: 'spread', at: at2, object: result, from: item });
  }
  out.jump(again3, at2);
  lowering.scope = outer;
  out.begin(end, at2);
  return result;
};

// packages/scanners/code/languages/python/exceptions.ts
var raiseStatement = (lowering, node) => {
  const { nodes, out } = lowering;
  const value = nodes.first(node);
  out.throw(value === NONE ? out.register() : lowering.expression(value), nodes.at(node));
};
var assertStatement = (lowering, node) => {
  const { nodes, out } = lowering;
  const at2 = nodes.at(node);
  const [condition3, message] = nodes.children(node);
  if (condition3 === void 0) return;
  const [holds3, fails] = [out.block(), out.block()];
  lowering.condition(condition3, holds3, fails);
  out.begin(fails, at2);
  out.throw(message === void 0 ? out.register() : lowering.expression(message), at2);
  out.begin(holds3, at2);
};
var tryStatement = (lowering, node) => {
  const { nodes, out, frames, optional } = lowering;
  const at2 = nodes.at(node);
  const outside = out.handler;
  const parts = nodes.children(node);
  const clauses = parts.filter((it) => /^except/.test(nodes.kind(it)));
  const other = parts.find((it) => nodes.kind(it) === 'else_clause');
  const last = parts.find((it) => nodes.kind(it) === 'finally_clause');
  const lastBody = last === void 0 ? NONE : nodes.first(last);
  const end = out.block();
  const unhandled = lastBody === NONE ? outside : out.block();
  const caught2 = clauses.length > 0 ? out.block(unhandled) : unhandled;
  if (lastBody !== NONE) lowering.frames = [...frames, { kind: 'finally', body: lastBody, handler: outside }];
  out.handler = caught2;
  out.begin(out.block(), at2);
  lowering.optional = optional || clauses.some((clause) => expectsMissing(lowering, clause));
  lowering.body(nodes.child(node, 'body'));
  lowering.optional = optional;
  out.handler = unhandled;
  out.begin(out.block(), at2);
  if (other !== void 0) lowering.body(nodes.child(other, 'body'));
  const done = out.block();
  out.jump(done, at2);
  if (clauses.length > 0 && caught2 !== null) {
    out.begin(caught2, at2);
    lowerClauses(lowering, clauses, done);
  }
  lowering.frames = frames;
  out.handler = outside;
  if (lastBody !== NONE && unhandled !== null) {
    const place2 = nodes.at(lastBody);
    out.begin(unhandled, place2);
    const thrown = out.register();
    out.emit({ op: 'caught', at: place2, to: thrown });
    lowering.body(lastBody);
    out.throw(thrown, place2);
  }
  out.begin(done, at2);
  if (lastBody !== NONE) {
    out.begin(out.block(), at2);
    lowering.body(lastBody);
  }
  out.begin(end, at2);
};
function expectsMissing({ nodes }, clause) {
  const { types } = caughtTypes({ nodes }, clause);
  return types === NONE || /\b(?:ImportError|ModuleNotFoundError|Exception)\b/.test(nodes.text(types));
}
function caughtTypes({ nodes }, clause) {
  const [value, second] = nodes.childrenIn(clause, 'value');
  if (value === void 0) return { types: NONE, name: NONE };
  if (nodes.kind(value) !== 'as_pattern') return { types: value, name: second ?? nodes.child(clause, 'alias') };
  return { types: nodes.first(value), name: nodes.child(value, 'alias') };
}
function lowerClauses(lowering, clauses, done) {
  const { nodes, out } = lowering;
  const thrown = out.register();
  out.emit({ op: 'caught', at: nodes.at(clauses[0]), to: thrown });
  for (const clause of clauses) {
    const at2 = nodes.at(clause);
    const { types, name: name2 } = caughtTypes(lowering, clause);
    const [run2, next] = [out.block(), out.block()];
    if (types === NONE) out.jump(run2, at2);
    else out.branch(out.binary(at2, 'instanceof', thrown, lowering.expression(types)), run2, next, at2);
    out.begin(run2, at2);
    if (name2 !== NONE) lowering.assign(name2, thrown);
    const body = nodes.children(clause).find((it) => nodes.kind(it) === 'block');
    lowering.body(body ?? NONE);
    out.jump(done, at2);
    out.begin(next, at2);
  }
  out.throw(thrown, nodes.at(clauses.at(-1)));
}
var withStatement = (lowering, node) => {
  const { nodes, out } = lowering;
  const clause = nodes.children(node).find((it) => nodes.kind(it) === 'with_clause');
  for (const item of clause === void 0 ? [] : nodes.children(clause)) {
    const value = nodes.child(item, 'value');
    if (value === NONE) continue;
    const named3 = nodes.kind(value) === 'as_pattern';
    const from2 = lowering.expression(named3 ? nodes.first(value) : value);
    const to = out.register();
    out.emit({ op: 'enter', at: nodes.at(value), to, from: from2 });
    if (named3) lowering.assign(nodes.child(value, 'alias'), to);
  }
  lowering.body(nodes.child(node, 'body'));
};
var awaited2 = (lowering, node) => {
  const { nodes, out } = lowering;
  const from2 = lowering.expression(nodes.first(node));
  const to = out.register();
  out.emit({ op: 'await', at: nodes.at(node), to, from: from2 });
  return to;
};
var yielded2 = (lowering, node) => {
  const { nodes, out } = lowering;
  const at2 = nodes.at(node);
  const value = nodes.first(node);
  const from2 = value === NONE ? out.constant(at2, { type: 'null' }) : lowering.expression(value);
  const to = out.register();
  out.emit({ op: 'yield', at: at2, to, from: from2, all: nodes.has(node, 'from') });
  return to;
};

// packages/scanners/code/languages/python/flow.ts
var ifStatement = (lowering, node) => {
  const { nodes, out } = lowering;
  const end = out.block();
  const clauses = [node, ...nodes.children(node).filter((it) => nodes.kind(it) === 'elif_clause')];
  for (const clause of clauses) {
    const condition3 = nodes.child(clause, 'condition');
    const at2 = nodes.at(clause);
    const [yes2, no] = [out.block(), out.block()];
    const typesOnly = condition3 !== NONE && /(?:^|\.)TYPE_CHECKING$/.test(nodes.text(condition3));
    if (typesOnly) out.branch(out.constant(at2, { type: 'boolean', value: false }), yes2, no, at2);
    else if (condition3 === NONE) out.branch(out.register(), yes2, no, at2);
    else lowering.condition(condition3, yes2, no);
    out.begin(yes2, at2);
    const { optional } = lowering;
    lowering.optional = optional || typesOnly;
    lowering.body(nodes.child(clause, 'consequence'));
    lowering.optional = optional;
    out.jump(end, at2);
    out.begin(no, at2);
  }
  const other = nodes.children(node).find((it) => nodes.kind(it) === 'else_clause');
  if (other !== void 0) lowering.body(nodes.child(other, 'body'));
  out.begin(end, nodes.at(node));
};
var whileStatement = (lowering, node) => {
  const { nodes, out } = lowering;
  const at2 = nodes.at(node);
  const [head, run2, other, end] = [out.block(), out.block(), out.block(), out.block()];
  out.begin(head, at2);
  const condition3 = nodes.child(node, 'condition');
  if (condition3 === NONE) out.branch(out.register(), run2, other, at2);
  else lowering.condition(condition3, run2, other);
  out.begin(run2, at2);
  loopBody(lowering, node, head, end);
  out.jump(head, at2);
  out.begin(other, at2);
  lowering.body(elseBody(lowering, node));
  out.begin(end, at2);
};
var forStatement = (lowering, node) => {
  const { nodes, out } = lowering;
  const at2 = nodes.at(node);
  const from2 = lowering.expression(nodes.child(node, 'right'));
  const [head, run2, other, end] = [out.block(), out.block(), out.block(), out.block()];
  out.begin(head, at2);
  out.branch(out.register(), run2, other, at2);
  out.begin(run2, at2);
  const item = out.register();
  out.emit({ op: 'next', at: at2, to: item, from: from2, of: 'values' });
  lowering.assign(nodes.child(node, 'left'), item);
  loopBody(lowering, node, head, end);
  out.jump(head, at2);
  out.begin(other, at2);
  lowering.body(elseBody(lowering, node));
  out.begin(end, at2);
};
function loopBody(lowering, node, goOn, stop2) {
  const { frames } = lowering;
  lowering.frames = [...frames, { kind: 'loop', goOn, stop: stop2 }];
  lowering.body(lowering.nodes.child(node, 'body'));
  lowering.frames = frames;
}
function elseBody({ nodes }, node) {
  const alternative = nodes.children(node).find((it) => nodes.kind(it) === 'else_clause');
  return alternative === void 0 ? NONE : nodes.child(alternative, 'body');
}
var breakStatement = (lowering, node) => leaveLoop(lowering, node, 'stop');
var continueStatement = (lowering, node) => leaveLoop(lowering, node, 'goOn');
function leaveLoop(lowering, node, to) {
  const { nodes, out, frames } = lowering;
  const loop2 = frames.findLastIndex((it) => it.kind === 'loop');
  const target = frames[loop2];
  if (target?.kind !== 'loop') return;
  unwind(lowering, loop2 + 1);
  out.jump(target[to], nodes.at(node));
}
var returnStatement = (lowering, node) => {
  const { nodes, out } = lowering;
  const value = nodes.first(node);
  const register2 = value === NONE ? null : lowering.expression(value);
  unwind(lowering, 0);
  out.return(register2, nodes.at(node));
};
function unwind(lowering, until) {
  const { out, frames, nodes } = lowering;
  const { handler } = out;
  for (let i = frames.length - 1; i >= until; i--) {
    const frame = frames[i];
    if (frame?.kind !== 'finally') continue;
    if (lowering.copies === 0) {
      lowering.module.problem('too-long', nodes.at(frame.body), 'This finally is left in too many ways to follow all.');
      continue;
    }
    lowering.copies--;
    lowering.frames = frames.slice(0, i);
    out.handler = frame.handler;
    out.begin(out.block(), nodes.at(frame.body));
    lowering.body(frame.body);
  }
  lowering.frames = frames;
  out.handler = handler;
}

// packages/scanners/code/languages/python/imports.ts
var importStatement = (lowering, node) => {
  const { nodes, out, module, optional } = lowering;
  for (const { name: name2, specifier, member: member4, loads, node: written2 } of importedNames(nodes, node)) {
    const at2 = nodes.at(written2);
    if (loads !== specifier) module.import(loads, optional, at2);
    const namespace = out.register();
    out.emit({ op: 'import', at: at2, to: namespace, import: module.import(specifier, optional, at2) });
    writeName(lowering, name2, member4 === null ? namespace : out.get(at2, namespace, member4, 'member'), at2);
  }
  if (nodes.tokens(node).includes('wildcard_import')) {
    module.import(specifierOf(nodes, nodes.child(node, 'module_name')), optional, nodes.at(node));
  }
};

// packages/scanners/code/languages/python/matching.ts
var matchStatement = (lowering, node) => {
  const { nodes, out } = lowering;
  const at2 = nodes.at(node);
  const subjects = nodes.childrenIn(node, 'subject').map((it) => lowering.expression(it));
  let subject2 = subjects[0] ?? out.register();
  if (subjects.length > 1) {
    subject2 = out.register();
    out.emit({ op: 'list', at: at2, to: subject2, items: subjects.map((value) => ({ value })) });
  }
  const end = out.block();
  const body = nodes.child(node, 'body');
  for (const clause of body === NONE ? [] : nodes.children(body)) {
    if (nodes.kind(clause) !== 'case_clause') continue;
    const place2 = nodes.at(clause);
    const next = out.block();
    const patterns2 = nodes.children(clause).filter((it) => nodes.kind(it) === 'case_pattern');
    if (patterns2.length === 1) match(lowering, patterns2[0], subject2, next);
    else matchItems(lowering, patterns2, subject2, next);
    const guard2 = nodes.child(clause, 'guard');
    if (guard2 !== NONE) {
      const run2 = out.block();
      lowering.condition(nodes.first(guard2), run2, next);
      out.begin(run2, place2);
    }
    lowering.body(nodes.child(clause, 'consequence'));
    out.jump(end, place2);
    out.begin(next, place2);
  }
  out.begin(end, at2);
};
function match(lowering, pattern2, subject2, no) {
  const { nodes } = lowering;
  const at2 = nodes.at(pattern2);
  switch (nodes.kind(pattern2)) {
    case 'case_pattern':
      matchCase(lowering, pattern2, subject2, no);
      return;
    case 'dotted_name': {
      const [name2, ...rest] = nodes.children(pattern2);
      if (name2 === void 0) return;
      if (rest.length === 0) {
        writeName(lowering, nodes.text(name2), subject2, at2);
        return;
      }
      test(lowering, '==', subject2, dotted2(lowering, pattern2), { no, at: at2 });
      return;
    }
    case 'identifier':
      writeName(lowering, nodes.text(pattern2), subject2, at2);
      return;
    case 'union_pattern':
      matchAny(lowering, pattern2, subject2, no);
      return;
    case 'as_pattern': {
      const parts = nodes.children(pattern2);
      if (parts[0] !== void 0) match(lowering, parts[0], subject2, no);
      if (parts[1] !== void 0) match(lowering, parts[1], subject2, no);
      return;
    }
    case 'list_pattern':
    case 'tuple_pattern': {
      const items2 = nodes.children(pattern2);
      const group = nodes.kind(pattern2) === 'tuple_pattern' && items2.length === 1 && !nodes.has(pattern2, ',');
      group ? match(lowering, items2[0], subject2, no) : matchItems(lowering, items2, subject2, no);
      return;
    }
    case 'dict_pattern':
      matchDictionary(lowering, pattern2, subject2, no);
      return;
    case 'class_pattern':
      matchClass(lowering, pattern2, subject2, no);
      return;
    case 'splat_pattern': {
      const name2 = nodes.first(pattern2);
      name2 === NONE ? void 0 : match(lowering, name2, subject2, no);
      return;
    }
    default:
      test(lowering, '==', subject2, lowering.expression(pattern2), { no, at: at2 });
      return;
  }
}
function matchCase(lowering, pattern2, subject2, no) {
  const { nodes, out } = lowering;
  const inner = nodes.first(pattern2);
  if (inner === NONE) return;
  if (!nodes.has(pattern2, '-')) {
    match(lowering, inner, subject2, no);
    return;
  }
  const at2 = nodes.at(pattern2);
  const value = out.register();
  out.emit({ op: 'unary', at: at2, to: value, operator: '-', from: lowering.expression(inner) });
  test(lowering, '==', subject2, value, { no, at: at2 });
}
function test({ out }, operator, left, right, { no, at: at2 }) {
  const yes2 = out.block();
  out.branch(out.binary(at2, operator, left, right), yes2, no, at2);
  out.begin(yes2, at2);
}
function matchAny(lowering, pattern2, subject2, no) {
  const { nodes, out } = lowering;
  const at2 = nodes.at(pattern2);
  const found3 = out.block();
  const choices = nodes.children(pattern2);
  for (const [i, choice2] of choices.entries()) {
    const next = i === choices.length - 1 ? no : out.block();
    match(lowering, choice2, subject2, next);
    out.jump(found3, at2);
    if (next !== no) out.begin(next, at2);
  }
  out.begin(found3, at2);
}
function matchItems(lowering, items2, subject2, no) {
  const { nodes, out } = lowering;
  let starred = false;
  for (const [i, item] of items2.entries()) {
    const at2 = nodes.at(item);
    const inner = nodes.kind(item) === 'case_pattern' ? nodes.first(item) : item;
    if (inner !== NONE && nodes.kind(inner) === 'splat_pattern') {
      starred = true;
      const to = out.register();
      const from2 = out.constant(at2, { type: 'number', value: i });
      out.emit({ op: 'slice', at: at2, to, object: subject2, bounds: [from2, null] });
      match(lowering, inner, to, no);
      continue;
    }
    const key = starred ? out.constant(at2, { type: 'number', value: i - items2.length }) : String(i);
    match(lowering, item, out.get(at2, subject2, key, 'index'), no);
  }
}
function matchDictionary(lowering, pattern2, subject2, no) {
  const { nodes, out } = lowering;
  let key = NONE;
  for (const part of nodes.children(pattern2)) {
    const at2 = nodes.at(part);
    if (nodes.kind(part) === 'splat_pattern') match(lowering, part, subject2, no);
    else if (key === NONE) key = part;
    else {
      match(lowering, part, out.get(at2, subject2, keyOf(lowering, [key]), 'index'), no);
      key = NONE;
    }
  }
}
function matchClass(lowering, pattern2, subject2, no) {
  const { nodes, out } = lowering;
  const at2 = nodes.at(pattern2);
  const [name2, ...parts] = nodes.children(pattern2);
  if (name2 === void 0) return;
  test(lowering, 'instanceof', subject2, dotted2(lowering, name2), { no, at: at2 });
  for (const part of parts) {
    const inner = nodes.first(part);
    if (inner === NONE) continue;
    if (nodes.kind(inner) !== 'keyword_pattern') {
      match(lowering, inner, subject2, no);
      continue;
    }
    const [key, ...values2] = nodes.children(inner);
    if (key === void 0) continue;
    const value = out.get(nodes.at(key), subject2, nodes.text(key), 'member');
    for (const it of values2) match(lowering, it, value, no);
  }
}
function dotted2(lowering, node) {
  const { nodes, out } = lowering;
  const [first, ...rest] = nodes.children(node);
  if (first === void 0) return lowering.expression(node);
  let value = readName(lowering, nodes.text(first), nodes.at(first));
  for (const part of rest) value = out.get(nodes.at(part), value, nodes.text(part), 'member');
  return value;
}

// packages/scanners/code/languages/python/syntax.ts
var constant =
  (value) =>
  ({ nodes, out }, node) =>
    out.constant(nodes.at(node), value === null ? { type: 'null' } : { type: 'boolean', value });
var only = (lowering, node) => lowering.expression(lowering.nodes.first(node));
var called2 = (name2, field3) => (lowering, node) => {
  const { nodes, out } = lowering;
  const at2 = nodes.at(node);
  const passed = nodes.childrenIn(node, field3).map((it) => ({ value: lowering.expression(it) }));
  const to = out.register();
  const callee = out.global(at2, name2);
  out.emit({ op: 'call', at: at2, to, callee, receiver: null, arguments: passed, construct: false });
  return to;
};
var EXPRESSIONS = /* @__PURE__ */ new Map([
  ['identifier', identifier],
  ['attribute', attribute],
  ['call', call2],
  ['string', string],
  ['concatenated_string', concatenatedString],
  ['integer', integer],
  ['float', float],
  ['true', constant(true)],
  ['false', constant(false)],
  ['none', constant(null)],
  ['ellipsis', ({ out }) => out.register()],
  ['subscript', subscript],
  ['binary_operator', binary2],
  ['boolean_operator', boolean],
  ['comparison_operator', comparison],
  ['not_operator', unary2],
  ['unary_operator', unary2],
  ['conditional_expression', conditional2],
  ['list', list],
  ['tuple', list],
  ['set', list],
  ['expression_list', list],
  ['pattern_list', list],
  ['dictionary', dictionary],
  ['list_comprehension', comprehension],
  ['set_comprehension', comprehension],
  ['dictionary_comprehension', comprehension],
  ['generator_expression', comprehension],
  ['parenthesized_expression', only],
  ['lambda', lambda],
  ['named_expression', namedExpression],
  ['assignment', assignment2],
  ['augmented_assignment', augmentedAssignment],
  ['await', awaited2],
  ['yield', yielded2],
  ['print_statement', called2('print', 'argument')],
  ['exec_statement', called2('exec', 'code')],
  ['type', ({ out }) => out.register()],
]);
var STATEMENTS = /* @__PURE__ */ new Map([
  [
    'expression_statement',
    (lowering, node) => {
      const { nodes } = lowering;
      for (const it of nodes.children(node)) if (nodes.kind(it) !== 'string') lowering.expression(it);
    },
  ],
  ['if_statement', ifStatement],
  ['for_statement', forStatement],
  ['while_statement', whileStatement],
  ['break_statement', breakStatement],
  ['continue_statement', continueStatement],
  ['return_statement', returnStatement],
  ['try_statement', tryStatement],
  ['raise_statement', raiseStatement],
  ['assert_statement', assertStatement],
  ['with_statement', withStatement],
  ['match_statement', matchStatement],
  ['delete_statement', deleteStatement],
  ['import_statement', importStatement],
  ['import_from_statement', importStatement],
  ['function_definition', (lowering, node) => lowerDefinition(lowering, node, [])],
  ['class_definition', (lowering, node) => lowerClass2(lowering, node, [])],
  [
    'decorated_definition',
    (lowering, node) => {
      const { nodes } = lowering;
      const definition = nodes.child(node, 'definition');
      const decorators = nodes.children(node).filter((it) => nodes.kind(it) === 'decorator');
      if (definition === NONE) return;
      if (nodes.kind(definition) === 'class_definition') lowerClass2(lowering, definition, decorators);
      else lowerDefinition(lowering, definition, decorators);
    },
  ],
  ['global_statement', () => {}],
  ['nonlocal_statement', () => {}],
  ['future_import_statement', () => {}],
  ['type_alias_statement', () => {}],
  ['pass_statement', () => {}],
  [
    'ERROR',
    (lowering, node) => {
      for (const it of lowering.nodes.children(node)) lowering.statement(it);
    },
  ],
]);

// packages/scanners/code/languages/python/lower-module.ts
var DEEPEST3 = 250;
var MOST_COPIES = 24;
var LONGEST2 = 8 * 1024 * 1024;
function lowerModule2(grammar, kinds, text2, spend) {
  const module = new ModuleBuilder();
  if (text2.length > LONGEST2) {
    module.problem('too-long', 4097, `A file of ${Math.ceil(text2.length / 1e6)} million characters is not analysed.`);
    return emptyModule(module);
  }
  const tree = grammar.parse(text2, spend);
  if (tree === null) {
    module.problem('syntax', 4097, 'This file could not be parsed.');
    return emptyModule(module);
  }
  const nodes = new Nodes(tree, kinds);
  tellErrors(nodes, module);
  const scopes = findScopes(nodes, spend);
  const number = module.reserve();
  const out = new FunctionBuilder();
  const body = new ModuleLowering(nodes, scopes, module, spend).function(scopes.module, out, null);
  for (const statement of nodes.children(0)) body.statement(statement);
  module.functions[number] = {
    name: '<module>',
    at: 4097,
    endLine: nodes.endLine(0),
    async: false,
    generator: false,
    lexicalThis: false,
    parameters: [],
    registers: out.registers,
    ownCells: scopes.owned.get(scopes.module) ?? [],
    blocks: out.built(4097),
  };
  return module.built({ cells: scopes.cells, exports: exportsOf(nodes, scopes, module), source: text2 });
}
function emptyModule(module) {
  const out = new FunctionBuilder();
  module.functions.push({
    name: '<module>',
    at: 4097,
    endLine: 1,
    async: false,
    generator: false,
    lexicalThis: false,
    parameters: [],
    registers: 0,
    ownCells: [],
    blocks: out.built(4097),
  });
  return module.built({ cells: [], exports: [], source: '' });
}
var ModuleLowering = class {
  #nodes;
  #scopes;
  #module;
  #spend;
  #depth = 0;
  constructor(nodes, scopes, module, spend) {
    this.#nodes = nodes;
    this.#scopes = scopes;
    this.#module = module;
    this.#spend = spend;
  }
  function(scope, out, method) {
    const lowering = {
      nodes: this.#nodes,
      scopes: this.#scopes,
      module: this.#module,
      out,
      spend: this.#spend,
      scope,
      frames: [],
      locals: /* @__PURE__ */ new Map(),
      method,
      copies: MOST_COPIES,
      optional: false,
      expression: (node) => this.#expression(lowering, node),
      condition: (node, yes2, no) => this.#deeper(lowering, node, () => condition(lowering, node, yes2, no)),
      statement: (node) => this.#statement(lowering, node),
      body: (node) => this.#body(lowering, node),
      assign: (target, value) => this.#deeper(lowering, target, () => assign2(lowering, target, value)),
      inner: (inside3, made, of2) => this.function(inside3, made, of2),
    };
    return lowering;
  }
  #expression(lowering, node) {
    if (node === NONE) return lowering.out.register();
    let value = null;
    this.#deeper(lowering, node, () => {
      const lower2 = EXPRESSIONS.get(this.#nodes.kind(node));
      if (lower2 !== void 0) value = lower2(lowering, node);
      else for (const child of this.#nodes.children(node)) lowering.expression(child);
    });
    return value ?? lowering.out.register();
  }
  #statement(lowering, node) {
    this.#deeper(lowering, node, () => {
      const lower2 = STATEMENTS.get(this.#nodes.kind(node));
      if (lower2 !== void 0) lower2(lowering, node);
      else lowering.expression(node);
    });
  }
  #body(lowering, node) {
    if (node === NONE) return;
    if (this.#nodes.kind(node) !== 'block') {
      lowering.statement(node);
      return;
    }
    for (const statement of this.#nodes.children(node)) lowering.statement(statement);
  }
  #deeper(lowering, node, lower2) {
    if (this.#depth >= DEEPEST3) {
      lowering.module.problem('too-deep', this.#nodes.at(node), 'This code is nested too deeply to be followed.');
      return;
    }
    this.#depth++;
    this.#spend(1);
    try {
      lower2();
    } finally {
      this.#depth--;
    }
  }
};
function tellErrors(nodes, module) {
  const { tree } = nodes;
  for (let node = 0; node < tree.size; node++) {
    const kind2 = nodes.kind(node);
    if (kind2 === 'ERROR') {
      module.problem('syntax', nodes.at(node), 'This is no Python that the parser knows.');
      node = Math.max(node, tree.after[node] - 1);
    } else if (tree.missing.has(node)) {
      module.problem('syntax', nodes.at(node), `Here ${kind2} is missing.`);
    } else if (kind2 === 'print_statement' || kind2 === 'exec_statement') {
      module.problem('syntax', nodes.at(node), 'This is Python 2.');
    }
  }
}
function exportsOf(nodes, scopes, module) {
  const named3 = declaredNames2(nodes);
  const found3 = [];
  for (const { name: name2, cell, imported } of scopes.module.variables.values()) {
    if (cell === null) continue;
    const foreign = imported !== null && !imported.specifier.startsWith('.');
    const hidden = named3 === null ? name2.startsWith('_') || foreign : !named3.has(name2);
    found3.push(hidden ? { kind: 'cell', name: name2, cell, hidden } : { kind: 'cell', name: name2, cell });
  }
  for (const specifier of scopes.module.stars) {
    found3.push({ kind: 'all', import: module.import(specifier, false, 4097) });
  }
  return found3;
}
function declaredNames2(nodes) {
  let found3 = null;
  for (const statement of nodes.children(0)) {
    const assignment3 = nodes.first(statement);
    if (nodes.kind(statement) !== 'expression_statement' || assignment3 === NONE) continue;
    const left = nodes.child(assignment3, 'left');
    const right = nodes.child(assignment3, 'right');
    if (left === NONE || right === NONE || nodes.text(left) !== '__all__') continue;
    found3 ??= /* @__PURE__ */ new Set();
    for (const item of nodes.children(right)) {
      const name2 = constantText2(nodes, item);
      if (name2 !== null) found3.add(name2);
    }
  }
  return found3;
}

// packages/scanners/code/languages/python/manifests.ts
import { posix } from 'node:path';
import { parse } from 'smol-toml';

var LONGEST3 = 1024 * 1024;
function readManifest2(path, bytes) {
  if (bytes.length > LONGEST3) return null;
  const text2 = new TextDecoder().decode(bytes);
  const name2 = path.slice(path.lastIndexOf('/') + 1);
  const found3 =
    name2 === 'pyproject.toml' ? fromToml(text2) : name2 === 'setup.cfg' ? fromCfg(text2) : fromSetup(text2);
  if (found3 === null) return null;
  const roots = [...new Set(found3.roots.map(inside2).filter((it) => it !== null))].sort();
  return JSON.stringify({ roots, published: found3.published });
}
function openManifest(text2) {
  return JSON.parse(text2);
}
function inside2(folder) {
  const clean = posix.normalize(folder.replaceAll('\\', '/'));
  return clean.startsWith('..') || clean.startsWith('/') ? null : clean;
}
function fromToml(text2) {
  let document;
  try {
    document = parse(text2);
  } catch {
    return null;
  }
  const at2 = (...keys3) => keys3.reduce((value, key) => field(value, key), document);
  const roots = [
    ...texts2(Object.values(table(at2('tool', 'setuptools', 'package-dir')))),
    ...texts2(at2('tool', 'setuptools', 'packages', 'find', 'where')),
    ...texts2([at2('tool', 'pdm', 'build', 'package-dir'), at2('tool', 'maturin', 'python-source')]),
    ...texts2(at2('tool', 'hatch', 'build', 'targets', 'wheel', 'packages')).map((it) => posix.dirname(it)),
    ...texts2(at2('tool', 'pytest', 'ini_options', 'pythonpath')),
    ...list2(at2('tool', 'poetry', 'packages')).flatMap((it) => texts2([field(it, 'from')])),
  ];
  const published = at2('build-system') !== void 0 && (at2('project') ?? at2('tool', 'poetry', 'name')) !== void 0;
  return { roots, published };
}
function field(value, key) {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : void 0;
}
function table(value) {
  return typeof value === 'object' && value !== null ? value : {};
}
function list2(value) {
  return Array.isArray(value) ? value : [];
}
function texts2(value) {
  return list2(typeof value === 'string' ? [value] : value).filter((it) => typeof it === 'string');
}
function fromCfg(text2) {
  const roots = [];
  let section = '';
  let key = '';
  for (const line of text2.split(/\r?\n/)) {
    const head = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (head !== void 0) section = head.trim();
    const [, name2, rest] = /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (name2 !== void 0) key = name2;
    const value = (rest ?? line).trim();
    if (section === 'options' && key === 'package_dir') roots.push(...texts2([/=\s*(\S+)/.exec(value)?.[1]]));
    else if (section === 'options.packages.find' && key === 'where' && /^[\w./-]+$/.test(value)) roots.push(value);
  }
  return { roots, published: /^\[metadata\]/m.test(text2) };
}
function fromSetup(text2) {
  const found3 = [
    ...text2.matchAll(/package_dir\s*=\s*\{[^}]*?:\s*["']([\w./-]+)["']/g),
    ...text2.matchAll(/find_(?:namespace_)?packages\(\s*(?:where\s*=\s*)?["']([\w./-]+)["']/g),
  ];
  return { roots: found3.map((it) => it[1]), published: /\bsetup\s*\(/.test(text2) };
}

// packages/scanners/code/languages/python/resolver.ts
import { posix as posix2 } from 'node:path';

// packages/scanners/code/languages/python/standard-library.ts
var STANDARD_LIBRARY = new Set(
  `BaseHTTPServer ConfigParser Cookie HTMLParser Queue SimpleHTTPServer SocketServer StringIO __builtin__
  __future__ abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb
  binascii binhex bisect builtins bz2 cPickle cProfile cStringIO calendar cgi cgitb chunk cmath cmd code codecs
  codeop collections colorsys commands compileall concurrent configparser contextlib contextvars cookielib copy
  copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest dummy_threading
  email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib
  functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html htmlentitydefs
  http httplib idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3
  linecache locale logging lzma macpath mailbox mailcap marshal math md5 mimetypes mmap modulefinder msilib
  msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev
  parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib popen2 poplib posix posixpath pprint
  profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib
  resource rlcompleter robotparser runpy sched secrets select selectors sets sha shelve shlex shutil signal site
  smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics
  string stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile telnetlib
  tempfile termios textwrap this thread threading time timeit tkinter token tokenize tomllib trace traceback
  tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib urllib2 urlparse uu uuid venv
  warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc xmlrpclib zipapp zipfile zipimport
  zlib zoneinfo`.split(/\s+/),
);

// packages/scanners/code/languages/python/resolver.ts
var NOT_PUBLISHED =
  /(?:^|\/)(?:tests?|testing|docs?|examples?|samples?|benchmarks?|scripts?|tools|setup\.py|conftest\.py|\..*)(?:\/|$)/;
var MISSING2 = { kind: 'missing' };
function createResolver2(files2) {
  return new PythonResolver(files2);
}
var PythonResolver = class {
  #files;
  /** Every folder with a source somewhere below it, with a `/` at the end; the target's root is the empty text. */
  #folders = /* @__PURE__ */ new Set();
  #manifests;
  /** Folders from which imports start for all files: those of the manifests, and parents of packages. */
  #roots;
  #own = /* @__PURE__ */ new Map();
  constructor(files2) {
    this.#files = files2;
    for (const path of files2.sources) {
      for (let folder = folderOf2(path); !this.#folders.has(folder); folder = folderOf2(folder.slice(0, -1))) {
        this.#folders.add(folder);
        if (folder === '') break;
      }
    }
    this.#manifests = [...files2.manifests]
      .map(([path, text2]) => ({ folder: folderOf2(path), says: openManifest(text2) }))
      .sort((a2, b2) => b2.folder.length - a2.folder.length || (a2.folder < b2.folder ? -1 : 1));
    this.#roots = this.#allRoots();
  }
  resolve(from2, specifier, member4) {
    const folder = folderOf2(from2);
    const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
    if (specifier === '' && member4 !== void 0) {
      return /(?:^|\/)(?:__init__\.pyw?)?$/.test(from2) ? (this.#below(folder, member4) ?? MISSING2) : MISSING2;
    }
    if (dots > 0) return this.#relative(folder, dots, specifier.slice(dots), member4);
    const found3 = this.#absolute(folder, specifier, member4);
    if (found3 !== null) return found3;
    return { kind: 'library', name: member4 === void 0 ? specifier : `${specifier}.${member4}` };
  }
  publicFiles() {
    const found3 = /* @__PURE__ */ new Set();
    for (const { folder, says } of this.#manifests) {
      if (!says.published) continue;
      for (const path of this.#files.sources) {
        if (!path.startsWith(folder)) continue;
        const below2 = path.slice(folder.length);
        const isPrivate = below2.split('/').some((part) => part.startsWith('_') && !part.startsWith('__init__.'));
        if (!isPrivate && !NOT_PUBLISHED.test(below2)) found3.add(path);
      }
    }
    return [...found3].sort();
  }
  #relative(folder, dots, rest, member4) {
    let base = folder;
    for (let i = 1; i < dots; i++) {
      if (base === '') return MISSING2;
      base = folderOf2(base.slice(0, -1));
    }
    if (rest !== '') return this.#below(base, rest, member4) ?? MISSING2;
    if (member4 !== void 0) return this.#below(base, member4) ?? MISSING2;
    return this.#package(base) ?? MISSING2;
  }
  /** Null: nothing of this name is in the target. */
  #absolute(folder, specifier, member4) {
    const [head] = specifier.split('.', 1);
    const near = this.#rootsOf(folder);
    for (const root2 of near) {
      const found3 = this.#below(root2, specifier, member4);
      if (found3 !== null && (found3.kind === 'file' || root2 !== folder)) return found3;
    }
    if (STANDARD_LIBRARY.has(head)) return null;
    for (const root2 of this.#roots) {
      if (this.#below(root2, head)?.kind !== 'file') continue;
      return this.#below(root2, specifier, member4) ?? MISSING2;
    }
    return null;
  }
  /** A dotted name in a folder: a package, a module, or a folder of modules. */
  #below(root2, name2, member4) {
    const path = `${root2}${name2.replaceAll('.', '/')}`;
    if (member4 !== void 0) return this.#module(`${path}/${member4}`);
    return this.#module(path);
  }
  #module(path) {
    const regular = `${path}/__init__.py`;
    if (this.#files.has(regular)) return { kind: 'file', path: regular };
    for (const file2 of [`${path}.py`, `${path}.pyw`]) if (this.#files.has(file2)) return { kind: 'file', path: file2 };
    return this.#folders.has(`${path}/`) ? { kind: 'folder', path: `${path}/` } : null;
  }
  #package(folder) {
    return folder === '' ? { kind: 'folder', path: '' } : this.#module(folder.slice(0, -1));
  }
  /** Where imports start for the files of a folder, nearest first. */
  #rootsOf(folder) {
    let found3 = this.#own.get(folder);
    if (found3 === void 0) {
      const roots = /* @__PURE__ */ new Set([this.#top(folder)]);
      for (const manifest of this.#manifests) {
        if (folder.startsWith(manifest.folder)) for (const root2 of rootsOf(manifest)) roots.add(root2);
      }
      roots.add('');
      found3 = [...roots];
      this.#own.set(folder, found3);
    }
    return found3;
  }
  /** The folder above the outermost package that holds this one; of a folder without `__init__.py` itself. */
  #top(folder) {
    let top = folder;
    while (top !== '' && this.#files.has(`${top}__init__.py`)) top = folderOf2(top.slice(0, -1));
    return top;
  }
  #allRoots() {
    const roots = /* @__PURE__ */ new Set();
    for (const manifest of this.#manifests) for (const root2 of rootsOf(manifest)) roots.add(root2);
    for (const folder of this.#folders) if (this.#files.has(`${folder}__init__.py`)) roots.add(this.#top(folder));
    return [...roots].sort((a2, b2) => a2.length - b2.length || (a2 < b2 ? -1 : 1));
  }
};
function rootsOf({ folder, says }) {
  const declared = says.roots.map((root2) => `${posix2.join(folder, root2)}/`.replace(/^\.\/|\/+(?=\/$)/g, ''));
  return [...declared.map((root2) => (root2 === '/' ? '' : root2)), `${folder}src/`, folder];
}
function folderOf2(path) {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

// packages/scanners/code/languages/python/sample.ts
var SAMPLE2 = `# -*- comment -*-
from .a import (b as c, *) if 0 else None
import a.b, c as d
@d.e(1, *x, key=2, **y)
async def f(self, /, a: int = 1, *args: str, b=2, **kw) -> "T":
    x = f"{a!r:>{b}} {{ \\n" 'y' rb"z"; y: int = 5
    async with p as q, r: await s
    try:
        a, *b = c[1:2, ::3]
    except (A, B) as e: raise X from e
    else: pass
    finally: del a
    return [i async for i in x if i not in y and not z] or {**a, 'k': v} or {1, 2} or (yield)
class C(D, metaclass=M):
    @property
    def g(self): return super().g if self.h < 1 <= 2 else lambda x, *y, z=1: x @ -y
match v:
    case {"k": [1, *r], **s} | P(q, t=-1) if u: n = 1.5e3
    case _: print >>w, "old"
broken = ( = ] }
`;

// packages/scanners/code/languages/python/source-text.ts
var UTF8 = new TextDecoder('utf-8');
var DECLARED = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
function sourceText(bytes) {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400)).toString('latin1');
  for (const line of head.split('\n', 2)) {
    const name2 = DECLARED.exec(line)?.[1]?.toLowerCase().replaceAll('_', '-');
    if (name2 === void 0) continue;
    if (/^(?:latin-?1|iso-?8859-?1|l1|cp1252|windows-1252)(?:-|$)/.test(name2)) {
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    }
  }
  return UTF8.decode(bytes);
}

// packages/scanners/code/languages/python/python.ts
var python = {
  id: 'python',
  sources: ['*.py', '*.pyw'],
  manifests: ['pyproject.toml', 'setup.cfg', 'setup.py'],
  async open() {
    const grammar = await openGrammar2('python', SAMPLE2);
    const kinds = nodeKinds(grammar);
    return { lower: (_path, bytes, spend) => lowerModule2(grammar, kinds, sourceText(bytes), spend) };
  },
  readManifest: readManifest2,
  createResolver: createResolver2,
};

// packages/scanners/code/models/model-folder.ts
import { readdirSync, readFileSync as readFileSync2, statSync } from 'node:fs';
import { join as join3 } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';

// packages/scanners/rule/rules-unusable.ts
var RulesUnusable = class extends Error {
  problems;
  constructor(problems) {
    super(`the rules cannot be used:
${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'RulesUnusable';
    this.problems = problems;
  }
};
function problemsOf(error) {
  if (error instanceof RulesUnusable) return error.problems;
  return [(error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'cannot be read'];
}

// packages/scanners/code/models/kinds.ts
var SOURCE_KINDS = {
  'http.query': { group: 'remote', says: 'the query of a request' },
  'http.body': { group: 'remote', says: 'the body of a request' },
  'http.path': { group: 'remote', says: 'the path of a request' },
  'http.header': { group: 'remote', says: 'a header of a request' },
  'http.cookie': { group: 'remote', says: 'a cookie of a request' },
  'http.file': { group: 'remote', says: 'an uploaded file' },
  'http.url': { group: 'remote', says: 'the address of a request' },
  'http.request': { group: 'remote', says: 'a request' },
  'graphql.argument': { group: 'remote', says: 'an argument of a GraphQL query' },
  websocket: { group: 'remote', says: 'a message over a web socket' },
  socket: { group: 'remote', says: 'a network connection' },
  message: { group: 'remote', says: 'a message of a queue or an event' },
  mail: { group: 'remote', says: 'a mail that came in' },
  'browser.url': { group: 'remote', says: "the page's address" },
  'browser.message': { group: 'remote', says: 'a message of another window' },
  'browser.referrer': { group: 'remote', says: 'the page before this one' },
  'browser.storage': { group: 'stored', says: "the browser's storage" },
  'library-input': { group: 'library', says: 'a caller of this package' },
  database: { group: 'stored', says: 'the database' },
  file: { group: 'stored', says: 'a file' },
  'archive.entry': { group: 'stored', says: 'an entry of an archive' },
  cache: { group: 'stored', says: 'a cache' },
  'http.response': { group: 'stored', says: 'the answer of another service' },
  'model.output': { group: 'stored', says: 'what a language model wrote' },
  argv: { group: 'local', says: 'the command line' },
  environment: { group: 'local', says: 'the environment' },
  stdin: { group: 'local', says: 'the standard input' },
  random: { group: 'weak', says: 'a random number that can be predicted' },
  secret: { group: 'sensitive', says: 'a secret' },
  personal: { group: 'sensitive', says: 'personal data' },
};
var FLOW_SINKS = {
  sql: { says: 'an SQL statement' },
  nosql: { says: 'a query of a document database' },
  command: { says: 'a command line' },
  argument: { says: 'the arguments of a program' },
  code: { says: 'code that is run' },
  module: { says: 'the name of a module that is loaded' },
  template: { says: 'the source of a template' },
  ldap: { says: 'an LDAP query' },
  xpath: { says: 'an XPath expression' },
  header: { says: 'a header of the response' },
  log: { says: 'a log' },
  'log-sensitive': { says: 'a log' },
  xss: { says: 'an HTML page' },
  'dom-xss': { says: 'the HTML of the page' },
  'path-read': { says: 'the path of a file that is read' },
  'path-write': { says: 'the path of a file that is written or deleted' },
  'archive-extract': { says: 'the place where an archive is unpacked' },
  ssrf: { says: 'the address of a request that the server makes' },
  xxe: { says: 'an XML parser that follows entities' },
  deserialisation: { says: 'the building of objects from bytes' },
  'prototype-pollution': { says: 'the prototype of all objects' },
  'mass-assignment': { says: 'fields of a record that nobody chose' },
  redirect: { says: 'the target of a redirect' },
  'trust-boundary': { says: 'the session' },
  regex: { says: 'the source of a regular expression' },
  redos: { says: 'a regular expression that can take exponential time' },
  mail: { says: 'the head of a mail' },
  prompt: { says: 'the prompt of a model that can act' },
  upload: { says: 'a file that is kept as the client named it' },
  'secret-value': { says: 'a secret' },
};
var SETTING_SINKS = {
  'weak-hash': { says: 'a hash that can be broken' },
  'weak-password-hash': { says: 'a hash that is too quick for passwords' },
  'weak-cipher': { says: 'a cipher that can be broken' },
  'weak-mode': { says: 'a mode of encryption that lets patterns through or can be altered' },
  'weak-key': { says: 'a key that is too short' },
  'fixed-iv': { says: 'an initialisation vector that is always the same' },
  'weak-random': { says: 'randomness that can be predicted' },
  'tls-unverified': { says: 'a connection whose certificate is not checked' },
  'tls-old': { says: 'an old version of TLS' },
  'host-key-unverified': { says: 'an SSH connection whose host key is not checked' },
  'cookie-insecure': { says: 'a cookie that also travels unencrypted' },
  'cookie-readable': { says: 'a cookie that scripts can read' },
  'session-setting': { says: 'a weak setting of sessions' },
  'csrf-off': { says: 'protection against forged requests that is switched off' },
  cors: { says: 'an API that any site may read as the user' },
  'jwt-unverified': { says: 'a token whose signature is not checked' },
  'jwt-weak': { says: 'a token with a weak signature' },
  'missing-authentication': { says: 'a route without the check that its siblings have' },
  permissions: { says: 'a file that everybody may write' },
  'temporary-file': { says: 'a temporary file that others can put in place first' },
  'upload-unlimited': { says: 'an upload without limits' },
  debug: { says: 'a debug switch' },
  'bind-all': { says: 'a server that listens on all interfaces' },
  'headers-off': { says: 'protective headers that are switched off' },
  'escaping-off': { says: 'escaping that is switched off' },
  'xml-entities': { says: 'an XML parser that follows entities' },
  'hardcoded-secret': { says: 'a secret that stands in the code' },
};
var KIND_GROUPS = {
  '*': Object.keys(FLOW_SINKS).filter((kind2) => kind2 !== 'log-sensitive' && kind2 !== 'secret-value'),
  html: ['xss', 'dom-xss'],
  path: ['path-read', 'path-write', 'archive-extract', 'upload'],
  url: ['ssrf', 'redirect'],
  shell: ['command', 'argument'],
  lines: ['header', 'log', 'mail'],
};

// packages/scanners/code/models/places.ts
var ROOT = /^(?:argument(\d{1,2})|argument\.([A-Za-z_]\w*)|arguments(\d{0,2})|(receiver)|(return))(?![A-Za-z0-9_])/;
var STEP = /^(?:\.(\d{1,3}|[A-Za-z_$][\w$-]*)|\.(\*)|(\[\])|(\(\))|\((\d)\))/;
var parsed = /* @__PURE__ */ new Map();
function parsePlace(text2) {
  let places = parsed.get(text2);
  if (places === void 0) {
    const all = text2.split('|').map(parseOne);
    places = all.every((place2) => place2 !== null) ? all : null;
    parsed.set(text2, places);
  }
  return places;
}
function parseOne(text2) {
  const root2 = ROOT.exec(text2);
  if (root2 === null) return null;
  const steps = [];
  for (let at2 = root2[0].length; at2 < text2.length; ) {
    const step2 = STEP.exec(text2.slice(at2));
    if (step2 === null) return null;
    steps.push(stepOf(step2));
    at2 += step2[0].length;
  }
  return { root: rootOf(root2), steps };
}
function rootOf([, index, name2, from2, receiver]) {
  if (index !== void 0) return { kind: 'argument', index: Number(index) };
  if (name2 !== void 0) return { kind: 'keyword', name: name2 };
  if (from2 !== void 0) return { kind: 'arguments', from: Number(from2) };
  return { kind: receiver === void 0 ? 'return' : 'receiver' };
}
function stepOf([, field3, any, element2, result, parameter]) {
  if (field3 !== void 0) return { kind: 'field', name: field3 };
  if (any !== void 0) return { kind: 'any-field' };
  if (element2 !== void 0) return { kind: 'element' };
  return result === void 0 ? { kind: 'parameter', index: Number(parameter) } : { kind: 'result' };
}

// packages/scanners/code/models/shape.ts
var HARMFUL = /* @__PURE__ */ new Set(['__proto__', 'constructor', 'prototype']);
function text(pattern2, says) {
  return (value, at2, problems) => {
    if (typeof value !== 'string' || !pattern2.test(value)) problems.push({ at: at2, says: `must be ${says}` });
    return value;
  };
}
function oneOf(values2) {
  return (value, at2, problems) => {
    if (!values2.includes(value)) problems.push({ at: at2, says: `must be one of ${values2.join(', ')}` });
    return value;
  };
}
var scalar = (value, at2, problems) => {
  if (value !== null && !['string', 'number', 'boolean'].includes(typeof value)) {
    problems.push({ at: at2, says: 'must be a text, a number, true, false or null' });
  }
  return value;
};
function list3(item) {
  return (value, at2, problems) => {
    if (Array.isArray(value)) return value.map((one, index) => item(one, [...at2, index], problems));
    problems.push({ at: at2, says: 'must be a list' });
    return [];
  };
}
function map(key, item) {
  return (value, at2, problems) => {
    const entries2 = entriesOf(value, at2, problems).map(([name2, one]) => {
      if (!key.test(name2)) problems.push({ at: [...at2, name2], says: 'is no name that can stand here' });
      return [name2, item(one, [...at2, name2], problems)];
    });
    return Object.assign(
      /* @__PURE__ */ Object.create(null),
      Object.fromEntries(entries2.filter(([name2]) => name2 !== '__proto__')),
    );
  };
}
function record(fields3, required = []) {
  return (value, at2, problems) => {
    const known4 = new Map(Object.entries(fields3()));
    const kept = [];
    const entries2 = entriesOf(value, at2, problems);
    for (const [name2, one] of entries2) {
      const shape = known4.get(name2);
      if (shape === void 0) problems.push({ at: [...at2, name2], says: 'is not a known key' });
      else if (!HARMFUL.has(name2)) kept.push([name2, shape(one, [...at2, name2], problems)]);
    }
    for (const name2 of required) {
      if (!entries2.some(([key]) => key === name2)) problems.push({ at: at2, says: `needs the key ${name2}` });
    }
    return Object.fromEntries(kept);
  };
}
function entriesOf(value, at2, problems) {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  problems.push({ at: at2, says: 'must be a mapping' });
  return [];
}

// packages/scanners/code/models/check.ts
var TEAM_KIND = /^[a-z][a-z0-9-]{1,30}\.[a-z][a-z0-9-]{1,40}$/;
var NAME = /^[^\s]{1,200}$/;
var LANGUAGE2 = /^[a-z]{2,20}$/;
var FLOW_KINDS = new Set(Object.keys(FLOW_SINKS));
var SINKS = /* @__PURE__ */ new Set([...FLOW_KINDS, ...Object.keys(SETTING_SINKS)]);
var SOURCES = new Set(Object.keys(SOURCE_KINDS));
var name = text(NAME, 'a name without white space');
var note = text(/^[^\n]{1,200}$/, 'one line');
var yes = oneOf([true]);
var place = (value, at2, problems) => {
  if (typeof value !== 'string' || parsePlace(value) === null) {
    problems.push({
      at: at2,
      says: `must be a place of a call, like argument0 or argument1.path, not ${JSON.stringify(value)}`,
    });
  }
  return value;
};
function kind(known4, what) {
  const taken = new Set([...known4].map(firstWord));
  return (value, at2, problems) => {
    const isTeams = typeof value === 'string' && TEAM_KIND.test(value) && !taken.has(firstWord(value));
    if (!isTeams && !known4.has(value)) {
      problems.push({ at: at2, says: `must be ${what}, not ${JSON.stringify(value)}` });
    }
    return value;
  };
}
function firstWord(kind2) {
  return kind2.split('.')[0];
}
var stopped = (value, at2, problems) => {
  const kinds = list3(name)(value, at2, problems);
  return [
    ...new Set(
      kinds.flatMap((one, index) => {
        const group = Object.hasOwn(KIND_GROUPS, one) ? KIND_GROUPS[one] : void 0;
        if (group !== void 0) return group;
        kind(FLOW_KINDS, 'a kind of attack or a group of them')(one, [...at2, index], problems);
        return [one];
      }),
    ),
  ].sort();
};
var pattern = (value, at2, problems) => {
  try {
    if (typeof value !== 'string' || value.length > 500) throw new Error('must be a text');
    new RegExp(value);
  } catch {
    problems.push({ at: at2, says: 'must be a regular expression of at most 500 characters' });
  }
  return value;
};
var condition2 = (value, at2, problems) => {
  const fields3 = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  for (const key of ['all', 'any']) {
    if (fields3.includes(key)) return record(() => ({ [key]: list3(condition2) }))(value, at2, problems);
  }
  if (fields3.includes('not')) return record(() => ({ not: condition2 }))(value, at2, problems);
  if (fields3.length !== 2) problems.push({ at: at2, says: 'must have `at` and one test, or `all`, `any` or `not`' });
  return record(
    () => ({
      at: place,
      is: list3(scalar),
      matches: pattern,
      below: oneNumber,
      absent: yes,
      unknown: yes,
      type: name,
    }),
    ['at'],
  )(value, at2, problems);
};
var oneNumber = (value, at2, problems) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) problems.push({ at: at2, says: 'must be a number' });
  return value;
};
var sink = record(() => ({ kind: kind(SINKS, 'a kind of sink'), at: place, when: condition2, note }), ['kind']);
var source = kind(SOURCES, 'a kind of source');
var returned = record(() => ({
  is: name,
  source,
  constant: scalar,
  // biome-ignore lint/suspicious/noThenProperty: what the value is when it was awaited
  then: returned,
  element: returned,
}));
var guard = record(
  () => ({ at: place, when: oneOf([true, false, 'returns']), stops: stopped }),
  ['at', 'when', 'stops'],
);
var entry = record(
  () => ({
    at: place,
    kind: text(/^[a-z][a-z-]{1,30}$/, 'a word like http, message or job'),
    method: note,
    path: place,
    parameters: list3(member3),
    named: map(NAME, member3),
    returned: list3(sink),
  }),
  ['kind'],
);
var call3 = record(() => ({
  returns: returned,
  flows: list3(record(() => ({ from: place, to: place, as: oneOf(['value', 'text', 'part']) }), ['from', 'to'])),
  pure: oneOf([true, false]),
  does: text(/^[a-z][a-z0-9]*(?:\.[a-zA-Z0-9]+)*$/, 'the name of something that the engine can do'),
  sanitises: stopped,
  sinks: list3(sink),
  guards: list3(guard),
  entries: list3(entry),
  calls: list3(record(() => ({ function: place, with: list3(placeOrNull), this: place }), ['function', 'with'])),
  never: oneOf([true, false]),
  decorates: record(() => ({ entry, parameter: member3, class: name })),
}));
var placeOrNull = (value, at2, problems) => (value === null ? null : place(value, at2, problems));
var member3 = record(() => ({
  is: name,
  source,
  assigned: list3(sink),
  call: call3,
  construct: call3,
  constant: scalar,
}));
var type = record(() => ({ extends: list3(name), members: map(NAME, member3), element: member3, any: member3 }));
var file = record(
  () => ({
    language: text(LANGUAGE2, 'the name of a language'),
    libraries: list3(list3(name)),
    values: map(NAME, member3),
    types: map(NAME, type),
    guesses: map(NAME, member3),
  }),
  ['language'],
);
function checkModel(document) {
  const problems = [];
  const checked = file(document, [], problems);
  if (problems.length > 0) return { problems };
  return { model: { ...{ libraries: [], values: {}, types: {}, guesses: {} }, ...checked } };
}

// packages/scanners/code/models/model-folder.ts
var LARGEST_MODEL = 1e6;
function readModelFolder(folder) {
  const problems = [];
  const models = readdirSync(folder)
    .sort()
    .filter((language) => statSync(join3(folder, language)).isDirectory())
    .flatMap((language) =>
      readdirSync(join3(folder, language))
        .filter((name2) => /\.ya?ml$/.test(name2))
        .sort()
        .flatMap((name2) => {
          const path = `${language}/${name2}`;
          try {
            const model = readModel(readFileSync2(join3(folder, path), 'utf8'));
            if (model.language !== language)
              throw new RulesUnusable([`the language must be ${language}, as the folder`]);
            return [model];
          } catch (error) {
            problems.push(...problemsOf(error).map((problem) => `${path}: ${problem}`));
            return [];
          }
        }),
    );
  if (problems.length > 0) throw new RulesUnusable(problems);
  return models;
}
function readModel(source2) {
  if (source2.length > LARGEST_MODEL) throw new RulesUnusable([`larger than ${LARGEST_MODEL} bytes`]);
  const lines = new LineCounter();
  const document = parseDocument(source2, { lineCounter: lines, merge: true });
  const [broken] = document.errors;
  if (broken !== void 0) throw new RulesUnusable([broken.message.split('\n')[0] ?? 'is no YAML']);
  const checked = checkModel(document.toJS({ maxAliasCount: 1e3 }));
  if ('model' in checked) return checked.model;
  throw new RulesUnusable(
    checked.problems.map(({ at: at2, says }) => {
      const node = document.getIn(at2, true);
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
      const line = range?.[0] === void 0 ? '' : `line ${lines.linePos(range[0]).line}: `;
      return `${line}${at2.join('.') || 'the file'} ${says}`;
    }),
  );
}

// packages/scanners/code/models/model-index.ts
function indexModels(files2) {
  const byLanguage = /* @__PURE__ */ new Map();
  for (const file2 of files2) {
    const models = byLanguage.get(file2.language) ?? new Models();
    byLanguage.set(file2.language, models);
    models.add(file2);
  }
  const nothing = new Models();
  return { language: (id) => byLanguage.get(id) ?? nothing };
}
var Models = class {
  #libraries = /* @__PURE__ */ new Map();
  #values = /* @__PURE__ */ new Map();
  #prefixes = /* @__PURE__ */ new Set();
  #types = /* @__PURE__ */ new Map();
  #guesses = /* @__PURE__ */ new Map();
  #members = /* @__PURE__ */ new Map();
  add(file2) {
    for (const names of file2.libraries) {
      for (const name2 of names) this.#libraries.set(name2, names[0]);
    }
    for (const [path, model] of Object.entries(file2.values)) {
      this.#values.set(path, model);
      for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
        this.#prefixes.add(path.slice(0, end));
      }
    }
    for (const [name2, type2] of Object.entries(file2.types)) this.#addType(name2, type2);
    for (const [name2, model] of Object.entries(file2.guesses)) this.#guesses.set(name2, model);
  }
  library(name2) {
    return this.#libraries.get(name2) ?? (this.#prefixes.has(name2) ? name2 : null);
  }
  value(path) {
    return this.#values.get(path) ?? null;
  }
  leadsSomewhere(path) {
    return this.#prefixes.has(path);
  }
  member(type2, key) {
    const known4 = this.#members.get(type2) ?? /* @__PURE__ */ new Map();
    this.#members.set(type2, known4);
    let found3 = known4.get(key);
    if (found3 === void 0) {
      found3 =
        this.#find(type2, (parts) => parts.members.get(key) ?? null) ?? this.#find(type2, (parts) => parts.any) ?? null;
      known4.set(key, found3);
    }
    return found3;
  }
  element(type2) {
    return this.#find(type2, (parts) => parts.element);
  }
  knowsType(type2) {
    return this.#types.has(type2);
  }
  isType(type2, ancestor) {
    if (type2 === ancestor) return true;
    for (const name2 of this.#lineage(type2)) if (name2 === ancestor) return true;
    return false;
  }
  guess(key) {
    return this.#guesses.get(key) ?? null;
  }
  #addType(name2, type2) {
    let parts = this.#types.get(name2);
    if (parts === void 0) {
      parts = { extends: [], members: /* @__PURE__ */ new Map(), element: null, any: null };
      this.#types.set(name2, parts);
    }
    parts.extends.push(...(type2.extends ?? []));
    for (const [key, member4] of Object.entries(type2.members ?? {})) parts.members.set(key, member4);
    parts.element = type2.element ?? parts.element;
    parts.any = type2.any ?? parts.any;
  }
  #find(type2, part) {
    for (const name2 of this.#lineage(type2)) {
      const parts = this.#types.get(name2);
      const found3 = parts === void 0 ? null : part(parts);
      if (found3 !== null) return found3;
    }
    return null;
  }
  /** The type and all that it extends, nearest first; a circle ends. */
  *#lineage(type2) {
    const seen = /* @__PURE__ */ new Set([type2]);
    for (const name2 of seen) {
      yield name2;
      for (const parent of this.#types.get(name2)?.extends ?? []) seen.add(parent);
    }
  }
};

// packages/scanners/code/program/program.ts
var Program = class {
  modules;
  models;
  #resolvers;
  #indexes = /* @__PURE__ */ new Map();
  #resolved = /* @__PURE__ */ new Map();
  constructor(parts) {
    this.modules = [...parts.modules].sort((a2, b2) => (a2.path < b2.path ? -1 : a2.path > b2.path ? 1 : 0));
    this.models = parts.models;
    this.#resolvers = parts.resolvers;
    for (const [index, module] of this.modules.entries()) this.#indexes.set(module.path, index);
  }
  module(index) {
    const module = this.modules[index];
    if (module === void 0) throw new RangeError('no such module');
    return module;
  }
  /** -1: no such file. */
  indexOf(path) {
    return this.#indexes.get(path) ?? -1;
  }
  resolve(from2, specifier, member4) {
    const key = `${from2} ${specifier}${member4 === void 0 ? '' : `\0${member4}`}`;
    let found3 = this.#resolved.get(key);
    if (found3 === void 0) {
      const module = this.module(from2);
      found3 = this.#resolvers.get(module.language)?.resolve(module.path, specifier, member4) ?? { kind: 'missing' };
      this.#resolved.set(key, found3);
    }
    return found3;
  }
  /** A member of a package that is a folder only; `folder` ends in `/`. */
  resolveIn(folder, language, member4) {
    return this.#resolvers.get(language)?.resolve(folder, '', member4) ?? { kind: 'missing' };
  }
  /** Files that others outside the target load. */
  publicModules() {
    const all = /* @__PURE__ */ new Set();
    for (const resolver of this.#resolvers.values()) {
      for (const path of resolver.publicFiles()) {
        const index = this.indexOf(path);
        if (index >= 0) all.add(index);
      }
    }
    return [...all].sort((a2, b2) => a2 - b2);
  }
};

// packages/scanners/code/engine/blind.ts
function blindSpots(world) {
  const { program: program2 } = world;
  const all = [];
  const unknownLibraries = /* @__PURE__ */ new Map();
  for (const [index, { path, view }] of program2.modules.entries()) {
    for (const problem of view.problems) {
      const kind2 = problem.kind === 'syntax' || problem.kind === 'not-lowered' ? 'syntax' : 'too-deep';
      all.push({ kind: kind2, path, at: problem.at, count: 1, message: problem.message });
    }
    const models = world.models(index);
    for (const it of view.imports) {
      const found3 = program2.resolve(index, it.specifier);
      if (found3.kind === 'missing' && !it.optional) {
        all.push({ kind: 'unresolved-import', path, at: it.at, count: 1, message: `${it.specifier} was not found` });
      }
      if (found3.kind !== 'library' || it.optional || models.library(found3.name) !== null) continue;
      if (models.leadsSomewhere(found3.name)) continue;
      const known4 = unknownLibraries.get(found3.name);
      if (known4 === void 0) unknownLibraries.set(found3.name, { count: 1, path, at: it.at });
      else known4.count++;
    }
  }
  for (const [name2, { count, path, at: at2 }] of unknownLibraries) {
    all.push({ kind: 'no-model', path, at: at2, count, message: `no model says what ${name2} does` });
  }
  for (const id of [...world.cutShort].sort((a2, b2) => a2 - b2)) {
    const { ir, module } = world.code(id);
    all.push({
      kind: 'budget',
      path: world.path(module),
      at: ir.at,
      count: 1,
      message: `${ir.name} was not followed to its end`,
    });
  }
  return all;
}

// packages/scanners/code/engine/values/builtin.ts
var NAMES = {
  text: ['String', 'str'],
  number: ['Number', 'int', 'float'],
  boolean: ['Boolean', 'bool'],
  bytes: ['Buffer', 'bytes'],
  list: ['Array', 'list'],
  object: ['Object', 'dict'],
  function: ['Function', 'function'],
  pattern: ['RegExp', 're.Pattern'],
  promise: ['Promise'],
};
var found = /* @__PURE__ */ new WeakMap();
var byName = new Map(Object.entries(NAMES).flatMap(([builtin, names]) => names.map((name2) => [name2, builtin])));
function builtinType(models, builtin) {
  let names = found.get(models);
  if (names === void 0) found.set(models, (names = /* @__PURE__ */ new Map()));
  let name2 = names.get(builtin);
  if (name2 === void 0) {
    name2 = NAMES[builtin].find((it) => models.knowsType(it)) ?? null;
    names.set(builtin, name2);
  }
  return name2;
}
function builtinNamed(type2) {
  return byName.get(type2) ?? null;
}
function builtinOf(atom) {
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

// packages/scanners/code/engine/values/trace.ts
var LONGEST4 = 200;
function step(before, module, at2, says) {
  const length = before === null ? 0 : before.length;
  if (before !== null && length >= LONGEST4) return before;
  return { before, module, at: at2, says, length: length + 1 };
}
function follow(first, then) {
  if (first === null) return then;
  if (then === null || first.length >= LONGEST4) return first;
  return { first, then, length: first.length + then.length };
}
function stepsOf(trace) {
  const backwards2 = [];
  const open = [trace];
  while (open.length > 0 && backwards2.length < 2 * LONGEST4) {
    const node = open.pop() ?? null;
    if (node === null) continue;
    if ('first' in node) {
      open.push(node.first, node.then);
    } else {
      backwards2.push({ module: node.module, at: node.at, says: node.says });
      open.push(node.before);
    }
  }
  return backwards2
    .reverse()
    .filter(
      (it, i, all) =>
        i === 0 || it.at !== all[i - 1]?.at || it.module !== all[i - 1]?.module || it.says !== all[i - 1]?.says,
    );
}

// packages/scanners/code/engine/values/mark.ts
var DOUBT = { unresolved: 1, guessed: 2, widened: 4, reflected: 8 };
var DOUBT_WORDS = [
  [DOUBT.unresolved, 'goes through a call that was not resolved'],
  [DOUBT.guessed, 'rests on the name of a method whose receiver is not known'],
  [DOUBT.widened, 'goes through a function that was analysed for all its callers at once'],
  [DOUBT.reflected, 'goes through a value that is read by a name known only when it runs'],
];
var NO_MARKS = [];
var MOST_MARKS = 12;
var LONGEST_LEAD = 120;
function joinMarks(a2, b2) {
  if (a2 === b2 || b2.length === 0) return a2;
  if (a2.length === 0) return b2;
  const all = [];
  let i = 0;
  let j = 0;
  let changed = false;
  while (i < a2.length || j < b2.length) {
    const left = a2[i];
    const right = b2[j];
    const order2 =
      left === void 0 ? 1 : right === void 0 ? -1 : left.label - right.label || left.stopped - right.stopped;
    if (order2 < 0) {
      all.push(left);
      i++;
    } else if (order2 > 0) {
      all.push(right);
      changed = true;
      j++;
    } else {
      const better2 = worse(left, right);
      if (better2 !== left) changed = true;
      all.push(better2);
      i++;
      j++;
    }
  }
  if (!changed) return a2;
  return all.length > MOST_MARKS ? limit(all) : all;
}
function worse(a2, b2) {
  if (a2 === b2) return a2;
  const order2 =
    bitCount(a2.doubts) - bitCount(b2.doubts) ||
    a2.lead.length - b2.lead.length ||
    (a2.trace?.length ?? 0) - (b2.trace?.length ?? 0);
  return order2 <= 0 ? a2 : b2;
}
function limit(all) {
  const byLabel = /* @__PURE__ */ new Map();
  for (const mark of all) {
    const known4 = byLabel.get(mark.label);
    byLabel.set(
      mark.label,
      known4 === void 0 ? mark : { ...worse(known4, mark), stopped: known4.stopped & mark.stopped },
    );
  }
  return [...byLabel.values()].slice(0, MOST_MARKS);
}
function mapMarks(marks, change) {
  if (marks.length === 0) return marks;
  const changed = [];
  let same4 = true;
  for (const mark of marks) {
    const next = change(mark);
    if (next !== mark) same4 = false;
    if (next !== null) changed.push(next);
  }
  if (same4) return marks;
  return sorted(changed);
}
function sorted(marks) {
  if (marks.length < 2) return marks.length === 0 ? NO_MARKS : marks;
  marks.sort((a2, b2) => a2.label - b2.label || a2.stopped - b2.stopped);
  const all = [];
  for (const mark of marks) {
    const last = all.at(-1);
    if (last !== void 0 && last.label === mark.label && last.stopped === mark.stopped)
      all[all.length - 1] = worse(last, mark);
    else all.push(mark);
  }
  return all;
}
function stop(marks, kinds) {
  if (kinds === 0) return marks;
  return mapMarks(marks, (mark) => {
    const stopped2 = mark.stopped | kinds;
    return stopped2 === mark.stopped ? mark : { ...mark, stopped: stopped2 };
  });
}
function doubt(marks, doubts) {
  return mapMarks(marks, (mark) =>
    (mark.doubts | doubts) === mark.doubts ? mark : { ...mark, doubts: mark.doubts | doubts },
  );
}
function walk(marks, module, at2, says) {
  return mapMarks(marks, (mark) => ({ ...mark, trace: step(mark.trace, module, at2, says) }));
}
function surround(marks, before, behind) {
  if (before === '' && behind === '') return marks;
  return mapMarks(marks, (mark) => ({
    ...mark,
    lead: shorten(before + mark.lead),
    tail: shorten(mark.tail + behind),
  }));
}
function replace(mark, by, into) {
  for (const actual of by) {
    into.push({
      label: actual.label,
      stopped: actual.stopped | mark.stopped,
      doubts: actual.doubts | mark.doubts,
      lead: shorten(mark.lead + actual.lead),
      tail: shorten(actual.tail + mark.tail),
      trace: follow(actual.trace, mark.trace),
    });
  }
}
function shorten(text2) {
  return text2.length <= LONGEST_LEAD
    ? text2
    : `${text2.slice(0, LONGEST_LEAD / 2)}\0${text2.slice(-LONGEST_LEAD / 2 + 1)}`;
}
function bitCount(bits) {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

// packages/scanners/code/engine/values/value.ts
var NO_FACTS = [];
var MOST_CONSTANTS = 12;
var MOST_OTHERS = 24;
function someOf(atoms, marks = NO_MARKS) {
  return { atoms, marks, keyed: NO_MARKS, name: 0, yes: NO_FACTS, no: NO_FACTS };
}
var NOTHING = someOf([]);
function withMarks(value, marks) {
  return value.marks === marks ? value : { ...value, marks };
}
function join4(a2, b2, widest) {
  if (a2 === b2 || b2 === NOTHING) return a2;
  if (a2 === NOTHING) return b2;
  const atoms = joinAtoms(a2.atoms, b2.atoms, widest);
  const marks = joinMarks(a2.marks, b2.marks);
  const keyed = joinMarks(a2.keyed, b2.keyed);
  const name2 = a2.name === b2.name ? a2.name : 0;
  const yes2 = joinFacts(a2.yes, b2.yes);
  const no = joinFacts(a2.no, b2.no);
  const canonical = a2.canonical === true && b2.canonical === true;
  if (
    canonical === (a2.canonical === true) &&
    atoms === a2.atoms &&
    marks === a2.marks &&
    keyed === a2.keyed &&
    name2 === a2.name &&
    yes2 === a2.yes &&
    no === a2.no
  ) {
    return a2;
  }
  return { atoms, marks, keyed, name: name2, yes: yes2, no, ...(canonical ? { canonical } : {}) };
}
function joinAtoms(a2, b2, widest) {
  if (a2 === b2 || b2.length === 0) return a2;
  if (a2.length === 0) return b2;
  if (a2.length === 1 && b2.length === 1 && a2[0] === b2[0]) return a2;
  const all = [];
  let i = 0;
  let j = 0;
  while (i < a2.length && j < b2.length) {
    const left = a2[i];
    const right = b2[j];
    if (left.n <= right.n) i++;
    if (right.n <= left.n) j++;
    all.push(left.n <= right.n ? left : right);
  }
  while (i < a2.length) all.push(a2[i++]);
  while (j < b2.length) all.push(b2[j++]);
  if (all.length === a2.length) return a2;
  if (all.length === b2.length) return b2;
  return all.length > MOST_CONSTANTS ? widen(all, widest) : all;
}
function widen(atoms, widest, most = MOST_CONSTANTS) {
  const constants = atoms.filter((it) => isScalar(it));
  let kept = atoms;
  if (constants.length > most) {
    const wide = new Set(atoms.filter((it) => !isScalar(it)));
    for (const atom of constants) wide.add(widened(atom, widest));
    kept = [...wide].sort((x, y) => x.n - y.n);
  }
  if (kept.length <= MOST_OTHERS) return kept;
  return [widest.any, ...kept.filter((it) => it !== widest.any).slice(0, MOST_OTHERS - 1)].sort((x, y) => x.n - y.n);
}
function widened(atom, widest) {
  if (atom.kind === 'text') return widest.text('\0');
  if (atom.kind !== 'constant') return atom;
  if (atom.type === 'text' || atom.type === 'bytes') return widest.text('\0');
  return atom.type === 'number' || atom.type === 'integer' ? widest.number : atom;
}
function isScalar(atom) {
  return atom.kind === 'text' || (atom.kind === 'constant' && atom.type !== 'null' && atom.type !== 'undefined');
}
function joinFacts(a2, b2) {
  if (a2 === b2) return a2;
  if (a2 === null) return b2;
  if (b2 === null) return a2;
  if (a2.length === 0 || b2.length === 0) return a2.length === 0 ? a2 : b2;
  const common2 = [];
  for (const left of a2) {
    const right = b2.find((it) => it.name === left.name);
    if (right === void 0) continue;
    const stops = left.stops & right.stops;
    if (stops !== 0) common2.push({ name: left.name, stops });
  }
  return common2;
}
function sameValue(a2, b2) {
  return (
    a2 === b2 ||
    (a2.name === b2.name &&
      sameAtoms(a2.atoms, b2.atoms) &&
      sameMarks(a2.marks, b2.marks) &&
      sameMarks(a2.keyed, b2.keyed))
  );
}
function sameAtoms(a2, b2) {
  return a2 === b2 || (a2.length === b2.length && a2.every((atom, i) => atom === b2[i]));
}
function sameMarks(a2, b2) {
  return (
    a2 === b2 ||
    (a2.length === b2.length && a2.every((mark, i) => mark.label === b2[i]?.label && mark.stopped === b2[i]?.stopped))
  );
}
function truth(value) {
  let yes2 = false;
  let no = false;
  for (const atom of value.atoms) {
    if (atom.kind === 'constant') {
      if (isTrue(atom.value, atom.type)) yes2 = true;
      else no = true;
    } else {
      yes2 = true;
      if (atom.kind === 'any' || atom.kind === 'number' || atom.kind === 'instance') no = true;
      if (atom.kind === 'text' && /^\0*$/.test(atom.shape)) no = true;
    }
  }
  return { yes: yes2 && value.yes !== null, no: no && value.no !== null };
}
function isTrue(value, type2) {
  if (type2 === 'pattern') return true;
  return type2 === 'integer' ? value !== '0' : Boolean(value);
}

// packages/scanners/code/engine/heap/model-value.ts
var GUESSED = '?.';
function modelValue(frame, models, path, member4, at2, spelled2) {
  const { world } = frame;
  const marks = member4.source === void 0 ? NO_MARKS : sourceMarks(frame, member4.source, spelled2, at2);
  const atoms = [];
  if (member4.constant !== void 0 && member4.constant !== null) atoms.push(constantAtom(frame, member4.constant));
  if (member4.call !== void 0 || member4.construct !== void 0)
    atoms.push(world.atoms.model(models, path, member4, false));
  if (member4.is !== void 0 && atoms.length === 0) atoms.push(typeAtom(frame, models, member4.is));
  if (atoms.length === 0)
    atoms.push(member4.source === void 0 ? world.atoms.model(models, path, member4, false) : world.atoms.any);
  const value = someOf(atoms, marks);
  return marks.length === 0 ? value : { ...value, name: world.names.root(`at ${frame.code.id} ${at2}`) };
}
function sourceMarks(frame, kind2, spelled2, at2) {
  const label = frame.world.labels.of({ kind: kind2, name: spelled2, module: frame.module, at: at2 });
  return [
    { label, stopped: 0, doubts: 0, lead: '', tail: '', trace: step(null, frame.module, at2, `${spelled2} is read`) },
  ];
}
function typeAtom(frame, models, type2) {
  const { atoms } = frame.world;
  switch (builtinNamed(type2)) {
    case 'text':
    case 'bytes':
      return atoms.text('\0');
    case 'number':
      return atoms.number;
    default:
      return atoms.instance(models, type2);
  }
}
function constantAtom(frame, value) {
  const type2 = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
  return frame.world.atoms.constant(type2, value);
}
function returnedBy(frame, models, returns, spelled2, at2) {
  const { world } = frame;
  const inner = returns.then ?? null;
  if (inner !== null) return returnedBy(frame, models, inner, spelled2, at2);
  const marks = returns.source === void 0 ? NO_MARKS : sourceMarks(frame, returns.source, spelled2, at2);
  if (returns.constant !== void 0 && returns.constant !== null) {
    return someOf([constantAtom(frame, returns.constant)], marks);
  }
  if (returns.is !== void 0) return someOf([typeAtom(frame, models, returns.is)], marks);
  return world.any(marks);
}

// packages/scanners/code/engine/heap/thing.ts
var MOST_FIELDS = 400;
function newThing(shape, owner, more = {}) {
  return {
    owner,
    shape,
    proto: null,
    type: null,
    models: null,
    fields: /* @__PURE__ */ new Map(),
    rest: null,
    length: shape === 'list' ? 0 : -1,
    single: true,
    bare: false,
    heart: null,
    ...more,
  };
}
function copyThing(thing, owner) {
  return { ...thing, owner, fields: new Map(thing.fields) };
}
function joinThings(a2, b2, owner, join6) {
  const joined5 = copyThing(a2, owner);
  for (const [key, value] of b2.fields) {
    const known4 = joined5.fields.get(key);
    joined5.fields.set(key, known4 === void 0 ? value : join6(known4, value));
  }
  if (b2.rest !== null) joined5.rest = joined5.rest === null ? b2.rest : join6(joined5.rest, b2.rest);
  if (b2.proto !== null) joined5.proto = joined5.proto === null ? b2.proto : join6(joined5.proto, b2.proto);
  if (a2.length !== b2.length) joined5.length = -1;
  joined5.single = a2.single && b2.single;
  joined5.bare = a2.bare && b2.bare;
  return joined5;
}
function sameThing(a2, b2) {
  if (a2 === b2) return true;
  if (a2.fields.size !== b2.fields.size || a2.length !== b2.length || a2.single !== b2.single) return false;
  if (!sameOrNone(a2.rest, b2.rest) || !sameOrNone(a2.proto, b2.proto)) return false;
  for (const [key, value] of a2.fields) {
    const other = b2.fields.get(key);
    if (other === void 0 || !sameValue(value, other)) return false;
  }
  return true;
}
function sameOrNone(a2, b2) {
  return a2 === b2 || (a2 !== null && b2 !== null && sameValue(a2, b2));
}

// packages/scanners/code/engine/heap/old.ts
var WHOLE = '*';
function thingOf(frame, state, id) {
  const own = state.things.get(id);
  if (own !== void 0) return own;
  const old = frame.world.old.get(id);
  frame.modules.add(frame.world.ids.module(id));
  return old;
}
function noteRead(frame, state, id, key) {
  if (state.things.has(id)) return;
  const name2 = `${id} ${key}`;
  if (!frame.reads.has(name2)) frame.reads.set(name2, standing(frame.world, id, key));
}
function noteWholeRead(frame, state, id) {
  noteRead(frame, state, id, WHOLE);
}
function stillHolds(world, reads) {
  for (const [name2, value] of reads) {
    const space = name2.indexOf(' ');
    if (standing(world, Number(name2.slice(0, space)), name2.slice(space + 1)) !== value) return false;
  }
  return true;
}
function standing(world, id, key) {
  const thing = world.old.get(id);
  if (thing === void 0) return void 0;
  if (key === WHOLE) return thing.owner;
  return thing.fields.get(key) ?? thing.rest ?? void 0;
}
function writeOld(frame, state, id, key, value, strong) {
  const { world } = frame;
  escape(frame, state, value);
  if (value.marks.some((it) => it.label < 0) || value.keyed.some((it) => it.label < 0)) {
    frame.addEffect({ thing: id, key, value: nameless(value) }, (a2, b2) => world.join(a2, b2));
  }
  writeKnown(world, id, key, value, strong);
}
function writeKnown(world, id, key, value, strong) {
  const thing = world.old.get(id);
  if (thing === void 0) return;
  const known4 = nameless({
    ...value,
    marks: mapMarks(value.marks, (mark) => (mark.label < 0 ? null : mark)),
    keyed: mapMarks(value.keyed, (mark) => (mark.label < 0 ? null : mark)),
  });
  const before = key === null ? thing.rest : (thing.fields.get(key) ?? null);
  const after = before === null || (strong && thing.single) ? known4 : world.join(before, known4);
  if (before !== null && sameValue(before, after)) return;
  if (key === null || (before === null && thing.fields.size >= MOST_FIELDS && thing.shape !== 'environment'))
    thing.rest = thing.rest === null ? after : world.join(thing.rest, after);
  else thing.fields.set(key, after);
  thing.owner--;
  world.changes++;
}
function nameless(value) {
  return value.name === 0 && value.yes?.length === 0 && value.no?.length === 0
    ? value
    : { ...someOf(value.atoms, value.marks), keyed: value.keyed };
}
function escape(frame, state, value) {
  const open = [...value.atoms];
  for (let atom = open.pop(); atom !== void 0; atom = open.pop()) {
    const id = atom.kind === 'object' || atom.kind === 'bound' ? atom.id : atom.kind === 'function' ? atom.env : -1;
    if (id < 0) continue;
    const thing = state.things.get(id);
    if (thing === void 0) continue;
    state.things.delete(id);
    frame.escaped.add(id);
    settle(frame, id, thing);
    for (const held2 of valuesIn(thing)) open.push(...held2.atoms);
  }
}
function* valuesIn(thing) {
  yield* thing.fields.values();
  if (thing.rest !== null) yield thing.rest;
  if (thing.proto !== null) yield thing.proto;
  if (thing.heart !== null) yield* thing.heart.bases;
}
function settle(frame, id, thing) {
  const { world } = frame;
  const join6 = (a2, b2) => world.join(a2, b2);
  for (const [key, value] of thing.fields) noteEffect(frame, id, key, value);
  if (thing.rest !== null) noteEffect(frame, id, null, thing.rest);
  const known4 = newThing(thing.shape, 0, { ...thing, owner: 0, fields: /* @__PURE__ */ new Map() });
  for (const [key, value] of thing.fields) known4.fields.set(key, concrete(value));
  if (thing.rest !== null) known4.rest = concrete(thing.rest);
  const before = world.old.get(id);
  const after = before === void 0 ? known4 : joinThings(before, known4, before.owner - 1, join6);
  if (before !== void 0 && unchanged(before, after)) return;
  world.old.set(id, after);
  world.changes++;
}
function noteEffect(frame, thing, key, value) {
  if (value.marks.some((it) => it.label < 0) || value.keyed.some((it) => it.label < 0)) {
    frame.addEffect({ thing, key, value: nameless(value) }, (a2, b2) => frame.world.join(a2, b2));
  }
}
function concrete(value) {
  return nameless({
    ...value,
    marks: mapMarks(value.marks, (mark) => (mark.label < 0 ? null : mark)),
    keyed: mapMarks(value.keyed, (mark) => (mark.label < 0 ? null : mark)),
  });
}
function unchanged(a2, b2) {
  if (a2.fields.size !== b2.fields.size || a2.length !== b2.length || a2.single !== b2.single) return false;
  for (const [key, value] of b2.fields) {
    const before = a2.fields.get(key);
    if (before === void 0 || !sameValue(before, value)) return false;
  }
  return same(a2.rest, b2.rest) && same(a2.proto, b2.proto);
}
function same(a2, b2) {
  return a2 === b2 || (a2 !== null && b2 !== null && sameValue(a2, b2));
}

// packages/scanners/code/engine/heap/elements.ts
function readElement(frame, state, object2, at2) {
  const { world } = frame;
  let found3 = NOTHING;
  for (const atom of object2.atoms) {
    switch (atom.kind) {
      case 'object': {
        const thing = thingOf(frame, state, atom.id);
        if (thing === void 0) {
          found3 = world.join(found3, world.any());
          break;
        }
        noteWholeRead(frame, state, atom.id);
        const values2 = thing.shape === 'class' || thing.shape === 'environment' ? [] : [...thing.fields.values()];
        found3 = world.join(found3, world.joinAll(thing.rest === null ? values2 : [...values2, thing.rest]));
        const models = thing.models ?? world.models(frame.module);
        const type2 = thing.type ?? (thing.shape === 'list' ? builtinType(models, 'list') : null);
        const member4 = type2 === null ? null : models.element(type2);
        if (member4 !== null)
          found3 = world.join(found3, modelValue(frame, models, `${type2}[]`, member4, at2, `${type2}[]`));
        break;
      }
      case 'instance': {
        const member4 = atom.models.element(atom.type) ?? atom.models.member(atom.type, '*');
        const value =
          member4 === null
            ? world.any()
            : modelValue(frame, atom.models, `${atom.type}[]`, member4, at2, `${atom.type}[]`);
        found3 = world.join(found3, value);
        break;
      }
      case 'text':
      case 'constant':
        found3 = world.join(found3, world.someText());
        break;
      default:
        found3 = world.join(found3, world.any());
    }
  }
  if (object2.marks.length === 0) return found3;
  const base = found3 === NOTHING ? world.any() : found3;
  return withMarks(base, joinMarks(base.marks, object2.marks));
}
function readUnknown(frame, state, object2, key, at2) {
  const { world } = frame;
  const found3 = readElement(frame, state, object2, at2);
  let keyed = NO_MARKS;
  let fromKey = NO_MARKS;
  for (const atom of object2.atoms) {
    if (atom.kind === 'object') {
      const thing = thingOf(frame, state, atom.id);
      if (thing === void 0 || (thing.shape === 'object' && !thing.bare && thing.type === null))
        keyed = joinMarks(keyed, key.marks);
    } else if (atom.kind === 'any') keyed = joinMarks(keyed, key.marks);
    else if (atom.kind === 'model') fromKey = joinMarks(fromKey, doubt(key.marks, DOUBT.reflected));
  }
  const value = found3 === NOTHING ? world.undefined : found3;
  const name2 = world.names.field(object2.name, key.name === 0 ? '' : `[${key.name}]`);
  return { ...value, keyed, marks: joinMarks(value.marks, fromKey), name: key.name === 0 ? value.name : name2 };
}
function readKey2(frame, state, object2) {
  const { world } = frame;
  let found3 = NOTHING;
  for (const atom of object2.atoms) {
    const thing = atom.kind === 'object' ? thingOf(frame, state, atom.id) : void 0;
    if (thing === void 0 || atom.kind !== 'object') {
      found3 = world.join(found3, world.someText());
      continue;
    }
    noteWholeRead(frame, state, atom.id);
    if (thing.shape === 'list') {
      found3 = world.join(found3, world.any());
      continue;
    }
    for (const key of thing.fields.keys()) found3 = world.join(found3, world.text(key));
    if (thing.rest !== null || thing.fields.size === 0)
      found3 = world.join(found3, world.someText(thing.rest?.marks ?? NO_MARKS));
  }
  return withMarks(found3 === NOTHING ? world.someText() : found3, joinMarks(found3.marks, object2.marks));
}
function deepMarks(frame, state, value, depth2 = 3) {
  let marks = value.marks;
  if (depth2 === 0) return marks;
  for (const atom of value.atoms) {
    if (atom.kind !== 'object') continue;
    const thing = thingOf(frame, state, atom.id);
    if (thing === void 0 || thing.shape === 'environment' || thing.shape === 'class') continue;
    noteWholeRead(frame, state, atom.id);
    for (const field3 of thing.fields.values()) marks = joinMarks(marks, deepMarks(frame, state, field3, depth2 - 1));
    if (thing.rest !== null) marks = joinMarks(marks, deepMarks(frame, state, thing.rest, depth2 - 1));
  }
  return marks;
}

// packages/scanners/code/engine/heap/cells.ts
var OUTER = '^';
var SELF = 'this';
var HOME = 'home';
function readCell(frame, state, cell) {
  const { world } = frame;
  const key = `c${cell}`;
  const place2 = environmentOf(frame, state, key);
  if (place2 >= 0) {
    const thing = thingOf(frame, state, place2);
    noteRead(frame, state, place2, key);
    const value = thing?.fields.get(key);
    if (value !== void 0) return value;
  }
  const home = world.moduleEnvironment(frame.module);
  noteRead(frame, state, home, key);
  return world.old.get(home)?.fields.get(key) ?? (place2 === home ? world.undefined : world.any());
}
function writeCell(frame, state, cell, value) {
  const key = `c${cell}`;
  const place2 = environmentOf(frame, state, key);
  const target = place2 >= 0 ? place2 : frame.world.moduleEnvironment(frame.module);
  const thing = state.change(target);
  if (thing !== void 0) {
    const before = thing.fields.get(key);
    thing.fields.set(key, thing.single || before === void 0 ? value : frame.world.join(before, value));
  } else {
    writeOld(frame, state, target, key, value, frame.alone);
  }
}
function environmentOf(frame, state, key) {
  let at2 = frame.environment;
  for (let depth2 = 0; at2 >= 0 && depth2 < 64; depth2++) {
    const thing = thingOf(frame, state, at2);
    if (thing === void 0) return -1;
    if (thing.fields.has(key)) return at2;
    const outer = thing.fields.get(OUTER)?.atoms[0];
    if (outer === void 0) return at2 === frame.world.moduleEnvironment(frame.module) ? at2 : -1;
    at2 = outer.kind === 'object' ? outer.id : -1;
  }
  return -1;
}
function readAround(frame, state, key) {
  let at2 = frame.environment;
  for (let depth2 = 0; at2 >= 0 && depth2 < 64; depth2++) {
    const thing = thingOf(frame, state, at2);
    if (thing === void 0) return null;
    const value = thing.fields.get(key);
    if (value !== void 0) {
      noteRead(frame, state, at2, key);
      return value;
    }
    const outer = thing.fields.get(OUTER)?.atoms[0];
    at2 = outer?.kind === 'object' ? outer.id : -1;
  }
  return null;
}
function standingOf(frame, environment, cell) {
  const { world } = frame;
  const name2 = `${environment} c${cell}`;
  const value = world.old.get(environment)?.fields.get(`c${cell}`);
  if (!frame.reads.has(name2)) frame.reads.set(name2, value);
  frame.modules.add(world.ids.module(environment));
  return value ?? world.any();
}

// packages/scanners/code/engine/heap/namespace.ts
var DEEPEST4 = 24;
function readNamespace(frame, module, key, at2, depth2 = DEEPEST4) {
  const { world } = frame;
  const own = world.machine.namespace(frame, module);
  if (own.atoms.some((it) => it.kind !== 'namespace' || it.module !== module)) return own;
  const found3 = exported(frame, module, key, at2, depth2);
  if (found3 !== null) return found3;
  const below2 = world.program.resolve(module, '', key);
  if (below2.kind === 'file') {
    const index = world.program.indexOf(below2.path);
    if (index >= 0 && index !== module) return world.machine.namespace(frame, index);
  }
  return key === 'then' || key === 'default' ? world.undefined : world.any();
}
function exported(frame, module, key, at2, depth2) {
  const { world } = frame;
  if (depth2 === 0) return null;
  const { view } = world.program.module(module);
  for (const it of view.exports) {
    if (it.kind === 'cell' && it.name === key) return standingOf(frame, world.moduleEnvironment(module), it.cell);
    if (it.kind === 'again' && it.name === key) {
      const from2 = importedNamespace(frame, module, it.import);
      return it.imported === null ? from2 : memberOfNamespace(frame, from2, it.imported, at2, depth2 - 1);
    }
  }
  if (key === 'default') return null;
  for (const it of view.exports) {
    if (it.kind !== 'all') continue;
    const from2 = importedNamespace(frame, module, it.import);
    const found3 = memberIfThere(frame, from2, key, at2, depth2 - 1);
    if (found3 !== null) return found3;
  }
  return null;
}
function memberIfThere(frame, from2, key, at2, depth2) {
  let found3 = null;
  for (const atom of from2.atoms) {
    if (atom.kind !== 'namespace') continue;
    frame.world.machine.namespace(frame, atom.module);
    found3 = exported(frame, atom.module, key, at2, depth2) ?? found3;
  }
  return found3;
}
function memberOfNamespace(frame, from2, key, at2, depth2) {
  const { world } = frame;
  let found3 = NOTHING;
  for (const atom of from2.atoms) {
    if (atom.kind === 'namespace') found3 = world.join(found3, readNamespace(frame, atom.module, key, at2, depth2));
    else if (atom.kind === 'model' && atom.open) {
      const path = `${atom.path}.${key}`;
      const known4 = atom.models.value(path);
      found3 = world.join(
        found3,
        key === 'default' && known4 === null
          ? someOf([atom])
          : someOf([world.atoms.model(atom.models, path, known4, true)]),
      );
    } else found3 = world.join(found3, world.any());
  }
  return found3;
}
function readFolder(frame, path, module, key) {
  const { world } = frame;
  const found3 = world.program.resolveIn(path, world.program.module(module).language, key);
  if (found3.kind === 'folder') return someOf([world.atoms.folder(found3.path, module)]);
  const index = found3.kind === 'file' ? world.program.indexOf(found3.path) : -1;
  return index < 0 ? world.any() : world.machine.namespace(frame, index);
}
function importedNamespace(frame, module, index) {
  const { world } = frame;
  const specifier = world.program.module(module).view.imports[index]?.specifier;
  return specifier === void 0 ? world.any() : namespaceNamed(frame, module, specifier);
}
function namespaceNamed(frame, module, specifier) {
  const { world } = frame;
  const found3 = world.program.resolve(module, specifier);
  if (found3.kind === 'missing') return world.any();
  if (found3.kind === 'file') {
    const index = world.program.indexOf(found3.path);
    if (index < 0) return world.any();
    frame.modules.add(index);
    return world.machine.namespace(frame, index);
  }
  if (found3.kind === 'folder') return someOf([world.atoms.folder(found3.path, module)]);
  const models = world.models(module);
  const name2 = models.library(found3.name) ?? found3.name;
  return someOf([world.atoms.model(models, name2, models.value(name2), true)]);
}

// packages/scanners/code/engine/heap/read.ts
var DEEPEST_CHAIN = 12;
var DEEPEST_UNKNOWN_PATH = 4;
function readMember(frame, state, object2, key, at2) {
  const { world } = frame;
  const name2 = world.names.field(object2.name, key);
  const written2 = name2 === 0 ? void 0 : state.written.get(name2);
  if (written2 !== void 0) return written2;
  let found3 = NOTHING;
  for (const atom of object2.atoms) {
    found3 = world.join(found3, memberOfAtom(frame, state, object2, atom, key, at2));
  }
  if (object2.marks.length > 0) found3 = inherit(frame, found3, object2, key, at2);
  return name2 !== 0 && found3.name === 0 && (found3.marks.length > 0 || found3.atoms.length > 1)
    ? { ...found3, name: name2 }
    : found3;
}
function inherit(frame, found3, object2, key, at2) {
  const { world } = frame;
  const open = found3.atoms.some(
    (it) => it.kind === 'any' || it.kind === 'instance' || it.kind === 'text' || it.kind === 'number',
  );
  if (!open && found3.atoms.some((it) => it.kind !== 'constant' || it.type !== 'undefined')) return found3;
  const marks = below(frame, object2.marks, key, at2);
  return { ...found3, atoms: open ? found3.atoms : [world.atoms.any], marks: joinMarks(found3.marks, marks) };
}
function below(frame, marks, key, at2) {
  return mapMarks(marks, (mark) => {
    const trace = extended(mark.trace, frame.module, at2, key);
    return trace === mark.trace && mark.lead === '' && mark.tail === '' ? mark : { ...mark, trace, lead: '', tail: '' };
  });
}
function extended(trace, module, at2, key) {
  if (trace === null || !('before' in trace) || trace.before !== null || !trace.says.endsWith(' is read')) return trace;
  if (/[^\w$-]/.test(key) || key.length > 40 || trace.says.length > 80) return trace;
  return step(null, module, trace.module === module ? trace.at : at2, `${trace.says.slice(0, -8)}.${key} is read`);
}
function memberOfAtom(frame, state, object2, atom, key, at2) {
  const { world } = frame;
  switch (atom.kind) {
    case 'object':
      return memberOfThing(frame, state, object2, atom.id, key, at2);
    case 'function':
      return memberOfFunction(frame, state, atom, key, at2);
    case 'namespace':
      return readNamespace(frame, atom.module, key, at2);
    case 'folder':
      return readFolder(frame, atom.path, atom.module, key);
    case 'model':
      return memberOfModel(frame, atom, key, at2);
    case 'instance':
      return typed(frame, atom.models, atom.type, key, at2) ?? unknownMember(frame, key, at2);
    case 'any':
      return unknownMember(frame, key, at2);
    default: {
      const constant3 = elementOfText(frame, atom, key);
      if (constant3 !== null) return constant3;
      const builtin = builtinOf(atom);
      const models = world.models(frame.module);
      const type2 = builtin === null ? null : builtinType(models, builtin);
      const member4 = type2 === null ? null : typed(frame, models, type2, key, at2);
      if (member4 !== null) return member4;
      if (atom.kind === 'constant' && (atom.type === 'undefined' || atom.type === 'null')) return NOTHING;
      return promised(frame, key, at2) ?? world.any();
    }
  }
}
function promised(frame, key, at2) {
  const models = frame.world.models(frame.module);
  const type2 = builtinType(models, 'promise');
  return type2 === null ? null : typed(frame, models, type2, key, at2);
}
function typed(frame, models, type2, key, at2) {
  const member4 = models.member(type2, key);
  return member4 === null
    ? null
    : modelValue(frame, models, `${type2}.${key}`, member4, at2, `${shortName(type2)}.${key}`);
}
function unknownMember(frame, key, at2) {
  const models = frame.world.models(frame.module);
  const guess = models.guess(key);
  if (guess === null) return promised(frame, key, at2) ?? frame.world.any();
  const value = modelValue(frame, models, `${GUESSED}${key}`, guess, at2, key);
  return guess.call === void 0 ? value : frame.world.join(value, frame.world.any());
}
function memberOfModel(frame, atom, key, at2) {
  const { world } = frame;
  const { models, path, member: member4 } = atom;
  if (atom.open) {
    const below2 = `${path}.${key}`;
    const known4 = models.value(below2);
    if (known4 !== null)
      return withOpenPath(frame, models, below2, modelValue(frame, models, below2, known4, at2, below2));
    if (models.leadsSomewhere(below2)) return someOf([world.atoms.model(models, below2, null, true)]);
    if (key === 'default') return someOf([atom]);
  }
  if (member4?.is !== void 0) {
    const found3 = typed(frame, models, member4.is, key, at2);
    if (found3 !== null) return found3;
  }
  const type2 = builtinType(models, 'function');
  const method = type2 === null ? null : typed(frame, models, type2, key, at2);
  if (method !== null) return method;
  if (path.split('.').length > DEEPEST_UNKNOWN_PATH) return unknownMember(frame, key, at2);
  return world.join(someOf([world.atoms.model(models, `${path}.${key}`, null, atom.open)]), guessed(frame, key, at2));
}
function guessed(frame, key, at2) {
  return frame.world.models(frame.module).guess(key) === null ? NOTHING : unknownMember(frame, key, at2);
}
function withOpenPath(frame, models, path, value) {
  const atoms = value.atoms.map((it) =>
    it.kind === 'model' && it.path === path ? frame.world.atoms.model(models, path, it.member, true) : it,
  );
  return { ...value, atoms };
}
function memberOfFunction(frame, state, atom, key, at2) {
  const { world } = frame;
  const id = world.ids.of(`properties ${atom.code} ${atom.env}`, world.moduleOf(atom.code));
  const thing = world.old.get(id);
  noteRead(frame, state, id, key);
  const own = thing?.fields.get(key) ?? thing?.rest ?? null;
  if (own !== null) return own;
  if (key === 'prototype') return world.object(prototypeOf(frame, atom));
  const models = world.models(frame.module);
  const type2 = builtinType(models, 'function');
  const member4 = type2 === null ? null : typed(frame, models, type2, key, at2);
  return member4 ?? world.undefined;
}
function prototypeOf(frame, atom) {
  const { world } = frame;
  const id = world.ids.of(`prototype ${atom.code} ${atom.env}`, world.moduleOf(atom.code));
  if (!world.old.has(id))
    world.old.set(id, { ...emptyThing(), fields: /* @__PURE__ */ new Map([['constructor', someOf([atom])]]) });
  return id;
}
function emptyThing() {
  return {
    owner: 0,
    shape: 'object',
    proto: null,
    type: null,
    models: null,
    fields: /* @__PURE__ */ new Map(),
    rest: null,
    length: -1,
    single: true,
    bare: false,
    heart: null,
  };
}
function memberOfThing(frame, state, object2, id, key, at2) {
  const { world } = frame;
  const found3 = lookUp(frame, state, id, key, DEEPEST_CHAIN);
  if (found3 !== null) {
    if (!found3.getter) return found3.value;
    const receiver = { ...object2, atoms: [world.atoms.object(id)] };
    return world.machine.call(frame, state, { callee: found3.value, receiver, given: [], construct: false, at: at2 });
  }
  const thing = thingOf(frame, state, id);
  if (thing === void 0) return world.any();
  if (thing.shape === 'list' && key === 'length' && thing.length >= 0) return world.number(thing.length);
  const inherited = modelMember(frame, state, thing, key, at2, DEEPEST_CHAIN);
  if (inherited !== null) return inherited;
  const closed =
    thing.type === null &&
    thing.rest === null &&
    thing.shape !== 'class' &&
    closedChain(frame, state, thing, DEEPEST_CHAIN);
  return closed ? (promisedOnly(frame, key, at2) ?? world.undefined) : unknownMember(frame, key, at2);
}
function promisedOnly(frame, key, at2) {
  return key === 'then' || key === 'catch' || key === 'finally' ? promised(frame, key, at2) : null;
}
function closedChain(frame, state, thing, depth2) {
  if (thing.proto === null) return true;
  if (depth2 === 0) return false;
  return thing.proto.atoms.every((atom) => {
    if (atom.kind !== 'object') return false;
    const parent = thingOf(frame, state, atom.id);
    return parent !== void 0 && closedChain(frame, state, parent, depth2 - 1);
  });
}
function lookUp(frame, state, id, key, depth2) {
  const thing = thingOf(frame, state, id);
  if (thing === void 0 || depth2 === 0) return null;
  noteRead(frame, state, id, key);
  const own = thing.fields.get(key) ?? thing.rest;
  if (own !== null && own !== void 0) return { value: own, getter: false };
  const getter = thing.fields.get(`get ${key}`);
  if (getter !== void 0) return { value: getter, getter: true };
  const parents2 = [thing.proto, ...(thing.heart?.bases ?? [])];
  for (const parent of parents2) {
    for (const atom of parent?.atoms ?? []) {
      const found3 = atom.kind === 'object' ? lookUp(frame, state, atom.id, key, depth2 - 1) : null;
      if (found3 !== null) return found3;
    }
  }
  return null;
}
function modelMember(frame, state, thing, key, at2, depth2) {
  const { world } = frame;
  const models = thing.models ?? world.models(frame.module);
  if (thing.type !== null) {
    const found3 = typed(frame, models, thing.type, key, at2);
    if (found3 !== null) return found3;
  }
  for (const parent of [thing.proto, ...(thing.heart?.bases ?? [])]) {
    for (const atom of parent?.atoms ?? []) {
      if (depth2 === 0) continue;
      const above = atom.kind === 'object' ? thingOf(frame, state, atom.id) : void 0;
      if (above !== void 0) {
        const found3 = modelMember(frame, state, above, key, at2, depth2 - 1);
        if (found3 !== null) return found3;
      } else if (atom.kind === 'model' || atom.kind === 'instance') {
        const type3 =
          atom.kind === 'instance'
            ? atom.type
            : (atom.member?.construct?.returns?.is ?? atom.member?.call?.returns?.is ?? atom.member?.is ?? atom.path);
        const found3 = typed(frame, atom.models, type3, key, at2);
        if (found3 !== null) return found3;
      }
    }
  }
  if (thing.shape !== 'list' && thing.shape !== 'object') return null;
  const type2 = builtinType(models, thing.shape);
  return type2 === null ? null : typed(frame, models, type2, key, at2);
}
function elementOfText(frame, atom, key) {
  if (atom.kind !== 'constant' && atom.kind !== 'text') return null;
  const text2 =
    atom.kind === 'text' ? null : typeof atom.value === 'string' && atom.type !== 'pattern' ? atom.value : null;
  if (/^\d{1,6}$/.test(key)) {
    if (atom.kind === 'text') return frame.world.someText();
    if (text2 !== null)
      return Number(key) < text2.length ? frame.world.text(text2[Number(key)]) : frame.world.undefined;
  }
  return text2 !== null && key === 'length' ? frame.world.number(text2.length) : null;
}
function shortName(type2) {
  return type2.slice(type2.lastIndexOf('.') + 1).replace(/^[A-Z]/, (first) => first.toLowerCase());
}

// packages/scanners/code/engine/calls/arguments.ts
function spreadOut(frame, state, given2) {
  const positional = [];
  const named3 = /* @__PURE__ */ new Map();
  let more = null;
  let moreNamed = null;
  const { world } = frame;
  for (const it of given2) {
    if (it.name !== void 0) named3.set(it.name, it.value);
    else if (it.spread === 'fields') {
      for (const [key, value] of knownFields(frame, state, it.value) ?? []) named3.set(key, value);
      moreNamed = world.join(moreNamed ?? NOTHING, readElement(frame, state, it.value, 0));
    } else if (it.spread === 'values') {
      const items2 = more === null ? knownItems(frame, state, it.value) : null;
      if (items2 === null) more = world.join(more ?? NOTHING, readElement(frame, state, it.value, 0));
      else positional.push(...items2);
    } else if (more === null) positional.push(it.value);
    else more = world.join(more, it.value);
  }
  return { positional, named: named3, more, moreNamed };
}
function knownItems(frame, state, list5) {
  const only2 = list5.atoms.length === 1 ? list5.atoms[0] : void 0;
  const thing = only2?.kind === 'object' ? thingOf(frame, state, only2.id) : void 0;
  if (thing === void 0 || thing.shape !== 'list' || thing.length < 0 || thing.length > 64 || thing.rest !== null)
    return null;
  return Array.from({ length: thing.length }, (_, i) => thing.fields.get(String(i)) ?? frame.world.undefined);
}
function knownFields(frame, state, object2) {
  const only2 = object2.atoms.length === 1 ? object2.atoms[0] : void 0;
  return only2?.kind === 'object' ? (thingOf(frame, state, only2.id)?.fields ?? null) : null;
}
function bind(frame, state, parameters, given2) {
  const { world } = frame;
  const named3 = new Map(given2.named);
  let position = 0;
  for (const [index, parameter] of parameters.entries()) {
    const set = (value) => {
      state.registers[parameter.register] = value;
    };
    if (parameter.kind === 'rest') {
      const items2 = given2.positional.slice(position);
      position = given2.positional.length;
      set(listOf(frame, state, index, items2, given2.more));
    } else if (parameter.kind === 'keywords') {
      set(objectOf(frame, state, index, named3, given2.moreNamed));
    } else {
      const byName2 = named3.get(parameter.name);
      named3.delete(parameter.name);
      const byPosition = parameter.kind === 'one' && byName2 === void 0 ? given2.positional[position++] : void 0;
      const further = parameter.kind === 'one' ? given2.more : null;
      set(byName2 ?? byPosition ?? world.joinAll([world.undefined, further ?? NOTHING, given2.moreNamed ?? NOTHING]));
    }
  }
}
function listOf(frame, state, index, items2, more) {
  const id = frame.world.ids.of(`${frame.code.id} rest ${index}`, frame.module);
  const thing = newThing('list', state.owner, { rest: more, length: more === null ? items2.length : -1 });
  for (const [i, item] of items2.entries()) thing.fields.set(String(i), item);
  state.things.set(id, thing);
  return frame.world.object(id);
}
function objectOf(frame, state, index, named3, more) {
  const id = frame.world.ids.of(`${frame.code.id} keywords ${index}`, frame.module);
  state.things.set(id, newThing('object', state.owner, { fields: new Map(named3), rest: more }));
  return frame.world.object(id);
}

// packages/scanners/code/engine/entries/register.ts
var DECORATOR = 'decorator';
var METHOD = 'method';
var ROUTE = 'route';
function register(frame, state, it) {
  const { world } = frame;
  const decorating = decoratingOf(frame, state, it.decorator);
  if (decorating === null) {
    applyOwn(frame, state, it);
    return;
  }
  const model = decorating.atom.member?.call?.decorates;
  const { member: member4, parameter } = it.decoration;
  const name2 = member4 === void 0 ? void 0 : it.ir.members[member4];
  const classId = it.type.atoms[0]?.kind === 'object' ? it.type.atoms[0].id : -1;
  const heart = thingOf(frame, state, classId)?.heart;
  if (heart == null) return;
  if (member4 === void 0) {
    world.classRoutes.set(heart.methods, decorating.route ?? '');
    return;
  }
  if (parameter !== void 0) {
    if (model?.parameter === void 0) return;
    const key = `${heart.methods} ${member4}`;
    const known4 = world.parameterModels.get(key) ?? /* @__PURE__ */ new Map();
    known4.set(parameter, model.parameter);
    world.parameterModels.set(key, known4);
    return;
  }
  const entry2 = model?.entry;
  if (entry2 === void 0 || name2 === void 0) return;
  const found3 = lookUp(frame, state, name2.static ? classId : heart.methods, name2.name, 1);
  if (found3 === null) return;
  frame.addRegistration({
    handler: found3.value,
    self: it.type,
    entry: entry2,
    method: decorating.method,
    route: decorating.route,
    parameters: null,
    decorated: { methods: heart.methods, member: member4 },
    module: frame.module,
    at: name2.function === null ? it.at : world.code(world.codeId(frame.module, name2.function)).ir.at,
  });
}
function applyOwn(frame, state, it) {
  if (it.decoration.member !== void 0) return;
  frame.world.machine.call(frame, state, {
    callee: it.decorator,
    receiver: null,
    given: [{ value: it.type }],
    construct: false,
    at: it.at,
  });
}
function decoratingOf(frame, state, decorator) {
  for (const atom of decorator.atoms) {
    if (atom.kind === 'model' && atom.member?.call?.decorates !== void 0) return { atom, method: null, route: null };
    if (atom.kind !== 'bound') continue;
    const thing = thingOf(frame, state, atom.id);
    const model = thing?.fields.get(DECORATOR)?.atoms[0];
    if (model?.kind === 'model') {
      return { atom: model, method: textOf(thing?.fields.get(METHOD)), route: textOf(thing?.fields.get(ROUTE)) };
    }
  }
  return null;
}
function textOf(value) {
  const texts3 = (value?.atoms ?? []).flatMap((it) =>
    it.kind === 'constant' && it.type === 'text'
      ? [String(it.value)]
      : it.kind === 'text'
        ? [it.shape.replaceAll('\0', '\u2026')]
        : [],
  );
  return texts3.length === 0 ? null : texts3.sort().slice(0, 4).join('|');
}

// packages/scanners/code/engine/calls/call-bound.ts
var TARGET = 'target';
var SELF2 = 'self';
var RESOLVES = 'resolves';
function callBound(frame, state, site, atom) {
  const { world } = frame;
  const thing = thingOf(frame, state, atom.id);
  if (thing === void 0) return world.any();
  const decorator = thing.fields.get(DECORATOR)?.atoms[0];
  if (decorator?.kind === 'model') {
    const entry2 = decorator.member?.call?.decorates?.entry;
    const handler = site.given[0]?.value;
    if (handler === void 0) return world.any();
    if (entry2 !== void 0) {
      const [method, route] = [textOf(thing.fields.get(METHOD)), textOf(thing.fields.get(ROUTE))];
      frame.addRegistration({
        handler,
        self: null,
        entry: entry2,
        method,
        route,
        parameters: null,
        module: frame.module,
        at: site.at,
      });
    }
    return handler;
  }
  if (thing.fields.has(RESOLVES)) {
    const value = site.given[0]?.value ?? world.undefined;
    const own = state.change(atom.id);
    if (own === void 0) writeOld(frame, state, atom.id, null, value, false);
    else own.rest = own.rest === null ? value : world.join(own.rest, value);
    return world.undefined;
  }
  const callee = thing.fields.get(TARGET);
  if (callee === void 0) return world.any();
  const first = [];
  for (let i = 0; thing.fields.has(`a${i}`); i++) first.push({ value: thing.fields.get(`a${i}`) });
  for (const [key, value] of thing.fields) if (key.startsWith('=')) first.push({ value, name: key.slice(1) });
  const receiver = thing.fields.get(SELF2) ?? site.receiver;
  return world.machine.call(frame, state, { ...site, callee, receiver, given: [...first, ...site.given] });
}
function bindFunction(frame, state, callee, self, given2, at2) {
  const { world } = frame;
  const id = world.ids.of(`${frame.code.id} bound ${at2}`, frame.module);
  const thing = newThing('bound', state.owner);
  thing.fields.set(TARGET, callee);
  if (self !== null) thing.fields.set(SELF2, self);
  for (const [i, it] of given2.entries()) thing.fields.set(it.name === void 0 ? `a${i}` : `=${it.name}`, it.value);
  state.things.set(id, thing);
  return someOf([world.atoms.bound(id)]);
}

// packages/scanners/code/engine/guards/facts.ts
function underFacts(state, value) {
  if (value.name === 0 || state.facts.size === 0) return value;
  const fact = state.facts.get(value.name);
  if (fact === void 0) return value;
  const marks = stop(value.marks, fact.stops);
  let atoms = value.atoms;
  if (fact.not !== void 0) {
    const not = fact.not;
    const left = atoms.filter((it) => !not.includes(it));
    if (left.length < atoms.length && left.length > 0) atoms = left;
  }
  if (fact.atoms !== void 0) atoms = fact.atoms;
  return marks === value.marks && atoms === value.atoms ? value : { ...value, marks, atoms };
}
function learn(state, facts) {
  for (const fact of facts ?? []) {
    if (fact.name === 0) continue;
    const known4 = state.facts.get(fact.name);
    state.facts.set(fact.name, known4 === void 0 ? fact : both(known4, fact));
  }
}
function both(a2, b2) {
  const atoms = b2.atoms ?? a2.atoms;
  const not =
    a2.not === void 0 ? b2.not : b2.not === void 0 ? a2.not : [.../* @__PURE__ */ new Set([...a2.not, ...b2.not])];
  return {
    name: a2.name,
    stops: a2.stops | b2.stops,
    ...(atoms === void 0 ? {} : { atoms }),
    ...(not === void 0 ? {} : { not }),
  };
}
function assume(frame, state, value, answer) {
  const may = truth(value);
  if (!(answer ? may.yes : may.no)) return null;
  learn(state, answer ? value.yes : value.no);
  if (value.name !== 0 && value.atoms.length > 1) {
    const { atoms } = frame.world;
    const falsy = [atoms.undefined, atoms.null, atoms.false];
    if (answer) learn(state, [{ name: value.name, stops: 0, not: falsy }]);
    else {
      const left = value.atoms.filter((it) => falsy.includes(it) || it.kind !== 'constant' || !it.value);
      if (left.length > 0 && left.length < value.atoms.length && left.every((it) => it.kind === 'constant')) {
        learn(state, [{ name: value.name, stops: 0, atoms: left }]);
      }
    }
  }
  return state;
}
function factsOf(state) {
  const all = [];
  for (const fact of state.facts.values()) if (fact.stops !== 0) all.push({ name: fact.name, stops: fact.stops });
  return all;
}

// packages/scanners/code/engine/flow/sinks.ts
var BITS = new Map(Object.keys(FLOW_SINKS).map((kind2, i) => [kind2, i]));
var OTHERS = 1 << 30;
function kindBit(kind2) {
  const bit = BITS.get(kind2);
  return bit === void 0 ? OTHERS : 1 << bit;
}
var masks = /* @__PURE__ */ new WeakMap();
function kindMask(kinds) {
  let mask = masks.get(kinds);
  if (mask === void 0) {
    mask = kinds.includes('*') ? 2147483647 : kinds.reduce((all, kind2) => all | kindBit(kind2), 0);
    masks.set(kinds, mask);
  }
  return mask;
}
function foundSink(frame, sink2, mark, at2, doubts) {
  if (mark !== null && (mark.stopped & kindBit(sink2.kind)) !== 0) return;
  frame.addSink({
    sink: sink2.kind,
    note: sink2.note,
    mark,
    module: frame.module,
    at: at2,
    doubts: doubts | frame.doubts,
  });
}

// packages/scanners/code/engine/flow/fold.ts
var HARMLESS_AS_NUMBER = kindMask(KIND_GROUPS['*'] ?? []);
var HARMLESS_AS_TEXT = kindMask(['nosql', 'mass-assignment']);
var MOST_PAIRS = 64;
var LONGEST_TEXT2 = 2e3;
function binary3(frame, operator, left, right, at2) {
  const { world } = frame;
  if (operator === '+' && !(isNumeric(left) && isNumeric(right))) {
    if (isTextual(left) || isTextual(right) || left.marks.length + right.marks.length > 0)
      return concat(frame, [left, right], at2);
  }
  const folded2 = foldPairs(frame, operator, left, right);
  if (folded2 !== null) return folded2;
  if (operator === '%' && isTextual(left)) return concat(frame, [left, right], at2);
  const marks = stop(joinMarks(left.marks, right.marks), HARMLESS_AS_NUMBER);
  if (operator === '+' || operator === '*' || operator === '|' || operator === '&') {
    if (isNumeric(left) && isNumeric(right)) return someOf([world.atoms.number], marks);
    return world.any(joinMarks(left.marks, right.marks));
  }
  return someOf([world.atoms.number], marks);
}
function concat(frame, parts, at2) {
  const { world } = frame;
  let shapes = [''];
  for (const part of parts) {
    const own = shapesOf(part);
    shapes =
      shapes.length * own.length > 8
        ? [shapes.length === 1 ? `${shapes[0]}\0` : commonShape(shapes)]
        : shapes.flatMap((a2) => own.map((b2) => a2 + b2));
  }
  const single = parts.map((part) => commonShape(shapesOf(part)));
  let marks = NO_MARKS;
  for (const [i, part] of parts.entries()) {
    if (part.marks.length === 0) continue;
    marks = joinMarks(marks, surround(part.marks, single.slice(0, i).join(''), single.slice(i + 1).join('')));
  }
  if (marks.length > 0) marks = stop(walk(marks, frame.module, at2, 'put into a text'), HARMLESS_AS_TEXT);
  const atoms = [...new Set(shapes.map((shape) => textAtom(frame, shape)))].sort((a2, b2) => a2.n - b2.n);
  return someOf(widen(atoms, world.atoms), marks);
}
function textAtom(frame, shape) {
  const short = shape.length > LONGEST_TEXT2 ? `${shape.slice(0, LONGEST_TEXT2)}\0` : shape.replace(/\0+/g, '\0');
  return short.includes('\0') ? frame.world.atoms.text(short) : frame.world.atoms.constant('text', short);
}
function shapesOf(value) {
  const shapes = value.atoms.map((atom) => {
    if (atom.kind === 'text') return atom.shape;
    if (atom.kind !== 'constant' || atom.type === 'pattern') return '\0';
    return atom.type === 'undefined' ? 'undefined' : String(atom.value);
  });
  return shapes.length === 0 || shapes.length > 8 ? ['\0'] : shapes;
}
function commonShape(shapes) {
  const first = shapes[0] ?? '\0';
  if (shapes.every((it) => it === first)) return first;
  let length = 0;
  while (length < first.length && shapes.every((it) => it[length] === first[length])) length++;
  return `${first.slice(0, length)}\0`;
}
function isTextual(value) {
  return value.atoms.some(
    (atom) => atom.kind === 'text' || (atom.kind === 'constant' && (atom.type === 'text' || atom.type === 'bytes')),
  );
}
function isNumeric(value) {
  return (
    value.atoms.length > 0 &&
    value.atoms.every(
      (atom) =>
        atom.kind === 'number' || (atom.kind === 'constant' && (atom.type === 'number' || atom.type === 'boolean')),
    )
  );
}
function foldPairs(frame, operator, left, right) {
  const { world } = frame;
  if (left.atoms.length * right.atoms.length > MOST_PAIRS) return null;
  const results = /* @__PURE__ */ new Set();
  for (const a2 of left.atoms) {
    for (const b2 of right.atoms) {
      if (a2.kind !== 'constant' || b2.kind !== 'constant' || a2.type === 'pattern' || b2.type === 'pattern')
        return null;
      const result = compute(operator, scalar2(a2), scalar2(b2));
      if (result === void 0) return null;
      const type2 = typeof result === 'number' ? 'number' : typeof result === 'boolean' ? 'boolean' : 'text';
      results.add(world.atoms.constant(type2, result));
    }
  }
  if (results.size === 0) return null;
  const marks = joinMarks(left.marks, right.marks);
  return someOf(
    widen(
      [...results].sort((x, y) => x.n - y.n),
      world.atoms,
    ),
    marks,
  );
}
function scalar2(atom) {
  return atom.type === 'undefined' ? void 0 : atom.type === 'integer' ? Number(atom.value) : atom.value;
}
function compute(operator, a2, b2) {
  if (operator === '+' && (typeof a2 === 'string' || typeof b2 === 'string')) {
    const text2 = String(a2) + String(b2);
    return text2.length > LONGEST_TEXT2 ? void 0 : text2;
  }
  if (operator === '*' && typeof a2 === 'string' && typeof b2 === 'number')
    return b2 >= 0 && a2.length * b2 <= LONGEST_TEXT2 ? a2.repeat(b2) : void 0;
  if (typeof a2 !== 'number' || typeof b2 !== 'number') return void 0;
  switch (operator) {
    case '+':
      return a2 + b2;
    case '-':
      return a2 - b2;
    case '*':
      return a2 * b2;
    case '/':
      return a2 / b2;
    case '//':
      return Math.floor(a2 / b2);
    case '%':
      return a2 % b2;
    case '**':
      return a2 ** b2;
    case '<<':
      return a2 << b2;
    case '>>':
      return a2 >> b2;
    case '>>>':
      return a2 >>> b2;
    case '&':
      return a2 & b2;
    case '|':
      return a2 | b2;
    case '^':
      return a2 ^ b2;
    default:
      return void 0;
  }
}
function unary3(frame, operator, value) {
  const { world } = frame;
  switch (operator) {
    case '!': {
      const may = truth(value);
      const atoms = [...(may.no ? [world.atoms.true] : []), ...(may.yes ? [world.atoms.false] : [])];
      return { ...someOf(atoms.sort((a2, b2) => a2.n - b2.n)), yes: value.no, no: value.yes };
    }
    case 'missing': {
      const missing = value.atoms.some((it) => it === world.atoms.undefined || it.kind === 'any');
      const given2 = value.atoms.some((it) => it !== world.atoms.undefined);
      if (missing !== given2) return world.boolean(missing);
      return {
        ...world.someBoolean(),
        yes: [{ name: value.name, stops: 0, atoms: [world.atoms.undefined] }],
        no: [{ name: value.name, stops: 0, not: [world.atoms.undefined] }],
      };
    }
    case 'typeof':
      return typeName2(frame, value);
    default: {
      const only2 = value.atoms.length === 1 ? value.atoms[0] : void 0;
      if (only2?.kind === 'constant' && only2.type === 'number' && typeof only2.value === 'number') {
        return world.number(operator === '-' ? -only2.value : operator === '~' ? ~only2.value : only2.value);
      }
      return someOf([world.atoms.number], stop(value.marks, HARMLESS_AS_NUMBER));
    }
  }
}
function typeName2(frame, value) {
  const { world } = frame;
  const names = /* @__PURE__ */ new Set();
  for (const atom of value.atoms) {
    const name3 = typeOfAtom(atom);
    names.add(name3 === null ? world.atoms.text('\0') : world.atoms.constant('text', name3));
  }
  const name2 = value.name === 0 ? 0 : world.names.field(value.name, 'typeof');
  return { ...someOf([...names].sort((a2, b2) => a2.n - b2.n)), name: name2 };
}
function typeOfAtom(atom) {
  switch (atom.kind) {
    case 'constant':
      if (atom.type === 'text' || atom.type === 'bytes') return 'string';
      if (atom.type === 'null' || atom.type === 'pattern') return 'object';
      return atom.type === 'integer' ? 'number' : atom.type;
    case 'text':
      return 'string';
    case 'number':
    case 'function':
      return atom.kind;
    case 'object':
      return null;
    default:
      return null;
  }
}

// packages/scanners/code/engine/guards/compare.ts
var CHOSEN = kindMask(KIND_GROUPS['*'] ?? []);
var MOST_PAIRS2 = 100;
var EQUAL = /* @__PURE__ */ new Set(['==', '===', 'is']);
var UNEQUAL = /* @__PURE__ */ new Set(['!=', '!==', 'is not']);
function compare(frame, state, operator, left, right) {
  const { world } = frame;
  if (EQUAL.has(operator)) return equality(frame, left, right, operator !== '==');
  if (UNEQUAL.has(operator)) return opposite(frame, equality(frame, left, right, operator !== '!='));
  switch (operator) {
    case 'in':
      return membership(frame, state, left, right);
    case 'not in':
      return opposite(frame, membership(frame, state, left, right));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return order(frame, operator, left, right);
    case 'instanceof':
      return world.someBoolean();
    default:
      return null;
  }
}
function opposite(frame, value) {
  const { atoms } = frame.world;
  const swapped = value.atoms.map((it) => (it === atoms.true ? atoms.false : it === atoms.false ? atoms.true : it));
  return { ...value, atoms: swapped.sort((a2, b2) => a2.n - b2.n), yes: value.no, no: value.yes };
}
function equality(frame, left, right, strict) {
  const { world } = frame;
  const may = mayEqual(left, right, strict);
  const atoms = [...(may.yes ? [world.atoms.true] : []), ...(may.no ? [world.atoms.false] : [])];
  const yes2 = [];
  const no = [];
  for (const [value, other] of [
    [left, right],
    [right, left],
  ]) {
    if (value.name === 0) continue;
    typeFacts(frame, value, other, yes2);
    searchFacts(frame, value, other, yes2, no);
    if (!other.atoms.every((it) => it.kind === 'constant') || other.marks.length > 0) continue;
    yes2.push({ name: value.name, stops: CHOSEN, ...(strict ? { atoms: other.atoms } : {}) });
    const only2 = other.atoms.length === 1 ? other.atoms[0] : void 0;
    if (only2 !== void 0) no.push({ name: value.name, stops: excluding(only2), not: [only2] });
  }
  return { ...someOf(atoms.sort((a2, b2) => a2.n - b2.n)), yes: yes2, no };
}
function excluding(atom) {
  return atom.kind === 'constant' && (atom.value === '__proto__' || atom.value === 'prototype')
    ? kindBit('prototype-pollution')
    : 0;
}
function typeFacts(frame, value, other, yes2) {
  const { world } = frame;
  if (world.names.keyOf(value.name) !== 'typeof') return;
  const name2 = world.names.baseOf(value.name);
  const only2 = other.atoms.length === 1 ? other.atoms[0] : void 0;
  if (name2 === 0 || only2?.kind !== 'constant') return;
  if (only2.value === 'number' || only2.value === 'boolean' || only2.value === 'bigint')
    yes2.push({ name: name2, stops: HARMLESS_AS_NUMBER });
  if (only2.value === 'string') yes2.push({ name: name2, stops: HARMLESS_AS_TEXT });
}
function searchFacts(frame, value, other, yes2, no) {
  const { searches, absences, starts } = frame.world;
  const only2 = other.atoms.length === 1 ? other.atoms[0] : void 0;
  if (only2?.kind !== 'constant' || typeof only2.value !== 'number') return;
  if (only2.value === -1) {
    no.push(...(searches.get(value.name) ?? []));
    yes2.push(...(absences.get(value.name) ?? []));
  } else if (only2.value >= 0) yes2.push(...(searches.get(value.name) ?? []));
  if (only2.value === 0) yes2.push(...(starts.get(value.name) ?? []));
}
function mayEqual(left, right, strict) {
  if (left.atoms.length * right.atoms.length > MOST_PAIRS2) return { yes: true, no: true };
  let yes2 = false;
  let no = false;
  for (const a2 of left.atoms) {
    for (const b2 of right.atoms) {
      if (a2.kind === 'constant' && b2.kind === 'constant') {
        const equal = a2 === b2 || (!strict && looselyEqual(a2, b2));
        if (equal) yes2 = true;
        else no = true;
      } else if (a2.kind === 'text' || b2.kind === 'text') {
        no = true;
        yes2 ||= mayBeText(a2, b2);
      } else {
        no = true;
        yes2 ||= !(isSolid(a2) && isSolid(b2) && a2 !== b2);
      }
    }
  }
  return { yes: yes2, no };
}
function isSolid(atom) {
  return atom.kind === 'constant' || atom.kind === 'object' || atom.kind === 'function' || atom.kind === 'namespace';
}
function mayBeText(a2, b2) {
  const [text2, other] = a2.kind === 'text' ? [a2, b2] : [b2, a2];
  if (text2.kind !== 'text' || other.kind !== 'constant') return true;
  if (typeof other.value !== 'string') return other.type === 'number';
  const parts = text2.shape.split('\0');
  return other.value.startsWith(parts[0]) && other.value.endsWith(parts.at(-1));
}
function looselyEqual(a2, b2) {
  if (a2.kind !== 'constant' || b2.kind !== 'constant') return true;
  const absent = (it) => it.type === 'null' || it.type === 'undefined';
  if (absent(a2) || absent(b2)) return absent(a2) && absent(b2);
  return a2.value == b2.value;
}
function order(frame, operator, left, right) {
  const { world } = frame;
  const [a2, b2] = [left.atoms, right.atoms].map((it) => (it.length === 1 ? it[0] : void 0));
  if (
    a2?.kind === 'constant' &&
    b2?.kind === 'constant' &&
    typeof a2.value === typeof b2.value &&
    a2.value !== null &&
    b2.value !== null
  ) {
    const [x, y] = [a2.value, b2.value];
    return world.boolean(operator === '<' ? x < y : operator === '<=' ? x <= y : operator === '>' ? x > y : x >= y);
  }
  const answer = world.someBoolean();
  if (b2?.kind !== 'constant') return answer;
  const found3 = world.searches.get(left.name) ?? [];
  const absent = world.absences.get(left.name) ?? [];
  if ((operator === '>' && b2.value === -1) || (operator === '>=' && b2.value === 0))
    return { ...answer, yes: found3, no: absent };
  return operator === '<' && b2.value === 0 ? { ...answer, yes: absent, no: found3 } : answer;
}
function membership(frame, state, item, collection) {
  const { world } = frame;
  const answer = world.someBoolean();
  if (item.name === 0) return answer;
  return { ...answer, yes: chosenFrom(frame, state, item, collection), no: excludedBy(frame, state, item, collection) };
}
function chosenFrom(frame, state, item, collection) {
  if (item.name === 0 || collection.marks.length > 0 || collection.atoms.length === 0) return [];
  for (const atom of collection.atoms) {
    if (atom.kind !== 'object') return [];
    const thing = thingOf(frame, state, atom.id);
    if (thing === void 0 || !isClean(thing)) return [];
  }
  return [{ name: item.name, stops: CHOSEN }];
}
function excludedBy(frame, state, item, collection) {
  for (const atom of collection.atoms) {
    const thing = atom.kind === 'object' ? thingOf(frame, state, atom.id) : void 0;
    if (thing === void 0) continue;
    for (const value of thing.fields.values()) {
      if (value.atoms.some((it) => excluding(it) !== 0))
        return [{ name: item.name, stops: kindBit('prototype-pollution') }];
    }
  }
  return [];
}
function isClean(thing) {
  if (thing.rest !== null && (thing.rest.marks.length > 0 || !thing.rest.atoms.every((it) => it.kind === 'constant')))
    return false;
  if (thing.shape !== 'list') return [...thing.fields.keys()].length > 0 && thing.rest === null;
  for (const value of thing.fields.values()) {
    if (value.marks.length > 0 || !value.atoms.every((it) => it.kind === 'constant')) return false;
  }
  return true;
}

// packages/scanners/code/engine/heap/write.ts
function writeMember(frame, state, object2, key, value, at2) {
  const { world } = frame;
  const held2 =
    value.marks.length === 0 ? value : withMarks(value, walk(value.marks, frame.module, at2, `put into ${key}`));
  const name2 = world.names.field(object2.name, key);
  if (object2.keyed.length > 0) pollution(frame, object2, value, at2);
  const only2 = object2.atoms.length === 1;
  let inHeap = false;
  for (const atom of object2.atoms) {
    if (atom.kind === 'object') {
      inHeap = true;
      writeThing(frame, state, object2, atom.id, key, held2, only2, at2);
    } else if (atom.kind === 'function') {
      const id = propertiesOf(frame, atom);
      writeOld(frame, state, id, key, held2, false);
    } else {
      for (const sink2 of assignedSinks(frame, atom, key)) assigned(frame, sink2, key, value, at2);
    }
  }
  if (name2 !== 0) {
    state.facts.delete(name2);
    if (!inHeap) state.written.set(name2, held2);
  }
}
function writeThing(frame, state, object2, id, key, value, only2, at2) {
  const { world } = frame;
  const seen = thingOf(frame, state, id);
  if (seen?.type != null) {
    const member4 = (seen.models ?? world.models(frame.module)).member(seen.type, key);
    for (const sink2 of member4?.assigned ?? []) assigned(frame, sink2, key, value, at2);
  }
  if (seen?.proto != null || seen?.heart != null) {
    const setter = lookUp(frame, state, id, `set ${key}`, 8);
    if (setter !== null) {
      const receiver = { ...object2, atoms: [world.atoms.object(id)] };
      world.machine.call(frame, state, {
        callee: setter.value,
        receiver,
        given: [{ value }],
        construct: false,
        at: at2,
      });
      return;
    }
  }
  const thing = state.change(id);
  if (thing === void 0) {
    writeOld(frame, state, id, key, value, only2 && frame.alone);
    return;
  }
  if (key === '__proto__') {
    thing.proto = value;
    return;
  }
  const before = thing.fields.get(key);
  if (before === void 0 && thing.fields.size >= MOST_FIELDS)
    thing.rest = thing.rest === null ? value : world.join(thing.rest, value);
  else thing.fields.set(key, before === void 0 || (only2 && thing.single) ? value : world.join(before, value));
  if (thing.shape === 'list' && thing.length >= 0 && /^\d{1,6}$/.test(key)) {
    if (Number(key) >= thing.length) thing.length = Number(key) + 1;
  }
}
function writeUnknown(frame, state, object2, key, value, at2) {
  const { world } = frame;
  if (object2.keyed.length > 0) pollution(frame, object2, { ...value, marks: joinMarks(value.marks, key.marks) }, at2);
  const held2 =
    value.marks.length === 0 ? value : withMarks(value, walk(value.marks, frame.module, at2, 'put into an object'));
  for (const atom of object2.atoms) {
    if (atom.kind === 'function') writeOld(frame, state, propertiesOf(frame, atom), null, held2, false);
    if (atom.kind !== 'object') continue;
    const thing = state.change(atom.id);
    if (thing === void 0) {
      writeOld(frame, state, atom.id, null, held2, false);
      continue;
    }
    thing.rest = thing.rest === null ? held2 : world.join(thing.rest, held2);
    if (thing.shape === 'list') thing.length = -1;
  }
}
function pollution(frame, object2, value, at2) {
  if (value.marks.length === 0) return;
  for (const mark of object2.keyed) {
    foundSink(frame, { kind: 'prototype-pollution' }, mark, at2, 0);
  }
}
function assigned(frame, sink2, key, value, at2) {
  for (const mark of walk(value.marks, frame.module, at2, `assigned to ${key}`)) foundSink(frame, sink2, mark, at2, 0);
}
function assignedSinks(frame, atom, key) {
  const models = frame.world.models(frame.module);
  switch (atom.kind) {
    case 'any':
      return models.guess(key)?.assigned ?? [];
    case 'instance':
      return atom.models.member(atom.type, key)?.assigned ?? [];
    case 'model': {
      const below2 = atom.open ? atom.models.value(`${atom.path}.${key}`) : null;
      return (
        below2?.assigned ??
        (atom.member?.is === void 0 ? [] : (atom.models.member(atom.member.is, key)?.assigned ?? []))
      );
    }
    default:
      return [];
  }
}
function propertiesOf(frame, atom) {
  const { world } = frame;
  const id = world.ids.of(`properties ${atom.code} ${atom.env}`, world.moduleOf(atom.code));
  if (!world.old.has(id)) world.old.set(id, emptyProperties());
  return id;
}
function emptyProperties() {
  return {
    owner: 0,
    shape: 'object',
    proto: null,
    type: null,
    models: null,
    fields: /* @__PURE__ */ new Map(),
    rest: null,
    length: -1,
    single: true,
    bare: false,
    heart: null,
  };
}

// packages/scanners/code/engine/flow/classes.ts
function makeClass(frame, state, it, bases, decorations) {
  const { world } = frame;
  const { view } = world.program.module(frame.module);
  const ir = view.classes[it.class];
  if (ir === void 0) return world.any();
  const id = world.ids.of(`${frame.code.id} class ${it.class}`, frame.module);
  const methodsId = world.ids.of(`${frame.code.id} methods ${it.class}`, frame.module);
  const methods = newThing('object', state.owner, { proto: prototypesOf(frame, state, bases) });
  const heart = { module: frame.module, index: it.class, env: frame.environment, bases, methods: methodsId };
  const type2 = newThing('class', state.owner, { heart });
  for (const member4 of ir.members) addMember(frame, member4, type2, methods, id);
  type2.fields.set('prototype', world.object(methodsId));
  methods.fields.set('constructor', world.object(id));
  state.things.set(id, type2);
  state.things.set(methodsId, methods);
  const self = world.object(id);
  if (ir.staticInitialiser !== null) {
    const code = world.codeId(frame.module, ir.staticInitialiser);
    world.homes.set(code, id);
    const callee = someOf([world.atoms.function(code, frame.environment)]);
    world.machine.call(frame, state, { callee, receiver: self, given: [], construct: false, at: it.at });
  }
  if (ir.initialiser !== null) world.homes.set(world.codeId(frame.module, ir.initialiser), id);
  for (const [i, decoration] of it.decorations.entries()) {
    register(frame, state, { decorator: decorations[i], decoration, type: self, ir, at: it.at });
  }
  return self;
}
function addMember(frame, member4, type2, methods, id) {
  const { world } = frame;
  if (member4.function === null) return;
  const code = world.codeId(frame.module, member4.function);
  world.homes.set(code, id);
  const value = someOf([world.atoms.function(code, frame.environment)]);
  const home = member4.static ? type2 : methods;
  switch (member4.kind) {
    case 'getter':
      home.fields.set(`get ${member4.name}`, value);
      return;
    case 'setter':
      home.fields.set(`set ${member4.name}`, value);
      return;
    case 'constructor':
      methods.fields.set('%constructor', value);
      if (member4.name !== 'constructor') methods.fields.set(member4.name, value);
      return;
    default:
      home.fields.set(member4.name, value);
  }
}
function prototypesOf(frame, state, bases) {
  const { world } = frame;
  let found3 = null;
  for (const base of bases) {
    for (const atom of base.atoms) {
      let parent = null;
      if (atom.kind === 'object') {
        const heart = (state.things.get(atom.id) ?? world.old.get(atom.id))?.heart;
        if (heart != null) parent = world.object(heart.methods);
      } else if (atom.kind === 'model' || atom.kind === 'any' || atom.kind === 'instance') parent = someOf([atom]);
      if (parent !== null) found3 = found3 === null ? parent : world.join(found3, parent);
    }
  }
  return found3;
}

// packages/scanners/code/engine/flow/globals.ts
var PREFIX = 'global.';
function readGlobal(frame, state, name2, at2) {
  const { world } = frame;
  const id = globals(frame);
  const own = world.old.get(id)?.fields.get(name2);
  noteRead(frame, state, id, name2);
  const models = world.models(frame.module);
  const path = `${PREFIX}${name2}`;
  const known4 = models.value(path);
  let value;
  if (known4 !== null) {
    value = modelValue(frame, models, path, known4, at2, name2);
    const atoms = value.atoms.map((it) => (it.kind === 'model' ? world.atoms.model(models, path, known4, true) : it));
    value = { ...value, atoms };
  } else if (name2 === 'undefined') value = world.undefined;
  else if (models.leadsSomewhere(path)) value = someOf([world.atoms.model(models, path, null, true)]);
  else value = own === void 0 ? world.any() : own;
  return own === void 0 ? value : world.join(value, own);
}
function writeGlobal(frame, state, name2, value) {
  writeOld(frame, state, globals(frame), name2, value, false);
}
function globals(frame) {
  const { world } = frame;
  const id = world.ids.of(`globals ${world.program.module(frame.module).language}`, frame.module);
  if (!world.old.has(id)) world.old.set(id, newThing('environment', 0));
  return id;
}

// packages/scanners/code/engine/flow/lists.ts
var MOST_ITEMS = 64;
function list4(frame, state, at2, items2, read2) {
  const { world } = frame;
  let known4 = [];
  let rest = NOTHING;
  for (const item of items2) {
    const value = read2(item.value);
    const inner = item.spread === void 0 ? [value] : knownItems(frame, state, value);
    if (inner === null || known4 === null || known4.length + inner.length > MOST_ITEMS) {
      rest = world.joinAll([rest, ...(known4 ?? []), ...(inner ?? [readElement(frame, state, value, at2)])]);
      known4 = null;
    } else known4.push(...inner);
  }
  return newList(frame, state, at2, known4, known4 === null ? rest : null);
}
function newList(frame, state, at2, items2, rest) {
  const { world } = frame;
  const id = world.ids.of(`${frame.code.id} ${at2}`, frame.module);
  const before = state.things.get(id);
  const thing = newThing('list', state.owner, { length: items2 === null ? -1 : items2.length, rest });
  for (const [i, item] of (items2 ?? []).entries()) thing.fields.set(String(i), item);
  if (before !== void 0) {
    thing.single = false;
    if (before.rest !== null) thing.rest = thing.rest === null ? before.rest : world.join(thing.rest, before.rest);
    for (const [key, value] of before.fields)
      thing.fields.set(key, world.join(thing.fields.get(key) ?? NOTHING, value));
    if (before.length !== thing.length) thing.length = -1;
  }
  state.things.set(id, thing);
  return world.object(id);
}
function remove2(state, object2, key) {
  const only2 = object2.atoms.length === 1 ? object2.atoms[0] : void 0;
  if (only2?.kind !== 'object') return;
  const thing = state.change(only2.id);
  if (thing?.single === true && thing.shape !== 'list') thing.fields.delete(key);
}
function spread(frame, state, object2, from2, at2) {
  const { world } = frame;
  for (const atom of object2.atoms) {
    if (atom.kind !== 'object') continue;
    const into = state.change(atom.id);
    if (into === void 0) {
      writeUnknown(frame, state, object2, world.any(), readElement(frame, state, from2, at2), at2);
      continue;
    }
    if (into.shape === 'list') append(frame, state, into, from2, at2);
    else mix(frame, state, into, from2, at2);
  }
}
function append(frame, state, into, from2, at2) {
  const { world } = frame;
  const items2 = knownItems(frame, state, from2);
  if (items2 !== null && into.length >= 0 && into.single && into.length + items2.length <= MOST_ITEMS) {
    for (const item of items2) into.fields.set(String(into.length++), item);
    return;
  }
  const more = items2 === null ? readElement(frame, state, from2, at2) : world.joinAll(items2);
  into.rest = into.rest === null ? more : world.join(into.rest, more);
  into.length = -1;
}
function mix(frame, state, into, from2, at2) {
  const { world } = frame;
  const sure = from2.atoms.length === 1 && into.single;
  for (const atom of from2.atoms) {
    const thing = atom.kind === 'object' ? thingOf(frame, state, atom.id) : void 0;
    if (thing === void 0 || atom.kind !== 'object') {
      if (atom.kind === 'constant') continue;
      const more = readElement(frame, state, { ...from2, atoms: [atom] }, at2);
      into.rest = into.rest === null ? more : world.join(into.rest, more);
      continue;
    }
    noteWholeRead(frame, state, atom.id);
    for (const [key, value] of thing.fields) {
      const before = into.fields.get(key);
      into.fields.set(key, before === void 0 || sure ? value : world.join(before, value));
    }
    if (thing.rest !== null) into.rest = into.rest === null ? thing.rest : world.join(into.rest, thing.rest);
  }
  if (from2.marks.length > 0) {
    const more = world.any(from2.marks);
    into.rest = into.rest === null ? more : world.join(into.rest, more);
  }
}
function slice(frame, state, object2, bounds, at2) {
  const { world } = frame;
  const numbers = bounds.map((it) => (it === null ? null : wholeNumber(it)));
  const known4 = !numbers.includes(void 0);
  const items2 = known4 ? knownItems(frame, state, object2) : null;
  if (items2 !== null) return newList(frame, state, `slice ${at2}`, cut(items2, numbers), null);
  const texts3 = object2.atoms.every(
    (it) => it.kind === 'text' || (it.kind === 'constant' && typeof it.value === 'string'),
  );
  if (texts3 && object2.atoms.length > 0) {
    const atoms = object2.atoms.map((it) => {
      const text2 = it.kind === 'constant' && known4 ? cut([...String(it.value)], numbers).join('') : '\0';
      return textAtom(frame, text2);
    });
    return withMarks(someOf([...new Set(atoms)].sort((a2, b2) => a2.n - b2.n)), object2.marks);
  }
  if (object2.atoms.some((it) => it.kind === 'object')) {
    const element2 = readElement(frame, state, object2, at2);
    return withMarks(newList(frame, state, `slice ${at2}`, null, element2), object2.marks);
  }
  return world.any(joinMarks(object2.marks, []));
}
function wholeNumber(value) {
  const only2 = value.atoms.length === 1 ? value.atoms[0] : void 0;
  if (only2?.kind !== 'constant') return void 0;
  if (only2.type === 'null' || only2.type === 'undefined') return null;
  return typeof only2.value === 'number' && Number.isInteger(only2.value) ? only2.value : void 0;
}
function cut(items2, [from2, to, step2]) {
  if (step2 == null || step2 === 1) return items2.slice(from2 ?? 0, to ?? items2.length);
  const all = [];
  if (step2 > 0)
    for (let i = from2 ?? 0; i < Math.min(to ?? items2.length, items2.length); i += step2) all.push(items2[i]);
  else if (step2 < 0 && from2 == null && to == null)
    for (let i = items2.length - 1; i >= 0; i += step2) all.push(items2[i]);
  return all;
}

// packages/scanners/code/engine/flow/types.ts
function refine(frame, state, register2, type2, at2) {
  const before = state.registers[register2];
  if (before === void 0) return true;
  state.registers[register2] = typedAs(frame, state, underFacts(state, before), type2, at2);
  return true;
}
function typedAs(frame, state, value, type2, at2) {
  const { world } = frame;
  if (!value.atoms.some((it) => it.kind === 'any')) return value;
  const typed2 = ofType(frame, state, type2, at2);
  if (typed2 === null) return value;
  const rest = value.atoms.filter((it) => it.kind !== 'any');
  const joined5 = rest.length === 0 ? typed2 : world.join(typed2, someOf(rest));
  return { ...value, atoms: joined5.atoms };
}
function ofType(frame, state, type2, at2) {
  const { world } = frame;
  const models = world.models(frame.module);
  if (models.knowsType(type2)) return someOf([typeAtom(frame, models, type2)]);
  if (builtinNamed(type2) !== null) return null;
  const found3 = classNamed(frame, type2, at2);
  if (found3 === null) return null;
  const instances = found3.atoms.filter((it) => it.kind === 'object');
  if (instances.length > 0) return world.machine.instance(frame, state, someOf(instances), at2);
  for (const atom of found3.atoms) {
    if (atom.kind !== 'model') continue;
    const path = models.knowsType(atom.path) ? atom.path : (atom.member?.construct?.returns?.is ?? null);
    if (path !== null) return someOf([typeAtom(frame, models, path)]);
  }
  return null;
}
function classNamed(frame, type2, at2) {
  const { world } = frame;
  const { view } = world.program.module(frame.module);
  if (type2.startsWith('#')) {
    const cell = view.cells.indexOf(type2.slice(1));
    return cell < 0 ? null : (world.old.get(world.moduleEnvironment(frame.module))?.fields.get(`c${cell}`) ?? null);
  }
  const known4 = view.imports.filter((it) => type2 === it.specifier || type2.startsWith(`${it.specifier}.`));
  const longest = known4.sort((a2, b2) => b2.specifier.length - a2.specifier.length)[0];
  if (longest === void 0) return null;
  const namespace = namespaceNamed(frame, frame.module, longest.specifier);
  const name2 = type2.slice(longest.specifier.length + 1) || 'default';
  let found3 = null;
  for (const atom of namespace.atoms) {
    const value =
      atom.kind === 'namespace'
        ? readNamespace(frame, atom.module, name2, at2)
        : atom.kind === 'model'
          ? someOf([
              world.atoms.model(
                atom.models,
                atom.models.library(atom.path) === null && name2 === 'default' ? atom.path : `${atom.path}.${name2}`,
                atom.models.value(`${atom.path}.${name2}`),
                true,
              ),
            ])
          : null;
    if (value !== null) found3 = found3 === null ? value : world.join(found3, value);
  }
  return found3;
}

// packages/scanners/code/engine/flow/instructions.ts
function execute(frame, state, it) {
  const { world } = frame;
  const read2 = (register2) => {
    const value = state.registers[register2];
    return value === void 0 ? world.any() : underFacts(state, value);
  };
  const set = (register2, value) => {
    state.registers[register2] = named2(frame, state, value, it.at);
    return true;
  };
  switch (it.op) {
    case 'constant':
      return set(it.to, constant2(frame, it.value));
    case 'copy':
      return set(it.to, read2(it.from));
    case 'cell':
      return set(it.to, underFacts(state, readCell(frame, state, it.cell)));
    case 'set-cell':
      writeCell(frame, state, it.cell, read2(it.from));
      return true;
    case 'global':
      return set(it.to, readGlobal(frame, state, it.name, it.at));
    case 'set-global':
      writeGlobal(frame, state, it.name, read2(it.from));
      return true;
    case 'this':
      return set(it.to, thisOf2(frame, state));
    case 'super':
      return set(it.to, parents(frame, state));
    case 'import':
      return set(it.to, importedNamespace(frame, frame.module, it.import));
    case 'function': {
      const id = world.codeId(frame.module, it.function);
      world.environments.set(id, frame.environment);
      return set(it.to, someOf([world.atoms.function(id, frame.environment)]));
    }
    case 'class':
      return set(
        it.to,
        makeClass(
          frame,
          state,
          it,
          it.bases.map(read2),
          it.decorations.map((d) => read2(d.value)),
        ),
      );
    case 'object': {
      const id = world.ids.of(`${frame.code.id} ${it.at}`, frame.module);
      const before = state.things.get(id);
      if (before === void 0) state.things.set(id, newThing('object', state.owner));
      else again2(state, id);
      return set(it.to, world.object(id));
    }
    case 'list':
      return set(it.to, list4(frame, state, it.at, it.items, read2));
    case 'get':
      return set(it.to, get(frame, state, read2(it.object), it.key, it.at, read2));
    case 'set': {
      const key = keyOf2(it.key, read2);
      if (typeof key === 'string') writeMember(frame, state, read2(it.object), key, read2(it.from), it.at);
      else writeUnknown(frame, state, read2(it.object), key, read2(it.from), it.at);
      return true;
    }
    case 'delete': {
      const key = keyOf2(it.key, read2);
      if (typeof key === 'string') remove2(state, read2(it.object), key);
      return true;
    }
    case 'slice':
      return set(
        it.to,
        slice(
          frame,
          state,
          read2(it.object),
          it.bounds.map((b2) => (b2 === null ? null : read2(b2))),
          it.at,
        ),
      );
    case 'spread':
      spread(frame, state, read2(it.object), read2(it.from), it.at);
      return true;
    case 'binary': {
      const [left, right] = [read2(it.left), read2(it.right)];
      return set(
        it.to,
        compare(frame, state, it.operator, left, right) ?? binary3(frame, it.operator, left, right, it.at),
      );
    }
    case 'unary':
      return set(it.to, unary3(frame, it.operator, read2(it.from)));
    case 'join':
      return set(it.to, concat(frame, it.parts.map(read2), it.at));
    case 'call': {
      const result = world.machine.call(frame, state, {
        callee: read2(it.callee),
        receiver: it.receiver === null ? null : read2(it.receiver),
        given: it.arguments.map((given2) => ({ ...given2, value: read2(given2.value) })),
        construct: it.construct,
        at: it.at,
      });
      set(it.to, result);
      return result !== NOTHING && result.atoms.length > 0;
    }
    case 'await':
    case 'enter':
      return set(it.to, read2(it.from));
    case 'yield': {
      const value = it.all ? readElement(frame, state, read2(it.from), it.at) : read2(it.from);
      frame.yields = world.join(frame.yields, value);
      return set(it.to, world.any());
    }
    case 'next':
      return set(
        it.to,
        it.of === 'values' ? readElement(frame, state, read2(it.from), it.at) : readKey2(frame, state, read2(it.from)),
      );
    case 'caught':
      return set(it.to, state.thrown ?? world.any());
    case 'typed':
      return refine(frame, state, it.of, it.type, it.at);
  }
}
function named2(frame, state, value, at2) {
  if (value.name !== 0 || (value.marks.length === 0 && value.atoms.length < 2)) return value;
  const name2 = frame.world.names.root(`at ${frame.code.id} ${at2}`);
  state.facts.delete(name2);
  return { ...value, name: name2 };
}
function again2(state, id) {
  const thing = state.change(id);
  if (thing !== void 0) thing.single = false;
}
function constant2(frame, value) {
  const { atoms } = frame.world;
  let atom;
  if (value.type === 'pattern') atom = atoms.constant('pattern', value.source, value.flags);
  else if (value.type === 'null') atom = atoms.null;
  else if (value.type === 'undefined') atom = atoms.undefined;
  else atom = atoms.constant(value.type, value.value);
  return someOf([atom]);
}
function keyOf2(key, read2) {
  if (typeof key === 'string') return key;
  const value = read2(key);
  const only2 = value.atoms.length === 1 ? value.atoms[0] : void 0;
  return only2?.kind === 'constant' && only2.type !== 'pattern' && value.marks.length === 0
    ? String(only2.value)
    : value;
}
function get(frame, state, object2, key, at2, read2) {
  const { world } = frame;
  if (object2.atoms.length === 0) return world.any(object2.marks);
  const known4 = keyOf2(key, read2);
  if (typeof known4 === 'string') {
    const value = readMember(frame, state, object2, known4, at2);
    if (value.atoms.length === 0) return unknownMember(frame, known4, at2);
    if (known4 === 'default' && value.atoms.every((it) => it === world.atoms.undefined)) return object2;
    return underFacts(state, value);
  }
  const keys3 = known4.atoms.length <= 8 && known4.atoms.every((it) => it.kind === 'constant' && it.type !== 'pattern');
  if (keys3 && known4.atoms.length > 0 && known4.marks.length === 0) {
    return world.joinAll(
      known4.atoms.map((it) => readMember(frame, state, object2, String(it.kind === 'constant' ? it.value : ''), at2)),
    );
  }
  return underFacts(state, readUnknown(frame, state, object2, known4, at2));
}
function thisOf2(frame, state) {
  const own = frame.code.ir.lexicalThis ? readAround(frame, state, SELF) : frame.self;
  const value = own ?? frame.world.any();
  return truth(value).yes ? value : { ...frame.world.any(), marks: joinMarks(value.marks, []) };
}
function parents(frame, state) {
  const { world } = frame;
  const home = frame.home >= 0 ? world.object(frame.home) : readAround(frame, state, HOME);
  let found3 = NOTHING;
  for (const atom of home?.atoms ?? []) {
    const thing = atom.kind === 'object' ? (state.things.get(atom.id) ?? world.old.get(atom.id)) : void 0;
    for (const base of thing?.heart?.bases ?? []) found3 = world.join(found3, base);
  }
  return found3.atoms.length === 0 ? world.any() : found3;
}

// packages/scanners/code/engine/flow/run.ts
var MOST_STEPS = 2e4;
var MOST_VISITS = 6;
var VISITS_BEFORE_WIDENING = 2;
var MOST_FORKS = 200;
function run(frame, start) {
  const { code, world } = frame;
  const { blocks } = code.ir;
  const order2 = new Int32Array(blocks.length).fill(-1);
  for (const [block, rank3] of code.ranks.entries()) if (rank3 >= 0) order2[rank3] = block;
  const kept = new Array(blocks.length);
  const pending = new Array(blocks.length);
  const visits = new Uint16Array(blocks.length);
  const exit = { state: null, returns: NOTHING, always: null };
  const outset = frame.alone;
  let waiting = 0;
  let lowest = 0;
  let widening = false;
  const rules = {
    join: (a2, b2) => join4(a2, b2, world.atoms),
    meet: (a2, b2, where) => {
      const met = join4(a2, b2, world.atoms);
      if (met === a2) return a2;
      const atoms = widening ? widen(met.atoms, world.atoms, 1) : met.atoms;
      const named3 = met.name === 0 && (met.marks.length > 0 || met.atoms.length > 1);
      const name2 = named3 ? world.names.root(`met ${code.id} ${where}`) : met.name;
      return name2 === met.name && atoms === met.atoms ? met : { ...met, atoms, name: name2 };
    },
    isOld: (id) => frame.escaped.has(id),
    settle: (id, thing) => settle(frame, id, thing),
  };
  const leadTo = (block, state) => {
    const rank3 = code.ranks[block];
    if (rank3 < 0) return;
    const single = code.entries[block] <= 1 && block !== 0;
    const fork = code.forks[block] === 1 && visits[block] < MOST_FORKS;
    const before = pending[rank3];
    if (single || fork) {
      if (before === void 0) {
        pending[rank3] = [state];
        waiting++;
      } else if (fork) before.push(state);
      else before[0] = state;
    } else {
      const known4 = kept[rank3];
      if (known4 === void 0) kept[rank3] = state;
      else {
        widening = code.loops[block] === 1 && visits[block] >= VISITS_BEFORE_WIDENING;
        const changed = known4.merge(state, String(block), rules);
        widening = false;
        if (!changed) return;
      }
      if (before === void 0) waiting++;
      pending[rank3] = [];
    }
    lowest = Math.min(lowest, rank3);
  };
  leadTo(0, start);
  while (waiting > 0) {
    const states = pending[lowest];
    if (states === void 0) {
      lowest++;
      continue;
    }
    const rank3 = lowest;
    const number = order2[rank3];
    pending[rank3] = void 0;
    waiting--;
    const block = blocks[number];
    const loop2 = code.loops[number] === 1;
    visits[number] = visits[number] + 1;
    if (visits[number] > (code.forks[number] === 1 ? MOST_FORKS : MOST_VISITS)) continue;
    if (states.length === 0) states.push(kept[rank3].copy());
    frame.alone = outset && waiting === 0 && states.length === 1 && visits[number] === 1 && !loop2;
    for (const state of states) {
      if (frame.steps > MOST_STEPS) {
        world.cutShort.add(code.id);
        exit.returns = join4(exit.returns, world.any(), world.atoms);
        waiting = 0;
        break;
      }
      runBlock(frame, state, block, leadTo, exit, rules);
    }
  }
  frame.alone = outset;
  return summarise(frame, exit);
}
function runBlock(frame, state, block, leadTo, exit, rules) {
  const { world } = frame;
  const before = frame.throws;
  if (block.handler !== null) {
    frame.throws = null;
    leadTo(block.handler, caught(state.copy(), null));
  }
  frame.steps += block.instructions.length + 1;
  world.steps += block.instructions.length + 1;
  let goesOn = true;
  for (const instruction of block.instructions) {
    if (!execute(frame, state, instruction)) {
      goesOn = false;
      break;
    }
  }
  const { terminator } = block;
  const thrown = goesOn && terminator.end === 'throw' ? read(state, terminator.value, frame) : null;
  if (thrown !== null) frame.throws = frame.throws === null ? thrown : world.join(frame.throws, thrown);
  if (block.handler !== null) {
    leadTo(block.handler, caught(state.copy(), frame.throws));
    frame.throws = before;
  }
  if (!goesOn) return;
  switch (terminator.end) {
    case 'jump':
      leadTo(terminator.block, state);
      return;
    case 'branch': {
      const condition3 = read(state, terminator.condition, frame);
      const other = assume(frame, state.copy(), condition3, false);
      const yes2 = assume(frame, state, condition3, true);
      if (yes2 !== null) leadTo(terminator.yes, yes2);
      if (other !== null) leadTo(terminator.no, other);
      return;
    }
    case 'return': {
      const value = terminator.value === null ? world.undefined : read(state, terminator.value, frame);
      leave(frame, state, value, exit, rules);
      return;
    }
    default:
  }
}
function read(state, register2, frame) {
  const value = state.registers[register2];
  return value === void 0 ? frame.world.any() : underFacts(state, value);
}
function caught(state, thrown) {
  state.thrown = thrown;
  return state;
}
function leave(frame, state, value, exit, rules) {
  const facts = factsOf(state);
  const may = truth(value);
  const told = {
    ...value,
    yes: may.yes ? [...(value.yes ?? []), ...facts] : null,
    no: may.no ? [...(value.no ?? []), ...facts] : null,
  };
  exit.returns = join4(exit.returns, told, frame.world.atoms);
  exit.always = exit.state === null ? facts : common(exit.always, facts);
  state.registers = [];
  state.facts = /* @__PURE__ */ new Map();
  state.written = /* @__PURE__ */ new Map();
  if (exit.state === null) exit.state = state;
  else exit.state.merge(state, 'exit', rules);
}
function common(a2, b2) {
  if (a2 === null) return b2;
  const both2 = (a2 ?? []).flatMap((fact) => {
    const other = b2?.find((it) => it.name === fact.name);
    return other === void 0 || (other.stops & fact.stops) === 0
      ? []
      : [{ name: fact.name, stops: other.stops & fact.stops }];
  });
  return both2;
}
function summarise(frame, exit) {
  const { world } = frame;
  const things = /* @__PURE__ */ new Map();
  let returns = exit.returns;
  if (exit.state !== null) {
    if (frame.code.ir.generator) returns = generated(frame, exit.state);
    const roots = [
      returns,
      ...[...frame.registrations.values()].flatMap((it) => (it.self === null ? [it.handler] : [it.handler, it.self])),
    ];
    if (frame.throws !== null) roots.push(frame.throws);
    for (const id of exit.state.things.keys()) if (isGiven(frame, id)) roots.push(world.object(id));
    reach(exit.state, roots, things);
  }
  return {
    returns,
    throws: frame.throws,
    always: exit.always,
    things,
    escaped: frame.escaped,
    sinks: [...frame.sinks.values()],
    effects: [...frame.effects.values()],
    registrations: [...frame.registrations.values()],
    reads: frame.reads,
    modules: frame.modules,
  };
}
function generated(frame, state) {
  const id = frame.world.ids.of(`${frame.code.id} yields`, frame.module);
  state.things.set(id, newThing('list', state.owner, { rest: frame.yields, length: -1 }));
  return frame.world.object(id);
}
function isGiven(frame, id) {
  return frame.world.ids.key(id).startsWith('given ');
}
function reach(state, roots, into) {
  const open = [...roots];
  for (let value = open.pop(); value !== void 0; value = open.pop()) {
    for (const atom of value.atoms) {
      const id = atom.kind === 'object' || atom.kind === 'bound' ? atom.id : atom.kind === 'function' ? atom.env : -1;
      const thing = id < 0 || into.has(id) ? void 0 : state.things.get(id);
      if (thing === void 0) continue;
      into.set(id, thing);
      open.push(...valuesIn(thing));
      if (thing.heart !== null)
        open.push(someOf([frameObject(thing.heart.methods)]), someOf([frameObject(thing.heart.env)]));
    }
  }
}
function frameObject(id) {
  return { n: 0, kind: 'object', id };
}

// packages/scanners/code/engine/heap/state.ts
var owners = 1;
var State = class _State {
  owner = owners++;
  registers;
  things;
  /** By the name of the value. */
  facts;
  /** What was written to a field of a value that is no object of the heap, by the field's name. */
  written;
  /** What the handler at hand caught; null: nobody knows. */
  thrown = null;
  constructor(registers, things, facts, written2) {
    this.registers = registers;
    this.things = things;
    this.facts = facts;
    this.written = written2;
  }
  /** Things are shared between both until one of them changes one. */
  copy() {
    this.owner = owners++;
    const copy2 = new _State(this.registers.slice(), new Map(this.things), new Map(this.facts), new Map(this.written));
    copy2.thrown = this.thrown;
    return copy2;
  }
  /** The thing, ready to be changed in place. */
  change(id) {
    const thing = this.things.get(id);
    if (thing === void 0 || thing.owner === this.owner) return thing;
    const own = copyThing(thing, this.owner);
    this.things.set(id, own);
    return own;
  }
  /** What holds in either state; `where` names the block. Answers whether this differs from before. */
  merge(other, where, rules) {
    let changed = false;
    this.owner = owners++;
    const count = Math.max(this.registers.length, other.registers.length);
    for (let i = 0; i < count; i++) {
      const mine = this.registers[i];
      const theirs = other.registers[i];
      if (theirs === void 0 || mine === theirs) continue;
      const met = mine === void 0 ? theirs : rules.meet(mine, theirs, `${where} ${i}`);
      if (met === mine) continue;
      this.registers[i] = met;
      changed = true;
    }
    for (const [id, theirs] of other.things) {
      const mine = this.things.get(id);
      if (mine === theirs) continue;
      if (rules.isOld(id)) {
        rules.settle(id, theirs);
        if (mine !== void 0) {
          rules.settle(id, mine);
          this.things.delete(id);
        }
        continue;
      }
      const joined5 =
        mine === void 0
          ? theirs
          : joinThings(mine, theirs, this.owner, (a2, b2) => rules.meet(a2, b2, `${where} ${id}`));
      if (mine !== void 0 && sameThing(mine, joined5)) continue;
      this.things.set(id, joined5);
      changed = true;
    }
    for (const [name2, fact] of this.facts) {
      const theirs = other.facts.get(name2);
      if (theirs === fact) continue;
      changed = true;
      const stops = theirs === void 0 ? 0 : fact.stops & theirs.stops;
      if (stops === 0) this.facts.delete(name2);
      else this.facts.set(name2, { name: name2, stops });
    }
    for (const [name2, value] of other.written) {
      const mine = this.written.get(name2);
      if (mine === value) continue;
      const joined5 = mine === void 0 ? value : rules.join(mine, value);
      if (joined5 === mine) continue;
      this.written.set(name2, joined5);
      changed = true;
    }
    if (other.thrown !== null && other.thrown !== this.thrown) {
      const joined5 = this.thrown === null ? other.thrown : rules.join(this.thrown, other.thrown);
      if (joined5 !== this.thrown) changed = true;
      this.thrown = joined5;
    }
    return changed;
  }
};

// packages/scanners/code/engine/calls/canonical.ts
var MOST_THINGS = 60;
var MOST_FIELDS2 = 300;
var Canonical = class {
  things = /* @__PURE__ */ new Map();
  /** Label n stands for these marks of the caller. */
  labels = [];
  /** Object of the caller → object of the callee. */
  inside = /* @__PURE__ */ new Map();
  outside = /* @__PURE__ */ new Map();
  /** Name that the callee uses → name of the caller. */
  names = /* @__PURE__ */ new Map();
  #frame;
  #state;
  #detail;
  #key = [];
  #open = [];
  #fields = 0;
  constructor(frame, state, detail) {
    this.#frame = frame;
    this.#state = state;
    this.#detail = detail;
  }
  get key() {
    return this.#key.join('');
  }
  say(text2) {
    this.#key.push(text2);
  }
  /** A value as the callee sees it; `role` says where it stands, the same in every call. */
  value(given2, role) {
    const { world } = this.#frame;
    const value = underFacts(this.#state, given2);
    const atoms = [];
    for (const atom of value.atoms) atoms.push(this.#atom(atom));
    if (this.#detail !== 'exact') {
      const fewer = [...new Set(atoms)];
      atoms.length = 0;
      atoms.push(...fewer);
    }
    atoms.sort((a2, b2) => a2.n - b2.n);
    for (const atom of atoms) this.#key.push(String(atom.n), ' ');
    const marks = this.#label(value.marks, '^');
    const keyed = this.#label(value.keyed, '~');
    this.#key.push(';');
    let name2 = 0;
    if (marks.length > 0 || atoms.length > 1 || atoms[0]?.kind === 'any') {
      name2 = world.names.root(`given ${role}`);
      this.names.set(name2, value.name);
    }
    return { ...someOf(atoms, marks), keyed, name: name2 };
  }
  /** The content of all objects that the arguments lead to. */
  finish() {
    for (let id = this.#open.shift(); id !== void 0; id = this.#open.shift()) {
      const thing = this.#state.things.get(id);
      const inner = this.inside.get(id);
      if (thing === void 0) continue;
      this.#key.push(
        `{${thing.shape[0]}${thing.type ?? ''} ${thing.length} ${thing.single} ${thing.bare} ${thing.heart === null ? '' : `${thing.heart.methods}`}`,
      );
      const fields3 = /* @__PURE__ */ new Map();
      for (const key of [...thing.fields.keys()].sort()) {
        this.#fields++;
        this.#key.push(key, ':');
        fields3.set(key, this.value(thing.fields.get(key), `${inner} ${key}`));
      }
      let rest = null;
      let proto = null;
      if (thing.rest !== null) {
        this.#key.push('*:');
        rest = this.value(thing.rest, `${inner} *`);
      }
      if (thing.proto !== null) {
        this.#key.push('^:');
        proto = this.value(thing.proto, `${inner} ^`);
      }
      this.things.set(inner, { ...thing, owner: 0, fields: fields3, rest, proto });
    }
  }
  #atom(atom) {
    const { atoms } = this.#frame.world;
    if (this.#detail !== 'exact') {
      if (atom.kind === 'constant' || atom.kind === 'text') return widened(atom, atoms);
      if (
        this.#detail === 'nothing' &&
        (atom.kind === 'object' || atom.kind === 'bound') &&
        this.#state.things.has(atom.id)
      )
        return atoms.any;
      if (this.#detail === 'nothing' && atom.kind === 'function' && this.#state.things.has(atom.env)) return atoms.any;
    }
    if (atom.kind === 'object') return this.#state.things.has(atom.id) ? this.#object(atom.id) : atom;
    if (atom.kind === 'bound') {
      const inner2 = this.#state.things.has(atom.id) ? this.#object(atom.id) : null;
      return inner2?.kind === 'object' ? atoms.bound(inner2.id) : atom;
    }
    if (atom.kind !== 'function' || !this.#state.things.has(atom.env)) return atom;
    const inner = this.#object(atom.env);
    return inner.kind === 'object' ? atoms.function(atom.code, inner.id) : atoms.function(atom.code, -1);
  }
  #object(id) {
    const { world } = this.#frame;
    let inner = this.inside.get(id);
    if (inner === void 0) {
      if (this.inside.size >= MOST_THINGS || this.#fields > MOST_FIELDS2) return world.atoms.any;
      inner = world.ids.of(`given ${this.inside.size}`, this.#frame.module);
      this.inside.set(id, inner);
      this.outside.set(inner, id);
      this.#open.push(id);
    }
    return world.atoms.object(inner);
  }
  /** An environment as the callee sees it. */
  environment(id) {
    if (id < 0 || !this.#state.things.has(id)) {
      this.#key.push(`e${id};`);
      return id;
    }
    const atom = this.#object(id);
    const inner = atom.kind === 'object' ? atom.id : -1;
    this.#key.push(`e${inner};`);
    return inner;
  }
  #label(marks, sign) {
    if (marks.length === 0) return marks;
    let label = this.labels.findIndex((it) => it === marks || sameMarks(it, marks));
    if (label < 0) label = this.labels.push(marks) - 1;
    this.#key.push(sign, String(label));
    return LABELS[label] ?? [given(label)];
  }
};
function given(label) {
  return { label: -label - 1, stopped: 0, doubts: 0, lead: '', tail: '', trace: null };
}
var LABELS = Array.from({ length: 64 }, (_, label) => [given(label)]);

// packages/scanners/code/engine/calls/frame.ts
var MOST_SINKS = 400;
var MOST_EFFECTS = 400;
var MOST_REGISTRATIONS = 1e4;
var Frame2 = class {
  world;
  code;
  depth;
  /** Where its variables live that other functions see; an object, -1: unknown. */
  environment;
  self;
  /** The class whose method runs; -1: none. */
  home;
  escaped = /* @__PURE__ */ new Set();
  reads = /* @__PURE__ */ new Map();
  modules = /* @__PURE__ */ new Set();
  sinks = /* @__PURE__ */ new Map();
  effects = /* @__PURE__ */ new Map();
  registrations = /* @__PURE__ */ new Map();
  throws = null;
  /** What a generator hands out. */
  yields = NOTHING;
  /** Rests on assumptions about calls that are running, from this depth on. */
  assumes = Number.POSITIVE_INFINITY;
  /** Every execution comes through here, once. */
  alone;
  doubts;
  steps = 0;
  constructor(world, code, depth2, self, home, environment, alone, doubts = 0) {
    this.world = world;
    this.code = code;
    this.depth = depth2;
    this.self = self;
    this.home = home;
    this.environment = environment;
    this.alone = alone;
    this.doubts = doubts;
    this.modules.add(code.module);
  }
  get module() {
    return this.code.module;
  }
  addSink(found3) {
    const key = `${found3.module} ${found3.at} ${found3.sink} ${found3.mark?.label ?? ''} ${found3.mark?.stopped ?? ''}`;
    const known4 = this.sinks.get(key);
    if (known4 === void 0 ? this.sinks.size < MOST_SINKS : better(found3, known4)) this.sinks.set(key, found3);
  }
  addEffect(effect, join6) {
    const key = `${effect.thing} ${effect.key}`;
    const known4 = this.effects.get(key);
    if (known4 === void 0 && this.effects.size >= MOST_EFFECTS) return;
    this.effects.set(key, known4 === void 0 ? effect : { ...effect, value: join6(known4.value, effect.value) });
  }
  addRegistration(it) {
    if (this.registrations.size >= MOST_REGISTRATIONS) return;
    const handlers = it.handler.atoms.map((atom) => atom.n).join(' ');
    this.registrations.set(`${it.module} ${it.at} ${it.method} ${it.route} ${handlers}`, it);
  }
  /** What a call read and touched belongs to the caller as well. */
  include(summary) {
    for (const [key, value] of summary.reads) if (!this.reads.has(key)) this.reads.set(key, value);
    for (const module of summary.modules) this.modules.add(module);
  }
};
function better(a2, b2) {
  const cost = (it) => weight(it.doubts | (it.mark?.doubts ?? 0)) * 1e3 + (it.mark?.trace?.length ?? 0);
  return cost(a2) < cost(b2);
}
function weight(doubts) {
  return ((doubts & DOUBT.unresolved) > 0 ? 2 : 0) + ((doubts & DOUBT.guessed) > 0 ? 2 : 0) + (doubts > 0 ? 1 : 0);
}

// packages/scanners/code/engine/calls/instantiate.ts
function instantiate(frame, state, canonical, summary, at2, says, doubts) {
  const translation = new Translation(frame, canonical, summary, at2, says, doubts);
  frame.include(summary);
  for (const id of summary.escaped) {
    const outer = canonical.outside.get(id);
    if (outer !== void 0) escape(frame, state, frame.world.object(outer));
  }
  for (const [id, thing] of summary.things) putThing(frame, state, canonical, translation, id, thing);
  for (const effect of summary.effects) {
    writeOld(frame, state, translation.id(effect.thing), effect.key, translation.value(effect.value), false);
  }
  for (const found3 of summary.sinks) {
    if (found3.mark === null || found3.mark.label >= 0) {
      frame.addSink(found3);
      continue;
    }
    for (const mark of translation.marks([found3.mark])) {
      if ((mark.stopped & kindBit(found3.sink)) === 0)
        frame.addSink({ ...found3, mark, doubts: found3.doubts | doubts });
    }
  }
  for (const it of summary.registrations) {
    frame.addRegistration({
      ...it,
      handler: translation.value(it.handler),
      self: it.self === null ? null : translation.value(it.self),
    });
  }
  if (summary.throws !== null) {
    const thrown = translation.value(summary.throws);
    frame.throws = frame.throws === null ? thrown : frame.world.join(frame.throws, thrown);
  }
  learn(state, translation.facts(summary.always));
  return translation.value(summary.returns);
}
function putThing(frame, state, canonical, translation, id, thing) {
  const outer = canonical.outside.get(id);
  const target = outer ?? translation.id(id);
  const before = state.things.get(target);
  if (outer !== void 0 && before === void 0) return;
  const fields3 = /* @__PURE__ */ new Map();
  for (const [key, value] of thing.fields) fields3.set(key, translation.value(value));
  const after = {
    ...thing,
    owner: state.owner,
    fields: fields3,
    rest: thing.rest === null ? null : translation.value(thing.rest),
    proto: thing.proto === null ? null : translation.value(thing.proto),
    heart:
      thing.heart === null
        ? null
        : {
            ...thing.heart,
            env: translation.id(thing.heart.env),
            methods: translation.id(thing.heart.methods),
            bases: thing.heart.bases.map((it) => translation.value(it)),
          },
  };
  if (outer === void 0 && before !== void 0) {
    const joined5 = joinThings(before, after, state.owner, (a2, b2) => frame.world.join(a2, b2));
    joined5.single = false;
    state.things.set(target, joined5);
  } else {
    state.things.set(target, after);
  }
}
var Translation = class {
  #frame;
  #canonical;
  #own;
  #at;
  #says;
  #doubts;
  #call;
  #known = /* @__PURE__ */ new Map();
  constructor(frame, canonical, summary, at2, says, doubts) {
    this.#frame = frame;
    this.#canonical = canonical;
    this.#own = summary.things;
    this.#at = at2;
    this.#says = says;
    this.#doubts = doubts;
    this.#call = `${frame.code.id}:${at2}`;
  }
  /** An object of the callee as the caller knows it. */
  id(id) {
    const outer = this.#canonical.outside.get(id);
    if (outer !== void 0) return outer;
    return this.#own.has(id) ? this.#frame.world.ids.through(id, this.#call) : id;
  }
  value(value) {
    let atoms = value.atoms;
    if (atoms.some((it) => it.kind === 'object' || it.kind === 'function' || it.kind === 'bound')) {
      atoms = [...new Set(atoms.map((it) => this.#atom(it)))].sort((a2, b2) => a2.n - b2.n);
    }
    const marks = this.marks(value.marks);
    const keyed = this.marks(value.keyed);
    const yes2 = this.facts(value.yes);
    const no = this.facts(value.no);
    const name2 = this.#name(value.name);
    if (
      atoms === value.atoms &&
      marks === value.marks &&
      keyed === value.keyed &&
      name2 === value.name &&
      yes2 === value.yes &&
      no === value.no
    )
      return value;
    return { ...someOf(atoms, marks), keyed, yes: yes2, no, name: name2 };
  }
  marks(marks) {
    if (marks.length === 0 || marks[0].label >= 0) return marks;
    const known4 = this.#known.get(marks);
    if (known4 !== void 0) return known4;
    const all = [];
    for (const mark of marks) {
      const actual = mark.label < 0 ? this.#canonical.labels[-mark.label - 1] : void 0;
      if (mark.label >= 0) all.push(mark);
      else if (actual !== void 0) {
        const passed = {
          ...mark,
          doubts: mark.doubts | this.#doubts,
          trace: follow(step(null, this.#frame.module, this.#at, this.#says), mark.trace),
        };
        replace(passed, actual, all);
      }
    }
    const translated = sorted(all);
    this.#known.set(marks, translated);
    return translated;
  }
  facts(facts) {
    if (facts === null || facts.length === 0) return facts;
    const moved2 = [];
    for (const fact of facts) {
      const name2 = this.#name(fact.name);
      if (name2 !== 0) moved2.push({ name: name2, stops: fact.stops });
    }
    return moved2;
  }
  #name(name2) {
    if (name2 === 0) return 0;
    return this.#frame.world.names.move(name2, (root2) => this.#canonical.names.get(root2) ?? 0);
  }
  #atom(atom) {
    const { atoms } = this.#frame.world;
    if (atom.kind === 'object') return atoms.object(this.id(atom.id));
    if (atom.kind === 'bound') return atoms.bound(this.id(atom.id));
    return atom.kind === 'function' && atom.env >= 0 ? atoms.function(atom.code, this.id(atom.env)) : atom;
  }
};

// packages/scanners/code/engine/calls/call-function.ts
var STEPS_EXACT = 6e4;
var STEPS_SHAPES = 12e4;
var DEEPEST5 = 60;
var MOST_ROUNDS = 4;
var RECURSION_EXACT = 3;
var RECURSION_SHAPES = 6;
function callFunction(frame, state, call6) {
  const { world } = frame;
  if (frame.depth >= DEEPEST5) {
    world.cutShort.add(call6.target.code);
    return null;
  }
  const context = contextOf(world, call6.target.code);
  const detail = detailFor(context);
  const canonical = new Canonical(frame, state, detail);
  if (frame.alone) canonical.say('!');
  const environment = canonical.environment(call6.target.env);
  const self = call6.self === null ? null : canonical.value(call6.self, 'this');
  const spread2 = insideOf(canonical, call6.spread);
  canonical.finish();
  const { key } = canonical;
  const summary = summaryFor(frame, context, key, call6.target.code, () =>
    enter(frame, call6, canonical, environment, self, spread2),
  );
  if (summary === null) return NOTHING;
  const doubts = detail === 'exact' ? 0 : detail === 'nothing' ? DOUBT.widened : 0;
  return instantiate(
    frame,
    state,
    canonical,
    summary,
    call6.at,
    `passed to ${world.code(call6.target.code).ir.name}`,
    doubts,
  );
}
function contextOf(world, code) {
  let context = world.contexts.get(code);
  if (context === void 0) {
    context = { summaries: /* @__PURE__ */ new Map(), running: /* @__PURE__ */ new Map(), steps: 0 };
    world.contexts.set(code, context);
  }
  return context;
}
function detailFor(context) {
  const depth2 = context.running.size;
  if (context.steps < STEPS_EXACT && depth2 < RECURSION_EXACT) return 'exact';
  return context.steps < STEPS_SHAPES && depth2 < RECURSION_SHAPES ? 'shapes' : 'nothing';
}
function insideOf(canonical, spread2) {
  const positional = spread2.positional.map((value, i) => canonical.value(value, String(i)));
  const named3 = /* @__PURE__ */ new Map();
  for (const name2 of [...spread2.named.keys()].sort()) {
    canonical.say(`${name2}=`);
    named3.set(name2, canonical.value(spread2.named.get(name2), `=${name2}`));
  }
  canonical.say('|');
  const more = spread2.more === null ? null : canonical.value(spread2.more, 'more');
  canonical.say('|');
  const moreNamed = spread2.moreNamed === null ? null : canonical.value(spread2.moreNamed, 'named');
  return { positional, named: named3, more, moreNamed };
}
function summaryFor(frame, context, key, code, start) {
  const { world } = frame;
  const known4 = context.summaries.get(key);
  if (known4 !== void 0) {
    if (stillHolds(world, known4.reads)) return known4;
    context.summaries.delete(key);
  }
  const running = context.running.get(key);
  if (running !== void 0) {
    running.used = true;
    frame.assumes = Math.min(frame.assumes, running.depth);
    return running.assumed;
  }
  const provisional = world.provisional.get(`${code} ${key}`);
  if (provisional !== void 0 && stillHolds(world, provisional.summary.reads)) {
    frame.assumes = Math.min(frame.assumes, provisional.assumes);
    return provisional.summary;
  }
  const entry2 = { assumed: null, used: false, depth: frame.depth + 1 };
  context.running.set(key, entry2);
  let summary;
  let assumes;
  for (let round = 1; ; round++) {
    entry2.used = false;
    const { frame: inner, state } = start();
    summary = run(inner, state);
    context.steps += inner.steps;
    assumes = inner.assumes;
    if (!entry2.used || round >= MOST_ROUNDS || (entry2.assumed !== null && sameSummary(entry2.assumed, summary)))
      break;
    entry2.assumed = summary;
    world.provisional.clear();
  }
  context.running.delete(key);
  if (assumes <= frame.depth) {
    frame.assumes = Math.min(frame.assumes, assumes);
    world.provisional.set(`${code} ${key}`, { summary, assumes });
  } else {
    context.summaries.set(key, summary);
  }
  return summary;
}
function sameSummary(a2, b2) {
  return (
    sameValue(a2.returns, b2.returns) &&
    a2.sinks.length === b2.sinks.length &&
    a2.effects.length === b2.effects.length &&
    a2.things.size === b2.things.size
  );
}
function enter(caller, call6, canonical, environment, self, spread2) {
  const { world } = caller;
  const things = /* @__PURE__ */ new Map();
  for (const [id, thing] of canonical.things) things.set(id, thing);
  return activate(world, call6.target.code, caller.depth + 1, environment, self, spread2, things, caller.alone);
}
function activate(world, codeId, depth2, environment, self, spread2, things, alone) {
  const code = world.code(codeId);
  world.reached.add(codeId);
  const home = world.homes.get(codeId) ?? -1;
  const frame = new Frame2(world, code, depth2, self ?? world.undefined, home, environment, alone);
  const state = new State([], things, /* @__PURE__ */ new Map(), /* @__PURE__ */ new Map());
  bind(frame, state, code.ir.parameters, spread2);
  if (code.index === 0) {
    frame.environment = world.moduleEnvironment(code.module);
  } else if (code.needsEnvironment) {
    const id = world.ids.of(`${code.id} variables`, code.module);
    const thing = newThing('environment', state.owner);
    if (environment >= 0) thing.fields.set(OUTER, world.object(environment));
    if (!code.ir.lexicalThis) {
      thing.fields.set(SELF, frame.self);
      if (home >= 0) thing.fields.set(HOME, world.object(home));
    }
    for (const cell of code.ir.ownCells) thing.fields.set(`c${cell}`, world.undefined);
    state.things.set(id, thing);
    frame.environment = id;
  }
  return { frame, state };
}
function noArguments() {
  return { positional: [], named: /* @__PURE__ */ new Map(), more: null, moreNamed: null };
}
function unknownArguments(world) {
  const any = someOf([world.atoms.any]);
  return { positional: [], named: /* @__PURE__ */ new Map(), more: any, moreNamed: null };
}

// packages/scanners/code/engine/values/atom.ts
var Atoms = class {
  #byKey = /* @__PURE__ */ new Map();
  #objects = [];
  #functions = /* @__PURE__ */ new Map();
  #next = 1;
  any = { n: this.#next++, kind: 'any' };
  number = { n: this.#next++, kind: 'number' };
  undefined = this.constant('undefined', null);
  null = this.constant('null', null);
  true = this.constant('boolean', true);
  false = this.constant('boolean', false);
  constant(type2, value, flags = '') {
    return this.#keep(`${type2} ${flags} ${Object.is(value, -0) ? '0' : String(value)}`, (n) => ({
      n,
      kind: 'constant',
      type: type2,
      value,
      flags,
    }));
  }
  text(shape) {
    return this.#keep(`shape ${shape}`, (n) => ({ n, kind: 'text', shape }));
  }
  object(id) {
    return (this.#objects[id] ??= { n: this.#next++, kind: 'object', id });
  }
  function(code, env) {
    const key = code * 67108864 + env + 1;
    let atom = this.#functions.get(key);
    if (atom === void 0) this.#functions.set(key, (atom = { n: this.#next++, kind: 'function', code, env }));
    return atom;
  }
  bound(id) {
    return this.#keep(`bound ${id}`, (n) => ({ n, kind: 'bound', id }));
  }
  model(models, path, member4, open) {
    return this.#keep(`model ${path} ${open}`, (n) => ({ n, kind: 'model', path, member: member4, models, open }));
  }
  instance(models, type2) {
    return this.#keep(`type ${type2}`, (n) => ({ n, kind: 'instance', type: type2, models }));
  }
  namespace(module) {
    return this.#keep(`namespace ${module}`, (n) => ({ n, kind: 'namespace', module }));
  }
  folder(path, module) {
    return this.#keep(`folder ${module} ${path}`, (n) => ({ n, kind: 'folder', path, module }));
  }
  #keep(key, make2) {
    let atom = this.#byKey.get(key);
    if (atom === void 0) this.#byKey.set(key, (atom = make2(this.#next++)));
    return atom;
  }
};

// packages/scanners/code/engine/intrinsics/subject.ts
function subject(call6) {
  const { site, spread: spread2 } = call6;
  if (site.receiver !== null && !isNamespace(site.receiver)) return { value: site.receiver, given: spread2.positional };
  const first = spread2.positional[0];
  return first === void 0 ? null : { value: first, given: spread2.positional.slice(1) };
}
function isNamespace(value) {
  return value.atoms.length > 0 && value.atoms.every((it) => it.kind === 'model' && it.open);
}
function constantText3(value) {
  const only2 = value?.atoms.length === 1 ? value.atoms[0] : void 0;
  return only2?.kind === 'constant' && (only2.type === 'text' || only2.type === 'bytes') ? String(only2.value) : null;
}
function constantNumber(value) {
  const only2 = value?.atoms.length === 1 ? value.atoms[0] : void 0;
  return only2?.kind === 'constant' && typeof only2.value === 'number' ? only2.value : null;
}
function onlyThing(call6, value) {
  const only2 = value.atoms.length === 1 ? value.atoms[0] : void 0;
  if (only2?.kind !== 'object') return null;
  const thing = thingOf(call6.frame, call6.state, only2.id);
  return thing === void 0 ? null : { id: only2.id, thing };
}

// packages/scanners/code/engine/intrinsics/codecs.ts
function coded(call6, change) {
  const it = subject(call6);
  if (it === null) return null;
  const { frame, site } = call6;
  const known4 = constantText3(it.value);
  const result = known4 === null ? null : change(known4);
  const marks = walk(it.value.marks, frame.module, site.at, `goes through ${spelled(call6.atom.path)}`);
  return someOf([result === null ? frame.world.atoms.text('\0') : textAtom(frame, result)], marks);
}
function same2(call6) {
  const it = subject(call6);
  return it === null
    ? null
    : {
        ...it.value,
        atoms: it.value.atoms.map((atom) => (atom.kind === 'any' ? call6.frame.world.atoms.text('\0') : atom)),
      };
}
function lengthOf(call6) {
  const it = subject(call6);
  if (it === null) return null;
  const { world } = call6.frame;
  const text2 = constantText3(it.value);
  if (text2 !== null) return world.number(text2.length);
  const thing = onlyThing(call6, it.value)?.thing;
  if (thing !== void 0 && thing.rest === null && thing.shape === 'list' && thing.length >= 0)
    return world.number(thing.length);
  return someOf([world.atoms.number], stop(it.value.marks, HARMLESS_AS_NUMBER));
}
function codeOf(call6) {
  const it = subject(call6);
  const text2 = constantText3(it?.value);
  const { world } = call6.frame;
  return text2 === null || text2 === '' ? someOf([world.atoms.number]) : world.number(text2.codePointAt(0));
}
function isOfType(call6) {
  const { frame, spread: spread2 } = call6;
  const { world } = frame;
  const [value, type2] = spread2.positional;
  if (value === void 0 || type2 === void 0) return null;
  const names = typeNames(call6, type2);
  if (names.length === 0) return world.someBoolean();
  const builtins = names.map((name2) => builtinNamed(name2));
  const answers = value.atoms.map((atom) => isOne(atom, builtins));
  const sure = answers.every((it) => it === true) || answers.every((it) => it === false);
  if (sure && answers.length > 0) return world.boolean(answers[0] === true);
  const numeric = builtins.every((it) => it === 'number' || it === 'boolean');
  const stops = numeric ? HARMLESS_AS_NUMBER : builtins.every((it) => it === 'text') ? HARMLESS_AS_TEXT : 0;
  return { ...world.someBoolean(), yes: stops === 0 || value.name === 0 ? [] : [{ name: value.name, stops }] };
}
function isOne(atom, types) {
  const own = builtinOf(atom);
  if (own === null || types.includes(null)) return null;
  return types.includes(own);
}
function typeNames(call6, type2) {
  return type2.atoms.flatMap((atom) => {
    if (atom.kind === 'model') return [(atom.member?.is ?? atom.path).replace(/^type\.|^global\./, '')];
    const thing = atom.kind === 'object' ? thingOf(call6.frame, call6.state, atom.id) : void 0;
    return thing?.shape === 'list' ? [...thing.fields.values()].flatMap((it) => typeNames(call6, it)) : [];
  });
}
function importModule(call6) {
  const name2 = constantText3(call6.spread.positional[0]);
  return name2 === null ? null : namespaceNamed(call6.frame, call6.frame.module, name2);
}
function hasOwn(call6) {
  const { site, spread: spread2, frame, state } = call6;
  const plain = site.receiver === null || site.receiver.atoms.every((it) => it.kind === 'model');
  const object2 = plain ? spread2.positional[0] : site.receiver;
  const key = plain ? spread2.positional[1] : spread2.positional[0];
  if (object2 == null || key === void 0) return null;
  const chosen2 = chosenFrom(frame, state, key, object2) ?? [];
  const own = key.name === 0 ? [] : [{ name: key.name, stops: call6.frame.world.pollution }];
  return { ...frame.world.someBoolean(), yes: [...chosen2, ...own] };
}
var ALPHABET = 'utf8';
var CODECS = {
  'base64.encode': (call6) => coded(call6, (text2) => Buffer.from(text2, ALPHABET).toString('base64')),
  'base64.decode': (call6) => coded(call6, (text2) => Buffer.from(text2, 'base64').toString(ALPHABET)),
  'text.encode': same2,
  'text.decode': same2,
  'text.code': codeOf,
  'url.decode': (call6) => coded(call6, decoded),
  'length.of': lengthOf,
  'type.is': isOfType,
  'module.import': importModule,
  'object.has': hasOwn,
};
function decoded(text2) {
  try {
    return decodeURIComponent(text2);
  } catch {
    return null;
  }
}

// packages/scanners/code/engine/flow/paths.ts
function joinPath(frame, parts, at2) {
  const separator = frame.world.text('/');
  return concat(
    frame,
    parts.flatMap((part, i) => (i === 0 ? [part] : [separator, part])),
    at2,
  );
}

// packages/scanners/code/engine/intrinsics/functions.ts
function bound(call6) {
  const { frame, state, site } = call6;
  if (site.receiver === null) return null;
  const [self, ...given2] = site.given;
  return bindFunction(frame, state, site.receiver, self?.value ?? null, given2, site.at);
}
function partial(call6) {
  const { frame, state, site } = call6;
  const [callee, ...given2] = site.given;
  return callee === void 0 ? null : bindFunction(frame, state, callee.value, null, given2, site.at);
}
function called3(call6) {
  const { frame, state, site } = call6;
  if (site.receiver === null) return null;
  const [self, ...given2] = site.given;
  return frame.world.machine.call(frame, state, {
    callee: site.receiver,
    receiver: self?.value ?? null,
    given: given2,
    construct: false,
    at: site.at,
  });
}
function applied(call6) {
  const { frame, state, site, spread: spread2 } = call6;
  const [self, list5] = spread2.positional;
  if (site.receiver === null) return null;
  const given2 = list5 === void 0 ? [] : [{ value: list5, spread: 'values' }];
  return frame.world.machine.call(frame, state, {
    callee: site.receiver,
    receiver: self ?? null,
    given: given2,
    construct: false,
    at: site.at,
  });
}
function same3(call6) {
  return subject(call6)?.value ?? call6.frame.world.undefined;
}
function canonicalPath(call6) {
  const { frame, spread: spread2, site } = call6;
  const parts = spread2.more === null ? spread2.positional : [...spread2.positional, spread2.more];
  const all = parts.length === 0 && site.receiver !== null ? [site.receiver] : parts;
  const joined5 = pathOf(call6, all);
  return joined5 === null ? { ...frame.world.someText(), canonical: true } : { ...joined5, canonical: true };
}
function joinedPath(call6) {
  const { spread: spread2 } = call6;
  return pathOf(call6, spread2.more === null ? spread2.positional : [...spread2.positional, spread2.more]);
}
function pathOf(call6, parts) {
  const { frame, site } = call6;
  if (parts.length === 0) return null;
  return joinPath(frame, parts, site.at);
}
function canonicalSelf(call6) {
  const { receiver } = call6.site;
  return receiver === null ? null : { ...receiver, canonical: true };
}
function promiseNew(call6) {
  const { frame, state, site, spread: spread2 } = call6;
  const { world } = frame;
  const [executor] = spread2.positional;
  if (executor === void 0) return null;
  const id = world.ids.of(`${frame.code.id} resolve ${site.at}`, frame.module);
  state.things.set(
    id,
    newThing('bound', state.owner, { fields: /* @__PURE__ */ new Map([[RESOLVES, world.boolean(true)]]) }),
  );
  const resolve = someOf([world.atoms.bound(id)]);
  world.machine.call(frame, state, {
    callee: executor,
    receiver: null,
    given: [{ value: resolve }, { value: world.any() }],
    construct: false,
    at: site.at,
  });
  const resolved = (state.things.get(id) ?? world.old.get(id))?.rest;
  return resolved ?? world.any();
}
var FUNCTIONS = {
  'path.canonicalSelf': canonicalSelf,
  'promise.new': promiseNew,
  'function.bind': bound,
  'function.call': called3,
  'function.apply': applied,
  partial,
  same: same3,
  'promise.resolve': same3,
  'path.canonical': canonicalPath,
  'path.join': joinedPath,
};

// packages/scanners/code/engine/intrinsics/lists.ts
var MOST_ITEMS2 = 64;
function ownList(call6, list5) {
  const only2 = list5.atoms.length === 1 ? list5.atoms[0] : void 0;
  if (only2?.kind !== 'object') return null;
  return call6.state.change(only2.id) ?? null;
}
function isSure(thing) {
  return thing.single && thing.length >= 0 && thing.rest === null;
}
function items(call6, thing) {
  return Array.from({ length: thing.length }, (_, i) => thing.fields.get(String(i)) ?? call6.frame.world.undefined);
}
function put(thing, values2) {
  thing.fields.clear();
  for (const [i, value] of values2.entries()) thing.fields.set(String(i), value);
  thing.length = values2.length;
}
function edit(call6, list5, change) {
  const thing = ownList(call6, list5);
  if (thing === null || thing.shape !== 'list' || !isSure(thing)) return false;
  const after = change(items(call6, thing));
  if (after.length > MOST_ITEMS2) return false;
  put(thing, after);
  return true;
}
function added(call6, value) {
  return value.marks.length === 0
    ? value
    : withMarks(value, walk(value.marks, call6.frame.module, call6.site.at, 'put into a list'));
}
function insertAt(call6, position, values2) {
  const it = subject(call6);
  const { frame, state, site } = call6;
  if (it === null) return frame.world.any();
  const marked = values2.map((value) => added(call6, value));
  const done = edit(call6, it.value, (all) => {
    if (position === 'end') return [...all, ...marked];
    const index = position === 'start' ? 0 : position < 0 ? Math.max(0, all.length + position) : position;
    return [...all.slice(0, index), ...marked, ...all.slice(index)];
  });
  if (!done) for (const value of marked) writeUnknown(frame, state, it.value, frame.world.any(), value, site.at);
  return { ...frame.world.any(), atoms: [frame.world.atoms.number] };
}
function push(call6) {
  const given2 = (subject(call6)?.given ?? []).filter((value) => value !== void 0);
  return insertAt(call6, 'end', call6.spread.more === null ? given2 : [...given2, call6.spread.more]);
}
function insert(call6) {
  const [index, value] = subject(call6)?.given ?? [];
  const position = constantNumber(index);
  return value === void 0 ? null : insertAt(call6, position ?? 'end', [value]);
}
function take(call6, index) {
  const it = subject(call6);
  if (it === null) return null;
  const { frame, state, site } = call6;
  let taken = null;
  const done = edit(call6, it.value, (all) => {
    const at2 = index === null ? all.length - 1 : index < 0 ? all.length + index : index;
    taken = all[at2] ?? frame.world.undefined;
    return all.filter((_, i) => i !== at2);
  });
  if (done) return taken;
  const element2 = readElement(frame, state, it.value, site.at);
  return element2 === NOTHING ? frame.world.any() : element2;
}
function pop(call6) {
  const given2 = subject(call6)?.given[0];
  const key = constantText3(given2);
  const list5 = subject(call6)?.value;
  if (key !== null && list5 !== void 0) {
    const found3 = readMember(call6.frame, call6.state, list5, key, call6.site.at);
    ownList(call6, list5)?.fields.delete(key);
    return found3;
  }
  if (given2 !== void 0 && constantNumber(given2) === null) return take(call6, Number.NaN);
  return take(call6, constantNumber(given2));
}
function removeEqual(call6) {
  const it = subject(call6);
  const item = it?.given[0];
  if (it === null || item === void 0) return null;
  edit(call6, it.value, (all) => {
    const at2 = all.findIndex(
      (value) => value.atoms.length === 1 && value.atoms[0] === item.atoms[0] && value.marks.length === 0,
    );
    return at2 < 0 ? all : all.filter((_, i) => i !== at2);
  });
  return call6.frame.world.undefined;
}
function element(call6) {
  const it = subject(call6);
  const index = constantNumber(it?.given[0]);
  if (it === null) return null;
  const known4 = index === null ? null : knownItems(call6.frame, call6.state, it.value);
  if (known4 !== null && index !== null) return known4.at(index) ?? call6.frame.world.undefined;
  return readElement(call6.frame, call6.state, it.value, call6.site.at);
}
function sliced(call6) {
  const it = subject(call6);
  if (it === null) return null;
  const bounds = it.given.slice(0, 2).map((value) => value ?? null);
  if (bounds.some((value) => value !== null && wholeNumber(value) === void 0)) {
    return newList(
      call6.frame,
      call6.state,
      `slice ${call6.site.at}`,
      null,
      readElement(call6.frame, call6.state, it.value, call6.site.at),
    );
  }
  return slice(call6.frame, call6.state, it.value, bounds, call6.site.at);
}
function concat2(call6) {
  const it = subject(call6);
  if (it === null) return null;
  const { frame, state, site } = call6;
  if (it.value.atoms.every((atom) => atom.kind === 'text' || atom.kind === 'constant')) return null;
  let known4 = [];
  let rest = NOTHING;
  for (const part of [it.value, ...it.given]) {
    if (part === void 0) continue;
    const isList2 = part.atoms.some((atom) => atom.kind === 'object' || atom.kind === 'any');
    const inner = isList2 ? knownItems(frame, state, part) : [part];
    rest = frame.world.joinAll([rest, ...(inner ?? [readElement(frame, state, part, site.at)])]);
    known4 =
      known4 === null || inner === null || known4.length + inner.length > MOST_ITEMS2 ? null : [...known4, ...inner];
  }
  return newList(frame, state, `concat ${site.at}`, known4, known4 === null ? rest : null);
}
function reverse(call6) {
  const list5 = subject(call6)?.value;
  if (list5 === void 0) return null;
  edit(call6, list5, (all) => all.reverse());
  return list5;
}
function from(call6) {
  const { frame, state, site, spread: spread2 } = call6;
  const source2 = spread2.positional[0];
  if (source2 === void 0) return newList(frame, state, `from ${site.at}`, [], null);
  const known4 = knownItems(frame, state, source2);
  const list5 = newList(
    frame,
    state,
    `from ${site.at}`,
    known4,
    known4 === null ? readElement(frame, state, source2, site.at) : null,
  );
  return known4 === null && source2.marks.length > 0 ? withMarks(list5, joinMarks(list5.marks, source2.marks)) : list5;
}
function of(call6) {
  const { frame, state, site, spread: spread2 } = call6;
  return newList(
    frame,
    state,
    `of ${site.at}`,
    spread2.more === null ? spread2.positional : null,
    spread2.more === null ? null : frame.world.joinAll([...spread2.positional, spread2.more]),
  );
}
function extend(call6) {
  const it = subject(call6);
  const other = it?.given[0];
  if (it === null || other === void 0) return null;
  const more = knownItems(call6.frame, call6.state, other);
  if (more !== null && edit(call6, it.value, (all) => [...all, ...more])) return call6.frame.world.undefined;
  writeUnknown(
    call6.frame,
    call6.state,
    it.value,
    call6.frame.world.any(),
    readElement(call6.frame, call6.state, other, call6.site.at),
    call6.site.at,
  );
  return call6.frame.world.undefined;
}
function backwards(call6) {
  const source2 = call6.spread.positional[0];
  const known4 = source2 === void 0 ? null : knownItems(call6.frame, call6.state, source2);
  return known4 === null
    ? from(call6)
    : newList(call6.frame, call6.state, `from ${call6.site.at}`, known4.reverse(), null);
}
function enumerate(call6) {
  const { frame, state, site, spread: spread2 } = call6;
  const source2 = spread2.positional[0];
  if (source2 === void 0) return null;
  const number = { ...frame.world.any(), atoms: [frame.world.atoms.number] };
  const pair = newList(frame, state, `pair ${site.at}`, [number, readElement(frame, state, source2, site.at)], null);
  return newList(frame, state, `pairs ${site.at}`, null, pair);
}
function zip(call6) {
  const { frame, state, site, spread: spread2 } = call6;
  if (spread2.more !== null) return null;
  const parts = spread2.positional.map((it) => readElement(frame, state, it, site.at));
  return newList(frame, state, `zipped ${site.at}`, null, newList(frame, state, `zip ${site.at}`, parts, null));
}
function isList(call6) {
  const value = call6.spread.positional[0];
  const kinds = (value?.atoms ?? []).map((atom) => {
    if (atom.kind === 'any' || atom.kind === 'instance' || atom.kind === 'model') return null;
    return atom.kind === 'object' && thingOf(call6.frame, call6.state, atom.id)?.shape === 'list';
  });
  if (kinds.length > 0 && kinds.every((it) => it === kinds[0]) && kinds[0] != null)
    return call6.frame.world.boolean(kinds[0]);
  return call6.frame.world.someBoolean();
}
var LISTS = {
  'list.extend': extend,
  'list.sorted': from,
  'list.reversed': backwards,
  'list.enumerate': enumerate,
  'list.zip': zip,
  'list.is': isList,
  'promise.all': from,
  'list.push': push,
  'list.unshift': (call6) =>
    insertAt(
      call6,
      'start',
      (subject(call6)?.given ?? []).filter((it) => it !== void 0),
    ),
  'list.insert': insert,
  'list.pop': pop,
  'list.shift': (call6) => take(call6, 0),
  'list.remove': removeEqual,
  'list.at': element,
  'list.slice': sliced,
  'list.concat': concat2,
  'list.reverse': reverse,
  'list.from': from,
  'list.of': of,
};

// packages/scanners/code/engine/intrinsics/maps.ts
function keyText(parts) {
  const texts3 = parts.map((part) => {
    const only2 = part?.atoms.length === 1 ? part.atoms[0] : void 0;
    return only2?.kind === 'constant' && only2.type !== 'pattern' && part?.marks.length === 0
      ? String(only2.value)
      : null;
  });
  return texts3.length > 0 && texts3.every((text2) => text2 !== null) ? texts3.join('\n') : null;
}
function held(call6, value) {
  const only2 = onlyThing(call6, value);
  return only2 === null ? null : (thingOf(call6.frame, call6.state, only2.id) ?? null);
}
function getWith(call6, parts) {
  const it = subject(call6);
  if (it === null) return null;
  const { frame, state, site } = call6;
  const { world } = frame;
  const thing = held(call6, it.value);
  const key = keyText(it.given.slice(0, parts));
  const fallback = it.given[parts] ?? call6.spread.named.get('default') ?? world.undefined;
  if (thing === null) return null;
  if (key !== null && it.value.marks.length === 0) {
    const own = thing.fields.get(key);
    if (own !== void 0) return own;
    return thing.rest === null ? fallback : world.join(thing.rest, fallback);
  }
  const found3 =
    key === null
      ? readUnknown(frame, state, it.value, it.given[0] ?? world.any(), site.at)
      : readElement(frame, state, it.value, site.at);
  return world.join({ ...found3, keyed: [] }, fallback);
}
function setWith(call6, parts) {
  const it = subject(call6);
  const value = it?.given[parts];
  if (it === null || value === void 0) return null;
  const { frame, state, site } = call6;
  const key = keyText(it.given.slice(0, parts));
  if (key === null) writeUnknown(frame, state, it.value, it.given[0] ?? frame.world.any(), value, site.at);
  else writeMember(frame, state, it.value, key, value, site.at);
  return it.value;
}
function has(call6) {
  const it = subject(call6);
  const item = it?.given[0];
  return it === null || item === void 0 ? null : membership(call6.frame, call6.state, item, it.value);
}
function removed(call6) {
  const it = subject(call6);
  const thing = it === null ? null : onlyThing(call6, it.value);
  if (it === null || thing === null) return null;
  const key = keyText(it.given.slice(0, 1));
  const own = call6.state.change(thing.id);
  if (key !== null && own?.single === true) own.fields.delete(key);
  return call6.frame.world.someBoolean();
}
function cleared(call6) {
  const it = subject(call6);
  const thing = it === null ? null : onlyThing(call6, it.value);
  const own = thing === null ? void 0 : call6.state.change(thing.id);
  if (own?.single === true) {
    own.fields.clear();
    own.rest = null;
    if (own.shape === 'list') own.length = 0;
  }
  return call6.frame.world.undefined;
}
function keys2(call6) {
  const it = subject(call6);
  if (it === null) return null;
  const { frame, state, site } = call6;
  const thing = held(call6, it.value);
  if (
    thing !== null &&
    thing.rest === null &&
    thing.shape === 'object' &&
    thing.fields.size <= 64 &&
    it.value.marks.length === 0
  ) {
    return newList(
      frame,
      state,
      `keys ${site.at}`,
      [...thing.fields.keys()].map((key) => frame.world.text(key)),
      null,
    );
  }
  return newList(frame, state, `keys ${site.at}`, null, readKey2(frame, state, it.value));
}
function values(call6) {
  const it = subject(call6);
  if (it === null) return null;
  const { frame, state, site } = call6;
  const thing = held(call6, it.value);
  if (thing !== null && thing.rest === null && thing.fields.size <= 64 && it.value.marks.length === 0) {
    return newList(frame, state, `values ${site.at}`, [...thing.fields.values()], null);
  }
  return newList(frame, state, `values ${site.at}`, null, readElement(frame, state, it.value, site.at));
}
function entries(call6) {
  const it = subject(call6);
  if (it === null) return null;
  const { frame, state, site } = call6;
  const element2 = readElement(frame, state, it.value, site.at);
  const pair = newList(
    frame,
    state,
    `entry ${site.at}`,
    [readKey2(frame, state, it.value), element2 === NOTHING ? frame.world.any() : element2],
    null,
  );
  return newList(frame, state, `entries ${site.at}`, null, pair);
}
function setDefault(call6) {
  const found3 = getWith(call6, 1);
  if (found3 !== null) setWith(call6, 1);
  return found3;
}
function popped(call6) {
  const found3 = getWith(call6, 1);
  removed(call6);
  return found3;
}
var MAPS = {
  'map.setdefault': setDefault,
  'map.pop': popped,
  'config.get': (call6) => getWith(call6, 2),
  'config.set': (call6) => setWith(call6, 2),
  'config.section': (call6) => call6.frame.world.undefined,
  'list.clear': cleared,
  'map.get': (call6) => getWith(call6, 1),
  'map.get2': (call6) => getWith(call6, 2),
  'map.set': (call6) => setWith(call6, 1),
  'map.set2': (call6) => setWith(call6, 2),
  'map.has': has,
  'map.delete': removed,
  'map.clear': cleared,
  'map.keys': keys2,
  'map.values': values,
  'map.entries': entries,
  'object.keys': keys2,
  'object.values': values,
  'object.entries': entries,
};

// packages/scanners/code/engine/intrinsics/objects.ts
function assign3(call6) {
  const { frame, state, site, spread: spread2 } = call6;
  const method = site.receiver !== null && site.receiver.atoms.some((it) => it.kind === 'object');
  const target = method ? site.receiver : spread2.positional[0];
  if (target == null) return null;
  const sources = method ? spread2.positional : spread2.positional.slice(1);
  for (const source2 of spread2.more === null ? sources : [...sources, spread2.more]) put2(call6, target, source2);
  for (const [key, value] of spread2.named) writeMember(frame, state, target, key, value, site.at);
  return target;
}
function put2(call6, target, source2) {
  const { frame, state, site } = call6;
  const marked =
    source2.marks.length === 0
      ? source2
      : withMarks(source2, walk(source2.marks, frame.module, site.at, 'copied into an object'));
  for (const atom of target.atoms) {
    const thing = atom.kind === 'object' ? state.change(atom.id) : void 0;
    if (thing !== void 0) mix(frame, state, thing, marked, site.at);
    else writeUnknown(frame, state, target, frame.world.any(), readElement(frame, state, marked, site.at), site.at);
  }
}
function merge(call6) {
  const { frame, state, site, spread: spread2 } = call6;
  const sources = spread2.positional.slice(1);
  for (const source2 of spread2.more === null ? sources : [...sources, spread2.more]) {
    for (const mark of deepMarks(frame, state, source2, 2))
      foundSink(frame, { kind: 'prototype-pollution' }, mark, site.at, 0);
  }
  return assign3(call6);
}
function fresh(call6, bare, proto) {
  const { frame, state, site } = call6;
  const id = frame.world.ids.of(`${frame.code.id} object ${site.at}`, frame.module);
  const before = state.change(id);
  if (before === void 0) state.things.set(id, newThing('object', state.owner, { bare, proto }));
  else before.single = false;
  return frame.world.object(id);
}
function create(call6) {
  const proto = call6.spread.positional[0];
  const bare = proto?.atoms.every((it) => it === call6.frame.world.atoms.null) ?? false;
  return fresh(call6, bare, bare || proto === void 0 ? null : proto);
}
function make(call6) {
  const object2 = fresh(call6, false, null);
  const { spread: spread2, frame, state, site } = call6;
  for (const source2 of spread2.positional) put2(call6, object2, source2);
  for (const [key, value] of spread2.named) writeMember(frame, state, object2, key, value, site.at);
  return object2;
}
function define(call6) {
  const { frame, state, site, spread: spread2 } = call6;
  const [target, key, descriptor] = spread2.positional;
  if (target === void 0 || key === void 0 || descriptor === void 0) return null;
  const name2 = constantText3(key);
  for (const [field3, prefix] of [
    ['value', ''],
    ['get', 'get '],
    ['set', 'set '],
  ]) {
    const value = readMember(frame, state, descriptor, field3, site.at);
    if (value.atoms.every((it) => it === frame.world.atoms.undefined)) continue;
    if (name2 === null) writeUnknown(frame, state, target, key, value, site.at);
    else writeMember(frame, state, target, `${prefix}${name2}`, value, site.at);
  }
  return target;
}
function setPrototype(call6) {
  const [target, proto] = call6.spread.positional;
  if (target === void 0 || proto === void 0) return null;
  writeMember(call6.frame, call6.state, target, '__proto__', proto, call6.site.at);
  return target;
}
function field2(call6) {
  const { frame, state, site, spread: spread2 } = call6;
  const [object2, key, fallback] = spread2.positional;
  const name2 = constantText3(key);
  if (object2 === void 0 || name2 === null) return null;
  const found3 = readMember(frame, state, object2, name2, site.at);
  return fallback === void 0 ? found3 : frame.world.join(found3, fallback);
}
function setField(call6) {
  const { frame, state, site, spread: spread2 } = call6;
  const [object2, key, value] = spread2.positional;
  if (object2 === void 0 || key === void 0 || value === void 0) return null;
  const name2 = constantText3(key);
  if (name2 === null) writeUnknown(frame, state, object2, key, value, site.at);
  else writeMember(frame, state, object2, name2, value, site.at);
  return frame.world.undefined;
}
function copy(call6) {
  const { frame, state, site, spread: spread2 } = call6;
  const plain = site.receiver === null || site.receiver.atoms.every((it) => it.kind === 'model');
  const source2 = plain ? spread2.positional[0] : site.receiver;
  const only2 = source2?.atoms.length === 1 ? source2.atoms[0] : void 0;
  const thing = only2?.kind === 'object' ? thingOf(frame, state, only2.id) : void 0;
  if (source2 == null || thing === void 0 || thing.heart !== null) return source2 ?? null;
  const id = frame.world.ids.of(`${frame.code.id} copy ${site.at}`, frame.module);
  const before = state.things.get(id);
  const made = copyThing(thing, state.owner);
  made.single = before === void 0;
  state.things.set(
    id,
    before === void 0 ? made : joinThings(before, made, state.owner, (a2, b2) => frame.world.join(a2, b2)),
  );
  return { ...source2, atoms: [frame.world.atoms.object(id)] };
}
var OBJECTS = {
  'object.copy': copy,
  'object.assignNew': make,
  'object.assignSelf': assign3,
  'object.assign': assign3,
  'object.merge': merge,
  'object.create': create,
  'object.of': make,
  'object.define': define,
  'object.setPrototype': setPrototype,
  'object.get': field2,
  'object.set': setField,
};

// packages/scanners/code/patterns/characters.ts
var NO_CHARACTERS = { ascii: [0, 0, 0, 0], beyond: false };
var ALL_CHARACTERS = { ascii: [-1, -1, -1, -1], beyond: true };
function charactersOf(text2) {
  return charactersWhere((character) => text2.includes(character), hasBeyond(text2));
}
function charactersWhere(holds3, beyond) {
  const ascii = [0, 0, 0, 0];
  for (let code = 0; code < 128; code++) {
    if (holds3(String.fromCharCode(code))) ascii[code >> 5] = ascii[code >> 5] | (1 << (code & 31));
  }
  return { ascii, beyond };
}
function union(a2, b2) {
  return { ascii: joined3(a2, b2, (x, y) => x | y), beyond: a2.beyond || b2.beyond };
}
function without(a2, b2) {
  return { ascii: joined3(a2, b2, (x, y) => x & ~y), beyond: a2.beyond && !b2.beyond };
}
function overlaps(a2, b2) {
  return a2.ascii.some((word2, i) => (word2 & b2.ascii[i]) !== 0) || (a2.beyond && b2.beyond);
}
function hasBeyond(text2) {
  for (let i = 0; i < text2.length; i++) if (text2.charCodeAt(i) > 127) return true;
  return false;
}
function joined3(a2, b2, how) {
  const word2 = (i) => how(a2.ascii[i], b2.ascii[i]);
  return [word2(0), word2(1), word2(2), word2(3)];
}

// packages/scanners/code/patterns/alphabet.ts
function alphabetOf(pattern2, pinned) {
  const { alternatives } = pattern2.tree;
  if (pattern2.flags.includes('m')) return null;
  if (pinned === 'nowhere' && !alternatives.every((one) => isPinned(one, 'start'))) return null;
  if (pinned !== 'both' && !alternatives.every((one) => isPinned(one, 'end'))) return null;
  const letters = alternatives.map((one) => charactersIn(one, pattern2)).reduce(union, NO_CHARACTERS);
  const mayEndEarly = pattern2.endsBeforeNewline && pinned !== 'both' && /\$\)*$/.test(pattern2.source);
  return mayEndEarly ? union(letters, charactersOf('\n')) : letters;
}
function excludedBy2(pattern2) {
  let characters = NO_CHARACTERS;
  const texts3 = [];
  for (const { elements: elements2 } of unwrapped(pattern2.tree.alternatives)) {
    const [element2] = elements2;
    const single = elements2.length === 1 && element2 !== void 0 ? singleOf(element2) : null;
    if (single !== null) characters = union(characters, ofElement(single, pattern2));
    else if (elements2.length > 1 && elements2.every((one) => one.type === 'Character')) {
      texts3.push(elements2.map((one) => String.fromCodePoint(one.value)).join(''));
    }
  }
  return { characters, texts: texts3 };
}
function unwrapped(alternatives) {
  const [only2] = alternatives;
  const [element2] = only2?.elements ?? [];
  const isGroup = element2?.type === 'Group' || element2?.type === 'CapturingGroup';
  return alternatives.length === 1 && only2?.elements.length === 1 && isGroup
    ? unwrapped(element2.alternatives)
    : alternatives;
}
function singleOf(element2) {
  if (element2.type === 'Quantifier') return element2.min <= 1 ? singleOf(element2.element) : null;
  const isSingle = ['Character', 'CharacterClass', 'CharacterSet', 'ExpressionCharacterClass'].includes(element2.type);
  return isSingle ? element2 : null;
}
function isPinned(alternative, kind2) {
  const element2 = alternative.elements.at(kind2 === 'start' ? 0 : -1);
  if (element2 === void 0) return false;
  if (element2.type === 'Assertion') {
    if (element2.kind === kind2) return true;
    const around = kind2 === 'start' ? 'lookbehind' : 'lookahead';
    return element2.kind === around && element2.negate && /^\(\?<?!\[\\s\\S\]\)$/.test(element2.raw);
  }
  if (element2.type !== 'Group' && element2.type !== 'CapturingGroup') return false;
  return element2.alternatives.every((one) => isPinned(one, kind2));
}
function charactersIn(alternative, pattern2) {
  return alternative.elements.map((element2) => charactersOfElement(element2, pattern2)).reduce(union, NO_CHARACTERS);
}
function charactersOfElement(element2, pattern2) {
  switch (element2.type) {
    case 'Assertion':
      return NO_CHARACTERS;
    case 'Quantifier':
      return element2.max === 0 ? NO_CHARACTERS : charactersOfElement(element2.element, pattern2);
    case 'Group':
    case 'CapturingGroup':
      return element2.alternatives.map((one) => charactersIn(one, pattern2)).reduce(union, NO_CHARACTERS);
    case 'Backreference':
      return NO_CHARACTERS;
    default:
      return ofElement(element2, pattern2);
  }
}
var BEYOND = ['\xE9', '\xDF', '\xA0', '\u4E2D', '\u2028', '\u017F', '\u212A', '\u{1F600}', '\u0301', '\u03A9'];
function ofElement(element2, { flags }) {
  if (element2.type === 'CharacterSet' && element2.kind === 'any' && flags.includes('s')) return ALL_CHARACTERS;
  try {
    const alone = new RegExp(`^(?:${element2.raw})$`, flags.replace(/[mgy]/g, ''));
    const beyond = element2.type === 'CharacterClass' && element2.negate ? true : BEYOND.some((one) => alone.test(one));
    return charactersWhere((character) => alone.test(character), beyond || hasWide(element2));
  } catch {
    return ALL_CHARACTERS;
  }
}
function hasWide(element2) {
  return /\\u|\\x[89a-f]|\\p/i.test(element2.raw) || Array.from(element2.raw).some((one) => one > '\x7F');
}

// packages/scanners/code/patterns/danger.ts
var SPACE = ' 	\n\r\f\v';
var BEYOND2 = { ascii: [0, 0, 0, 0], beyond: true };
var NEEDED = {
  sql: charactersOf(`'"\`\\;()/#-${SPACE}`),
  nosql: charactersOf('\'"`\\;(){}$=&|'),
  command: charactersOf(`;&|\`$()<>\\'"*?[]{}~!#%^-${SPACE}`),
  argument: charactersOf('-/@'),
  code: charactersOf(`()[]{}.;=+*/\\'"\`,:<>!&|$@-${SPACE}`),
  module: charactersOf('./\\:'),
  template: charactersOf('{}<>%$#='),
  ldap: union(charactersOf('*()\\\0&|!='), BEYOND2),
  xpath: charactersOf(`'"[]()/|@=${SPACE}`),
  header: charactersOf('\r\n'),
  log: charactersOf('\r\n'),
  mail: charactersOf('\r\n,;'),
  xss: charactersOf('<>"\'`&='),
  'dom-xss': charactersOf('<>"\'`&='),
  'path-read': charactersOf('/\\'),
  'path-write': charactersOf('/\\'),
  'archive-extract': charactersOf('/\\'),
  upload: charactersOf('/\\.'),
  ssrf: union(charactersOf('/\\:.@?#%'), BEYOND2),
  redirect: union(charactersOf('/\\:.@?#%'), BEYOND2),
  regex: charactersOf('*+{}()|'),
  'prototype-pollution': charactersOf('_'),
};
var NEEDED_INSIDE = {
  "sql '": charactersOf("'\\"),
  'sql "': charactersOf('"\\'),
  'sql `': charactersOf('`\\'),
  "command '": charactersOf("'"),
  'command "': charactersOf('"\\$`'),
  "xpath '": charactersOf("'"),
  'xpath "': charactersOf('"'),
  'xss text': charactersOf('<'),
  'xss "': charactersOf('"'),
  "xss '": charactersOf("'"),
};
function harmlessFor(alphabet, inside3 = null) {
  return Object.keys(NEEDED).filter((kind2) => {
    const needed = (inside3 === null ? void 0 : NEEDED_INSIDE[`${kind2} ${inside3}`]) ?? NEEDED[kind2];
    return !overlaps(alphabet, needed);
  });
}

// packages/scanners/code/patterns/read-pattern.ts
import { RegExpParser } from '@eslint-community/regexpp';

// packages/scanners/code/patterns/python.ts
var SPELLINGS = [
  [/^\\A/, '(?<![\\s\\S])'],
  [/^\\[zZ]/, '(?![\\s\\S])'],
  [/^\(\?P<([A-Za-z_]\w*)>/, '(?<$1>'],
  [/^\(\?P=([A-Za-z_]\w*)\)/, '\\k<$1>'],
  [/^\(\?#[^)]*\)/, ''],
  [/^\\a/, '\\x07'],
  [/^\\U000([0-9a-fA-F]{5})/, '\\u{$1}'],
  [/^\\N\{[^}]*\}/, '[\\s\\S]'],
];
function fromPython(source2, flags) {
  const inline = /^\(\?([aiLmsux]+)\)/.exec(source2);
  const letters = /* @__PURE__ */ new Set([...flags, ...(inline?.[1] ?? '')]);
  const text2 = letters.has('x')
    ? withoutSpace(source2.slice(inline?.[0].length ?? 0))
    : source2.slice(inline?.[0].length ?? 0);
  let out = '';
  for (let at2 = 0; at2 < text2.length; ) {
    const rest = text2.slice(at2, at2 + 80);
    const spelling = SPELLINGS.find(([python2]) => python2.test(rest));
    if (spelling !== void 0) {
      const [whole] = spelling[0].exec(rest);
      out += whole.replace(spelling[0], spelling[1]);
      at2 += whole.length;
    } else if (rest[0] === '\\') {
      out += rest.slice(0, 2);
      at2 += 2;
    } else if (rest[0] === '[') {
      const end = endOfClass(text2, at2);
      out += text2
        .slice(at2, end)
        .replace(/^(\[\^?)\]/, '$1\\]')
        .replace(/(?<!^)(?<!\\)\[(?!\^)/g, '\\[');
      at2 = end;
    } else {
      const possessive = /^([*+?}])\+/.exec(rest);
      out += possessive === null ? (rest.startsWith('(?>') ? '(?:' : rest[0]) : possessive[1];
      at2 += possessive === null ? (rest.startsWith('(?>') ? 3 : 1) : 2;
    }
  }
  return {
    source: out,
    flags: [...letters]
      .filter((letter) => 'ims'.includes(letter))
      .sort()
      .join(''),
  };
}
function endOfClass(text2, start) {
  let at2 = start + 1;
  if (text2[at2] === '^') at2++;
  if (text2[at2] === ']') at2++;
  while (at2 < text2.length && text2[at2] !== ']') at2 += text2[at2] === '\\' ? 2 : 1;
  return at2 + 1;
}
function withoutSpace(text2) {
  let out = '';
  for (let at2 = 0; at2 < text2.length; at2++) {
    const character = text2[at2];
    if (character === '\\') out += text2.slice(at2, ++at2 + 1);
    else if (character === '[') {
      const end = endOfClass(text2, at2);
      out += text2.slice(at2, end);
      at2 = end - 1;
    } else if (character === '#') {
      while (at2 < text2.length && text2[at2] !== '\n') at2++;
    } else if (!/\s/.test(character)) out += character;
  }
  return out;
}

// packages/scanners/code/patterns/read-pattern.ts
var LONGEST5 = 4e3;
var DEEPEST6 = 100;
var MOST_KEPT = 2e3;
var parser = new RegExpParser({ ecmaVersion: 2025 });
var known = /* @__PURE__ */ new Map();
function readPattern(source2, flags, flavour) {
  if (source2.length > LONGEST5 || nestsDeeperThan(source2, DEEPEST6)) return null;
  const key = `${flavour} ${flags} ${source2}`;
  let pattern2 = known.get(key);
  if (pattern2 === void 0) {
    if (known.size >= MOST_KEPT) known.clear();
    pattern2 = parsed2(source2, flags, flavour);
    known.set(key, pattern2);
  }
  return pattern2;
}
function parsed2(source2, flags, flavour) {
  const spelled2 =
    flavour === 'python' ? fromPython(source2, flags) : { source: source2, flags: flags.replace(/[^imsuv]/g, '') };
  if (spelled2 === null) return null;
  const unicode = spelled2.flags.includes('u');
  const unicodeSets = spelled2.flags.includes('v');
  try {
    const tree = parser.parsePattern(spelled2.source, 0, spelled2.source.length, { unicode, unicodeSets });
    return { ...spelled2, tree, endsBeforeNewline: flavour === 'python' };
  } catch {
    return null;
  }
}
function nestsDeeperThan(source2, limit2) {
  let depth2 = 0;
  for (const character of source2) {
    if (character === '(' && ++depth2 > limit2) return true;
    if (character === ')') depth2--;
  }
  return false;
}

// packages/scanners/code/patterns/slowness.ts
import { analyse } from 'scslre';

// packages/scanners/code/patterns/positions.ts
var EMPTY = { nullable: true, first: [], last: [] };
var ENDLESS = 25;
var MOST_POSITIONS = 100;
function positionsOf(pattern2) {
  const builder = new Builder(pattern2);
  const free = /* @__PURE__ */ new Set();
  for (const alternative of pattern2.tree.alternatives) {
    const whole = builder.sequence(alternative.elements);
    if (!endsWithAssertion(alternative)) for (const place2 of whole.last) free.add(place2);
  }
  if (builder.reads.length > MOST_POSITIONS) return null;
  return { reads: builder.reads, follow: builder.follow.map((places) => [...places].sort((a2, b2) => a2 - b2)), free };
}
var Builder = class {
  reads = [];
  follow = [];
  #pattern;
  constructor(pattern2) {
    this.#pattern = pattern2;
  }
  sequence(elements2) {
    return elements2.map((element2) => this.#part(element2)).reduce((a2, b2) => this.#joined(a2, b2), EMPTY);
  }
  #part(element2) {
    if (this.reads.length > MOST_POSITIONS) return EMPTY;
    switch (element2.type) {
      case 'Assertion':
      case 'Backreference':
        return EMPTY;
      case 'Group':
      case 'CapturingGroup':
        return either(element2.alternatives.map(({ elements: elements2 }) => this.sequence(elements2)));
      case 'Quantifier':
        return this.#repeated(element2);
      default: {
        const place2 = this.reads.length;
        this.reads.push(ofElement(element2, this.#pattern));
        this.follow.push(/* @__PURE__ */ new Set());
        return { nullable: false, first: [place2], last: [place2] };
      }
    }
  }
  #repeated({ element: element2, min, max }) {
    if (max === 0) return EMPTY;
    const part = this.#part(element2);
    const isLoop = max >= ENDLESS;
    if (isLoop) for (const end of part.last) for (const start of part.first) this.follow[end]?.add(start);
    return min === 0 ? { ...part, nullable: true } : part;
  }
  #joined(a2, b2) {
    for (const end of a2.last) for (const start of b2.first) this.follow[end]?.add(start);
    return {
      nullable: a2.nullable && b2.nullable,
      first: a2.nullable ? [...a2.first, ...b2.first] : a2.first,
      last: b2.nullable ? [...a2.last, ...b2.last] : b2.last,
    };
  }
};
function either(parts) {
  return {
    nullable: parts.some(({ nullable }) => nullable),
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
  };
}
function endsWithAssertion({ elements: elements2 }) {
  const last = elements2.at(-1);
  if (last === void 0) return false;
  if (last.type === 'Assertion' || last.type === 'Backreference') return true;
  return (last.type === 'Group' || last.type === 'CapturingGroup') && last.alternatives.some(endsWithAssertion);
}

// packages/scanners/code/patterns/ambiguity.ts
function ambiguousLoop(pattern2) {
  const positions = positionsOf(pattern2);
  if (positions === null) return null;
  const meets = meetings(positions);
  for (const loop2 of loopsOfPairs(positions, meets)) {
    const diagonal = loop2.find(([a2, b2]) => a2 === b2 && !positions.free.has(a2));
    if (diagonal !== void 0 && loop2.some(([a2, b2]) => a2 !== b2)) return readable(positions, diagonal[0]);
  }
  return null;
}
function meetings({ reads }) {
  return reads.map((a2) => reads.map((b2) => overlaps(a2, b2)));
}
function loopsOfPairs({ reads, follow: follow2 }, meets) {
  const count = reads.length;
  const order2 = new Int32Array(count * count).fill(-1);
  const low = new Int32Array(count * count);
  const waiting = new Uint8Array(count * count);
  const stack = [];
  const loops = [];
  let next = 0;
  const nexts = (pair) => {
    const [a2, b2] = [Math.floor(pair / count), pair % count];
    return (follow2[a2] ?? []).flatMap((c) =>
      (follow2[b2] ?? []).filter((d) => meets[c]?.[d] === true).map((d) => c * count + d),
    );
  };
  const open = (pair) => {
    order2[pair] = low[pair] = next++;
    stack.push(pair);
    waiting[pair] = 1;
    return { pair, nexts: nexts(pair), at: 0 };
  };
  for (let place2 = 0; place2 < count; place2++) {
    if (order2[place2 * count + place2] !== -1) continue;
    const work = [open(place2 * count + place2)];
    for (let frame = work.at(-1); frame !== void 0; frame = work.at(-1)) {
      const target = frame.nexts[frame.at++];
      if (target !== void 0) {
        if (order2[target] === -1) work.push(open(target));
        else if (waiting[target] === 1) low[frame.pair] = Math.min(low[frame.pair], order2[target]);
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above !== void 0) low[above.pair] = Math.min(low[above.pair], low[frame.pair]);
      if (low[frame.pair] !== order2[frame.pair]) continue;
      const loop2 = [];
      for (let pair = -1; pair !== frame.pair; ) {
        pair = stack.pop();
        waiting[pair] = 0;
        loop2.push([Math.floor(pair / count), pair % count]);
      }
      if (loop2.length > 1) loops.push(loop2);
    }
  }
  return loops;
}
function readable({ reads }, place2) {
  const set = reads[place2];
  for (const character of 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_-., /') {
    if (set !== void 0 && overlaps(set, { ascii: maskOf(character), beyond: false })) return character;
  }
  return '?';
}
function maskOf(character) {
  const mask = [0, 0, 0, 0];
  const code = character.charCodeAt(0);
  mask[code >> 5] = 1 << (code & 31);
  return mask;
}

// packages/scanners/code/patterns/slowness.ts
var LONGEST6 = 600;
var MOST_QUANTIFIERS = 40;
var known2 = /* @__PURE__ */ new WeakMap();
function slownessOf(pattern2) {
  let answer = known2.get(pattern2);
  if (answer === void 0) {
    answer = isSmall(pattern2) ? analysed(pattern2) : null;
    known2.set(pattern2, answer);
  }
  return answer;
}
function isSmall({ source: source2 }) {
  return source2.length <= LONGEST6 && (source2.match(/[*+}]/g)?.length ?? 0) <= MOST_QUANTIFIERS;
}
function analysed(pattern2) {
  const { source: source2, flags } = pattern2;
  try {
    const { reports } = analyse({ source: source2, flags: flags.replace(/[^imsu]/g, '') }, { maxReports: 20 });
    const exponential = reports.find((report) => report.exponential);
    const loop2 = exponential === void 0 ? ambiguousLoop(pattern2) : null;
    if (loop2 !== null) return { growth: 'exponential', repeat: loop2, part: source2.slice(0, 100) };
    const worst = exponential ?? reports[0];
    if (worst === void 0) return null;
    const part = worst.type === 'Trade' ? worst.startQuant : worst.type === 'Self' ? worst.parentQuant : worst.quant;
    return {
      growth: worst.exponential ? 'exponential' : 'polynomial',
      repeat: worst.character.pick,
      part: part.raw.slice(0, 100),
    };
  } catch {
    return null;
  }
}

// packages/scanners/code/engine/guards/patterns.ts
var PATHS = ['path-read', 'path-write', 'archive-extract', 'upload'];
var FLAVOURS = /* @__PURE__ */ new Map([
  ['javascript', 'javascript'],
  ['python', 'python'],
]);
var known3 = /* @__PURE__ */ new Map();
function patternsOf(value, language) {
  if (value == null || value.atoms.length === 0 || value.atoms.length > 8) return null;
  const all = [];
  for (const atom of value.atoms) {
    const pattern2 = patternOf(atom, language);
    if (pattern2 === null) return null;
    all.push(pattern2);
  }
  return all;
}
function patternOf(atom, language) {
  if (atom.kind !== 'constant' || typeof atom.value !== 'string') return null;
  if (atom.type !== 'pattern' && atom.type !== 'text' && atom.type !== 'bytes') return null;
  const flavour = FLAVOURS.get(language) ?? 'javascript';
  const key = `${flavour} ${atom.flags} ${atom.value}`;
  let pattern2 = known3.get(key);
  if (pattern2 === void 0) {
    if (known3.size > 5e3) known3.clear();
    pattern2 = readPattern(atom.value, atom.flags, flavour);
    known3.set(key, pattern2);
  }
  return pattern2;
}
function whatMatchStops(patterns2, pinned) {
  return patterns2.reduce((all, pattern2) => {
    const alphabet = alphabetOf(pattern2, pinned);
    return all & (alphabet === null ? 0 : kindMask(harmlessFor(alphabet)));
  }, 2147483647);
}
function whatAbsenceStops(patterns2) {
  return patterns2.reduce((all, pattern2) => {
    const { characters, texts: texts3 } = excludedBy2(pattern2);
    const path = texts3.some((text2) => text2 === '..' || text2 === '../') ? kindMask(PATHS) : 0;
    return all & (kindMask(harmlessFor(without(ALL_CHARACTERS, characters))) | path);
  }, 2147483647);
}
function whatReplaceStops(pattern2, by, language, everywhere) {
  const patterns2 = everywhere ? patternsOf(pattern2, language) : null;
  if (patterns2 === null || patterns2.length === 0 || by === null || !/^[\w &#;.-]*$/.test(by)) return 0;
  return patterns2.reduce(
    (all, it) => all & kindMask(harmlessFor(without(ALL_CHARACTERS, excludedBy2(it).characters))),
    2147483647,
  );
}
function slowPart(patterns2) {
  for (const pattern2 of patterns2) {
    const slow = slownessOf(pattern2);
    if (slow !== null) return `${slow.growth} time in ${slow.part}`;
  }
  return null;
}

// packages/scanners/code/engine/intrinsics/patterns.ts
function matching(call6) {
  const { site, spread: spread2, frame } = call6;
  const { language } = frame.world.program.module(frame.module);
  const [first, second, third] = spread2.positional;
  const text1 = spread2.named.get('string');
  const { receiver } = site;
  if (receiver !== null && isPattern(call6, receiver)) {
    if (first === void 0) return null;
    return {
      pattern: receiver,
      text: first,
      patterns: patternsOf(receiver, language),
      given: spread2.positional.slice(1),
    };
  }
  const isFunction = receiver === null || receiver.atoms.every((it) => it.kind === 'model');
  const text2 = isFunction ? (text1 ?? (call6.atom.path.includes('sub') ? third : second)) : receiver;
  if (first === void 0 || text2 == null) return null;
  return { pattern: first, text: text2, patterns: patternsOf(first, language), given: spread2.positional.slice(1) };
}
function isPattern(call6, value) {
  return (
    value.atoms.length > 0 &&
    (value.atoms.some((it) => it.kind === 'constant' && it.type === 'pattern') ||
      /(?:^|\.)(?:RegExp|Pattern)\./.test(call6.atom.path))
  );
}
function reportSlow(call6, patterns2, text2) {
  if (patterns2 === null || text2.marks.length === 0) return;
  const slow = slowPart(patterns2);
  if (slow === null) return;
  const { frame, site } = call6;
  for (const mark of walk(text2.marks, frame.module, site.at, 'matched against a regular expression')) {
    foundSink(frame, { kind: 'redos', note: slow }, mark, site.at, 0);
  }
}
function tested(call6, pinned, answer) {
  const it = matching(call6);
  if (it === null) return null;
  reportSlow(call6, it.patterns, it.text);
  const value = answer(it);
  const { name: name2 } = it.text;
  if (name2 === 0 || it.patterns === null) return value;
  const yes2 = [{ name: name2, stops: whatMatchStops(it.patterns, pinned) }];
  const no = [{ name: name2, stops: whatAbsenceStops(it.patterns) }];
  return { ...value, yes: yes2, no };
}
function test2(call6) {
  return tested(
    call6,
    'nowhere',
    ({ patterns: patterns2, text: text2 }) => folded(call6, patterns2, text2) ?? call6.frame.world.someBoolean(),
  );
}
function folded(call6, patterns2, text2) {
  const known4 = constantText3(text2);
  const only2 = patterns2?.length === 1 ? patterns2[0] : void 0;
  if (known4 === null || only2 === void 0 || known4.length > 200 || slowPart([only2]) !== null) return null;
  try {
    return call6.frame.world.boolean(new RegExp(only2.source, only2.flags.replace(/[gy]/g, '')).test(known4));
  } catch {
    return null;
  }
}
function found2(call6, pinned) {
  return tested(call6, pinned, ({ patterns: patterns2, text: text2 }) => {
    const { frame, state, site } = call6;
    const { world } = frame;
    let { marks } = text2;
    if (marks.length > 0) {
      marks = stop(
        surround(walk(marks, frame.module, site.at, 'matched against a regular expression'), '\0', ''),
        HARMLESS_AS_TEXT,
      );
      if (patterns2 !== null) marks = stop(marks, whatMatchStops(patterns2, 'both'));
    }
    const groups = newList(frame, state, `groups ${site.at}`, null, world.someText(marks));
    return withMarks({ ...groups, atoms: [...groups.atoms, world.atoms.null].sort((a2, b2) => a2.n - b2.n) }, marks);
  });
}
function matchObject(call6, pinned) {
  return tested(call6, pinned, ({ patterns: patterns2, text: text2 }) => {
    const { frame, site } = call6;
    const { world } = frame;
    let marks = walk(text2.marks, frame.module, site.at, 'matched against a regular expression');
    if (patterns2 !== null) marks = stop(marks, whatMatchStops(patterns2, pinned));
    const type2 = call6.atom.member?.call?.returns?.is;
    const match2 = type2 === void 0 ? world.atoms.any : world.atoms.instance(call6.models, type2);
    return someOf(
      [match2, world.atoms.null].sort((a2, b2) => a2.n - b2.n),
      marks,
    );
  });
}
function compile(call6) {
  const { spread: spread2, frame } = call6;
  const [source2, flags] = spread2.positional;
  if (source2 === void 0 || source2.marks.length > 0) return null;
  const atoms = source2.atoms.map((atom) => {
    if (atom.kind !== 'constant' || typeof atom.value !== 'string') return null;
    return atom.type === 'pattern'
      ? atom
      : frame.world.atoms.constant('pattern', atom.value, constantText3(flags) ?? '');
  });
  if (atoms.length === 0 || atoms.some((atom) => atom === null)) return null;
  return someOf(atoms.filter((atom) => atom !== null).sort((a2, b2) => a2.n - b2.n));
}
function replace2(call6) {
  const { frame, spread: spread2, site } = call6;
  const { world } = frame;
  const { language } = world.program.module(frame.module);
  const own = site.receiver !== null && isPattern(call6, site.receiver);
  const pattern2 = own ? site.receiver : spread2.positional[0];
  const by = spread2.positional[own ? 0 : 1] ?? spread2.named.get('repl');
  const text2 = spread2.positional[own ? 1 : 2] ?? spread2.named.get('string');
  if (pattern2 == null || by === void 0 || text2 === void 0) return null;
  reportSlow(call6, patternsOf(pattern2, language), text2);
  const asPatterns = {
    ...pattern2,
    atoms: pattern2.atoms.map((it) =>
      it.kind === 'constant' && it.type === 'text' ? world.atoms.constant('pattern', it.value) : it,
    ),
  };
  const stops = whatReplaceStops(asPatterns, constantText3(by), language, true) | HARMLESS_AS_TEXT;
  const marks = stop(walk(text2.marks, frame.module, site.at, 'replaced in'), stops);
  return world.someText(joinMarks(marks, by.atoms.some((it) => it.kind === 'function') ? [] : by.marks));
}
var PATTERNS = {
  'pattern.test': test2,
  'pattern.exec': (call6) => found2(call6, 'nowhere'),
  'text.match': (call6) => found2(call6, 'nowhere'),
  'text.search': (call6) => tested(call6, 'nowhere', () => someOf([call6.frame.world.atoms.number])),
  'pattern.match': (call6) => matchObject(call6, 'start'),
  'pattern.fullmatch': (call6) => matchObject(call6, 'both'),
  'pattern.search': (call6) => matchObject(call6, 'nowhere'),
  'pattern.compile': compile,
  'pattern.replace': replace2,
};

// packages/scanners/code/engine/guards/prefixes.ts
var PATHS2 = kindMask(['path-read', 'path-write', 'archive-extract', 'upload']);
var ADDRESSES = kindMask(['ssrf', 'redirect']);
var POLLUTION = kindMask(['prototype-pollution']);
function startsFacts(value, prefix) {
  if (value.name === 0 || prefix.marks.length > 0) return [];
  const shapes = shapesOf(prefix);
  let stops = 0;
  if (shapes.every((shape) => /^https?:\/\/[^/?#\0]+[/?#]/.test(shape))) stops |= ADDRESSES;
  if (isCanonical(value)) stops |= PATHS2;
  return stops === 0 ? [] : [{ name: value.name, stops }];
}
function textSearchFacts(value, part) {
  if (value.name === 0 || part === null) return [];
  if (part === '..' || part === '../' || part === '/..') return [{ name: value.name, stops: PATHS2 }];
  if (part === '__proto__') return [{ name: value.name, stops: POLLUTION }];
  return [];
}
function isCanonical(value) {
  return value.canonical === true;
}

// packages/scanners/code/engine/intrinsics/searches.ts
function isText(value) {
  return (
    value.atoms.length > 0 &&
    value.atoms.every((it) => it.kind === 'text' || (it.kind === 'constant' && typeof it.value === 'string'))
  );
}
function includes(call6) {
  const it = subject(call6);
  const item = it?.given[0];
  if (it === null || item === void 0) return null;
  const { frame, state } = call6;
  if (onlyThing(call6, it.value) !== null) return membership(frame, state, item, it.value);
  const folded2 = foldText(call6, it.value, item, (text2, part) => text2.includes(part));
  if (folded2 !== null) return folded2;
  const answer = frame.world.someBoolean();
  if (isText(it.value) && it.value.marks.length === 0 && it.value.name === 0) {
    return answer;
  }
  return { ...answer, no: textSearchFacts(it.value, constantText3(item)) };
}
function indexOf(call6) {
  const it = subject(call6);
  const item = it?.given[0];
  if (it === null || item === void 0) return null;
  const { frame, state, site } = call6;
  const { world } = frame;
  const name2 = world.names.root(`search ${frame.code.id} ${site.at}`);
  if (onlyThing(call6, it.value) !== null) {
    const facts = chosenFrom(frame, state, item, it.value);
    if (facts !== null) world.searches.set(name2, facts);
    return { ...someOf([world.atoms.number]), name: name2 };
  }
  const [text2, part] = [constantText3(it.value), constantText3(item)];
  if (text2 !== null && part !== null) return world.number(text2.indexOf(part));
  world.absences.set(name2, textSearchFacts(it.value, part));
  world.starts.set(name2, startsFacts(it.value, item));
  return { ...someOf([world.atoms.number]), name: name2 };
}
function startsWith(call6) {
  const it = subject(call6);
  const prefix = it?.given[0];
  if (it === null || prefix === void 0) return null;
  const folded2 = foldText(call6, it.value, prefix, (text2, part) => text2.startsWith(part));
  if (folded2 !== null) return folded2;
  return { ...call6.frame.world.someBoolean(), yes: startsFacts(it.value, prefix) };
}
function endsWith(call6) {
  const it = subject(call6);
  const suffix = it?.given[0];
  if (it === null || suffix === void 0) return null;
  return foldText(call6, it.value, suffix, (text2, part) => text2.endsWith(part)) ?? call6.frame.world.someBoolean();
}
function foldText(call6, a2, b2, test3) {
  const [text2, part] = [constantText3(a2), constantText3(b2)];
  return text2 === null || part === null ? null : call6.frame.world.boolean(test3(text2, part));
}
var SEARCHES = {
  'text.includes': includes,
  'list.includes': includes,
  'text.indexOf': indexOf,
  'list.indexOf': indexOf,
  'text.startsWith': startsWith,
  'text.endsWith': endsWith,
};

// packages/scanners/code/engine/intrinsics/texts.ts
var MOST_TEXTS = 8;
function mapped2(call6, change, cut2) {
  const it = subject(call6);
  if (it === null) return null;
  const { frame, site } = call6;
  const atoms = it.value.atoms.map((atom) => {
    const known4 =
      atom.kind === 'constant' && typeof atom.value === 'string' && atom.type !== 'pattern' ? change(atom.value) : null;
    return known4 === null ? frame.world.atoms.text('\0') : textAtom(frame, known4);
  });
  let { marks } = it.value;
  if (marks.length > 0) {
    marks = walk(marks, frame.module, site.at, `goes through ${spelled(call6.atom.path)}`);
    if (cut2) marks = surround(marks, '\0', '');
  }
  const unique = [...new Set(atoms)].sort((a2, b2) => a2.n - b2.n);
  return someOf(unique.length > MOST_TEXTS ? [frame.world.atoms.text('\0')] : unique, stop(marks, HARMLESS_AS_TEXT));
}
function at(call6) {
  const index = constantNumber(subject(call6)?.given[0]);
  return mapped2(call6, (text2) => (index === null ? null : (text2.at(index) ?? '')), true);
}
function slice2(call6) {
  const given2 = subject(call6)?.given ?? [];
  const [from2, to] = given2.map((it) => constantNumber(it));
  return mapped2(
    call6,
    (text2) => (from2 == null || (given2.length > 1 && to == null) ? null : text2.slice(from2, to ?? void 0)),
    true,
  );
}
function split(call6) {
  const it = subject(call6);
  if (it === null) return null;
  const { frame, state, site } = call6;
  const text2 = constantText3(it.value);
  const by = constantText3(it.given[0]);
  if (text2 !== null && by !== null) {
    const parts = text2.split(by);
    if (parts.length <= 64)
      return newList(
        frame,
        state,
        `split ${site.at}`,
        parts.map((part) => frame.world.text(part)),
        null,
      );
  }
  const marks = walk(it.value.marks, frame.module, site.at, 'split');
  return newList(frame, state, `split ${site.at}`, null, frame.world.someText(marks));
}
function replaceText(call6) {
  const it = subject(call6);
  if (it === null) return null;
  const { frame, site, state } = call6;
  const [pattern2, by] = it.given;
  const from2 = constantText3(pattern2);
  const to = constantText3(by);
  const all = call6.atom.path.endsWith('replaceAll') || call6.atom.path.startsWith('str.');
  const known4 = mapped2(
    call6,
    (text2) =>
      from2 === null || to === null ? null : all ? text2.replaceAll(from2, () => to) : text2.replace(from2, () => to),
    false,
  );
  if (known4 === null) return null;
  const { language } = frame.world.program.module(frame.module);
  reportSlow(
    call6,
    pattern2?.atoms.some((atom) => atom.kind === 'constant' && atom.type === 'pattern')
      ? patternsOf(pattern2, language)
      : null,
    it.value,
  );
  const stops = whatReplaceStops(pattern2, to, language, isGlobal(pattern2));
  let value = withMarks(known4, stop(known4.marks, stops));
  if (by !== void 0) {
    const functions = by.atoms.some((atom) => atom.kind === 'function');
    const put3 = functions
      ? frame.world.machine.call(frame, state, {
          callee: by,
          receiver: null,
          given: [{ value: it.value }],
          construct: false,
          at: site.at,
        })
      : by;
    if (put3.marks.length > 0)
      value = frame.world.join(
        value,
        frame.world.someText(surround(walk(put3.marks, frame.module, site.at, 'put into a text'), '\0', '\0')),
      );
  }
  return value;
}
function isGlobal(pattern2) {
  return (
    pattern2?.atoms.every((it) => it.kind === 'constant' && it.type === 'pattern' && it.flags.includes('g')) ?? false
  );
}
function joined4(call6) {
  const { frame, state, site, spread: spread2 } = call6;
  const receiver = site.receiver;
  const first = spread2.positional[0];
  if (receiver === null) return null;
  const textFirst = receiver.atoms.every(
    (atom) => atom.kind === 'text' || (atom.kind === 'constant' && typeof atom.value === 'string'),
  );
  const list5 = textFirst ? first : receiver;
  const separator = textFirst ? receiver : (first ?? frame.world.text(','));
  if (list5 === void 0) return null;
  const items2 = knownItems(frame, state, list5);
  if (items2 === null) {
    const element2 = readElement(frame, state, list5, site.at);
    const marks = surround(walk(element2.marks, frame.module, site.at, 'joined into a text'), '\0', '\0');
    return frame.world.someText(stop(marks, HARMLESS_AS_TEXT));
  }
  const parts = items2.flatMap((item, i) => (i === 0 ? [item] : [separator, item]));
  return parts.length === 0 ? frame.world.text('') : concat(frame, parts, site.at);
}
function concatenated(call6) {
  const it = subject(call6);
  if (it === null || call6.spread.more !== null) return null;
  return concat(
    call6.frame,
    [it.value, ...it.given.map((value) => value ?? call6.frame.world.undefined)],
    call6.site.at,
  );
}
function textOf2(call6) {
  const { frame, spread: spread2, site, state } = call6;
  const value = spread2.positional[0] ?? site.receiver;
  if (value == null) return frame.world.text('');
  const atoms = shapesOf(value).map((shape) => textAtom(frame, shape));
  return someOf(
    [...new Set(atoms)].sort((a2, b2) => a2.n - b2.n),
    stop(deepMarks(frame, state, value, 2), HARMLESS_AS_TEXT),
  );
}
function numberOf2(call6) {
  const { frame, spread: spread2, site } = call6;
  const value = spread2.positional[0] ?? site.receiver;
  if (value == null) return frame.world.number(0);
  const text2 = constantText3(value);
  const known4 = constantNumber(value) ?? (text2 === null || text2.trim() === '' ? null : Number(text2));
  if (known4 !== null && Number.isFinite(known4))
    return frame.world.number(call6.atom.path.includes('nt') ? Math.trunc(known4) : known4);
  return someOf([frame.world.atoms.number], stop(value.marks, HARMLESS_AS_NUMBER));
}
function format(call6) {
  const it = subject(call6);
  if (it === null) return null;
  const { frame, spread: spread2, site } = call6;
  const template2 = constantText3(it.value);
  if (template2 === null || spread2.more !== null) return null;
  let next = 0;
  const parts = [];
  for (const piece of template2.split(/(\{\w*(?:[:!][^{}]*)?\}|%[sdifr])/)) {
    const field3 = /^\{(\w*)/.exec(piece);
    if (field3 === null && !/^%[sdifr]$/.test(piece)) parts.push(frame.world.text(piece));
    else {
      const name2 = field3?.[1] ?? '';
      const value =
        name2 === '' ? it.given[next++] : /^\d+$/.test(name2) ? it.given[Number(name2)] : spread2.named.get(name2);
      parts.push(value ?? spread2.moreNamed ?? frame.world.someText());
    }
  }
  return concat(frame, parts, site.at);
}
function charOf(call6) {
  const codes = call6.spread.positional.map(constantNumber);
  if (codes.length > 0 && codes.every((code) => code !== null && code >= 0 && code <= 1114111)) {
    return call6.frame.world.text(String.fromCodePoint(...codes));
  }
  return null;
}
function repeat(call6) {
  const times = constantNumber(subject(call6)?.given[0]);
  return mapped2(
    call6,
    (text2) => (times === null || times < 0 || times * text2.length > 2e3 ? null : text2.repeat(times)),
    false,
  );
}
var TEXTS = {
  'text.at': at,
  'text.slice': slice2,
  'text.upper': (call6) => mapped2(call6, (text2) => text2.toUpperCase(), false),
  'text.lower': (call6) => mapped2(call6, (text2) => text2.toLowerCase(), false),
  'text.trim': (call6) => mapped2(call6, (text2) => text2.trim(), false),
  'text.split': split,
  'text.replace': replaceText,
  'text.join': joined4,
  'list.join': joined4,
  'text.concat': concatenated,
  'text.repeat': repeat,
  'text.of': textOf2,
  'text.char': charOf,
  'text.format': format,
  'number.of': numberOf2,
};

// packages/scanners/code/engine/intrinsics/intrinsic.ts
var ALL = new Map(
  Object.entries({ ...TEXTS, ...SEARCHES, ...LISTS, ...MAPS, ...OBJECTS, ...FUNCTIONS, ...PATTERNS, ...CODECS }),
);
var INTRINSICS = new Set(ALL.keys());
function intrinsic(call6, name2) {
  return ALL.get(name2)?.(call6) ?? null;
}

// packages/scanners/code/engine/calls/read-place.ts
function readPlace(call6, place2) {
  for (const spelling of parsePlace(place2) ?? []) {
    const value = readSpelling(call6, spelling);
    if (value !== null) return value;
  }
  return null;
}
function readPlaces(call6, place2) {
  return (parsePlace(place2) ?? []).flatMap((spelling) => readSpelling(call6, spelling) ?? []);
}
function readSpelling(call6, { root: root2, steps }) {
  let value = readRoot(call6, root2);
  let path = rootText(root2);
  for (const step2 of steps) {
    if (value === null) return null;
    path += stepText(step2);
    value = readStep(call6, value, step2, path);
  }
  return value;
}
function readRoot({ frame, spread: spread2, site }, root2) {
  switch (root2.kind) {
    case 'argument':
      return spread2.positional[root2.index] ?? spread2.more;
    case 'keyword':
      return spread2.named.get(root2.name) ?? spread2.moreNamed;
    case 'arguments': {
      const all = [...spread2.positional.slice(root2.from), ...(root2.from === 0 ? spread2.named.values() : [])];
      if (spread2.more !== null) all.push(spread2.more);
      return all.length === 0 ? null : frame.world.joinAll(all);
    }
    case 'receiver':
      return site.receiver;
    case 'return':
      return null;
  }
}
function readStep(call6, value, step2, path) {
  const { frame, state, site } = call6;
  const { world } = frame;
  switch (step2.kind) {
    case 'field': {
      const found3 = readMember(frame, state, value, step2.name, site.at);
      const given2 = found3.atoms.some((it) => it !== world.atoms.undefined);
      return given2 ? found3 : null;
    }
    case 'any-field':
    case 'element': {
      const element2 = holds(call6, value) ? readElement(frame, state, value, site.at) : NOTHING;
      const marks = joinMarks(element2.marks, value.marks);
      if (element2 === NOTHING && marks.length === 0) return null;
      return withMarks(
        element2,
        step2.kind === 'any-field' ? joinMarks(marks, deepMarks(frame, state, value, 2)) : marks,
      );
    }
    case 'result':
      return call6.results.get(path.slice(0, -2)) ?? null;
    case 'parameter':
      return null;
  }
}
function holds({ frame, state }, value) {
  return value.atoms.some((it) => it.kind !== 'object' || thingOf(frame, state, it.id) !== void 0);
}
function rootText(root2) {
  switch (root2.kind) {
    case 'argument':
      return `argument${root2.index}`;
    case 'keyword':
      return `argument.${root2.name}`;
    case 'arguments':
      return `arguments${root2.from}`;
    default:
      return root2.kind;
  }
}
function stepText(step2) {
  switch (step2.kind) {
    case 'field':
      return `.${step2.name}`;
    case 'any-field':
      return '.*';
    case 'element':
      return '[]';
    case 'result':
      return '()';
    case 'parameter':
      return `(${step2.index})`;
  }
}

// packages/scanners/code/engine/calls/callbacks.ts
function callCallbacks(call6, model) {
  const { frame, state, site } = call6;
  const { world } = frame;
  for (const it of model.calls ?? []) {
    const callee = readPlace(call6, it.function);
    if (callee === null || !callee.atoms.some((atom) => atom.kind !== 'constant')) continue;
    const place2 = it.function.split('|')[0];
    const given2 = it.with.map((from2) => ({
      value: from2 === null ? world.any() : (readPlace(call6, from2) ?? world.undefined),
    }));
    for (const flow of model.flows ?? []) {
      for (const { root: root2, steps } of parsePlace(flow.to) ?? []) {
        const last = steps.at(-1);
        if (last?.kind !== 'parameter' || root2.kind !== 'argument' || place2 !== `argument${root2.index}`) continue;
        const value = readPlace(call6, flow.from);
        if (value === null) continue;
        while (given2.length <= last.index) given2.push({ value: world.undefined });
        const before = given2[last.index]?.value ?? NOTHING;
        given2[last.index] = { value: world.join(before, value) };
      }
    }
    const receiver = it.this === void 0 ? null : readPlace(call6, it.this);
    const { alone } = frame;
    frame.alone = false;
    const result = world.machine.call(frame, state, { callee, receiver, given: given2, construct: false, at: site.at });
    frame.alone = alone;
    call6.results.set(place2, world.join(call6.results.get(place2) ?? NOTHING, result));
  }
}

// packages/scanners/code/engine/calls/conditions.ts
function holds2(call6, condition3) {
  if ('all' in condition3) return condition3.all.every((it) => holds2(call6, it));
  if ('any' in condition3) return condition3.any.some((it) => holds2(call6, it));
  if ('not' in condition3) return !holds2(call6, condition3.not);
  const value = readPlace(call6, condition3.at);
  const { atoms } = call6.frame.world;
  const missing = value === null || value.atoms.every((it) => it === atoms.undefined);
  if ('absent' in condition3) return missing;
  if (missing || value === null) return false;
  if ('unknown' in condition3) return value.atoms.some((it) => !isKnown(it));
  if ('is' in condition3) return value.atoms.some((it) => it.kind === 'constant' && isOneOf(it, condition3.is));
  if ('matches' in condition3) {
    const pattern2 = compiled(condition3.matches);
    return pattern2 !== null && shapesOf(value).some((shape) => shape !== '\0' && pattern2.test(shape));
  }
  if ('below' in condition3) {
    return value.atoms.some(
      (it) => it.kind === 'constant' && typeof it.value === 'number' && it.value < condition3.below,
    );
  }
  return value.atoms.some((it) => isOfType2(call6, it, condition3.type));
}
function isKnown(atom) {
  return atom.kind === 'constant' || atom.kind === 'object' || atom.kind === 'function';
}
function isOneOf(atom, wanted) {
  if (atom.type === 'null' || atom.type === 'undefined') return wanted.includes(null);
  return wanted.includes(atom.value) && atom.type !== 'pattern';
}
var patterns = /* @__PURE__ */ new Map();
function compiled(source2) {
  let pattern2 = patterns.get(source2);
  if (pattern2 === void 0) {
    try {
      pattern2 = new RegExp(source2, 'u');
    } catch {
      pattern2 = null;
    }
    patterns.set(source2, pattern2);
  }
  return pattern2;
}
function isOfType2(call6, atom, type2) {
  const builtin = builtinOf(atom);
  if (builtin !== null) return type2 === builtin || builtinNamed(type2) === builtin;
  if (atom.kind === 'instance') return atom.models.isType(atom.type, type2);
  if (atom.kind === 'model') return atom.member?.is !== void 0 && atom.models.isType(atom.member.is, type2);
  if (atom.kind !== 'object') return false;
  const thing = thingOf(call6.frame, call6.state, atom.id);
  if (thing === void 0) return false;
  if (thing.type !== null) return call6.models.isType(thing.type, type2);
  return thing.shape === type2 || builtinNamed(type2) === thing.shape;
}

// packages/scanners/code/engine/calls/entries.ts
function registerEntries(call6, model) {
  const { frame, site } = call6;
  for (const entry2 of model.entries ?? []) {
    const handlers = entry2.at === void 0 ? null : readPlace(call6, entry2.at);
    if (handlers === null) continue;
    const handler = functionsIn(call6, handlers, 3);
    if (handler === null) continue;
    frame.addRegistration({
      handler,
      self: null,
      entry: entry2,
      ...words(call6, entry2),
      parameters: null,
      module: frame.module,
      at: site.at,
    });
  }
}
function words(call6, entry2) {
  return {
    method: entry2.method === void 0 ? null : word(call6, entry2.method),
    route: entry2.path === void 0 ? null : word(call6, entry2.path),
  };
}
function word(call6, text2) {
  return parsePlace(text2) === null ? text2 : textOf(readPlace(call6, text2) ?? void 0);
}
function functionsIn(call6, value, depth2) {
  const { frame, state, site } = call6;
  let found3 = null;
  const add = (it) => {
    if (it !== null) found3 = found3 === null ? it : frame.world.join(found3, it);
  };
  for (const atom of value.atoms) {
    if (atom.kind === 'function' || atom.kind === 'bound') add(someOf([atom]));
    if (atom.kind !== 'object' || depth2 === 0) continue;
    const thing = thingOf(frame, state, atom.id);
    if (thing?.heart != null) add(someOf([atom]));
    else if (thing?.shape === 'list')
      add(functionsIn(call6, readElement(frame, state, someOf([atom]), site.at), depth2 - 1));
  }
  return found3;
}
function makeDecorator(call6, model) {
  const entry2 = model.decorates?.entry;
  if (model.decorates === void 0) return null;
  const { frame, state, site, atom } = call6;
  const { world } = frame;
  const first = site.given.length === 1 ? site.given[0]?.value : void 0;
  if (first?.atoms.some((it) => it.kind === 'function')) {
    if (entry2 !== void 0)
      frame.addRegistration({
        handler: first,
        self: null,
        entry: entry2,
        ...words(call6, entry2),
        parameters: null,
        module: frame.module,
        at: site.at,
      });
    return first;
  }
  const { method, route } = entry2 === void 0 ? { method: null, route: null } : words(call6, entry2);
  const id = world.ids.of(`${frame.code.id} decorator ${site.at}`, frame.module);
  const thing = newThing('bound', state.owner);
  thing.fields.set(DECORATOR, someOf([atom]));
  if (method !== null) thing.fields.set(METHOD, world.text(method));
  if (route !== null) thing.fields.set(ROUTE, world.text(route));
  state.things.set(id, thing);
  return someOf([world.atoms.bound(id)]);
}

// packages/scanners/code/engine/calls/make-instance.ts
function makeInstance(call6, value, returns) {
  const { frame, state, site } = call6;
  const model = innermost(returns);
  if (model.is === void 0 || model.source !== void 0) return value;
  const builtin = builtinNamed(model.is);
  if (builtin !== null && builtin !== 'list' && builtin !== 'object') return value;
  const only2 = value.atoms.length === 1 ? value.atoms[0] : void 0;
  if (only2?.kind !== 'instance') return value;
  const id = frame.world.ids.of(`${frame.code.id} made ${site.at} ${model.is}`, frame.module);
  const before = state.change(id);
  if (before !== void 0) before.single = false;
  else {
    const shape = builtin === 'list' ? 'list' : 'object';
    const type2 = builtin === null ? model.is : null;
    state.things.set(
      id,
      newThing(shape, state.owner, { type: type2, models: call6.models, ...(shape === 'list' ? { length: 0 } : {}) }),
    );
  }
  return { ...value, atoms: [frame.world.atoms.object(id)] };
}
function innermost(returns) {
  let model = returns;
  for (let depth2 = 0; model.then !== void 0 && depth2 < 4; depth2++) model = model.then;
  return model;
}

// packages/scanners/code/engine/calls/write-place.ts
function writeFlow(call6, place2, value) {
  for (const { root: root2, steps } of parsePlace(place2) ?? []) {
    const target = rootOf2(call6, root2);
    if (target !== null) writeInto(call6, target, steps, value);
  }
}
function intoReturn(call6, returned2, place2, value) {
  const { frame, state, site } = call6;
  const steps = parsePlace(place2)?.[0]?.steps ?? [];
  let target = returned2;
  if (target === null || !target.atoms.some((it) => it.kind === 'object')) {
    const list5 = steps[0]?.kind === 'element';
    const id = frame.world.ids.of(`${frame.code.id} returned ${site.at}`, frame.module);
    if (!state.things.has(id))
      state.things.set(id, newThing(list5 ? 'list' : 'object', state.owner, list5 ? { length: -1 } : {}));
    const made = frame.world.object(id);
    target = target === null ? made : { ...target, atoms: made.atoms };
  }
  writeInto(call6, target, steps, value);
  return target;
}
function rootOf2({ spread: spread2, site, frame }, root2) {
  if (root2.kind === 'receiver') return site.receiver;
  if (root2.kind === 'argument') return spread2.positional[root2.index] ?? null;
  if (root2.kind === 'keyword') return spread2.named.get(root2.name) ?? null;
  return root2.kind === 'arguments' ? frame.world.joinAll(spread2.positional.slice(root2.from)) : null;
}
function writeInto({ frame, state, site }, target, steps, value) {
  const { world } = frame;
  let object2 = target;
  for (const [i, step2] of steps.entries()) {
    const last = i === steps.length - 1;
    if (step2.kind === 'field' && last) writeMember(frame, state, object2, step2.name, value, site.at);
    else if (step2.kind === 'field') object2 = readMember(frame, state, object2, step2.name, site.at);
    else writeUnknown(frame, state, object2, world.any(), value, site.at);
  }
  if (steps.length === 0) writeUnknown(frame, state, object2, world.any(), value, site.at);
}

// packages/scanners/code/engine/calls/call-model.ts
function callModel(frame, state, site, atom, unresolved2) {
  const model = site.construct
    ? (atom.member?.construct ?? atom.member?.call)
    : (atom.member?.call ?? atom.member?.construct);
  if (model === void 0) return unresolved2(site);
  const doubts = atom.path.startsWith(GUESSED) ? DOUBT.guessed : 0;
  const call6 = {
    frame,
    state,
    site,
    atom,
    models: atom.models,
    results: /* @__PURE__ */ new Map(),
    doubts,
    spread: spreadOut(frame, state, site.given),
  };
  const decorator = makeDecorator(call6, model);
  if (decorator !== null) return decorator;
  sinks(call6, model);
  const returned2 = calculate(call6, model, unresolved2);
  registerEntries(call6, model);
  if (model.never === true) return NOTHING;
  return guarded(call6, model, returned2);
}
function sinks(call6, model) {
  const { frame, site, doubts, atom } = call6;
  for (const sink2 of model.sinks ?? []) {
    if (sink2.kind === 'redos') continue;
    if (sink2.when !== void 0 && !holds2(call6, sink2.when)) continue;
    if (sink2.at === void 0) {
      foundSink(frame, sink2, null, site.at, doubts);
      continue;
    }
    let marks = NO_MARKS;
    for (const value of readPlaces(call6, sink2.at)) marks = joinMarks(marks, value.marks);
    for (const mark of walk(marks, frame.module, site.at, `reaches ${spelled(atom.path)}`)) {
      foundSink(frame, sink2, mark, site.at, doubts);
    }
  }
}
function calculate(call6, model, unresolved2) {
  const { frame, site } = call6;
  const { world } = frame;
  callCallbacks(call6, model);
  const done = model.does === void 0 ? null : intrinsic(call6, model.does);
  if (done !== null)
    return model.sanitises === void 0 ? done : withMarks(done, stop(done.marks, kindMask(model.sanitises)));
  let value = null;
  if (model.returns !== void 0)
    value = makeInstance(
      call6,
      returnedBy(frame, call6.models, model.returns, `${spelled(call6.atom.path)}()`, site.at),
      model.returns,
    );
  let flown = null;
  for (const flow of model.flows ?? []) {
    const from2 = readPlace(call6, flow.from);
    if (from2 === null) continue;
    const moved2 = flow.as === 'value' || flow.as === void 0 ? from2 : asText(call6, from2, flow.as);
    if (flow.to === 'return') flown = flown === null ? moved2 : world.join(flown, moved2);
    else if (flow.to.startsWith('return')) value = intoReturn(call6, value, flow.to, moved2);
    else writeFlow(call6, flow.to, moved2);
  }
  if (flown !== null) value = value === null ? flown : withMarks(value, joinMarks(value.marks, flown.marks));
  if (value === null && model.sanitises !== void 0) value = world.someText(argumentMarks(call6));
  if (value === null) value = saysNothing(model) ? unresolved2(site) : world.any();
  if (value.marks.length > 0) {
    let marks = model.sanitises === void 0 ? value.marks : stop(value.marks, kindMask(model.sanitises));
    if (call6.doubts !== 0) marks = doubt(marks, call6.doubts);
    value = withMarks(value, marks);
  }
  return value;
}
function saysNothing(model) {
  return (
    model.pure !== true &&
    model.flows === void 0 &&
    model.sinks === void 0 &&
    model.guards === void 0 &&
    model.entries === void 0 &&
    model.calls === void 0 &&
    model.decorates === void 0 &&
    model.never !== true
  );
}
function asText(call6, from2, as) {
  const { frame, state, site } = call6;
  let marks = deepMarks(frame, state, from2, 2);
  if (marks.length === 0) return as === 'text' ? frame.world.someText() : frame.world.any();
  marks = surround(
    walk(marks, frame.module, site.at, `goes through ${spelled(call6.atom.path)}`),
    as === 'part' ? '\0' : '',
    '',
  );
  return as === 'text' ? frame.world.someText(stop(marks, HARMLESS_AS_TEXT)) : frame.world.any(marks);
}
function argumentMarks(call6) {
  let marks = call6.site.receiver?.marks ?? NO_MARKS;
  for (const it of call6.site.given) marks = joinMarks(marks, deepMarks(call6.frame, call6.state, it.value, 2));
  return walk(marks, call6.frame.module, call6.site.at, `goes through ${spelled(call6.atom.path)}`);
}
function guarded(call6, model, value) {
  if (model.guards === void 0) return value;
  const yes2 = [...(value.yes ?? [])];
  const no = [...(value.no ?? [])];
  for (const guard2 of model.guards) {
    const name2 = readPlace(call6, guard2.at)?.name ?? 0;
    if (name2 === 0) continue;
    const fact = { name: name2, stops: kindMask(guard2.stops) };
    if (guard2.when === 'returns') learn(call6.state, [fact]);
    else (guard2.when ? yes2 : no).push(fact);
  }
  const { world } = call6.frame;
  const open = value.atoms.some((it) => it.kind === 'any') && !model.guards.every((it) => it.when === 'returns');
  return { ...(open ? someOf(world.someBoolean().atoms, value.marks) : value), yes: yes2, no };
}
function spelled(path) {
  const own = path.startsWith('?.') ? path.slice(2) : path.replace(/^global\./, '');
  const parts = own.split('.');
  return parts.length > 2 ? parts.slice(-2).join('.') : own;
}

// packages/scanners/code/engine/calls/construct.ts
var DEEPEST_CHAIN2 = 10;
var CONSTRUCTOR = 'constructor';
function construct2(frame, state, type2, site) {
  const { world } = frame;
  const heart = thingOf(frame, state, type2.id)?.heart;
  if (heart == null) return world.any();
  const id = world.ids.of(`${frame.code.id} new ${site.at} ${type2.id}`, frame.module);
  makeFresh(frame, state, id, world.object(heart.methods));
  const self = world.object(id);
  initialise(frame, state, type2, self, site.given, site.at, DEEPEST_CHAIN2);
  return self;
}
function makeFresh(frame, state, id, proto, more = {}) {
  const before = state.things.get(id);
  const shape = more?.type != null ? 'object' : 'object';
  const fresh2 = newThing(shape, state.owner, { proto, ...more });
  if (before === void 0) {
    state.things.set(id, fresh2);
    return;
  }
  const thing = state.change(id);
  if (thing === void 0) return;
  thing.single = false;
  if (proto !== null) thing.proto = thing.proto === null ? proto : frame.world.join(thing.proto, proto);
}
function initialise(frame, state, type2, self, given2, at2, depth2) {
  const { world } = frame;
  const heart = thingOf(frame, state, type2.id)?.heart;
  if (heart == null || depth2 === 0) return;
  const { view } = world.program.module(heart.module);
  const ir = view.classes[heart.index];
  const own = thingOf(frame, state, heart.methods)?.fields.get(`%${CONSTRUCTOR}`) ?? null;
  if (own === null) {
    for (const base of heart.bases) {
      for (const atom of base.atoms) {
        if (atom.kind === 'object') initialise(frame, state, atom, self, given2, at2, depth2 - 1);
        else if (atom.kind === 'function') call4(frame, state, someOf([atom]), self, given2, at2);
      }
    }
  }
  if (ir?.initialiser != null) {
    call4(
      frame,
      state,
      someOf([world.atoms.function(world.codeId(heart.module, ir.initialiser), heart.env)]),
      self,
      [],
      at2,
    );
  }
  if (own !== null) call4(frame, state, own, self, given2, at2);
}
function call4(frame, state, callee, receiver, given2, at2) {
  frame.world.machine.call(frame, state, { callee, receiver, given: given2, construct: false, at: at2 });
}
function isInstance(frame, state, self, type2) {
  const heart = thingOf(frame, state, type2.id)?.heart;
  if (heart == null) return false;
  return self.atoms.some(
    (atom) =>
      atom.kind === 'object' && atom.id !== type2.id && descends(frame, state, atom.id, heart.methods, DEEPEST_CHAIN2),
  );
}
function descends(frame, state, id, methods, depth2) {
  if (id === methods) return true;
  const thing = depth2 === 0 ? void 0 : thingOf(frame, state, id);
  return (
    thing?.proto?.atoms.some(
      (atom) => atom.kind === 'object' && descends(frame, state, atom.id, methods, depth2 - 1),
    ) ?? false
  );
}

// packages/scanners/code/engine/calls/call.ts
var MOST_TARGETS = 12;
function call5(frame, state, site) {
  const targets = site.callee.atoms.filter((atom) => atom.kind !== 'constant');
  if (targets.length > 1 && targets.every((it) => it.kind === 'model' || it.kind === 'any')) {
    const known4 = targets.filter((it) => it.kind === 'model');
    if (known4.length > 0) return callEach(frame, state, site, known4);
  }
  if (targets.length === 0) return site.callee.atoms.length === 0 ? NOTHING : unresolved(frame, state, site);
  return callEach(frame, state, site, targets.slice(0, MOST_TARGETS));
}
function callEach(frame, state, site, targets) {
  const { world } = frame;
  if (targets.length === 1) return callOne(frame, state, site, targets[0]);
  let result = NOTHING;
  const { alone } = frame;
  frame.alone = false;
  for (const target of targets) result = world.join(result, callOne(frame, state, site, target));
  frame.alone = alone;
  return result;
}
function callOne(frame, state, site, target) {
  switch (target.kind) {
    case 'function':
      return site.construct ? constructByFunction(frame, state, site, target) : callPlain(frame, state, site, target);
    case 'bound':
      return callBound(frame, state, site, target);
    case 'model':
      return callModel(frame, state, site, target, (it) => unresolved(frame, state, it));
    case 'object': {
      const thing = thingOf(frame, state, target.id);
      if (thing?.heart != null) {
        if (!site.construct && site.receiver !== null && isInstance(frame, state, site.receiver, target)) {
          initialise(frame, state, target, site.receiver, site.given, site.at, 10);
          return site.receiver;
        }
        return construct2(frame, state, target, site);
      }
      return unresolved(frame, state, site);
    }
    default:
      return unresolved(frame, state, site);
  }
}
function callPlain(frame, state, site, target) {
  const spread2 = spreadOut(frame, state, site.given);
  return (
    callFunction(frame, state, { target, self: site.receiver, spread: spread2, at: site.at }) ??
    unresolved(frame, state, site, false)
  );
}
function constructByFunction(frame, state, site, target) {
  const { world } = frame;
  const id = world.ids.of(`${frame.code.id} new ${site.at} ${target.code}`, frame.module);
  const proto = prototypeOf(frame, target);
  makeFresh(frame, state, id, world.object(proto));
  const self = world.object(id);
  const returned2 = callPlain(frame, state, { ...site, receiver: self, construct: false }, target);
  const objects = returned2.atoms.filter((it) => it.kind === 'object');
  return objects.length > 0 && objects.length === returned2.atoms.length ? returned2 : self;
}
function unresolved(frame, state, site, callbacks = true) {
  const { world } = frame;
  let marks = site.receiver === null ? NO_MARKS : deepMarks(frame, state, site.receiver, 1);
  marks = joinMarks(marks, site.callee.marks);
  const inward = marks;
  for (const it of site.given) marks = joinMarks(marks, deepMarks(frame, state, it.value, 2));
  if (callbacks) for (const it of site.given) callBack(frame, state, it.value, inward, site);
  if (marks.length > 0)
    marks = doubt(walk(marks, frame.module, site.at, 'passed through a call that was not resolved'), DOUBT.unresolved);
  return world.any(marks);
}
function callBack(frame, state, value, marks, site) {
  const { world } = frame;
  for (const atom of value.atoms) {
    if (atom.kind !== 'function') continue;
    const more = world.any(doubt(marks, DOUBT.unresolved));
    const spread2 = { positional: [], named: /* @__PURE__ */ new Map(), more, moreNamed: null };
    const { alone } = frame;
    frame.alone = false;
    callFunction(frame, state, { target: atom, self: null, spread: spread2, at: site.at });
    frame.alone = alone;
  }
}

// packages/scanners/code/engine/entries/roots.ts
function runModule(world, module) {
  world.startedModules.add(module);
  const { frame, state } = activate(
    world,
    world.codeId(module, 0),
    0,
    world.moduleEnvironment(module),
    null,
    noArguments(),
    /* @__PURE__ */ new Map(),
    true,
  );
  const summary = run(frame, state);
  for (const [id, thing] of summary.things) settle(frame, id, thing);
  world.ranModules.add(module);
  return summary;
}
function drive(world, module, work) {
  const { frame, state } = driver(world, module);
  work(frame, state);
  for (const it of frame.registrations.values()) keep(frame, state, it);
  return {
    sinks: [...frame.sinks.values()],
    registrations: [...frame.registrations.values()],
    reads: frame.reads,
    modules: frame.modules,
  };
}
function driver(world, module) {
  const environment = world.moduleEnvironment(module);
  const frame = new Frame2(world, world.code(world.codeId(module, 0)), 0, world.undefined, -1, environment, false);
  return {
    frame,
    state: new State([], /* @__PURE__ */ new Map(), /* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()),
  };
}
function keep(frame, state, it) {
  const values2 = [it.handler, it.self];
  for (const value of values2) {
    for (const atom of value?.atoms ?? []) {
      const id = atom.kind === 'object' || atom.kind === 'bound' ? atom.id : atom.kind === 'function' ? atom.env : -1;
      const thing = id < 0 ? void 0 : state.things.get(id);
      if (thing !== void 0) settle(frame, id, thing);
    }
  }
}

// packages/scanners/code/engine/entries/instance.ts
var DEEPEST7 = 4;
var depth = 0;
function instanceOf(frame, state, type2, at2, argument) {
  const { world } = frame;
  let made = NOTHING;
  for (const atom of type2.atoms) {
    const heart = atom.kind === 'object' ? thingOf(frame, state, atom.id)?.heart : null;
    if (atom.kind !== 'object' || heart == null) continue;
    const given2 = [];
    const own = thingOf(frame, state, heart.methods)?.fields.get('%constructor')?.atoms[0];
    if (own?.kind === 'function' && depth < DEEPEST7) {
      depth++;
      const { frame: inside3 } = driver(world, heart.module);
      for (const parameter of world.code(own.code).ir.parameters) {
        if (parameter.kind !== 'one') continue;
        const typed2 = parameter.type === null ? null : ofType(inside3, state, parameter.type, at2);
        given2.push({ value: typed2 ?? argument ?? world.any() });
      }
      depth--;
    } else if (argument !== void 0) given2.push({ value: argument });
    made = world.join(
      made,
      construct2(frame, state, atom, { callee: type2, receiver: null, given: given2, construct: true, at: at2 }),
    );
  }
  return made === NOTHING ? world.any() : made;
}

// packages/scanners/code/engine/entries/entry.ts
function runEntry(world, it, target) {
  const callee = calleeOf2(world, target);
  if (callee === null) return null;
  const code = world.code(callee);
  const entry2 = entryOf(world, it, callee);
  const outcome = drive(world, code.module, (frame, state) => {
    const at2 = code.ir.at;
    const receiver = it.self === null ? null : receiverOf2(frame, state, it.self, at2);
    const given2 = argumentsOf3(frame, state, it, callee);
    const result = world.machine.call(frame, state, {
      callee: someOf([target]),
      receiver,
      given: given2,
      construct: false,
      at: at2,
    });
    for (const sink2 of it.entry.returned ?? []) {
      for (const mark of deepMarks(frame, state, result, 1)) foundSink(frame, sink2, mark, at2, 0);
    }
  });
  return { outcome, entry: entry2 };
}
function calleeOf2(world, target) {
  if (target.kind === 'function') return target.code;
  if (target.kind === 'bound') {
    const inner = world.old
      .get(target.id)
      ?.fields.get('target')
      ?.atoms.find((it) => it.kind === 'function');
    return inner?.kind === 'function' ? inner.code : null;
  }
  if (target.kind !== 'object') return null;
  const heart = world.old.get(target.id)?.heart;
  const own = heart == null ? void 0 : world.old.get(heart.methods)?.fields.get('%constructor')?.atoms[0];
  return own?.kind === 'function' ? own.code : null;
}
function receiverOf2(frame, state, self, at2) {
  const isClass = self.atoms.some((it) => it.kind === 'object' && thingOf(frame, state, it.id)?.heart != null);
  return isClass ? instanceOf(frame, state, self, at2) : self;
}
function argumentsOf3(frame, state, it, callee) {
  const { world } = frame;
  const { ir, module } = world.code(callee);
  const models = world.models(module);
  const decorated =
    it.decorated === void 0 ? void 0 : world.parameterModels.get(`${it.decorated.methods} ${it.decorated.member}`);
  const given2 = [];
  for (const [index, parameter] of ir.parameters.entries()) {
    const model =
      decorated?.get(index) ??
      it.entry.parameters?.[index] ??
      it.entry.named?.[parameter.name] ??
      it.entry.named?.['*'];
    const at2 = ir.at + index;
    const typed2 = parameter.type === null ? null : ofType(frame, state, parameter.type, at2);
    let value =
      model === void 0
        ? (typed2 ?? world.any())
        : modelValue(frame, models, `${it.entry.kind}.${parameter.name}`, model, at2, parameter.name);
    if (typed2 !== null && model !== void 0 && value.atoms.every((atom) => atom.kind === 'any'))
      value = { ...value, atoms: typed2.atoms };
    if (parameter.kind === 'rest') given2.push({ value, spread: 'values' });
    else if (parameter.kind === 'keywords') given2.push({ value, spread: 'fields' });
    else given2.push(parameter.kind === 'keyword-only' ? { value, name: parameter.name } : { value });
  }
  return given2;
}
function entryOf(world, it, callee) {
  const { ir, module } = world.code(callee);
  const prefix = it.decorated === void 0 ? void 0 : world.classRoutes.get(it.decorated.methods);
  const route = prefix === void 0 || prefix === '' ? it.route : joinRoutes(prefix, it.route ?? '');
  return {
    kind: it.entry.kind,
    ...(it.method === null ? {} : { method: it.method }),
    ...(route === null ? {} : { route }),
    name: ir.name,
    path: world.path(module),
    at: ir.at,
  };
}
function joinRoutes(prefix, route) {
  return `/${[prefix, route]
    .map((it) => it.replace(/^\/+|\/+$/g, ''))
    .filter((it) => it !== '')
    .join('/')}`;
}

// packages/scanners/code/engine/entries/library.ts
var KIND = 'library-input';
var MOST_EXPORTS = 2e3;
function publicFunctions(world, module) {
  const { frame, state } = driver(world, module);
  const found3 = /* @__PURE__ */ new Map();
  const seen = /* @__PURE__ */ new Set();
  const visit = (value, name2, type2, depth2) => {
    for (const atom of value.atoms) {
      if (found3.size >= MOST_EXPORTS) return;
      if (atom.kind === 'function') {
        const key = `${atom.code} ${atom.env}`;
        if (!found3.has(key)) found3.set(key, { target: atom, type: type2, name: name2 });
        const properties = world.old.get(
          world.ids.of(`properties ${atom.code} ${atom.env}`, world.moduleOf(atom.code)),
        );
        if (depth2 > 0)
          for (const [field3, held2] of properties?.fields ?? []) visit(held2, `${name2}.${field3}`, null, depth2 - 1);
        const methods2 = world.old.get(world.ids.of(`prototype ${atom.code} ${atom.env}`, world.moduleOf(atom.code)));
        if (depth2 > 0) {
          for (const [field3, held2] of methods2?.fields ?? [])
            if (field3 !== 'constructor') visit(held2, `${name2}.${field3}`, null, 0);
        }
      }
      if (atom.kind === 'namespace' && depth2 > 0) {
        for (const it of world.program.module(atom.module).view.exports) {
          if (it.kind !== 'all' && !('hidden' in it && it.hidden))
            visit(readNamespace(frame, atom.module, it.name, 0), it.name, null, depth2 - 1);
        }
      }
      if (atom.kind !== 'object' || seen.has(atom.id) || depth2 === 0) continue;
      seen.add(atom.id);
      const thing = thingOf(frame, state, atom.id);
      if (thing === void 0 || thing.shape === 'environment') continue;
      for (const [field3, held2] of thing.fields)
        if (field3 !== 'prototype') visit(held2, `${name2}.${field3}`, null, depth2 - 1);
      const methods = thing.heart === null ? void 0 : thingOf(frame, state, thing.heart.methods);
      for (const [field3, held2] of methods?.fields ?? [])
        if (field3 !== 'constructor' && !field3.startsWith('#')) visit(held2, `${name2}.${field3}`, someOf([atom]), 0);
    }
  };
  visit(world.machine.namespace(frame, module), '', null, 4);
  return [...found3.values()];
}
function runPublic(world, it) {
  const { module, ir } = world.code(it.target.code);
  const outcome = drive(world, module, (frame, state) => {
    const given2 = outsideArguments(frame, state, it.target.code);
    const receiver = it.type === null ? null : instanceOf(frame, state, it.type, ir.at);
    world.machine.call(frame, state, {
      callee: someOf([it.target]),
      receiver,
      given: given2,
      construct: false,
      at: ir.at,
    });
  });
  const name2 = it.name.replace(/^\./, '').replace(/%/g, '') || ir.name;
  return { outcome, entry: { kind: 'library', name: name2, path: world.path(module), at: ir.at } };
}
function outsideArguments(frame, _state, callee) {
  const { world } = frame;
  return world.code(callee).ir.parameters.map((parameter, i) => {
    const value = world.any(sourceMarks(frame, KIND, parameter.name, world.code(callee).ir.at + i));
    const outside = { ...value, name: world.names.root(`outside ${callee} ${i}`) };
    if (parameter.kind === 'rest') return { value: outside, spread: 'values' };
    if (parameter.kind === 'keywords') return { value: outside, spread: 'fields' };
    return parameter.kind === 'keyword-only' ? { value: outside, name: parameter.name } : { value: outside };
  });
}

// packages/scanners/code/engine/entries/order.ts
function loadingOrder(program2) {
  const order2 = [];
  const state = new Uint8Array(program2.modules.length);
  for (const start of program2.modules.keys()) {
    const open = [start];
    while (open.length > 0) {
      const top = open.at(-1);
      if (state[top] !== 0) {
        open.pop();
        if (state[top] === 1) {
          state[top] = 2;
          order2.push(top);
        }
        continue;
      }
      state[top] = 1;
      for (const { specifier } of [...program2.module(top).view.imports].reverse()) {
        const found3 = program2.resolve(top, specifier);
        const index = found3.kind === 'file' ? program2.indexOf(found3.path) : -1;
        if (index >= 0 && state[index] === 0) open.push(index);
      }
    }
  }
  return order2;
}

// packages/scanners/code/engine/guards/positions.ts
var HARMLESS_BEHIND = /* @__PURE__ */ new Map([
  ['ssrf', /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#\\]+[/?#]|^\0[^/?#]*[/?#]|^\/(?![/\\])./],
  ['redirect', /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#\\]+[/?#]|^\0[^/?#]*[/?#]|^\/[^/\\\0]|^[?#]/],
  ['module', /^[^\0]*\/[^\0]*$/],
]);
function isHarmlessBehind(sink2, lead) {
  return HARMLESS_BEHIND.get(sink2)?.test(lead) ?? false;
}

// packages/scanners/code/engine/hits.ts
var MOST_STEPS2 = 40;
var Hits = class {
  #world;
  #byKey = /* @__PURE__ */ new Map();
  constructor(world) {
    this.#world = world;
  }
  add(found3, entry2) {
    const { mark } = found3;
    if (mark !== null && (mark.label < 0 || isHarmlessBehind(found3.sink, mark.lead))) return;
    const hit = this.#hit(found3, entry2);
    const key = `${hit.path}\0${hit.at}\0${hit.sink}\0${hit.source?.kind ?? ''}`;
    const cost = hit.doubts.length * 1e3 + hit.steps.length + (hit.entry === void 0 ? 0.5 : 0);
    const known4 = this.#byKey.get(key);
    if (known4 === void 0 || cost < known4.cost) this.#byKey.set(key, { hit, cost });
  }
  all() {
    return [...this.#byKey.values()]
      .map((it) => it.hit)
      .sort(
        (a2, b2) =>
          compareTexts(a2.path, b2.path) ||
          a2.at - b2.at ||
          compareTexts(a2.sink, b2.sink) ||
          compareTexts(a2.source?.kind ?? '', b2.source?.kind ?? ''),
      );
  }
  #hit(found3, entry2) {
    const world = this.#world;
    const doubts = found3.doubts | (found3.mark?.doubts ?? 0);
    const words2 = DOUBT_WORDS.filter(([bit]) => (doubts & bit) !== 0).map(([, text2]) => text2);
    const steps =
      found3.mark === null
        ? []
        : shortened(
            stepsOf(found3.mark.trace).map((it) => ({ path: world.path(it.module), at: it.at, says: it.says })),
          );
    const origin = found3.mark === null ? null : world.labels.origin(found3.mark.label);
    return {
      sink: found3.sink,
      ...(found3.note === void 0 ? {} : { note: found3.note }),
      ...(origin === null
        ? {}
        : { source: { kind: origin.kind, name: steps[0]?.says.replace(/ is read$/, '') ?? origin.name } }),
      path: world.path(found3.module),
      at: found3.at,
      steps,
      ...(entry2 === null ? {} : { entry: entry2 }),
      confidence: confidence(doubts),
      doubts: words2,
    };
  }
};
function confidence(doubts) {
  if ((doubts & (DOUBT.unresolved | DOUBT.guessed)) !== 0)
    return (doubts & DOUBT.unresolved) !== 0 && (doubts & DOUBT.guessed) !== 0
      ? 'low'
      : doubts & DOUBT.guessed
        ? 'low'
        : 'medium';
  return doubts === 0 ? 'high' : 'medium';
}
function shortened(steps) {
  const kept = steps.filter((it, i) => {
    const before = steps[i - 1];
    return (
      before === void 0 || before.path !== it.path || lineOf(before.at) !== lineOf(it.at) || before.says !== it.says
    );
  });
  return kept.length <= MOST_STEPS2 ? kept : [...kept.slice(0, MOST_STEPS2 / 2), ...kept.slice(-MOST_STEPS2 / 2)];
}
function compareTexts(a2, b2) {
  return a2 < b2 ? -1 : a2 > b2 ? 1 : 0;
}

// packages/scanners/code/engine/flow/code.ts
function prepare(id, module, index, ir) {
  let instructions = 0;
  let closures = ir.ownCells.length > 0;
  const ranks = rank2(ir);
  const { entries: entries2, loops } = predecessors(ir, ranks);
  const forks = new Uint8Array(ir.blocks.length);
  for (const [number, block] of ir.blocks.entries()) {
    instructions += block.instructions.length + 1;
    for (const { op } of block.instructions) if (op === 'function' || op === 'class') closures = true;
    const { terminator } = block;
    const decides =
      terminator.end === 'branch' ? terminator.condition : terminator.end === 'return' ? terminator.value : null;
    if (decides === null || block.instructions.length > 3) continue;
    const plain = block.instructions.every((it) => it.op === 'copy' || it.op === 'constant' || it.op === 'unary');
    if (plain && number !== 0 && loops[number] === 0 && entries2[number] > 1) forks[number] = 1;
  }
  return { id, module, index, ir, ranks, needsEnvironment: closures, forks, entries: entries2, loops, instructions };
}
function predecessors(ir, ranks) {
  const entries2 = new Uint16Array(ir.blocks.length);
  const loops = new Uint8Array(ir.blocks.length);
  for (const [number, block] of ir.blocks.entries()) {
    if (ranks[number] < 0) continue;
    for (const next of successors(block.terminator)) {
      entries2[next] = Math.min(entries2[next] + 1, 1e3);
      if (ranks[next] <= ranks[number]) loops[next] = 1;
    }
    if (block.handler !== null) entries2[block.handler] = Math.min(entries2[block.handler] + 2, 1e3);
  }
  return { entries: entries2, loops };
}
function successors(terminator) {
  if (terminator.end === 'jump') return [terminator.block];
  return terminator.end === 'branch' ? [terminator.yes, terminator.no] : [];
}
function rank2(ir) {
  const seen = new Uint8Array(ir.blocks.length);
  const finished2 = [];
  const open = [0];
  while (open.length > 0) {
    const top = open.at(-1);
    const block = ir.blocks[top];
    if (block === void 0 || seen[top] === 2) {
      open.pop();
      continue;
    }
    if (seen[top] === 1) {
      seen[top] = 2;
      finished2.push(top);
      open.pop();
      continue;
    }
    seen[top] = 1;
    const next = [...successors(block.terminator)].reverse();
    if (block.handler !== null) next.unshift(block.handler);
    for (const successor of next) if (seen[successor] === 0) open.push(successor);
  }
  const ranks = new Int32Array(ir.blocks.length).fill(-1);
  for (const [i, block] of finished2.reverse().entries()) ranks[block] = i;
  return ranks;
}

// packages/scanners/code/engine/heap/ids.ts
var ThingIds = class {
  #byKey = /* @__PURE__ */ new Map();
  #keys = [];
  #sites = [];
  #modules = [];
  /** `module` is the one whose code makes it. */
  of(key, module) {
    let id = this.#byKey.get(key);
    if (id === void 0) {
      id = this.#keys.push(key) - 1;
      this.#byKey.set(key, id);
      this.#sites.push(id);
      this.#modules.push(module);
    }
    return id;
  }
  /** The object that a call makes where its callee made `id`; the two outermost calls tell objects apart. */
  through(id, call6) {
    const site = this.#sites[id];
    const calls = this.#keys[id].slice(this.#keys[site].length);
    const last = calls.lastIndexOf('@');
    const key = `${this.#keys[site]}${last < 0 ? '' : calls.slice(last)}@${call6}`;
    const made = this.of(key, this.#modules[id]);
    this.#sites[made] = site;
    return made;
  }
  /** The same in every run over the same program. */
  key(id) {
    return this.#keys[id];
  }
  module(id) {
    return this.#modules[id];
  }
};

// packages/scanners/code/engine/values/label.ts
var Labels = class {
  #byKey = /* @__PURE__ */ new Map();
  #origins = [];
  of(origin) {
    const key = `${origin.module} ${origin.at} ${origin.kind}`;
    let label = this.#byKey.get(key);
    if (label === void 0) {
      label = this.#origins.push(origin) - 1;
      this.#byKey.set(key, label);
    }
    return label;
  }
  origin(label) {
    const origin = this.#origins[label];
    if (origin === void 0) throw new RangeError('no such origin');
    return origin;
  }
};

// packages/scanners/code/engine/values/names.ts
var Names = class {
  #fields = /* @__PURE__ */ new Map();
  #roots = /* @__PURE__ */ new Map();
  #bases = [0];
  #keys = [''];
  root(key) {
    let name2 = this.#roots.get(key);
    if (name2 === void 0) this.#roots.set(key, (name2 = this.#make(0, key)));
    return name2;
  }
  field(base, key) {
    if (base === 0) return 0;
    let fields3 = this.#fields.get(base);
    if (fields3 === void 0) this.#fields.set(base, (fields3 = /* @__PURE__ */ new Map()));
    let name2 = fields3.get(key);
    if (name2 === void 0) fields3.set(key, (name2 = this.#make(base, key)));
    return name2;
  }
  /** The name of which this is a field, directly or not; itself when it is no field. */
  rootOf(name2) {
    let root2 = name2;
    while ((this.#bases[root2] ?? 0) !== 0) root2 = this.#bases[root2];
    return root2;
  }
  baseOf(name2) {
    return this.#bases[name2] ?? 0;
  }
  /** The field's key, or what a root was made from. */
  keyOf(name2) {
    return this.#keys[name2] ?? '';
  }
  /** The same fields below another root; 0 where that is 0. */
  move(name2, roots) {
    const keys3 = [];
    let root2 = name2;
    while ((this.#bases[root2] ?? 0) !== 0) {
      keys3.push(this.#keys[root2]);
      root2 = this.#bases[root2];
    }
    let moved2 = roots(root2);
    for (const key of keys3.reverse()) moved2 = this.field(moved2, key);
    return moved2;
  }
  #make(base, key) {
    this.#bases.push(base);
    this.#keys.push(key);
    return this.#bases.length - 1;
  }
};

// packages/scanners/code/engine/world.ts
var MOST_KEPT_INSTRUCTIONS = 3e6;
var World = class {
  program;
  atoms = new Atoms();
  names = new Names();
  labels = new Labels();
  ids = new ThingIds();
  /** Objects that all of the program sees: modules' variables and what hangs on them. They only grow. */
  old = /* @__PURE__ */ new Map();
  contexts = /* @__PURE__ */ new Map();
  /** Function → the class whose method it is. */
  homes = /* @__PURE__ */ new Map();
  /** Function → an environment in which it was made. */
  environments = /* @__PURE__ */ new Map();
  blind = [];
  startedModules = /* @__PURE__ */ new Set();
  ranModules = /* @__PURE__ */ new Set();
  /** Object of a class's methods → the route under which the class stands. */
  classRoutes = /* @__PURE__ */ new Map();
  /** `methods member` → what decorators say of its parameters. */
  parameterModels = /* @__PURE__ */ new Map();
  /** Functions of which some execution was followed. */
  reached = /* @__PURE__ */ new Set();
  cutShort = /* @__PURE__ */ new Set();
  /** What holds when a search came to a place that is not negative; by the name of its answer. */
  searches = /* @__PURE__ */ new Map();
  /** What holds when a search for a text found nothing, and when it found it at the start. */
  absences = /* @__PURE__ */ new Map();
  starts = /* @__PURE__ */ new Map();
  /** Summaries that rest on calls that still run. */
  provisional = /* @__PURE__ */ new Map();
  languages;
  machine;
  undefined = someOf([this.atoms.undefined]);
  /** By which door the present run came in. */
  entry = null;
  steps = 0;
  pollution = kindMask(['prototype-pollution']);
  changes = 0;
  #first = [];
  #moduleOf;
  #codes = /* @__PURE__ */ new Map();
  #kept = 0;
  constructor(program2, machine) {
    this.program = program2;
    this.machine = machine;
    let count = 0;
    for (const module of program2.modules) {
      this.#first.push(count);
      count += module.view.functionCount;
    }
    this.#moduleOf = new Int32Array(count);
    for (const [index, module] of program2.modules.entries()) {
      const first = this.#first[index];
      this.#moduleOf.fill(index, first, first + module.view.functionCount);
    }
    this.languages = program2.modules.map((module) => program2.models.language(module.language));
  }
  get functionCount() {
    return this.#moduleOf.length;
  }
  codeId(module, index) {
    return this.#first[module] + index;
  }
  moduleOf(codeId) {
    return this.#moduleOf[codeId];
  }
  code(id) {
    const known4 = this.#codes.get(id);
    if (known4 !== void 0) return known4;
    const module = this.moduleOf(id);
    const index = id - this.#first[module];
    const code = prepare(id, module, index, this.program.module(module).view.function(index));
    if (this.#kept > MOST_KEPT_INSTRUCTIONS) {
      this.#codes = /* @__PURE__ */ new Map();
      this.#kept = 0;
    }
    this.#kept += code.instructions;
    this.#codes.set(id, code);
    return code;
  }
  models(module) {
    return this.languages[module];
  }
  /** The object that holds a module's variables. */
  moduleEnvironment(module) {
    const id = this.ids.of(`module ${module}`, module);
    if (!this.old.has(id)) this.old.set(id, newThing('environment', 0));
    return id;
  }
  path(module) {
    return this.program.module(module).path;
  }
  join(a2, b2) {
    return join4(a2, b2, this.atoms);
  }
  joinAll(values2) {
    let all = NOTHING;
    for (const value of values2) all = this.join(all, value);
    return all;
  }
  any(marks = NO_MARKS) {
    return someOf([this.atoms.any], marks);
  }
  text(text2, marks = NO_MARKS) {
    return someOf([this.atoms.constant('text', text2)], marks);
  }
  someText(marks = NO_MARKS) {
    return someOf([this.atoms.text('\0')], marks);
  }
  number(value) {
    return someOf([this.atoms.constant('number', value)]);
  }
  boolean(value) {
    return someOf([value ? this.atoms.true : this.atoms.false]);
  }
  object(id, marks = NO_MARKS) {
    return someOf([this.atoms.object(id)], marks);
  }
  someBoolean() {
    return this.join(this.boolean(true), this.boolean(false));
  }
};

// packages/scanners/code/engine/analyse.ts
var MOST_PASSES = 3;
var DEEPEST_LOADING = 12;
function analyse2(program2, options = {}) {
  const analyser = new Analyser(program2);
  return analyser.run(options);
}
var Analyser = class {
  #world;
  #roots = /* @__PURE__ */ new Map();
  #loading = 0;
  constructor(program2) {
    this.#world = new World(program2, this);
  }
  call = call5;
  instance = instanceOf;
  namespace(frame, module) {
    const world = this.#world;
    frame.modules.add(module);
    if (!world.startedModules.has(module) && this.#loading < DEEPEST_LOADING) {
      this.#loading++;
      this.#load(module);
      this.#loading--;
    }
    const { namespaceCell } = world.program.module(module).view;
    const namespace = someOf([world.atoms.namespace(module)]);
    if (namespaceCell === null) return namespace;
    const holder = standingOf(frame, world.moduleEnvironment(module), namespaceCell);
    let exported2 = null;
    for (const atom of holder.atoms) {
      const value = atom.kind === 'object' ? world.old.get(atom.id)?.fields.get('exports') : void 0;
      if (atom.kind === 'object') frame.reads.set(`${atom.id} exports`, value);
      if (value !== void 0) exported2 = exported2 === null ? value : world.join(exported2, value);
    }
    return exported2 ?? namespace;
  }
  run(options) {
    const world = this.#world;
    const { program: program2 } = world;
    for (const module of loadingOrder(program2)) if (!world.startedModules.has(module)) this.#load(module);
    if (options.library !== false) this.#addPublic();
    this.#settleAll();
    this.#addUnreached();
    this.#settleAll();
    const hits = new Hits(world);
    for (const root2 of this.#roots.values()) {
      for (const found3 of root2.outcome?.sinks ?? []) hits.add(found3, root2.entry);
    }
    return {
      hits: hits.all(),
      blind: blindSpots(world),
      statistics: {
        functions: world.functionCount,
        withinBudget: world.functionCount - world.cutShort.size,
        steps: world.steps,
      },
    };
  }
  #load(module) {
    const root2 = {
      run: () => ({ outcome: runModule(this.#world, module), entry: null }),
      outcome: null,
      entry: null,
    };
    this.#roots.set(`module ${module}`, root2);
    this.#runRoot(root2);
  }
  #runRoot(root2) {
    const ran = root2.run();
    if (ran === null) return;
    root2.outcome = ran.outcome;
    root2.entry = ran.entry;
    for (const it of ran.outcome.registrations) this.#register(it);
  }
  #register(it) {
    for (const atom of it.handler.atoms) {
      if (atom.kind === 'constant' || atom.kind === 'any') continue;
      const key = `entry ${atom.n} ${it.entry.kind} ${it.method} ${it.route} ${it.module} ${it.at}`;
      if (this.#roots.has(key)) continue;
      this.#roots.set(key, { run: () => runEntry(this.#world, it, atom), outcome: null, entry: null });
    }
  }
  #addPublic() {
    const world = this.#world;
    for (const module of world.program.publicModules()) {
      for (const it of publicFunctions(world, module)) {
        const key = `public ${it.target.n}`;
        if (!this.#roots.has(key))
          this.#roots.set(key, { run: () => runPublic(world, it), outcome: null, entry: null });
      }
    }
  }
  /** Runs what has not run, and again what read something that another run changed afterwards. */
  #settleAll() {
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      let changed = false;
      for (const root2 of this.#roots.values()) {
        if (root2.outcome !== null && (pass === 0 ? true : stillHolds(this.#world, root2.outcome.reads))) continue;
        if (root2.outcome !== null && pass === 0) continue;
        this.#runRoot(root2);
        changed = true;
      }
      if (!changed && pass > 0) return;
    }
  }
  /** Functions that nobody calls are looked at as well, with arguments about which nothing is known. */
  #addUnreached() {
    const world = this.#world;
    for (let id = 0; id < world.functionCount; id++) {
      if (world.reached.has(id)) continue;
      const run2 = () => {
        if (world.reached.has(id)) return null;
        const module = world.moduleOf(id);
        const outcome = drive(world, module, (frame, state) => {
          const home = world.homes.get(id);
          const at2 = world.code(id).ir.at;
          const self = home === void 0 ? null : instanceOf(frame, state, world.object(home), at2);
          const atom = world.atoms.function(id, world.environments.get(id) ?? world.moduleEnvironment(module));
          if (atom.kind === 'function')
            callFunction(frame, state, { target: atom, self, spread: unknownArguments(world), at: at2 });
        });
        return { outcome, entry: null };
      };
      this.#roots.set(`alone ${id}`, { run: run2, outcome: null, entry: null });
    }
  }
};

// packages/scanners/code/engine/testing/analyse-text.ts
var LANGUAGES = [javascript, python];
var readers = /* @__PURE__ */ new Map();
var MODELS = fileURLToPath2(new URL('../../rules/models', import.meta.url));
var shipped = null;
async function programOf(files2, models = []) {
  const paths = Object.keys(files2).sort();
  const modules = [];
  const resolvers = /* @__PURE__ */ new Map();
  for (const language of LANGUAGES) {
    const matches = (patterns2, path) =>
      patterns2.some((it) =>
        new RegExp(`^${it.replace(/[.]/g, '\\.').replace(/\*/g, '.*')}$`).test(path.slice(path.lastIndexOf('/') + 1)),
      );
    const sources = paths.filter((path) => matches(language.sources, path));
    if (sources.length === 0) continue;
    let reader = readers.get(language.id);
    if (reader === void 0) readers.set(language.id, (reader = await language.open()));
    const manifests = /* @__PURE__ */ new Map();
    for (const path of paths) {
      if (!matches(language.manifests, path)) continue;
      const text2 = language.readManifest(path, Buffer.from(files2[path]));
      if (text2 !== null) manifests.set(path, text2);
    }
    const all = /* @__PURE__ */ new Set([...sources, ...manifests.keys()]);
    resolvers.set(language.id, language.createResolver({ has: (path) => all.has(path), sources, manifests }));
    for (const path of sources) {
      const ir = reader.lower(path, Buffer.from(files2[path]), () => {});
      modules.push({ path, language: language.id, view: openModule(encodeModule(ir)), digest: path });
    }
  }
  shipped ??= await readModelFolder(MODELS);
  const index = indexModels([...shipped, ...models]);
  return new Program({ modules, resolvers, models: index });
}

// ../../tmp/s2/run/run.ts
var root = process.argv[2];
var files = {};
var walk2 = (d) => {
  for (const e of readdirSync2(d, { withFileTypes: true })) {
    if (['node_modules', '.git', 'test', 'tests'].includes(e.name)) continue;
    const p = join5(d, e.name);
    if (e.isDirectory()) walk2(p);
    else if (
      /\.([cm]?[jt]sx?|json|py|toml|cfg)$/.test(e.name) &&
      !/\.min\.js$|\.d\.ts$/.test(e.name) &&
      statSync2(p).size < 1e6
    )
      files[relative(root, p)] = readFileSync3(p, 'utf8');
  }
};
walk2(root);
var t = performance.now();
var program = await programOf(files);
console.log(Object.keys(files).length, 'files, lowered', Math.round(performance.now() - t));
t = performance.now();
var a = analyse2(program);
console.log(
  'analysed',
  Math.round(performance.now() - t),
  JSON.stringify(a.statistics),
  a.hits.length,
  'hits',
  Math.round(process.memoryUsage().rss / 1e6),
  'MB',
);
for (const h of a.hits)
  console.log(
    `${h.sink} ${h.path}:${lineOf(h.at)} <- ${h.source?.kind ?? '-'} ${h.source?.name ?? ''} [${h.confidence}] ${h.entry ? (h.entry.method ?? '') + ' ' + (h.entry.route ?? h.entry.name) : ''} ${h.doubts.join(';')}`,
  );
var b = /* @__PURE__ */ new Map();
for (const x of a.blind) b.set(x.kind, (b.get(x.kind) ?? 0) + x.count);
console.log([...b]);
