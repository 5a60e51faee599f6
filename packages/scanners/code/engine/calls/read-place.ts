import { type ParsedPlace, type PlaceStep, parsePlace } from '../../models/places.ts';
import { deepMarks, readElement, readKey } from '../heap/elements.ts';
import { thingOf } from '../heap/old.ts';
import { readMember } from '../heap/read.ts';
import { joinMarks } from '../values/mark.ts';
import { NOTHING, type Value, withMarks } from '../values/value.ts';
import type { ModelCall } from './model-call.ts';

/** What stands at a place of a call, the first spelling that is there; null: nothing was given. */
export function readPlace(call: ModelCall, place: string): Value | null {
  for (const spelling of parsePlace(place) ?? []) {
    const value = readSpelling(call, spelling);
    if (value !== null) return value;
  }
  return null;
}

/** What stands at any spelling of a place. */
export function readPlaces(call: ModelCall, place: string): Value[] {
  return (parsePlace(place) ?? []).flatMap((spelling) => readSpelling(call, spelling) ?? []);
}

function readSpelling(call: ModelCall, { root, steps }: ParsedPlace): Value | null {
  let value = readRoot(call, root);
  let path = rootText(root);
  for (const step of steps) {
    if (value === null) return null;
    path += stepText(step);
    value = readStep(call, value, step, path);
  }
  return value;
}

function readRoot({ frame, spread, site }: ModelCall, root: ParsedPlace['root']): Value | null {
  switch (root.kind) {
    case 'argument':
      return spread.positional[root.index] ?? spread.more;
    case 'keyword':
      return spread.named.get(root.name) ?? spread.moreNamed;
    case 'arguments': {
      const all = [...spread.positional.slice(root.from), ...(root.from === 0 ? spread.named.values() : [])];
      if (spread.more !== null) all.push(spread.more);
      return all.length === 0 ? null : frame.world.joinAll(all);
    }
    case 'receiver':
      return site.receiver;
    case 'return':
      return null;
  }
}

function readStep(call: ModelCall, value: Value, step: PlaceStep, path: string): Value | null {
  const { frame, state, site } = call;
  const { world } = frame;
  switch (step.kind) {
    case 'field': {
      const found = readMember(frame, state, value, step.name, site.at);
      const given = found.atoms.some((it) => it !== world.atoms.undefined);
      return given ? found : null;
    }
    case 'any-field':
    case 'element': {
      const element = holds(call, value) ? readElement(frame, state, value, site.at) : NOTHING;
      const marks = joinMarks(element.marks, value.marks);
      if (element === NOTHING && marks.length === 0) return null;
      return withMarks(
        element,
        step.kind === 'any-field' ? joinMarks(marks, deepMarks(frame, state, value, 2)) : marks,
      );
    }
    case 'key':
      return readKey(frame, state, value);
    case 'result':
      return call.results.get(path.slice(0, -2)) ?? null;
    case 'parameter':
      return null;
  }
}

function holds({ frame, state }: ModelCall, value: Value): boolean {
  return value.atoms.some((it) => it.kind !== 'object' || thingOf(frame, state, it.id) !== undefined);
}

function rootText(root: ParsedPlace['root']): string {
  switch (root.kind) {
    case 'argument':
      return `argument${root.index}`;
    case 'keyword':
      return `argument.${root.name}`;
    case 'arguments':
      return `arguments${root.from}`;
    default:
      return root.kind;
  }
}

function stepText(step: PlaceStep): string {
  switch (step.kind) {
    case 'field':
      return `.${step.name}`;
    case 'any-field':
      return '.*';
    case 'element':
      return '[]';
    case 'key':
      return '{}';
    case 'result':
      return '()';
    case 'parameter':
      return `(${step.index})`;
  }
}
