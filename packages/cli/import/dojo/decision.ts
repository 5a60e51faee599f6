import { isDay } from '@vauban/domain';
import type { BodyOf } from '@vauban/server/contract';
import type { DojoAcceptance, DojoFinding } from './schema.ts';

export type Decision = BodyOf<'decide'>;

const LONGEST_REASON = 1800;
/** DefectDojo's letters for what was decided on a risk. */
const TREATMENTS: Readonly<Record<string, { kind: Decision['kind']; says: string }>> = {
  A: { kind: 'accepted', says: 'accepted' },
  V: { kind: 'wont-fix', says: 'avoided' },
  M: { kind: 'mitigated', says: 'mitigated by other means' },
  F: { kind: 'deferred', says: 'to be fixed' },
  T: { kind: 'accepted', says: 'transferred' },
};

/** Stands in the reason, so that a second import knows what the first one decided. */
export function markOf(finding: DojoFinding): string {
  return `DefectDojo finding ${finding.id}`;
}

/**
 * What was decided on a finding, with its end; null: nothing. `over`: it was accepted until a day that is gone.
 * `endless`: DefectDojo named no end, so a year from `today` is one.
 */
export function decisionOf(
  finding: DojoFinding,
  acceptances: readonly DojoAcceptance[],
  today: string,
): { readonly decision: Decision; readonly endless: boolean } | 'over' | null {
  const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace('-02-29', '-02-28')}`;
  const reasoned = (...parts: readonly (string | null | undefined)[]) =>
    `${parts
      .map((part) => oneText(part))
      .filter((part) => part !== '')
      .join('. ')
      .slice(0, LONGEST_REASON)} (${markOf(finding)})`;
  if (finding.false_p) {
    const reason = reasoned('False positive in DefectDojo', finding.severity_justification);
    return { decision: { kind: 'false-positive', reason, until: inAYear }, endless: true };
  }
  if (finding.out_of_scope) {
    return {
      decision: { kind: 'wont-fix', reason: reasoned('Out of scope in DefectDojo'), until: inAYear },
      endless: true,
    };
  }
  if (!finding.risk_accepted) return null;
  // the last one that was made holds
  const acceptance = acceptances.toSorted((a, b) => b.id - a.id)[0];
  const { kind, says } = TREATMENTS[acceptance?.decision ?? 'A'] ?? { kind: 'accepted', says: 'accepted' };
  const end = (acceptance?.expiration_date ?? '').slice(0, 10);
  if (isDay(end) && end < today) return 'over';
  const by = oneText(acceptance?.accepted_by);
  const reason = reasoned(
    `Risk ${says} in DefectDojo${by === '' ? '' : ` by ${by}`}`,
    acceptance?.name,
    acceptance?.decision_details,
  );
  return { decision: { kind, reason, until: isDay(end) ? end : inAYear }, endless: !isDay(end) };
}

function oneText(text: string | null | undefined): string {
  return (text ?? '')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .replace(/\.$/, '');
}
