import { ALL_CHARACTERS, charactersOf, harmlessFor, without } from '../../patterns/patterns.ts';
import { shapesOf } from '../flow/fold.ts';
import { BY_CONSTRUCTOR, BY_PROTO, kindMask } from '../flow/sinks.ts';
import type { Facts, Value } from '../values/value.ts';
import { isOneSource, PATHS } from './paths.ts';

const ADDRESSES = kindMask(['ssrf', 'redirect']);

/** A text that begins with a whole origin cannot point elsewhere; a canonical path below a folder stays there. */
export function startsFacts(value: Value, prefix: Value): Facts {
  if (value.name === 0 || isOneSource(value, prefix)) return [];
  const shapes = shapesOf(prefix);
  let stops = 0;
  if (shapes.every((shape) => /^https?:\/\/[^/?#\0]+[/?#]/.test(shape))) stops |= ADDRESSES;
  if (isCanonical(value)) stops |= PATHS;
  return stops === 0 ? [] : [{ name: value.name, stops }];
}

/** No `..` in it, no `__proto__` in it. */
export function textSearchFacts(value: Value, part: string | null): Facts {
  if (value.name === 0 || part === null) return [];
  if (part === '..' || part === '../' || part === '/..' || part === '/../') return [{ name: value.name, stops: PATHS }];
  if ([...part].length === 1) {
    const alphabet = without(ALL_CHARACTERS, charactersOf(part));
    return [{ name: value.name, stops: kindMask(harmlessFor(alphabet)), alphabet }];
  }
  if (part === '__proto__') return [{ name: value.name, stops: BY_PROTO }];
  if (part === 'constructor' || part === 'prototype') return [{ name: value.name, stops: BY_CONSTRUCTOR }];
  return [];
}

function isCanonical(value: Value): boolean {
  return value.canonical === true;
}
