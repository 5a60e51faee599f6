import { Buffer } from 'node:buffer';
import type { Facts } from '../../contract/scanner.ts';
import { type ModuleView, openModule } from '../ir/codec.ts';

const MODULE = 1;
const MANIFEST = 2;
const MINIFIED = 3;
const UNSUPPORTED = 4;

/** What is kept of one file. */
export type FileFact =
  | { readonly kind: 'module'; readonly view: ModuleView }
  | { readonly kind: 'manifest'; readonly text: string }
  | { readonly kind: 'minified' }
  | { readonly kind: 'unsupported' };

export const MINIFIED_FACTS: Facts = Uint8Array.of(MINIFIED);
export const UNSUPPORTED_FACTS: Facts = Uint8Array.of(UNSUPPORTED);

export function moduleFacts(module: Uint8Array): Facts {
  return Buffer.concat([Uint8Array.of(MODULE), module]);
}

export function manifestFacts(text: string): Facts {
  return Buffer.concat([Uint8Array.of(MANIFEST), Buffer.from(text)]);
}

/** Throws `RangeError` for bytes that nothing above made. */
export function openFacts(facts: Facts): FileFact {
  const rest = facts.subarray(1);
  if (facts[0] === MODULE) return { kind: 'module', view: openModule(rest) };
  if (facts[0] === MANIFEST) return { kind: 'manifest', text: Buffer.from(rest).toString('utf8') };
  if (facts[0] === MINIFIED) return { kind: 'minified' };
  if (facts[0] === UNSUPPORTED) return { kind: 'unsupported' };
  throw new RangeError('facts of another version');
}
