import { type Place, placeIn } from '../graph/place.ts';
import { packageLines } from './package-lines.ts';

/** Where the name of each `[[table]]` stands; nothing when the places that were found cannot be those of `count` tables. */
export function tomlPlaces(text: string, table: string, count: number): (Place | undefined)[] {
  const found = packageLines(text, table);
  if (found.length !== count) return [];
  const lines = text.split('\n');
  return found.map(({ name }) => placeIn(lines, { line: name, column: 1 }));
}
