import { alignPlaces, fingerprint, SCHEME } from '@vauban/domain';
import type { Trx } from '../context.ts';
import type { PreparedFinding } from '../finding/prepare.ts';
import { type Known, knownBy, type Where } from './known.ts';

const ROUNDS = 8;

interface Group {
  readonly findings: PreparedFinding[];
  /** Open on the branch, and called by a name that one of these may have. */
  readonly known: Map<string, Known>;
  asked: number;
}

/**
 * Tells which of several equal findings of a file is which when their number or their order is another one than before:
 * deleting the first of two equal lines does not make the second one the first. `own` is what is known by the findings'
 * own names. Answers only for the files where the ordinals alone would not tell.
 */
export async function tellEqualOnes(
  trx: Trx,
  where: Where,
  findings: readonly PreparedFinding[],
  own: ReadonlyMap<string, readonly Known[]>,
): Promise<Map<PreparedFinding, Known>> {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const { group: key, finding: seen, fingerprints } = finding;
    if (key === null || seen.surface === 'secrets' || seen.component || seen.location.line === undefined) continue;
    const group: Group = groups.get(key) ?? { findings: [], known: new Map(), asked: 0 };
    groups.set(key, group);
    group.findings.push(finding);
    group.asked += 1;
    add(group, own.get(fingerprints[0]?.[1] ?? ''));
  }
  await askOnward(trx, where, groups);

  const files = new Map<string, [key: string, group: Group][]>();
  for (const entry of groups) {
    const path = pathOf(entry[1]) as string;
    const file = files.get(path);
    if (file) file.push(entry);
    else files.set(path, [entry]);
  }
  const told = new Map<PreparedFinding, Known>();
  for (const file of files.values()) if (file.some(([, group]) => isUnclear(group))) tell(file, told);
  return told;
}

/** One that has moved to another file is none of these, though it keeps the names that it had here. */
function add(group: Group, known: readonly Known[] = []): void {
  const path = pathOf(group);
  for (const one of known) {
    if (one.state === 'open' && one.path === path) group.known.set(one.vulnerabilityId, one);
  }
}

function pathOf({ findings }: Group): string | undefined {
  return findings[0]?.finding.location.path;
}

/** There may have been more of them before: their ordinals follow those of the ones that are left. */
async function askOnward(trx: Trx, where: Where, groups: ReadonlyMap<string, Group>): Promise<void> {
  let open = [...groups].filter(([, { known }]) => known.size > 0);
  for (let round = 0, more = 1; round < ROUNDS && open.length > 0; round += 1, more *= 2) {
    const asked = open.map(([key, group]) => {
      const prints = Array.from({ length: more }, (_, index) => fingerprint(key, group.asked + index));
      group.asked += more;
      return { key, group, prints };
    });
    const known = await knownBy(
      trx,
      where,
      SCHEME,
      asked.flatMap(({ prints }) => prints),
    );
    for (const { group, prints } of asked) for (const print of prints) add(group, known.get(print));
    open = asked
      .filter(({ prints }) => known.has(prints.at(-1) as string))
      .map(({ key, group }): [string, Group] => [key, group]);
  }
}

/** Whether there were more or fewer than one, so that something else than the name must tell. */
function isUnclear({ findings, known }: Group): boolean {
  return known.size > 0 && (findings.length > 1 || known.size > 1);
}

function tell(file: readonly [key: string, group: Group][], told: Map<PreparedFinding, Known>): void {
  const before = file.flatMap(([key, { known }]) =>
    [...known.values()].map((one) => ({ key, line: one.line ?? 0, one })),
  );
  const after = file.flatMap(([key, { findings }]) =>
    findings.map((one) => ({ key, line: one.finding.location.line ?? 0, one })),
  );
  for (const [old, now] of alignPlaces(before, after) ?? []) {
    const [known, finding] = [before[old]?.one, after[now]?.one];
    if (known && finding) told.set(finding, known);
  }
}
