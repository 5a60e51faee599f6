import type { Node } from './nodes.ts';

/** What an import bound a name to: the whole of `specifier`, or its member. */
export interface ImportedName {
  readonly specifier: string;
  readonly member: string | null;
}

/** A name that a scope binds. It lives in a register unless another function sees it too: then in a cell. */
export interface Variable {
  readonly name: string;
  readonly scope: Scope;
  cell: number | null;
  imported: ImportedName | null;
  /** Modules below it that `import a.b.c` loads. */
  readonly loads: Set<string>;
  isClass: boolean;
}

export type ScopeKind = 'module' | 'function' | 'class' | 'comprehension';

/** Where names are bound, after Python's rules: classes hide their names from the functions in them. */
export class Scope {
  readonly kind: ScopeKind;
  readonly parent: Scope | null;
  readonly node: Node;
  readonly variables = new Map<string, Variable>();
  readonly globals = new Set<string>();
  readonly nonlocals = new Set<string>();
  /** Modules of `from x import *`, first to last. */
  readonly stars: string[] = [];
  generator = false;
  readonly #found = new Map<string, Variable | null>();

  constructor(kind: ScopeKind, parent: Scope | null, node: Node) {
    this.kind = kind;
    this.parent = parent;
    this.node = node;
  }

  bind(name: string): Variable {
    if (this.globals.has(name)) return this.module().bind(name);
    const known = this.variables.get(name);
    if (known !== undefined) return known;
    if (this.nonlocals.has(name)) return this.find(name) ?? this.bindHere(name);
    return this.bindHere(name);
  }

  bindHere(name: string): Variable {
    const variable = { name, scope: this, cell: null, imported: null, loads: new Set<string>(), isClass: false };
    this.variables.set(name, variable);
    return variable;
  }

  module(): Scope {
    let scope: Scope = this;
    while (scope.parent !== null) scope = scope.parent;
    return scope;
  }

  /** The scope whose body becomes the function in which this scope's code stands. */
  host(): Scope {
    let scope: Scope = this;
    while (scope.kind === 'comprehension' && scope.parent !== null) scope = scope.parent;
    return scope;
  }

  /** What a name means when it is read here; remembered, so ask only when all names are bound. */
  lookUp(name: string): Variable | null {
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const found = this.find(name);
    this.#found.set(name, found);
    return found;
  }

  find(name: string): Variable | null {
    let left = false;
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      if (scope.globals.has(name)) return scope.module().variables.get(name) ?? null;
      if ((scope.kind !== 'class' || !left) && !scope.nonlocals.has(name)) {
        const variable = scope.variables.get(name);
        if (variable !== undefined) return variable;
      }
      if (scope.kind === 'function' || scope.kind === 'class') left = true;
    }
    return null;
  }
}

export interface Scopes {
  readonly module: Scope;
  /** Functions, lambdas, classes and comprehensions. */
  readonly of: ReadonlyMap<Node, Scope>;
  /** Names of the cells. */
  readonly cells: readonly string[];
  /** Scope of a function's body → cells made anew at each of its calls. */
  readonly owned: ReadonlyMap<Scope, readonly number[]>;
}
