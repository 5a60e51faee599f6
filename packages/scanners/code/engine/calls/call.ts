import { takeForHandler } from '../entries/handlers.ts';
import { deepMarks } from '../heap/elements.ts';
import { thingOf } from '../heap/old.ts';
import { readMember } from '../heap/read.ts';
import type { State } from '../heap/state.ts';
import type { Atom, AtomOf } from '../values/atom.ts';
import { DOUBT, doubt, joinMarks, type Marks, NO_MARKS, walk } from '../values/mark.ts';
import { NOTHING, someOf, type Value } from '../values/value.ts';
import { spreadOut } from './arguments.ts';
import { callBound } from './call-bound.ts';
import { callFunction } from './call-function.ts';
import { callModel } from './call-model.ts';
import { construct, initialise, isInstance, makeFresh } from './construct.ts';
import type { Frame } from './frame.ts';
import type { CallSite } from './machine.ts';

const MOST_TARGETS = 12;

/** A call of whatever the callee may be. */
export function call(frame: Frame, state: State, site: CallSite): Value {
  const targets = site.callee.atoms.filter((atom) => atom.kind !== 'constant');
  if (targets.length > 1 && targets.every((it) => it.kind === 'model' || it.kind === 'any')) {
    const known = targets.filter((it) => it.kind === 'model');
    if (known.length > 0) return callEach(frame, state, site, known);
  }
  if (targets.length === 0) return site.callee.atoms.length === 0 ? NOTHING : unresolved(frame, state, site);
  return callEach(frame, state, site, targets.slice(0, MOST_TARGETS));
}

function callEach(frame: Frame, state: State, site: CallSite, targets: readonly Atom[]): Value {
  const { world } = frame;
  if (targets.length === 1) return callOne(frame, state, site, targets[0] as Atom);
  let result = NOTHING;
  const { alone } = frame;
  frame.alone = false;
  for (const target of targets) result = world.join(result, callOne(frame, state, site, target));
  frame.alone = alone;
  return result;
}

function callOne(frame: Frame, state: State, site: CallSite, target: Atom): Value {
  switch (target.kind) {
    case 'function':
      return site.construct ? constructByFunction(frame, state, site, target) : callPlain(frame, state, site, target);
    case 'bound':
      return callBound(frame, state, site, target);
    case 'model':
      return callModel(frame, state, site, target, (it) => unresolved(frame, state, it));
    case 'object': {
      const thing = thingOf(frame, state, target.id);
      if (thing?.heart != null) {
        if (!site.construct && site.receiver !== null && isInstance(frame, state, site.receiver, target)) {
          initialise(frame, state, target, site.receiver, site.given, site.at, 10);
          return site.receiver;
        }
        return construct(frame, state, target, site);
      }
      return unresolved(frame, state, site);
    }
    default:
      return unresolved(frame, state, site);
  }
}

function callPlain(frame: Frame, state: State, site: CallSite, target: AtomOf<'function'>): Value {
  const spread = spreadOut(frame, state, site.given);
  return (
    callFunction(frame, state, { target, self: site.receiver, spread, at: site.at }) ??
    unresolved(frame, state, site, false)
  );
}

function constructByFunction(frame: Frame, state: State, site: CallSite, target: AtomOf<'function'>): Value {
  const { world } = frame;
  const id = world.ids.of('new', frame.code.id, `${site.at} ${target.code}`, frame.module);
  makeFresh(frame, state, id, readMember(frame, state, someOf([target]), 'prototype', site.at));
  const self = world.object(id);
  const returned = callPlain(frame, state, { ...site, receiver: self, construct: false }, target);
  const objects = returned.atoms.filter((it) => it.kind === 'object');
  return objects.length > 0 && objects.length === returned.atoms.length ? returned : self;
}

/** Nobody knows what is called: what goes in may come out, functions that go in may be called with anything. */
function unresolved(frame: Frame, state: State, site: CallSite, callbacks = true): Value {
  const { world } = frame;
  let marks: Marks = site.receiver === null ? NO_MARKS : deepMarks(frame, state, site.receiver, 1);
  marks = joinMarks(marks, site.callee.marks);
  const inward = marks;
  for (const it of site.given) marks = joinMarks(marks, deepMarks(frame, state, it.value, 2));
  if (callbacks) for (const it of site.given) callBack(frame, state, it.value, inward, site, 2);
  if (marks.length > 0)
    marks = doubt(walk(marks, frame.module, site.at, 'passed through a call that was not resolved'), DOUBT.unresolved);
  return world.any(marks);
}

/** Functions, and those in lists and objects of functions, are called with what nobody knows. */
function callBack(frame: Frame, state: State, value: Value, marks: Marks, site: CallSite, depth: number): void {
  const { world } = frame;
  for (const atom of value.atoms) {
    if (atom.kind === 'object' && depth > 0) {
      const thing = thingOf(frame, state, atom.id);
      if (thing?.shape !== 'list' && thing?.shape !== 'object') continue;
      for (const held of [...thing.fields.values(), ...(thing.rest === null ? [] : [thing.rest])]) {
        callBack(frame, state, held, marks, site, depth - 1);
      }
    }
    if (atom.kind !== 'function') continue;
    takeForHandler(frame, state, atom, null, site.at);
    const more = world.any(doubt(marks, DOUBT.unresolved));
    const spread = { positional: [], named: new Map<string, Value>(), more, moreNamed: null };
    const { alone } = frame;
    frame.alone = false;
    callFunction(frame, state, { target: atom, self: null, spread, at: site.at });
    frame.alone = alone;
  }
}
