import type { Register } from '../../ir/instruction.ts';
import type { ExportIr, ModuleIr } from '../../ir/module.ts';
import type { Grammar } from '../tree-sitter/grammar.ts';
import { assign } from './assignments.ts';
import { FunctionBuilder } from './function-builder.ts';
import { constantText } from './literals.ts';
import type { Lowering } from './lowering.ts';
import { ModuleBuilder } from './module-builder.ts';
import { NONE, type Node, type NodeKinds, Nodes } from './nodes.ts';
import { condition } from './operators.ts';
import type { Scope, Scopes } from './scope.ts';
import { findScopes } from './scopes.ts';
import { EXPRESSIONS, STATEMENTS } from './syntax.ts';

/** Beyond this depth of nesting an expression is unknown and a statement is left out; both are told. */
const DEEPEST = 250;
const MOST_COPIES = 24;
const LONGEST = 8 * 1024 * 1024;

/** Text to module. Throws only what `spend` throws. */
export function lowerModule(
  grammar: Grammar,
  kinds: NodeKinds,
  text: string,
  spend: (steps: number) => void,
): ModuleIr {
  const module = new ModuleBuilder();
  if (text.length > LONGEST) {
    module.problem('too-long', 4097, `A file of ${Math.ceil(text.length / 1e6)} million characters is not analysed.`);
    return emptyModule(module);
  }
  const tree = grammar.parse(text, spend);
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
  return module.built({ cells: scopes.cells, exports: exportsOf(nodes, scopes, module), source: text });
}

function emptyModule(module: ModuleBuilder): ModuleIr {
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

/** What all functions of one module share, and the tables that lead from a kind of node to its lowering. */
class ModuleLowering {
  readonly #nodes: Nodes;
  readonly #scopes: Scopes;
  readonly #module: ModuleBuilder;
  readonly #spend: (steps: number) => void;
  #depth = 0;

  constructor(nodes: Nodes, scopes: Scopes, module: ModuleBuilder, spend: (steps: number) => void) {
    this.#nodes = nodes;
    this.#scopes = scopes;
    this.#module = module;
    this.#spend = spend;
  }

  function(scope: Scope, out: FunctionBuilder, method: Lowering['method']): Lowering {
    const lowering: Lowering = {
      nodes: this.#nodes,
      scopes: this.#scopes,
      module: this.#module,
      out,
      spend: this.#spend,
      scope,
      frames: [],
      locals: new Map(),
      method,
      copies: MOST_COPIES,
      optional: false,
      expression: (node) => this.#expression(lowering, node),
      condition: (node, yes, no) => this.#deeper(lowering, node, () => condition(lowering, node, yes, no)),
      statement: (node) => this.#statement(lowering, node),
      body: (node) => this.#body(lowering, node),
      assign: (target, value) => this.#deeper(lowering, target, () => assign(lowering, target, value)),
      inner: (inside, made, of) => this.function(inside, made, of),
    };
    return lowering;
  }

  #expression(lowering: Lowering, node: Node): Register {
    if (node === NONE) return lowering.out.register();
    let value: Register | null = null;
    this.#deeper(lowering, node, () => {
      const lower = EXPRESSIONS.get(this.#nodes.kind(node));
      if (lower !== undefined) value = lower(lowering, node);
      else for (const child of this.#nodes.children(node)) lowering.expression(child);
    });
    return value ?? lowering.out.register();
  }

  #statement(lowering: Lowering, node: Node): void {
    this.#deeper(lowering, node, () => {
      const lower = STATEMENTS.get(this.#nodes.kind(node));
      if (lower !== undefined) lower(lowering, node);
      else lowering.expression(node);
    });
  }

  #body(lowering: Lowering, node: Node): void {
    if (node === NONE) return;
    if (this.#nodes.kind(node) !== 'block') {
      lowering.statement(node);
      return;
    }
    for (const statement of this.#nodes.children(node)) lowering.statement(statement);
  }

  #deeper(lowering: Lowering, node: Node, lower: () => void): void {
    if (this.#depth >= DEEPEST) {
      lowering.module.problem('too-deep', this.#nodes.at(node), 'This code is nested too deeply to be followed.');
      return;
    }
    this.#depth++;
    this.#spend(1);
    try {
      lower();
    } finally {
      this.#depth--;
    }
  }
}

function tellErrors(nodes: Nodes, module: ModuleBuilder): void {
  const { tree } = nodes;
  for (let node = 0; node < tree.size; node++) {
    const kind = nodes.kind(node);
    if (kind === 'ERROR') {
      module.problem('syntax', nodes.at(node), 'This is no Python that the parser knows.');
      node = Math.max(node, (tree.after[node] as number) - 1);
    } else if (tree.missing.has(node)) {
      module.problem('syntax', nodes.at(node), `Here ${kind} is missing.`);
    } else if (kind === 'print_statement' || kind === 'exec_statement') {
      module.problem('syntax', nodes.at(node), 'This is Python 2.');
    }
  }
}

function exportsOf(nodes: Nodes, scopes: Scopes, module: ModuleBuilder): ExportIr[] {
  const named = declaredNames(nodes);
  const found: ExportIr[] = [];
  for (const { name, cell, imported } of scopes.module.variables.values()) {
    if (cell === null) continue;
    const foreign = imported !== null && !imported.specifier.startsWith('.');
    const hidden = named === null ? name.startsWith('_') || foreign : !named.has(name);
    found.push(hidden ? { kind: 'cell', name, cell, hidden } : { kind: 'cell', name, cell });
  }
  for (const specifier of scopes.module.stars) {
    found.push({ kind: 'all', import: module.import(specifier, false, 4097) });
  }
  return found;
}

/** The names in `__all__`, null when the module has none. */
function declaredNames(nodes: Nodes): ReadonlySet<string> | null {
  let found: Set<string> | null = null;
  for (const statement of nodes.children(0)) {
    const assignment = nodes.first(statement);
    if (nodes.kind(statement) !== 'expression_statement' || assignment === NONE) continue;
    const left = nodes.child(assignment, 'left');
    const right = nodes.child(assignment, 'right');
    if (left === NONE || right === NONE || nodes.text(left) !== '__all__') continue;
    found ??= new Set();
    for (const item of nodes.children(right)) {
      const name = constantText(nodes, item);
      if (name !== null) found.add(name);
    }
  }
  return found;
}
