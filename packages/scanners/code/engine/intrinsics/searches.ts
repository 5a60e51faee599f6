import type { ModelCall } from '../calls/model-call.ts';
import { chosenFrom, excludedBy, membership } from '../guards/compare.ts';
import { withoutParent } from '../guards/paths.ts';
import { startsFacts, textSearchFacts } from '../guards/prefixes.ts';
import { type Facts, someOf, type Value } from '../values/value.ts';
import { constantText, onlyThing, subject } from './subject.ts';

function isText(value: Value): boolean {
  return (
    value.atoms.length > 0 &&
    value.atoms.every((it) => it.kind === 'text' || (it.kind === 'constant' && typeof it.value === 'string'))
  );
}

/** `collection.includes(x)`: for a list a choice, for a text a look for a part. */
function includes(call: ModelCall): Value | null {
  const it = subject(call);
  const item = it?.given[0];
  if (it === null || item === undefined) return null;
  const { frame, state } = call;
  if (onlyThing(call, it.value) !== null) return membership(frame, state, item, it.value);
  const folded = foldText(call, it.value, item, (text, part) => text.includes(part));
  if (folded !== null) return folded;
  const answer = frame.world.someBoolean();
  if (isText(it.value) && it.value.marks.length === 0 && it.value.name === 0) {
    return answer;
  }
  return { ...answer, no: searched(call, it.value, constantText(item)) };
}

function indexOf(call: ModelCall): Value | null {
  const it = subject(call);
  const item = it?.given[0];
  if (it === null || item === undefined) return null;
  const { frame, state, site } = call;
  const { world } = frame;
  const name = world.names.root('search', frame.code.id, site.at);
  if (onlyThing(call, it.value) !== null) {
    const facts = chosenFrom(frame, state, item, it.value);
    if (facts !== null) world.searches.set(name, facts);
    const up = withoutParent(world.names, it.value, constantText(item)) ?? [];
    world.absences.set(name, [...(excludedBy(frame, state, item, it.value) ?? []), ...up]);
    return { ...someOf([world.atoms.number]), name };
  }
  const [text, part] = [constantText(it.value), constantText(item)];
  if (text !== null && part !== null) return world.number(text.indexOf(part));
  world.absences.set(name, searched(call, it.value, part));
  const starts = startsFacts(it.value, item);
  world.starts.set(name, starts);
  // `if (path.indexOf(folder)) return;`
  return { ...someOf([world.atoms.number]), name, no: starts };
}

/** What its not being there says of the text, and of what the text was made from. */
function searched({ frame }: ModelCall, text: Value, part: string | null): Facts {
  return [...(textSearchFacts(text, part) ?? []), ...(withoutParent(frame.world.names, text, part) ?? [])];
}

function startsWith(call: ModelCall): Value | null {
  const it = subject(call);
  const prefix = it?.given[0];
  if (it === null || prefix === undefined) return null;
  const folded = foldText(call, it.value, prefix, (text, part) => text.startsWith(part));
  if (folded !== null) return folded;
  const no = withoutParent(call.frame.world.names, it.value, constantText(prefix));
  return { ...call.frame.world.someBoolean(), yes: startsFacts(it.value, prefix), no };
}

function endsWith(call: ModelCall): Value | null {
  const it = subject(call);
  const suffix = it?.given[0];
  if (it === null || suffix === undefined) return null;
  return foldText(call, it.value, suffix, (text, part) => text.endsWith(part)) ?? call.frame.world.someBoolean();
}

function foldText(call: ModelCall, a: Value, b: Value, test: (a: string, b: string) => boolean): Value | null {
  const [text, part] = [constantText(a), constantText(b)];
  return text === null || part === null ? null : call.frame.world.boolean(test(text, part));
}

export const SEARCHES = {
  'text.includes': includes,
  'list.includes': includes,
  'text.indexOf': indexOf,
  'list.indexOf': indexOf,
  'text.startsWith': startsWith,
  'text.endsWith': endsWith,
};
