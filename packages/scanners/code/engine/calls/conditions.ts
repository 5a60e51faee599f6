import type { Condition } from '../../models/model.ts';
import { shapesOf } from '../flow/fold.ts';
import { thingOf } from '../heap/old.ts';
import type { Atom } from '../values/atom.ts';
import { builtinNamed, builtinOf } from '../values/builtin.ts';
import type { ModelCall } from './model-call.ts';
import { readPlace } from './read-place.ts';

/** Whether some value that is known satisfies the condition. */
export function holds(call: ModelCall, condition: Condition): boolean {
  if ('all' in condition) return condition.all.every((it) => holds(call, it));
  if ('any' in condition) return condition.any.some((it) => holds(call, it));
  if ('not' in condition) return !holds(call, condition.not);
  const value = readPlace(call, condition.at);
  const { atoms } = call.frame.world;
  const missing = value === null || value.atoms.every((it) => it === atoms.undefined);
  if ('absent' in condition) return missing;
  if (missing || value === null) return false;
  if ('unknown' in condition) return value.atoms.some((it) => !isKnown(it));
  if ('is' in condition) {
    // an argument about which nothing is known may be missing too: that says nothing
    const isGiven = value.atoms.every(isKnown);
    return value.atoms.some(
      (it) => it.kind === 'constant' && (isGiven || it !== atoms.undefined) && isOneOf(it, condition.is),
    );
  }
  if ('matches' in condition) {
    const pattern = compiled(condition.matches);
    return (
      pattern !== null &&
      shapesOf({ ...value, atoms: value.atoms.filter(isText) }).some((shape) => shape !== '\0' && pattern.test(shape))
    );
  }
  if ('below' in condition) {
    return value.atoms.some(
      (it) => it.kind === 'constant' && typeof it.value === 'number' && it.value < condition.below,
    );
  }
  return value.atoms.some((it) => isOfType(call, it, condition.type));
}

function isText(atom: Atom): boolean {
  return atom.kind !== 'constant' || (atom.type !== 'null' && atom.type !== 'undefined');
}

function isKnown(atom: Atom): boolean {
  return atom.kind === 'constant' || atom.kind === 'object' || atom.kind === 'function';
}

function isOneOf(
  atom: Extract<Atom, { kind: 'constant' }>,
  wanted: readonly (string | number | boolean | null)[],
): boolean {
  if (atom.type === 'null' || atom.type === 'undefined') return wanted.includes(null);
  return wanted.includes(atom.value) && atom.type !== 'pattern';
}

const patterns = new Map<string, RegExp | null>();

function compiled(source: string): RegExp | null {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    try {
      pattern = new RegExp(source, 'u');
    } catch {
      pattern = null;
    }
    patterns.set(source, pattern);
  }
  return pattern;
}

function isOfType(call: ModelCall, atom: Atom, type: string): boolean {
  const builtin = builtinOf(atom);
  if (builtin !== null) return type === builtin || builtinNamed(type) === builtin;
  if (atom.kind === 'instance') return atom.models.isType(atom.type, type);
  if (atom.kind === 'model') return atom.member?.is !== undefined && atom.models.isType(atom.member.is, type);
  if (atom.kind !== 'object') return false;
  const thing = thingOf(call.frame, call.state, atom.id);
  if (thing === undefined) return false;
  if (thing.type !== null) return call.models.isType(thing.type, type);
  return thing.shape === type || builtinNamed(type) === thing.shape;
}
