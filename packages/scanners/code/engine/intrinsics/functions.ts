import { bindFunction } from '../calls/call-bound.ts';
import type { ModelCall } from '../calls/model-call.ts';
import { joinPath } from '../flow/paths.ts';
import type { Value } from '../values/value.ts';
import { subject } from './subject.ts';

function bound(call: ModelCall): Value | null {
  const { frame, state, site } = call;
  if (site.receiver === null) return null;
  const [self, ...given] = site.given;
  return bindFunction(frame, state, site.receiver, self?.value ?? null, given, site.at);
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
  return joined === null ? { ...frame.world.someText(), canonical: true } : { ...joined, canonical: true };
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

export const FUNCTIONS = {
  'function.bind': bound,
  'function.call': called,
  'function.apply': applied,
  partial,
  same,
  'promise.resolve': same,
  'path.canonical': canonicalPath,
  'path.join': joinedPath,
};
