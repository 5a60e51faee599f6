import type { Place, Register } from '../../ir/instruction.ts';
import { BUILTINS } from './builtins.ts';
import type { Lowering } from './lowering.ts';
import type { Scope, Variable } from './scope.ts';

export function readName(lowering: Lowering, name: string, at: Place, scope: Scope = lowering.scope): Register {
  const { out } = lowering;
  const variable = scope.lookUp(name);
  if (variable === null) return readUndeclared(lowering, name, at);
  if (variable.cell !== null) {
    const to = out.register();
    out.emit({ op: 'cell', at, to, cell: variable.cell });
    return to;
  }
  if (variable.scope.kind === 'class') return out.get(at, thisOf(lowering, at), name, 'member');
  return localOf(lowering, variable);
}

export function writeName(lowering: Lowering, name: string, value: Register, at: Place): void {
  const { out } = lowering;
  const variable = lowering.scope.lookUp(name);
  if (variable === null) out.emit({ op: 'set-global', at, name, from: value });
  else if (variable.cell !== null) out.emit({ op: 'set-cell', at, cell: variable.cell, from: value });
  else if (variable.scope.kind === 'class') {
    out.emit({ op: 'set', at, object: thisOf(lowering, at), key: name, by: 'member', from: value });
  } else out.copy(at, localOf(lowering, variable), value);
}

export function localOf(lowering: Lowering, variable: Variable): Register {
  const known = lowering.locals.get(variable);
  if (known !== undefined) return known;
  const made = lowering.out.register();
  lowering.locals.set(variable, made);
  return made;
}

export function thisOf(lowering: Lowering, at: Place): Register {
  const to = lowering.out.register();
  lowering.out.emit({ op: 'this', at, to });
  return to;
}

/** A builtin, or what one of the modules opened by `from x import *` calls so. */
function readUndeclared(lowering: Lowering, name: string, at: Place): Register {
  const { out, scopes } = lowering;
  const { stars } = scopes.module;
  if (stars.length === 0 || BUILTINS.has(name)) return out.global(at, name);
  const found = out.register();
  const after = out.block();
  for (const specifier of stars.toReversed()) {
    const namespace = out.register();
    out.emit({ op: 'import', at, to: namespace, import: lowering.module.import(specifier, false, at) });
    const value = out.get(at, namespace, name, 'member');
    out.copy(at, found, value);
    const missing = out.register();
    out.emit({ op: 'unary', at, to: missing, operator: 'missing', from: value });
    const next = out.block();
    out.branch(missing, next, after, at);
    out.begin(next, at);
  }
  out.copy(at, found, out.global(at, name));
  out.begin(after, at);
  return found;
}
