import type { ModuleView } from '../ir/codec.ts';
import type { Instruction, Register } from '../ir/instruction.ts';
import type { FunctionIr } from '../ir/module.ts';
import { asksWho } from './guards.ts';
import { Names } from './names.ts';
import type { Route } from './route.ts';

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'del', 'all']);
const CHANGES = ['POST', 'PUT', 'PATCH', 'DELETE'];

type Call = Extract<Instruction, { op: 'call' }>;

/**
 * The routes that a module declares, in order: `router.post('/path', check, handler)`, and functions below decorators of
 * which one is `@router.post('/path')` or `@app.route('/path', methods=[…])`.
 */
export function findRoutes(view: ModuleView): Route[] {
  const routes: Route[] = [];
  for (let index = 0; index < view.functionCount; index++) {
    const ir = view.function(index);
    const names = new Names(view, ir);
    for (const call of callsOf(ir)) {
      const route = declared(view, names, call, index) ?? decorated(view, names, call, ir, index);
      if (route !== null) routes.push(route);
    }
  }
  return routes;
}

function* callsOf(ir: FunctionIr): Generator<Call> {
  for (const { instructions } of ir.blocks) {
    for (const instruction of instructions) if (instruction.op === 'call') yield instruction;
  }
}

/** What `router.post` names: router and method; null for any other value. */
function methodOf(names: Names, callee: Register): { router: string; method: string } | null {
  const get = names.setter(callee);
  if (get?.op !== 'get' || typeof get.key !== 'string') return null;
  const router = names.of(get.object);
  return router === '' ? null : { router, method: get.key };
}

function declared(view: ModuleView, names: Names, call: Call, index: number): Route | null {
  const target = methodOf(names, call.callee);
  if (target === null || call.arguments.some(({ spread }) => spread !== undefined)) return null;
  const isUse = target.method === 'use';
  if (!isUse && !METHODS.has(target.method)) return null;
  const [first, ...rest] = call.arguments.map(({ value }) => value);
  if (first === undefined) return null;
  const path = names.text(first);
  const isPath = path?.startsWith('/') === true;
  if (!isUse && (!isPath || rest.length === 0)) return null;
  const passed = isPath ? rest : [first, ...rest];
  return {
    method: isUse ? 'USE' : target.method === 'del' ? 'DELETE' : target.method.toUpperCase(),
    route: isPath ? (path as string) : '/',
    group: `${index} ${target.router}`,
    at: call.at,
    passes: passed.flatMap((register) => passedBy(names, register)),
    imports: importsOf(names, passed),
    asks: passed.some((register) => handlerAsks(view, names, register)),
  };
}

/** Names of one argument, or of those in a list. */
function passedBy(names: Names, register: Register): string[] {
  const set = names.setter(register);
  if (set?.op === 'list') return set.items.flatMap(({ value }) => passedBy(names, value));
  const name = names.of(register);
  return name === '' ? [] : [name];
}

function importsOf(names: Names, registers: readonly Register[]): string[] {
  return registers.map((register) => names.importOf(register)).filter((specifier) => specifier !== null);
}

function handlerAsks(view: ModuleView, names: Names, register: Register): boolean {
  const set = names.setter(register);
  return set?.op === 'function' && asksWho(view.function(set.function));
}

/** The outermost call of a chain of decorators around a function. */
function decorated(view: ModuleView, names: Names, call: Call, ir: FunctionIr, index: number): Route | null {
  const chain: Call[] = [];
  let inner: Instruction | undefined = call;
  while (inner?.op === 'call' && inner.arguments.length === 1 && chain.length < 20) {
    chain.push(inner);
    inner = names.setter((inner.arguments[0] as Call['arguments'][number]).value);
  }
  if (inner?.op !== 'function' || isInner(call, ir, names)) return null;
  const found = chain.map(({ callee }) => routeOf(names, callee)).find((route) => route !== null);
  if (found === undefined || found === null) return null;
  return {
    ...found,
    group: `${index} ${found.group}`,
    at: call.at,
    passes: chain.map(({ callee }) => names.of(callee)).filter((name) => name !== ''),
    imports: [],
    asks: asksWho(view.function(inner.function)),
  };
}

/** Whether another call of the chain stands around this one. */
function isInner(call: Call, ir: FunctionIr, names: Names): boolean {
  for (const outer of callsOf(ir)) {
    if (
      outer !== call &&
      outer.arguments.length === 1 &&
      names.setter((outer.arguments[0] as { value: Register }).value) === call
    ) {
      return true;
    }
  }
  return false;
}

function routeOf(names: Names, callee: Register): Pick<Route, 'method' | 'route' | 'group'> | null {
  const made = names.setter(callee);
  if (made?.op !== 'call') return null;
  const target = methodOf(names, made.callee);
  const first = made.arguments[0];
  const path = first === undefined ? null : names.text(first.value);
  if (target === null || path === null) return null;
  if (METHODS.has(target.method)) return { method: target.method.toUpperCase(), route: path, group: target.router };
  if (target.method !== 'route') return null;
  const methods = made.arguments.find(({ name }) => name === 'methods');
  const listed = methods === undefined ? undefined : names.setter(methods.value);
  const words = listed?.op === 'list' ? listed.items.map(({ value }) => names.text(value)?.toUpperCase() ?? '') : [];
  return { method: CHANGES.find((word) => words.includes(word)) ?? 'GET', route: path, group: target.router };
}
