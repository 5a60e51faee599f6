import { bindFunction, RESOLVES } from '../calls/call-bound.ts';
import type { ModelCall } from '../calls/model-call.ts';
import { spelled } from '../calls/spelled.ts';
import { shapesOf } from '../flow/fold.ts';
import { joinPath } from '../flow/paths.ts';
import { MADE } from '../guards/paths.ts';
import { readMember } from '../heap/read.ts';
import { newThing } from '../heap/thing.ts';
import { writeMember } from '../heap/write.ts';
import { surround, walk } from '../values/mark.ts';
import { someOf, type Value } from '../values/value.ts';
import { subject } from './subject.ts';

function bound(call: ModelCall): Value | null {
  const { frame, state, site } = call;
  if (site.receiver === null) return null;
  const [self, ...given] = site.given;
  return bindFunction(frame, state, site.receiver, self?.value ?? null, given, site.at);
}

/** `_.bind(f, self, ...given)`. */
function boundOf(call: ModelCall): Value | null {
  const { frame, state, site } = call;
  const [callee, self, ...given] = site.given;
  return callee === undefined ? null : bindFunction(frame, state, callee.value, self?.value ?? null, given, site.at);
}

/** `functools.partial(f, ...given)`. */
function partial(call: ModelCall): Value | null {
  const { frame, state, site } = call;
  const [callee, ...given] = site.given;
  return callee === undefined ? null : bindFunction(frame, state, callee.value, null, given, site.at);
}

/** `f.call(self, ...given)`. */
function called(call: ModelCall): Value | null {
  const { frame, state, site } = call;
  if (site.receiver === null) return null;
  const [self, ...given] = site.given;
  return frame.world.machine.call(frame, state, {
    callee: site.receiver,
    receiver: self?.value ?? null,
    given,
    construct: false,
    at: site.at,
  });
}

/** `f.apply(self, list)`. */
function applied(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  const [self, list] = spread.positional;
  if (site.receiver === null) return null;
  const given = list === undefined ? [] : [{ value: list, spread: 'values' as const }];
  return frame.world.machine.call(frame, state, {
    callee: site.receiver,
    receiver: self ?? null,
    given,
    construct: false,
    at: site.at,
  });
}

function same(call: ModelCall): Value | null {
  return subject(call)?.value ?? call.frame.world.undefined;
}

/** Paths that have no `..` left. */
function canonicalPath(call: ModelCall): Value | null {
  const { frame, spread, site } = call;
  const parts = spread.more === null ? spread.positional : [...spread.positional, spread.more];
  const all = parts.length === 0 && site.receiver !== null ? [site.receiver] : parts;
  const joined = pathOf(call, all);
  if (joined === null) return { ...frame.world.someText(), canonical: true };
  const resolves = /\.(?:resolve|abspath|realpath|realpathSync)$/.test(call.atom.path);
  const rooted = resolves || shapesOf(joined).every((shape) => shape.startsWith('/'));
  const single = all.length === 1 ? (all[0] as Value).name : 0;
  const name = frame.world.names.field(single, MADE.canonical);
  return { ...joined, canonical: true, ...(rooted ? { rooted } : {}), ...(name === 0 ? {} : { name }) };
}

/** `path.relative(from, to)`, `path.dirname(path)`: a text about a path. */
function about(call: ModelCall, path: Value | undefined, made: string): Value | null {
  const { frame, site } = call;
  if (path === undefined) return null;
  const { world } = frame;
  const marks = walk(path.marks, frame.module, site.at, `goes through ${spelled(call.atom.path)}`);
  return { ...world.someText(surround(marks, '\0', '')), name: world.names.field(path.name, made) };
}

function joinedPath(call: ModelCall): Value | null {
  const { spread } = call;
  return pathOf(call, spread.more === null ? spread.positional : [...spread.positional, spread.more]);
}

function pathOf(call: ModelCall, parts: readonly Value[]): Value | null {
  const { frame, site } = call;
  if (parts.length === 0) return null;
  return joinPath(frame, parts, site.at);
}

/** `realpath` as a method: of the receiver alone. */
function canonicalSelf(call: ModelCall): Value | null {
  const { receiver } = call.site;
  return receiver === null ? null : { ...receiver, canonical: true };
}

/** `new Promise(executor)`: what it resolves to is what the promise stands for. */
function promiseNew(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  const { world } = frame;
  const [executor] = spread.positional;
  if (executor === undefined) return null;
  const id = world.ids.of('resolve', frame.code.id, site.at, frame.module);
  state.things.set(id, newThing('bound', state.owner, { fields: new Map([[RESOLVES, world.boolean(true)]]) }));
  const resolve = someOf([world.atoms.bound(id)]);
  world.machine.call(frame, state, {
    callee: executor,
    receiver: null,
    given: [{ value: resolve }, { value: world.any() }],
    construct: false,
    at: site.at,
  });
  const resolved = (state.things.get(id) ?? world.old.get(id))?.rest;
  return resolved ?? world.any();
}

/** `util.inherits(child, parent)`. */
function inherits(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  const [child, parent] = spread.positional;
  if (child === undefined || parent === undefined) return null;
  const [own, above] = [child, parent].map((it) => readMember(frame, state, it, 'prototype', site.at));
  writeMember(frame, state, child, 'super_', parent, site.at);
  if (own !== undefined && above !== undefined) writeMember(frame, state, own, '__proto__', above, site.at);
  return frame.world.undefined;
}

export const FUNCTIONS = {
  'object.inherits': inherits,
  'path.relative': (call: ModelCall) => about(call, call.spread.positional[1], MADE.relative),
  'path.parent': (call: ModelCall) => about(call, call.spread.positional[0], MADE.parent),
  'path.canonicalSelf': canonicalSelf,
  'promise.new': promiseNew,
  'function.bind': bound,
  'function.bound': boundOf,
  'function.call': called,
  'function.apply': applied,
  partial,
  same,
  'promise.resolve': same,
  'path.canonical': canonicalPath,
  'path.join': joinedPath,
};
