import type { Confidence } from '@vauban/domain';
import type { Draft } from '../draft.ts';
import { sentence } from '../words.ts';
import { maskedLine } from './masked-line.ts';

/** A secret as a tool reports it. `text` and `secret` may hold the value: they go no further than this. */
export interface SeenSecret {
  readonly rule: string;
  readonly title: string;
  readonly path: string;
  readonly line: number;
  readonly text: string;
  readonly secret: string;
  readonly commit: string;
  readonly date?: string | null;
  readonly verified?: boolean | null;
}

/** The finding, without the value and without a digest of it: rule, path and the masked line are what it is known by. */
export function secretDraft(seen: SeenSecret): Draft {
  const { rule, title, path, line, verified = null } = seen;
  const snippet = maskedLine(seen.text, seen.secret);
  const commit = /^[0-9a-f]{7,64}$/i.test(seen.commit) && !/^0+$/.test(seen.commit) ? seen.commit.slice(0, 12) : null;
  const where =
    commit === null ? '' : ` It came in with commit ${commit}${seen.date ? ` of ${seen.date.slice(0, 10)}` : ''}.`;
  const says = verified === true ? ' The tool tried it: it works.' : '';
  return {
    rule,
    title: title || rule,
    message: `${sentence(title || rule)}${where}${says}`,
    severity: verified === true ? 'critical' : 'high',
    confidence: confidenceOf(verified),
    cwe: ['CWE-798'],
    location: { path, ...(line > 0 && { line }), ...(snippet !== null && snippet !== '' && { snippet }) },
  };
}

function confidenceOf(verified: boolean | null): Confidence {
  return verified === true ? 'high' : 'unknown';
}
