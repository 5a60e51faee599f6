import type { Overview } from '../overview/queries.ts';

/** Projects by their last scan, as parts of a line. */
export function partsOf({ complete, incomplete, old, never }: Overview['coverage']) {
  return [
    { key: 'complete', name: 'looked at all that was asked', colour: 'pass', value: complete },
    { key: 'incomplete', name: 'left a gap', colour: 'unknown', value: incomplete },
    { key: 'old', name: 'older than 30 days', colour: 'medium', value: old },
    { key: 'never', name: 'never scanned', colour: 'line-strong', value: never },
  ];
}
