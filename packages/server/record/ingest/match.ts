import { compareMarks, identifyAll, SCHEME, SECRET_SCHEME } from '@vauban/domain';
import type { Trx } from '../context.ts';
import type { PreparedFinding } from '../finding/prepare.ts';
import { tellEqualOnes } from './equal-ones.ts';
import { type Known, knownBy, type Where } from './known.ts';

export interface Match {
  readonly finding: PreparedFinding;
  /** Null: nobody has seen it before. */
  readonly known: Known | null;
  /** It bears a name that is not known of it yet: its file's or its advisory's other one, or the mark of its value. */
  readonly renamed: boolean;
}

/**
 * Finds for each finding the vulnerability that it is: by its own fingerprint (among equal ones by their order), by the one under its file's former
 * name, by a secret's value, by the one under another name of its advisory or a former one of its rule. A vulnerability is one finding's only; what
 * names it exactly comes first, and a secret with another value is another one wherever it stands.
 */
export async function matchAll(
  trx: Trx,
  where: Where,
  findings: readonly PreparedFinding[],
  formerRules: (rule: string) => readonly string[] = () => [],
): Promise<Match[]> {
  const claimed = new Set<string>();
  const matches = new Map<PreparedFinding, Match>();
  const claim = (finding: PreparedFinding, candidates: readonly Known[] = [], renamed: boolean) => {
    if (matches.has(finding)) return;
    const mark = markOf(finding);
    const free = candidates
      .filter(({ vulnerabilityId }) => !claimed.has(vulnerabilityId))
      .map((known) => ({ known, value: comparedTo(known, mark) }));
    const { known } = free.find(({ value }) => value === 'same') ?? free.find(({ value }) => value !== 'other') ?? {};
    if (!known) return;
    claimed.add(known.vulnerabilityId);
    matches.set(finding, { finding, known, renamed: renamed || (mark !== undefined && !known.marks.includes(mark)) });
  };
  const rest = () => findings.filter((finding) => !matches.has(finding));

  const own = await knownBy(trx, where, SCHEME, findings.map(ownPrint));
  for (const [finding, known] of await tellEqualOnes(trx, where, findings, own)) {
    claim(finding, [known], !own.get(ownPrint(finding))?.some((one) => one.vulnerabilityId === known.vulnerabilityId));
  }
  for (const finding of findings) claim(finding, own.get(ownPrint(finding)), false);
  const formerly = { scheme: SCHEME, names: (one: PreparedFinding) => namesUnder(one, formerRules(one.finding.rule)) };
  for (const { scheme, names } of [...OTHER_NAMES, formerly]) {
    const other = new Map(rest().map((finding) => [finding, names(finding)]));
    const known = await knownBy(trx, where, scheme, [...other.values()].flat());
    for (const [finding, prints] of other) {
      for (const print of prints) claim(finding, known.get(print), true);
    }
  }
  return findings.map((finding) => matches.get(finding) ?? { finding, known: null, renamed: false });
}

const OTHER_NAMES: readonly { scheme: string; names: (finding: PreparedFinding) => readonly string[] }[] = [
  { scheme: SCHEME, names: ({ previous }) => previous },
  { scheme: SECRET_SCHEME, names: (finding) => [markOf(finding) ?? []].flat() },
  { scheme: SCHEME, names: namesOfAdvisory },
];

function ownPrint({ fingerprints }: PreparedFinding): string {
  return fingerprints[0]?.[1] ?? '';
}

function markOf({ fingerprints }: PreparedFinding): string | undefined {
  return fingerprints.find(([scheme]) => scheme === SECRET_SCHEME)?.[1];
}

function comparedTo({ marks }: Known, mark: string | undefined): ReturnType<typeof compareMarks> {
  const answers = marks.map((one) => compareMarks(one, mark));
  return answers.find((answer) => answer === 'same') ?? answers.find((answer) => answer === 'other') ?? 'unknown';
}

/** Databases give a better name later. */
function namesOfAdvisory(prepared: PreparedFinding): string[] {
  return namesUnder(prepared, prepared.finding.advisory?.aliases ?? []);
}

/** What it would be called if its rule were another one. */
function namesUnder({ finding }: PreparedFinding, rules: readonly string[]): string[] {
  return rules.flatMap((rule) => identifyAll([{ ...finding, rule }]).map(({ fingerprints }) => fingerprints[SCHEME]));
}
