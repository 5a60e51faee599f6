import type { ModelCall } from '../calls/model-call.ts';
import { thingOf } from '../heap/old.ts';
import type { Thing } from '../heap/thing.ts';
import type { Value } from '../values/value.ts';

/** What a method works on: its receiver, or the first argument of a plain function. */
export function subject(
  call: ModelCall,
): { readonly value: Value; readonly given: readonly (Value | undefined)[] } | null {
  const { site, spread } = call;
  if (site.receiver !== null && !isNamespace(site.receiver)) return { value: site.receiver, given: spread.positional };
  const first = spread.positional[0];
  return first === undefined ? null : { value: first, given: spread.positional.slice(1) };
}

/** A library is no receiver: `_.map(list, f)`. */
function isNamespace(value: Value): boolean {
  return value.atoms.length > 0 && value.atoms.every((it) => it.kind === 'model' && it.open);
}

export function constantText(value: Value | undefined | null): string | null {
  const only = value?.atoms.length === 1 ? value.atoms[0] : undefined;
  return only?.kind === 'constant' && (only.type === 'text' || only.type === 'bytes') ? String(only.value) : null;
}

export function constantNumber(value: Value | undefined | null): number | null {
  const only = value?.atoms.length === 1 ? value.atoms[0] : undefined;
  return only?.kind === 'constant' && typeof only.value === 'number' ? only.value : null;
}

/** The one object that a value is, to be looked at. */
export function onlyThing(call: ModelCall, value: Value): { readonly id: number; readonly thing: Thing } | null {
  const only = value.atoms.length === 1 ? value.atoms[0] : undefined;
  if (only?.kind !== 'object') return null;
  const thing = thingOf(call.frame, call.state, only.id);
  return thing === undefined ? null : { id: only.id, thing };
}
