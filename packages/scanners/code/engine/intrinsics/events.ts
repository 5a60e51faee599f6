import type { ModelCall } from '../calls/model-call.ts';
import { readMember } from '../heap/read.ts';
import { writeMember } from '../heap/write.ts';
import { someOf, type Value } from '../values/value.ts';
import { constantText } from './subject.ts';

const ANY_EVENT = '*';

function eventKey(name: string | null): string {
  return `on ${name ?? ANY_EVENT}`;
}

/** `emitter.on(event, listener)`. */
function on(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  const [event, listener] = spread.positional;
  if (site.receiver === null || event === undefined || listener === undefined) return null;
  const key = eventKey(constantText(event));
  const before = listeners(call, site.receiver, key);
  writeMember(
    frame,
    state,
    site.receiver,
    key,
    before === null ? listener : frame.world.join(before, listener),
    site.at,
  );
  return null;
}

function listeners(call: ModelCall, emitter: Value, key: string): Value | null {
  const { frame, state, site } = call;
  const found = readMember(frame, state, emitter, key, site.at);
  const functions = found.atoms.filter((it) => it.kind === 'function' || it.kind === 'bound');
  return functions.length === 0 ? null : someOf(functions);
}

/** `emitter.emit(event, ...given)`: all that listen are called. */
function emit(call: ModelCall): Value | null {
  const { frame, state, site } = call;
  const [event, ...given] = site.given;
  if (site.receiver === null || event === undefined) return null;
  for (const key of new Set([eventKey(constantText(event.value)), eventKey(null)])) {
    const callee = listeners(call, site.receiver, key);
    if (callee === null) continue;
    frame.world.machine.call(frame, state, { callee, receiver: site.receiver, given, construct: false, at: site.at });
  }
  return frame.world.someBoolean();
}

export const EVENTS = { 'event.on': on, 'event.emit': emit };
