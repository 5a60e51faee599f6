import type { Gap } from '@vauban/domain';
import type { ScanResult } from '@vauban/scanners';
import type { TargetRequest } from './target-request.ts';

/**
 * A folder or repository of which no file was looked at proves nothing: a wrong path or glob would pass for ever.
 * Names of files are another thing, since a change may well touch pictures only, or nothing.
 */
export function nothingLookedAt(request: TargetRequest, { looked }: ScanResult): Gap[] {
  if (request.kind === 'files' || looked.length > 0) return [];
  const message = 'No file was looked at: check the path, and what is included and excluded.';
  return [{ kind: 'nothing-looked-at', message }];
}
