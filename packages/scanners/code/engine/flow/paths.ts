import type { Frame } from '../calls/frame.ts';
import type { Value } from '../values/value.ts';
import { concat } from './fold.ts';

/** Parts of a path, with separators between them. */
export function joinPath(frame: Frame, parts: readonly Value[], at: number): Value {
  const separator = frame.world.text('/');
  return concat(
    frame,
    parts.flatMap((part, i) => (i === 0 ? [part] : [separator, part])),
    at,
  );
}
