/** What regular expressions of a program say about the texts that pass them. */
export { alphabetOf, excludedBy, type Pinned } from './alphabet.ts';
export {
  ALL_CHARACTERS,
  type Characters,
  charactersOf,
  hasCharacter,
  NO_CHARACTERS,
  union,
  without,
} from './characters.ts';
export { harmlessFor } from './danger.ts';
export { type Flavour, type Pattern, readPattern } from './read-pattern.ts';
export { slownessOf } from './slowness.ts';
