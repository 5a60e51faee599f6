import { identifyAll, SCHEME } from '@vauban/domain';
import type { Trx } from '../context.ts';
import type { PreparedFinding } from '../finding/prepare.ts';
import { type Known, knownBy, type Where } from './known.ts';

export interface Match {
  readonly finding: PreparedFinding;
  /** Null: nobody has seen it before. */
  readonly known: Known | null;
  /** It was found under a former name: the file's or the advisory's. */
  readonly renamed: boolean;
}

/**
 * Finds for each finding the vulnerability that it is: by its own fingerprint, by the one under its file's former
 * name, by the one under another name of its advisory. A vulnerability is one finding's only; what names it
 * exactly comes first.
 */
export async function matchAll(trx: Trx, where: Where, findings: readonly PreparedFinding[]): Promise<Match[]> {
  const claimed = new Set<string>();
  const matches = new Map<PreparedFinding, Match>();
  const claim = (finding: PreparedFinding, known: Known | undefined, renamed: boolean) => {
    if (!known || claimed.has(known.vulnerabilityId) || matches.has(finding)) return;
    claimed.add(known.vulnerabilityId);
    matches.set(finding, { finding, known, renamed });
  };
  const rest = () => findings.filter((finding) => !matches.has(finding));

  const own = await knownBy(trx, where, findings.map(ownPrint));
  for (const finding of findings) claim(finding, own.get(ownPrint(finding)), false);
  for (const formerNames of [(one: PreparedFinding) => one.previous, namesOfAdvisory]) {
    const names = new Map(rest().map((finding) => [finding, formerNames(finding)]));
    const known = await knownBy(trx, where, [...names.values()].flat());
    for (const [finding, prints] of names) {
      for (const print of prints) claim(finding, known.get(print), true);
    }
  }
  return findings.map((finding) => matches.get(finding) ?? { finding, known: null, renamed: false });
}

function ownPrint({ fingerprints }: PreparedFinding): string {
  return fingerprints[0]?.[1] ?? '';
}

/** What it would be called if its rule were another name of its advisory: databases give a better name later. */
function namesOfAdvisory({ finding }: PreparedFinding): string[] {
  return (finding.advisory?.aliases ?? []).flatMap((alias) =>
    identifyAll([{ ...finding, rule: alias }]).map(({ fingerprints }) => fingerprints[SCHEME]),
  );
}
