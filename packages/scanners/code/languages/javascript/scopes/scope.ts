import type { Register } from '../../../ir/instruction.ts';

/** Where a variable lives once its scope was entered: in a register of its function, in a cell, or in another module. */
export type Slot =
  | { readonly in: 'register'; readonly register: Register }
  | { readonly in: 'cell'; readonly cell: number }
  /** `name` null: the namespace itself. */
  | { readonly in: 'import'; readonly import: number; readonly name: string | null };

export interface Variable {
  readonly name: string;
  /** Read or written by a function inside the one that declares it. */
  captured: boolean;
  slot: Slot | null;
  /** `const`: assigned once, where it is declared. */
  constant: boolean;
}

/**
 * `module`, `function` and `arrow` have variables of their own calls; `namespace` takes `var` but belongs to the function
 * around it; `block` takes only `let`, `const`, classes and functions.
 */
export type ScopeKind = 'module' | 'function' | 'arrow' | 'namespace' | 'block';

export class Scope {
  readonly kind: ScopeKind;
  readonly parent: Scope | null;
  readonly variables = new Map<string, Variable>();
  /** Names used here and not declared here; true when a function inside uses them. */
  readonly references = new Map<string, boolean>();
  /** `arguments` of this function is used. */
  usesArguments = false;

  constructor(kind: ScopeKind, parent: Scope | null) {
    this.kind = kind;
    this.parent = parent;
  }

  declare(name: string): Variable {
    let variable = this.variables.get(name);
    if (variable === undefined) {
      variable = { name, captured: false, slot: null, constant: false };
      this.variables.set(name, variable);
    }
    return variable;
  }

  refer(name: string, fromInside: boolean): void {
    if (fromInside || !this.references.has(name)) this.references.set(name, fromInside);
  }

  /** The scope that takes a `var` written here. */
  get ofVar(): Scope {
    let scope: Scope = this;
    while (scope.kind === 'block' && scope.parent !== null) scope = scope.parent;
    return scope;
  }

  /** Hands what is not declared here to the scope around it, once all inside was seen. */
  close(): void {
    if (this.kind === 'function' && this.references.has('arguments') && !this.variables.has('arguments')) {
      this.usesArguments = true;
      this.declare('arguments');
    }
    const leavesFunction = this.kind === 'function' || this.kind === 'arrow';
    for (const [name, fromInside] of this.references) {
      const variable = this.variables.get(name);
      if (variable === undefined) this.parent?.refer(name, fromInside || leavesFunction);
      else if (fromInside) variable.captured = true;
    }
  }

  find(name: string): Variable | null {
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      const variable = scope.variables.get(name);
      if (variable !== undefined) return variable;
    }
    return null;
  }
}
