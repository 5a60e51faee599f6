/** What regular expressions of a program say about the texts that pass them. */
export { alphabetOf, type Excluded, excludedBy, type Pinned } from './alphabet.ts';
export {
  ALL_CHARACTERS,
  type Characters,
  charactersOf,
  hasCharacter,
  NO_CHARACTERS,
  overlaps,
  union,
  without,
} from './characters.ts';
export { harmlessFor } from './danger.ts';
export { type Flavour, type Pattern, readPattern } from './read-pattern.ts';
export { type Slowness, slownessOf } from './slowness.ts';
