import type { MemberModel } from '../../models/model.ts';
import type { Entry } from '../analysis.ts';
import { boundTo } from '../calls/call-bound.ts';
import type { Registration } from '../calls/context.ts';
import type { Frame } from '../calls/frame.ts';
import type { Given } from '../calls/machine.ts';
import { isNumeric } from '../flow/fold.ts';
import { foundSink } from '../flow/sinks.ts';
import { ofType } from '../flow/types.ts';
import { modelValue } from '../heap/model-value.ts';
import { thingOf } from '../heap/old.ts';
import type { State } from '../heap/state.ts';
import type { Atom } from '../values/atom.ts';
import { joinMarks, type Marks } from '../values/mark.ts';
import { someOf, type Value, withMarks } from '../values/value.ts';
import type { World } from '../world.ts';
import { instanceOf } from './instance.ts';
import { drive, type Ran } from './roots.ts';

/** Calls a registered function as the outside would. */
export function runEntry(world: World, it: Registration, target: Atom): Ran | null {
  const found = calleeOf(world, target);
  if (found === null) return null;
  const { callee, given: skipped } = found;
  const code = world.code(callee);
  const entry = entryOf(world, it, callee);
  const doubts = it.doubts ?? 0;
  const outcome = drive(world, code.module, (frame, state) => {
    const at = code.ir.at;
    const receiver = it.self === null ? null : receiverOf(frame, state, it.self, at);
    const given = argumentsOf(frame, state, it, callee, skipped);
    const result = world.machine.call(frame, state, {
      callee: someOf([target]),
      receiver,
      given,
      construct: false,
      at,
    });
    for (const sink of it.entry.returned ?? []) {
      for (const mark of bodyMarks(frame, state, result)) foundSink(frame, sink, mark, at, 0);
    }
  });
  if (doubts === 0) return { outcome, entry };
  const sinks = outcome.sinks.map((found) =>
    found.mark === null ? found : { ...found, doubts: found.doubts | doubts },
  );
  return { outcome: { ...outcome, sinks }, entry };
}

/**
 * Data in what is sent as the body: a text, or the first of a list whose second is a status or headers. An object with
 * fields goes out as data.
 */
function bodyMarks(frame: Frame, state: State, result: Value): Marks {
  let { marks } = result;
  for (const atom of result.atoms) {
    const thing = atom.kind === 'object' ? thingOf(frame, state, atom.id) : undefined;
    const [body, status] = [thing?.fields.get('0'), thing?.fields.get('1')];
    if (thing?.shape !== 'list' || body === undefined || status === undefined) continue;
    const said = status.atoms.some(
      (it) => it.kind === 'number' || it.kind === 'object' || typeof constantOf(it) === 'number',
    );
    if (said) marks = joinMarks(marks, body.marks);
  }
  return marks;
}

function constantOf(atom: Atom): unknown {
  return atom.kind === 'constant' ? atom.value : undefined;
}

/** The function of the program that runs in the end; null: none is known. */
function calleeOf(world: World, target: Atom): { readonly callee: number; readonly given: number } | null {
  if (target.kind === 'function') return { callee: target.code, given: 0 };
  if (target.kind === 'bound') {
    const bound = boundTo(world.old.get(target.id));
    return bound === null ? null : { callee: bound.target.code, given: bound.given };
  }
  if (target.kind !== 'object') return null;
  const heart = world.old.get(target.id)?.heart;
  const own = heart == null ? undefined : world.old.get(heart.methods)?.fields.get('%constructor')?.atoms[0];
  return own?.kind === 'function' ? { callee: own.code, given: 0 } : null;
}

function receiverOf(frame: Frame, state: State, self: Value, at: number): Value {
  const isClass = self.atoms.some(
    (it) => it.kind === 'function' || (it.kind === 'object' && thingOf(frame, state, it.id)?.heart != null),
  );
  return isClass ? instanceOf(frame, state, self, at) : self;
}

function argumentsOf(frame: Frame, state: State, it: Registration, callee: number, skipped: number): Given[] {
  const { world } = frame;
  const { ir, module } = world.code(callee);
  const models = world.models(module);
  const decorated =
    it.decorated === undefined
      ? undefined
      : world.parameterModels.get(`${it.decorated.methods} ${it.decorated.member}`);
  const given: Given[] = [];
  const parameters = ir.parameters.slice(skipped);
  const places =
    it.entry.overloads?.find(({ arity }) => arity === parameters.length)?.parameters ?? it.entry.parameters;
  for (const [index, parameter] of parameters.entries()) {
    const model: MemberModel | undefined =
      decorated?.get(index) ?? places?.[index] ?? it.entry.named?.[parameter.name] ?? it.entry.named?.['*'];
    const at = ir.at + index;
    const typed = parameter.type === null ? null : ofType(frame, state, parameter.type, at);
    let value =
      model === undefined
        ? (typed ?? world.any())
        : modelValue(frame, models, `${it.entry.kind}.${parameter.name}`, model, at, parameter.name);
    if (typed !== null && model !== undefined && value.atoms.every((atom) => atom.kind === 'any'))
      value = { ...value, atoms: typed.atoms };
    if (it.entry.converts === true && typed !== null && isNumeric(typed)) value = withMarks(value, []);
    if (parameter.kind === 'rest') given.push({ value, spread: 'values' });
    else if (parameter.kind === 'keywords') given.push({ value, spread: 'fields' });
    else given.push(parameter.kind === 'keyword-only' ? { value, name: parameter.name } : { value });
  }
  return given;
}

function entryOf(world: World, it: Registration, callee: number): Entry {
  const { ir, module } = world.code(callee);
  const prefix = it.decorated === undefined ? undefined : world.classRoutes.get(it.decorated.methods);
  const route = prefix === undefined || prefix === '' ? it.route : joinRoutes(prefix, it.route ?? '');
  return {
    kind: it.entry.kind,
    ...(it.method === null ? {} : { method: it.method }),
    ...(route === null ? {} : { route }),
    name: ir.name,
    path: world.path(module),
    at: ir.at,
  };
}

function joinRoutes(prefix: string, route: string): string {
  return `/${[prefix, route]
    .map((it) => it.replace(/^\/+|\/+$/g, ''))
    .filter((it) => it !== '')
    .join('/')}`;
}
