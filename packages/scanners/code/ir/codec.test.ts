import { expect, it } from 'vitest';
import { encodeModule, openModule } from './codec.ts';
import { type Instruction, placeOf } from './instruction.ts';
import type { FunctionIr, ModuleIr } from './module.ts';

const at = placeOf(3, 7);
const INSTRUCTIONS: Instruction[] = [
  { op: 'constant', at, to: 0, value: { type: 'text', value: '__proto__\u0000é' } },
  { op: 'constant', at, to: 0, value: { type: 'bytes', value: 'b' } },
  { op: 'constant', at, to: 1, value: { type: 'number', value: -0.5 } },
  { op: 'constant', at, to: 1, value: { type: 'integer', value: '123456789012345678901' } },
  { op: 'constant', at, to: 1, value: { type: 'boolean', value: true } },
  { op: 'constant', at, to: 1, value: { type: 'null' } },
  { op: 'constant', at, to: 1, value: { type: 'undefined' } },
  { op: 'constant', at: placeOf(2, 1), to: 1, value: { type: 'pattern', source: '^a+$', flags: 'gi' } },
  { op: 'copy', at, to: 1, from: 0 },
  { op: 'cell', at, to: 1, cell: 300 },
  { op: 'set-cell', at, cell: 300, from: 1 },
  { op: 'global', at, to: 1, name: 'process' },
  { op: 'set-global', at, name: 'x', from: 1 },
  { op: 'this', at, to: 1 },
  { op: 'super', at, to: 1 },
  { op: 'import', at, to: 1, import: 0 },
  { op: 'function', at, to: 1, function: 0 },
  {
    op: 'class',
    at,
    to: 1,
    class: 0,
    bases: [2, 3],
    decorations: [{ value: 4, member: 0, parameter: 2 }, { value: 5 }],
  },
  { op: 'object', at, to: 1 },
  { op: 'list', at, to: 1, items: [{ value: 1 }, { value: 2, spread: 'values' }] },
  { op: 'get', at, to: 1, object: 2, key: 'name', by: 'member' },
  { op: 'get', at, to: 1, object: 2, key: 3, by: 'index' },
  { op: 'set', at, object: 2, key: 3, by: 'index', from: 9 },
  { op: 'delete', at, object: 2, key: 'name' },
  { op: 'slice', at, to: 1, object: 2, bounds: [null, 3, null] },
  { op: 'spread', at, object: 1, from: 2 },
  { op: 'binary', at, to: 1, operator: 'not in', left: 2, right: 3 },
  { op: 'unary', at, to: 1, operator: '!', from: 2 },
  { op: 'join', at, to: 1, parts: [1, 2, 3] },
  {
    op: 'call',
    at,
    to: 1,
    callee: 2,
    receiver: null,
    arguments: [{ value: 1, name: 'shell' }, { value: 2, spread: 'fields' }, { value: 0 }],
    construct: true,
  },
  { op: 'await', at, to: 1, from: 2 },
  { op: 'yield', at, to: 1, from: 2, all: true },
  { op: 'next', at, to: 1, from: 2, of: 'keys' },
  { op: 'enter', at, to: 1, from: 2 },
  { op: 'caught', at, to: 1 },
  { op: 'typed', at, of: 1, type: 'express.Request' },
];

const BODY: FunctionIr = {
  name: '<module>',
  at,
  endLine: 9,
  async: true,
  generator: false,
  lexicalThis: true,
  parameters: [{ name: 'options', register: 0, kind: 'keywords', type: null }],
  registers: 10,
  ownCells: [0, 300],
  blocks: [
    { instructions: INSTRUCTIONS, handler: 2, terminator: { end: 'branch', at, condition: 1, yes: 1, no: 2 } },
    { instructions: [], handler: null, terminator: { end: 'return', at, value: null } },
    { instructions: [], handler: null, terminator: { end: 'throw', at, value: 0 } },
    { instructions: [], handler: null, terminator: { end: 'jump', at, block: 1 } },
  ],
};

const MODULE: ModuleIr = {
  functions: [BODY, { ...BODY, name: 'second', blocks: [] }],
  classes: [
    {
      name: 'User',
      at,
      members: [{ name: 'save', kind: 'setter', static: true, function: 1, type: '#User' }],
      initialiser: null,
      staticInitialiser: 0,
    },
  ],
  imports: [{ specifier: './db', optional: true, at }],
  exports: [
    { kind: 'cell', name: 'default', cell: 0 },
    { kind: 'cell', name: '_b', cell: 0, hidden: true },
    { kind: 'again', name: 'a', import: 0, imported: null },
    { kind: 'all', import: 0 },
  ],
  cells: ['app'],
  namespaceCell: 0,
  problems: [{ kind: 'syntax', at, message: 'unexpected end' }],
  source: 'first line\r\nsecond ✓',
};

it('gives back every part of a module as it was', () => {
  const { functionCount, function: functionAt, line, ...rest } = openModule(encodeModule(MODULE));
  const { functions, source, ...expected } = MODULE;
  expect(rest).toEqual(expected);
  expect(functionCount).toBe(2);
  expect([functionAt(0), functionAt(1)]).toEqual(functions);
  expect([line(1), line(2), line(3)]).toEqual(['first line', 'second ✓', '']);
});

it('refuses bytes that are cut or of another version', () => {
  const bytes = encodeModule(MODULE);
  expect(() => openModule(bytes.subarray(0, 20))).toThrow(RangeError);
  expect(() => openModule(Uint8Array.of(99, ...bytes.subarray(1)))).toThrow('another version');
});
