import type { CallModel } from '../../models/model.ts';
import { HARMLESS_AS_TEXT } from '../flow/fold.ts';
import { foundSink, kindMask } from '../flow/sinks.ts';
import { learn } from '../guards/facts.ts';
import { deepMarks } from '../heap/elements.ts';
import { GUESSED, returnedBy } from '../heap/model-value.ts';
import type { State } from '../heap/state.ts';
import { intrinsic } from '../intrinsics/intrinsic.ts';
import type { AtomOf } from '../values/atom.ts';
import { DOUBT, doubt, joinMarks, type Marks, NO_MARKS, stop, surround, walk } from '../values/mark.ts';
import { type Fact, NOTHING, someOf, type Value, withMarks } from '../values/value.ts';
import { spreadOut } from './arguments.ts';
import { callCallbacks } from './callbacks.ts';
import { holds } from './conditions.ts';
import { makeDecorator, registerEntries } from './entries.ts';
import type { Frame } from './frame.ts';
import type { CallSite } from './machine.ts';
import { makeInstance } from './make-instance.ts';
import type { ModelCall } from './model-call.ts';
import { readPlace, readPlaces } from './read-place.ts';
import { spelled } from './spelled.ts';
import { intoReturn, writeFlow } from './write-place.ts';

type Unresolved = (site: CallSite) => Value;

/** A call of what the models know: sinks, what it answers, what it does to its arguments, what it proves. */
export function callModel(
  frame: Frame,
  state: State,
  site: CallSite,
  atom: AtomOf<'model'>,
  unresolved: Unresolved,
): Value {
  const model = site.construct
    ? (atom.member?.construct ?? atom.member?.call)
    : (atom.member?.call ?? atom.member?.construct);
  if (model === undefined) return unresolved(site);
  const doubts = atom.path.startsWith(GUESSED) ? DOUBT.guessed : 0;
  const call: ModelCall = {
    frame,
    state,
    site,
    atom,
    models: atom.models,
    results: new Map(),
    doubts,
    spread: spreadOut(frame, state, site.given),
  };
  const decorator = makeDecorator(call, model);
  if (decorator !== null) return decorator;
  sinks(call, model);
  const returned = calculate(call, model, unresolved);
  registerEntries(call, model);
  if (model.never === true) return NOTHING;
  return guarded(call, model, returned);
}

function sinks(call: ModelCall, model: CallModel): void {
  const { frame, site, doubts, atom } = call;
  for (const sink of model.sinks ?? []) {
    if (sink.kind === 'redos') continue;
    if (sink.when !== undefined && !holds(call, sink.when)) continue;
    if (sink.at === undefined) {
      foundSink(frame, sink, null, site.at, doubts);
      continue;
    }
    let marks: Marks = NO_MARKS;
    for (const value of readPlaces(call, sink.at)) marks = joinMarks(marks, value.marks);
    for (const mark of walk(marks, frame.module, site.at, `reaches ${spelled(atom.path)}`)) {
      foundSink(frame, sink, mark, site.at, doubts);
    }
  }
}

function calculate(call: ModelCall, model: CallModel, unresolved: Unresolved): Value {
  const { frame, site } = call;
  const { world } = frame;
  callCallbacks(call, model);
  const done = model.does === undefined ? null : intrinsic(call, model.does);
  if (done !== null)
    return model.sanitises === undefined ? done : withMarks(done, stop(done.marks, kindMask(model.sanitises)));
  let value: Value | null = null;
  if (model.returns !== undefined)
    value = makeInstance(
      call,
      returnedBy(frame, call.models, model.returns, `${spelled(call.atom.path)}()`, site.at),
      model.returns,
    );
  let flown: Value | null = null;
  for (const flow of model.flows ?? []) {
    const from = readPlace(call, flow.from);
    if (from === null) continue;
    const moved = flow.as === 'value' || flow.as === undefined ? from : asText(call, from, flow.as);
    if (flow.to === 'return') flown = flown === null ? moved : world.join(flown, moved);
    else if (flow.to.startsWith('return')) value = intoReturn(call, value, flow.to, moved);
    else writeFlow(call, flow.to, moved);
  }
  if (flown !== null) value = value === null ? flown : withMarks(value, joinMarks(value.marks, flown.marks));
  if (value === null && model.sanitises !== undefined) value = world.someText(argumentMarks(call));
  if (value === null) value = saysNothing(model) ? unresolved(site) : world.any();
  if (value.marks.length > 0) {
    let marks = model.sanitises === undefined ? value.marks : stop(value.marks, kindMask(model.sanitises));
    if (call.doubts !== 0) marks = doubt(marks, call.doubts);
    value = withMarks(value, marks);
  }
  return value;
}

function saysNothing(model: CallModel): boolean {
  return (
    model.pure !== true &&
    model.flows === undefined &&
    model.sinks === undefined &&
    model.guards === undefined &&
    model.entries === undefined &&
    model.calls === undefined &&
    model.decorates === undefined &&
    model.never !== true
  );
}

function asText(call: ModelCall, from: Value, as: 'text' | 'part'): Value {
  const { frame, state, site } = call;
  let marks = deepMarks(frame, state, from, 2);
  if (marks.length === 0) return as === 'text' ? frame.world.someText() : frame.world.any();
  marks = surround(
    walk(marks, frame.module, site.at, `goes through ${spelled(call.atom.path)}`),
    as === 'part' ? '\0' : '',
    '',
  );
  return as === 'text' ? frame.world.someText(stop(marks, HARMLESS_AS_TEXT)) : frame.world.any(marks);
}

function argumentMarks(call: ModelCall): Marks {
  let marks: Marks = call.site.receiver?.marks ?? NO_MARKS;
  for (const it of call.site.given) marks = joinMarks(marks, deepMarks(call.frame, call.state, it.value, 2));
  return walk(marks, call.frame.module, call.site.at, `goes through ${spelled(call.atom.path)}`);
}

/** What the answer (or that there is one) shows about arguments. */
function guarded(call: ModelCall, model: CallModel, value: Value): Value {
  if (model.guards === undefined) return value;
  const yes: Fact[] = [...(value.yes ?? [])];
  const no: Fact[] = [...(value.no ?? [])];
  for (const guard of model.guards) {
    const name = readPlace(call, guard.at)?.name ?? 0;
    if (name === 0) continue;
    const fact: Fact = { name, stops: kindMask(guard.stops) };
    if (guard.when === 'returns') learn(call.state, [fact]);
    else (guard.when ? yes : no).push(fact);
  }
  const { world } = call.frame;
  const open = value.atoms.some((it) => it.kind === 'any') && !model.guards.every((it) => it.when === 'returns');
  return { ...(open ? someOf(world.someBoolean().atoms, value.marks) : value), yes, no };
}
