import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { readInstruction, readTerminator, writeInstruction, writeTerminator } from './instruction-codec.ts';
import type { ClassIr, ExportIr, FunctionIr, ImportIr, MemberIr, ModuleIr, ParameterIr, ProblemIr } from './module.ts';

/** Changes with the encoding, so that kept facts of another one are refused. */
const VERSION = 1;
const MEMBERS = ['method', 'getter', 'setter', 'constructor', 'field'] as const;
const PARAMETERS = ['one', 'rest', 'keywords', 'keyword-only'] as const;
const PROBLEMS = ['syntax', 'too-deep', 'too-long', 'not-lowered'] as const;
const LONGEST_SOURCE = 64 * 1024 * 1024;

/** A module as facts hold it: what a program asks of all modules is there at once, functions and source when asked. */
export interface ModuleView extends Omit<ModuleIr, 'functions' | 'source'> {
  readonly functionCount: number;
  /** Decoded anew at each call. */
  function(index: number): FunctionIr;
  /** The text of a line, from 1; empty beyond the end. */
  line(number: number): string;
}

/** Module to bytes: version, table of texts, header, functions one by one, source. */
export function encodeModule(module: ModuleIr): Uint8Array {
  const body = new ByteWriter();
  const functions = module.functions.map((it) => {
    const out = new ByteWriter(body.ids);
    writeFunction(out, it);
    return out.written();
  });
  body.list(module.cells, (name) => body.text(name));
  body.optional(module.namespaceCell);
  body.list(module.imports, (it) => writeImport(body, it));
  body.list(module.exports, (it) => writeExport(body, it));
  body.list(module.classes, (it) => writeClass(body, it));
  body.list(module.problems, (it) => writeProblem(body, it));
  const source = deflateRawSync(module.source, { level: 1 });
  body.uint(source.length);
  body.list(functions, (bytes) => body.uint(bytes.length));
  const head = new ByteWriter();
  head.uint(VERSION);
  head.uint(body.ids.size);
  const texts = [...body.ids.keys()].map((text) => Buffer.from(text, 'utf8'));
  for (const text of texts) head.uint(text.length);
  return Buffer.concat([head.written(), ...texts, body.written(), ...functions, source]);
}

/** Throws `RangeError` for bytes that `encodeModule` of this version did not write. */
export function openModule(bytes: Uint8Array): ModuleView {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = new ByteReader(buffer, 0, () => '');
  if (head.uint() !== VERSION) throw new RangeError('facts of another version');
  const lengths = head.list(() => head.uint());
  const starts = new Uint32Array(lengths.length + 1);
  starts[0] = head.at;
  for (const [i, length] of lengths.entries()) starts[i + 1] = (starts[i] as number) + length;
  const known: (string | undefined)[] = [];
  const textAt = (id: number): string => {
    const start = starts[id];
    const end = starts[id + 1];
    if (start === undefined || end === undefined) throw new RangeError('facts name a text that is not there');
    known[id] ??= buffer.toString('utf8', start, end);
    return known[id];
  };
  const from = new ByteReader(buffer, starts[lengths.length] as number, textAt);
  const cells = from.list(() => from.text());
  const namespaceCell = from.optional();
  const imports = from.list(() => readImport(from));
  const exports = from.list(() => readExport(from));
  const classes = from.list(() => readClass(from));
  const problems = from.list(() => readProblem(from));
  const sourceLength = from.uint();
  const sizes = from.list(() => from.uint());
  const places = [from.at];
  for (const size of sizes) places.push((places.at(-1) as number) + size);
  let lines: string[] | null = null;
  return {
    cells,
    namespaceCell,
    imports,
    exports,
    classes,
    problems,
    functionCount: sizes.length,
    function(index) {
      const at = places[index];
      if (at === undefined || index >= sizes.length) throw new RangeError('no such function');
      return readFunction(new ByteReader(buffer, at, textAt));
    },
    line(number) {
      const at = places.at(-1) as number;
      lines ??= inflateRawSync(buffer.subarray(at, at + sourceLength), { maxOutputLength: LONGEST_SOURCE })
        .toString('utf8')
        .split('\n');
      return lines[number - 1]?.replace(/\r$/, '') ?? '';
    },
  };
}

function writeFunction(out: ByteWriter, it: FunctionIr): void {
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

function readFunction(from: ByteReader): FunctionIr {
  const name = from.text();
  const at = from.place();
  const endLine = from.uint();
  const shape = from.uint();
  const registers = from.uint();
  const ownCells = from.list(() => from.uint());
  const parameters = from.list((): ParameterIr => {
    const parameter = { name: from.text(), register: from.uint(), kind: chosen(PARAMETERS, from.uint()) };
    return { ...parameter, type: from.optionalText() };
  });
  const blocks = from.list(() => {
    const handler = from.optional();
    const instructions = from.list(() => readInstruction(from));
    return { handler, instructions, terminator: readTerminator(from) };
  });
  return {
    name,
    at,
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

function writeImport(out: ByteWriter, it: ImportIr): void {
  out.text(it.specifier);
  out.flag(it.optional);
  out.place(it.at);
}

function readImport(from: ByteReader): ImportIr {
  return { specifier: from.text(), optional: from.flag(), at: from.place() };
}

function writeExport(out: ByteWriter, it: ExportIr): void {
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

function readExport(from: ByteReader): ExportIr {
  switch (from.uint()) {
    case 0:
      return { kind: 'cell', name: from.text(), cell: from.uint() };
    case 1:
      return { kind: 'again', name: from.text(), import: from.uint(), imported: from.optionalText() };
    case 3:
      return { kind: 'cell', name: from.text(), cell: from.uint(), hidden: true };
    default:
      return { kind: 'all', import: from.uint() };
  }
}

function writeClass(out: ByteWriter, it: ClassIr): void {
  out.text(it.name);
  out.place(it.at);
  out.optional(it.initialiser);
  out.optional(it.staticInitialiser);
  out.list(it.members, (member) => {
    out.text(member.name);
    out.uint(MEMBERS.indexOf(member.kind) * 2 + (member.static ? 1 : 0));
    out.optional(member.function);
    out.optionalText(member.type);
  });
}

function readClass(from: ByteReader): ClassIr {
  const name = from.text();
  const at = from.place();
  const initialiser = from.optional();
  const staticInitialiser = from.optional();
  const members = from.list((): MemberIr => {
    const memberName = from.text();
    const shape = from.uint();
    const kind = chosen(MEMBERS, Math.floor(shape / 2));
    return { name: memberName, kind, static: shape % 2 === 1, function: from.optional(), type: from.optionalText() };
  });
  return { name, at, members, initialiser, staticInitialiser };
}

function writeProblem(out: ByteWriter, it: ProblemIr): void {
  out.uint(PROBLEMS.indexOf(it.kind));
  out.place(it.at);
  out.text(it.message);
}

function readProblem(from: ByteReader): ProblemIr {
  return { kind: chosen(PROBLEMS, from.uint()), at: from.place(), message: from.text() };
}

function chosen<T>(choices: readonly T[], index: number): T {
  const choice = choices[index];
  if (choice === undefined) throw new RangeError('facts hold a kind that nobody knows');
  return choice;
}
