import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { Argument, Constant, Decoration, Instruction, Key, Terminator } from './instruction.ts';

/** In the order of their codes; new ones are added at the end. */
const OPS = [
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
] as const satisfies readonly Instruction['op'][];

const CODES = new Map<Instruction['op'], number>(OPS.map((op, code) => [op, code]));
const CONSTANTS = ['text', 'bytes', 'number', 'integer', 'boolean', 'null', 'undefined', 'pattern'] as const;

export function writeInstruction(out: ByteWriter, it: Instruction): void {
  const code = CODES.get(it.op);
  if (code === undefined) throw new TypeError(`no code for ${it.op}`);
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
      out.list(it.bounds, (bound) => out.optional(bound));
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

export function readInstruction(from: ByteReader): Instruction {
  const op = OPS[from.uint()];
  const at = from.place();
  switch (op) {
    case 'constant':
      return { op, at, to: from.uint(), value: readConstant(from) };
    case 'copy':
    case 'await':
    case 'enter':
      return { op, at, to: from.uint(), from: from.uint() };
    case 'cell':
      return { op, at, to: from.uint(), cell: from.uint() };
    case 'set-cell':
      return { op, at, cell: from.uint(), from: from.uint() };
    case 'global':
      return { op, at, to: from.uint(), name: from.text() };
    case 'set-global':
      return { op, at, name: from.text(), from: from.uint() };
    case 'this':
    case 'super':
    case 'object':
    case 'caught':
      return { op, at, to: from.uint() };
    case 'import':
      return { op, at, to: from.uint(), import: from.uint() };
    case 'function':
      return { op, at, to: from.uint(), function: from.uint() };
    case 'class': {
      const to = from.uint();
      const index = from.uint();
      const bases = from.list(() => from.uint());
      return { op, at, to, class: index, bases, decorations: from.list(() => readDecoration(from)) };
    }
    case 'list':
      return { op, at, to: from.uint(), items: from.list(() => readArgument(from)) };
    case 'get':
      return { op, at, to: from.uint(), object: from.uint(), key: readKey(from), by: from.flag() ? 'index' : 'member' };
    case 'set': {
      const object = from.uint();
      const key = readKey(from);
      return { op, at, object, key, by: from.flag() ? 'index' : 'member', from: from.uint() };
    }
    case 'delete':
      return { op, at, object: from.uint(), key: readKey(from) };
    case 'slice':
      return { op, at, to: from.uint(), object: from.uint(), bounds: from.list(() => from.optional()) };
    case 'spread':
      return { op, at, object: from.uint(), from: from.uint() };
    case 'binary':
      return { op, at, to: from.uint(), operator: from.text(), left: from.uint(), right: from.uint() };
    case 'unary':
      return { op, at, to: from.uint(), operator: from.text(), from: from.uint() };
    case 'join':
      return { op, at, to: from.uint(), parts: from.list(() => from.uint()) };
    case 'call': {
      const to = from.uint();
      const callee = from.uint();
      const receiver = from.optional();
      const given = from.list(() => readArgument(from));
      return { op, at, to, callee, receiver, arguments: given, construct: from.flag() };
    }
    case 'yield':
      return { op, at, to: from.uint(), from: from.uint(), all: from.flag() };
    case 'next':
      return { op, at, to: from.uint(), from: from.uint(), of: from.flag() ? 'keys' : 'values' };
    case 'typed':
      return { op, at, of: from.uint(), type: from.text() };
    default:
      throw new RangeError('facts hold an instruction that nobody knows');
  }
}

export function writeTerminator(out: ByteWriter, it: Terminator): void {
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

export function readTerminator(from: ByteReader): Terminator {
  const at = from.place();
  switch (from.uint()) {
    case 0:
      return { end: 'jump', at, block: from.uint() };
    case 1:
      return { end: 'branch', at, condition: from.uint(), yes: from.uint(), no: from.uint() };
    case 2:
      return { end: 'return', at, value: from.optional() };
    case 3:
      return { end: 'throw', at, value: from.uint() };
    default:
      throw new RangeError('facts hold an end of a block that nobody knows');
  }
}

function writeConstant(out: ByteWriter, value: Constant): void {
  out.uint(CONSTANTS.indexOf(value.type));
  if (value.type === 'text' || value.type === 'bytes' || value.type === 'integer') out.text(value.value);
  else if (value.type === 'number') out.double(value.value);
  else if (value.type === 'boolean') out.flag(value.value);
  else if (value.type === 'pattern') {
    out.text(value.source);
    out.text(value.flags);
  }
}

function readConstant(from: ByteReader): Constant {
  const type = CONSTANTS[from.uint()];
  switch (type) {
    case 'text':
    case 'bytes':
    case 'integer':
      return { type, value: from.text() };
    case 'number':
      return { type, value: from.double() };
    case 'boolean':
      return { type, value: from.flag() };
    case 'pattern':
      return { type, source: from.text(), flags: from.text() };
    case 'null':
    case 'undefined':
      return { type };
    default:
      throw new RangeError('facts hold a constant that nobody knows');
  }
}

function writeKey(out: ByteWriter, key: Key): void {
  out.flag(typeof key === 'string');
  if (typeof key === 'string') out.text(key);
  else out.uint(key);
}

function readKey(from: ByteReader): Key {
  return from.flag() ? from.text() : from.uint();
}

function writeArgument(out: ByteWriter, { value, name, spread }: Argument): void {
  out.uint((spread === undefined ? 0 : spread === 'values' ? 1 : 2) + (name === undefined ? 0 : 4));
  out.uint(value);
  if (name !== undefined) out.text(name);
}

function readArgument(from: ByteReader): Argument {
  const shape = from.uint();
  const value = from.uint();
  const spread = (shape & 3) === 1 ? 'values' : (shape & 3) === 2 ? 'fields' : undefined;
  return { value, ...(shape >= 4 ? { name: from.text() } : {}), ...(spread === undefined ? {} : { spread }) };
}

function writeDecoration(out: ByteWriter, { value, member, parameter }: Decoration): void {
  out.uint(value);
  out.optional(member ?? null);
  out.optional(parameter ?? null);
}

function readDecoration(from: ByteReader): Decoration {
  const value = from.uint();
  const member = from.optional();
  const parameter = from.optional();
  return { value, ...(member === null ? {} : { member }), ...(parameter === null ? {} : { parameter }) };
}
