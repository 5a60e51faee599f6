import { importedNames, specifierOf } from './import-names.ts';
import { NONE, type Node, type Nodes } from './nodes.ts';
import { Scope, type Scopes } from './scope.ts';

interface Open {
  readonly scope: Scope;
  readonly until: Node;
  /** Read by code of a function inside `scope`: defaults of parameters. */
  readonly inside: boolean;
}

const COMPREHENSIONS = new Set([
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);

/** One pass over all nodes: who binds which name, and which names are shared between functions. */
export function findScopes(nodes: Nodes, spend: (steps: number) => void): Scopes {
  return new ScopeFinder(nodes, spend).find();
}

class ScopeFinder {
  readonly #nodes: Nodes;
  readonly #spend: (steps: number) => void;
  readonly #module = new Scope('module', null, 0);
  readonly #of = new Map<Node, Scope>();
  readonly #opens = new Map<Node, { scope: Scope; inside: boolean }>();
  /** Identifiers that name something and read nothing. */
  readonly #binders: Uint8Array;
  readonly #uses: { scope: Scope; inside: boolean; name: string }[] = [];
  readonly #seen = new Map<Scope, Set<string>>();

  constructor(nodes: Nodes, spend: (steps: number) => void) {
    this.#nodes = nodes;
    this.#spend = spend;
    this.#binders = new Uint8Array(nodes.tree.size);
  }

  find(): Scopes {
    const { tree } = this.#nodes;
    const stack: Open[] = [{ scope: this.#module, until: tree.size, inside: false }];
    for (let node = 0; node < tree.size; node++) {
      if (node % 1024 === 0) this.#spend(1024);
      let open = stack.at(-1) as Open;
      while (node >= open.until) {
        stack.pop();
        open = stack.at(-1) as Open;
      }
      const opened = this.#opens.get(node);
      if (opened !== undefined) {
        open = { ...opened, until: tree.after[node] as number };
        stack.push(open);
      }
      node = this.#visit(node, open);
    }
    return this.#settle();
  }

  /** Answers the last node that needs no visit any more. */
  #visit(node: Node, { scope, inside }: Open): Node {
    const nodes = this.#nodes;
    const kind = nodes.kind(node);
    switch (kind) {
      case 'identifier':
        if (this.#binders[node] === 0) this.#use(scope, inside, nodes.text(node));
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
        this.#bindTargets(scope, nodes.child(node, 'left'), kind !== 'augmented_assignment');
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
        for (const name of nodes.children(node)) {
          this.#module.bind(nodes.text(name));
          scope.globals.add(nodes.text(name));
        }
        return node;
      case 'nonlocal_statement':
        for (const name of nodes.children(node)) scope.nonlocals.add(nodes.text(name));
        return node;
      case 'import_statement':
      case 'import_from_statement':
        this.#bindImports(scope, node);
        return this.#lastIn(node);
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
        return inside ? node : this.#lastIn(node);
      default:
        if (COMPREHENSIONS.has(kind)) this.#openComprehension(scope, node);
        return node;
    }
  }

  #lastIn(node: Node): Node {
    return (this.#nodes.tree.after[node] as number) - 1;
  }

  #use(scope: Scope, inside: boolean, name: string): void {
    if (!inside) {
      let seen = this.#seen.get(scope);
      if (seen === undefined) {
        seen = new Set();
        this.#seen.set(scope, seen);
      }
      if (seen.has(name)) return;
      seen.add(name);
    }
    this.#uses.push({ scope, inside, name });
  }

  #mute(node: Node): void {
    if (node !== NONE) this.#binders[node] = 1;
  }

  #bindTargets(scope: Scope, target: Node, mute: boolean): void {
    if (target === NONE) return;
    const nodes = this.#nodes;
    const end = nodes.tree.after[target] as number;
    for (let node = target; node < end; node++) {
      switch (nodes.kind(node)) {
        case 'identifier':
          scope.bind(nodes.text(node));
          if (mute) this.#mute(node);
          break;
        case 'attribute':
        case 'subscript':
        case 'call':
          node = this.#lastIn(node);
          break;
        default:
      }
    }
  }

  /** Names without a dot in a `case` are bound, with one they are read. */
  #bindPatterns(scope: Scope, clause: Node): void {
    const nodes = this.#nodes;
    for (const pattern of nodes.children(clause)) {
      const kind = nodes.kind(pattern);
      if (kind === 'block' || kind === 'if_clause') continue;
      const end = nodes.tree.after[pattern] as number;
      for (let node = pattern; node < end; node++) {
        const inner = nodes.kind(node);
        if (inner === 'class_pattern' || inner === 'keyword_pattern') node = this.#lastIn(nodes.first(node));
        else if (inner === 'identifier') scope.bind(nodes.text(node));
        else if (inner === 'dotted_name' && nodes.children(node).length > 1) node = this.#lastIn(node);
      }
    }
  }

  #bindImports(scope: Scope, statement: Node): void {
    for (const { name, specifier, member, loads } of importedNames(this.#nodes, statement)) {
      const variable = scope.bind(name);
      variable.imported = { specifier, member };
      if (loads !== specifier) variable.loads.add(loads);
    }
    const nodes = this.#nodes;
    if (nodes.tokens(statement).includes('wildcard_import')) {
      scope.module().stars.push(specifierOf(nodes, nodes.child(statement, 'module_name')));
    }
  }

  #openFunction(scope: Scope, node: Node): void {
    const nodes = this.#nodes;
    const name = nodes.child(node, 'name');
    if (name !== NONE) {
      scope.bind(nodes.text(name));
      this.#mute(name);
    }
    const inner = this.#open('function', scope, node, nodes.child(node, 'body'));
    const parameters = nodes.child(node, 'parameters');
    if (parameters === NONE) return;
    this.#opens.set(parameters, { scope, inside: true });
    for (const parameter of nodes.children(parameters)) this.#bindParameter(inner, parameter);
  }

  #bindParameter(scope: Scope, parameter: Node): void {
    const nodes = this.#nodes;
    const named = nodes.child(parameter, 'name');
    const target = nodes.kind(parameter) === 'typed_parameter' ? nodes.first(parameter) : parameter;
    this.#bindTargets(scope, named !== NONE ? named : target, true);
  }

  #openClass(scope: Scope, node: Node): void {
    const nodes = this.#nodes;
    const name = nodes.child(node, 'name');
    if (name !== NONE) {
      scope.bind(nodes.text(name)).isClass = true;
      this.#mute(name);
    }
    this.#open('class', scope, node, nodes.child(node, 'body'));
  }

  #openComprehension(scope: Scope, node: Node): void {
    this.#open('comprehension', scope, node, node);
    const inner = this.#of.get(node) as Scope;
    for (const clause of this.#nodes.children(node)) {
      if (this.#nodes.kind(clause) === 'for_in_clause') {
        this.#bindTargets(inner, this.#nodes.child(clause, 'left'), true);
      }
    }
  }

  #open(kind: 'function' | 'class' | 'comprehension', scope: Scope, node: Node, body: Node): Scope {
    const inner = new Scope(kind, scope, node);
    this.#of.set(node, inner);
    if (body === node) this.#opens.set(node, { scope: inner, inside: false });
    else if (body !== NONE) this.#opens.set(body, { scope: inner, inside: false });
    return inner;
  }

  #settle(): Scopes {
    const cells: string[] = [];
    const owned = new Map<Scope, number[]>();
    for (const variable of this.#module.variables.values()) variable.cell = cells.push(variable.name) - 1;
    for (const { scope, inside, name } of this.#uses) {
      const variable = scope.lookUp(name);
      if (variable === null || variable.cell !== null || variable.scope.kind === 'class') continue;
      const host = variable.scope.host();
      if (!inside && scope.host() === host) continue;
      variable.cell = cells.push(name) - 1;
      const own = owned.get(host) ?? [];
      own.push(variable.cell);
      owned.set(host, own);
    }
    for (const scope of this.#of.values()) this.#settleNonlocals(scope, cells, owned);
    return { module: this.#module, of: this.#of, cells, owned };
  }

  /** Assigned but never read here: still shared. */
  #settleNonlocals(scope: Scope, cells: string[], owned: Map<Scope, number[]>): void {
    for (const name of scope.nonlocals) {
      const variable = scope.lookUp(name);
      if (variable === null || variable.cell !== null || variable.scope.kind === 'class') continue;
      variable.cell = cells.push(name) - 1;
      const host = variable.scope.host();
      owned.set(host, [...(owned.get(host) ?? []), variable.cell]);
    }
  }
}
