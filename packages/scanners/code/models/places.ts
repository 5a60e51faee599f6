/** A `CallPlace`, taken apart: where to begin, and how to go on from there. */
export interface ParsedPlace {
  readonly root:
    | { readonly kind: 'argument'; readonly index: number }
    | { readonly kind: 'keyword'; readonly name: string }
    /** All arguments from this one on. */
    | { readonly kind: 'arguments'; readonly from: number }
    | { readonly kind: 'receiver' }
    | { readonly kind: 'return' };
  readonly steps: readonly PlaceStep[];
}

export type PlaceStep =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'any-field' }
  | { readonly kind: 'element' }
  /** The name of some field. */
  | { readonly kind: 'key' }
  /** What the function returns. */
  | { readonly kind: 'result' }
  | { readonly kind: 'parameter'; readonly index: number };

const ROOT = /^(?:argument(\d{1,2})|argument\.([A-Za-z_]\w*)|arguments(\d{0,2})|(receiver)|(return))(?![A-Za-z0-9_])/;
const STEP = /^(?:\.(\d{1,3}|[A-Za-z_$][\w$-]*)|\.(\*)|(\[\])|(\(\))|\((\d)\)|(\{\}))/;

const parsed = new Map<string, readonly ParsedPlace[] | null>();

/** The spellings of a place, in order; null for a text that is no place. Each text is parsed once. */
export function parsePlace(text: string): readonly ParsedPlace[] | null {
  let places = parsed.get(text);
  if (places === undefined) {
    const all = text.split('|').map(parseOne);
    places = all.every((place) => place !== null) ? all : null;
    parsed.set(text, places);
  }
  return places;
}

function parseOne(text: string): ParsedPlace | null {
  const root = ROOT.exec(text);
  if (root === null) return null;
  const steps: PlaceStep[] = [];
  for (let at = root[0].length; at < text.length; ) {
    const step = STEP.exec(text.slice(at));
    if (step === null) return null;
    steps.push(stepOf(step));
    at += step[0].length;
  }
  return { root: rootOf(root), steps };
}

function rootOf([, index, name, from, receiver]: RegExpExecArray): ParsedPlace['root'] {
  if (index !== undefined) return { kind: 'argument', index: Number(index) };
  if (name !== undefined) return { kind: 'keyword', name };
  if (from !== undefined) return { kind: 'arguments', from: Number(from) };
  return { kind: receiver === undefined ? 'return' : 'receiver' };
}

function stepOf([, field, any, element, result, parameter, key]: RegExpExecArray): PlaceStep {
  if (field !== undefined) return { kind: 'field', name: field };
  if (any !== undefined) return { kind: 'any-field' };
  if (element !== undefined) return { kind: 'element' };
  if (key !== undefined) return { kind: 'key' };
  return result === undefined ? { kind: 'parameter', index: Number(parameter) } : { kind: 'result' };
}
