import { type Baseline, type Configuration, canonicalJson } from '@vauban/domain';

/** What holds for a judgement, as far as a change could alter it. */
export interface Judging {
  readonly configuration: Configuration;
  readonly baseline: Baseline | null;
  /** Rules that the team wrote, as they are compiled. */
  readonly rules: readonly unknown[];
}

/** What a change would have altered, had its own files been asked: one sentence each, in a fixed order. */
export function judgingChanges(base: Judging, change: Judging): string[] {
  const [from, to] = [base.configuration, change.configuration];
  const gate = (one: { name: string; when: string }) => [one.name, one.when] as const;
  const waived = (one: { kind: string; path?: string; until: string }) =>
    [`${one.kind}${one.path === undefined ? '' : ` at ${one.path}`}`, one.until] as const;
  const decided = (one: { rule: string; path?: string; until: string }) =>
    [`${one.rule}${one.path === undefined ? '' : ` at ${one.path}`}`, one.until] as const;
  const glob = (one: string) => [one, ''] as const;
  return [
    ...differences('the gate', from.policy.gates.map(gate), to.policy.gates.map(gate)),
    ...differences('the class of the gap', Object.entries(from.policy.gaps), Object.entries(to.policy.gaps)),
    ...differences('the accepted gap', from.policy.acceptedGaps.map(waived), to.policy.acceptedGaps.map(waived)),
    ...differences('the decision about', from.decisions.map(decided), to.decisions.map(decided)),
    ...differences('the excluded files', from.exclude.map(glob), to.exclude.map(glob)),
    ...differences('the VEX document', trusted(from), trusted(to)),
    ...priorities(from, to),
    ...licences(from, to),
    ...differences('the rule', base.rules.map(rule), change.rules.map(rule)),
    ...numbers(from.policy.advisoriesMaxAgeDays, to.policy.advisoriesMaxAgeDays),
    ...inFile(from, to),
    ...baselines(base.baseline, change.baseline),
  ];
}

function trusted({ vex = [] }: Configuration): Named {
  return vex.map(({ file, until }) => [file, until] as const);
}

function priorities(from: Configuration, to: Configuration): string[] {
  const say = ({ policy }: Configuration) => canonicalJson([policy.priority ?? null, policy.stakes ?? null]);
  return say(from) === say(to) ? [] : ["The change alters how priority is reckoned; the base's formula holds."];
}

function licences(from: Configuration, to: Configuration): string[] {
  const say = ({ policy }: Configuration) => canonicalJson(policy.licences ?? null);
  return say(from) === say(to) ? [] : ["The change alters what is said about licences; the base's lists hold."];
}

function rule(one: unknown): [name: string, value: string] {
  const { id, language, libraries } = (one ?? {}) as { id?: unknown; language?: unknown; libraries?: unknown };
  const name = typeof id === 'string' ? id : `model of ${String(language)} ${JSON.stringify(libraries ?? [])}`;
  return [name, JSON.stringify(one)];
}

type Named = readonly (readonly [name: string, value: string | undefined])[];

function differences(what: string, from: Named, to: Named): string[] {
  const [before, after] = [new Map(from), new Map(to)];
  const said = (verb: string, names: readonly string[]) =>
    names.map((name) => `The change ${verb} ${what} ${name}; the base's list holds.`);
  return [
    ...said('removes', [...before.keys()].filter((name) => !after.has(name)).sort()),
    ...said('adds', [...after.keys()].filter((name) => !before.has(name)).sort()),
    ...said(
      'alters',
      [...after.keys()].filter((name) => before.has(name) && before.get(name) !== after.get(name)).sort(),
    ),
  ];
}

function numbers(from: number, to: number): string[] {
  return from === to ? [] : [`The change sets the advisories' age to ${to} days; the base's ${from} days hold.`];
}

function inFile(from: Configuration, to: Configuration): string[] {
  const say = ({ policy }: Configuration) =>
    JSON.stringify([policy.inFile.below, [...policy.inFile.neverSurfaces].sort()]);
  return say(from) === say(to) ? [] : ["The change alters how far in-file suppressions count; the base's rule holds."];
}

function baselines(from: Baseline | null, to: Baseline | null): string[] {
  if (from === null && to === null) return [];
  if (to === null) return ["The change removes the baseline; the base's holds."];
  const before = new Set(from?.entries.map((entry) => entry.fingerprint));
  const after = new Set(to.entries.map((entry) => entry.fingerprint));
  const added = [...after].filter((one) => !before.has(one)).length;
  const removed = [...before].filter((one) => !after.has(one)).length;
  if (added + removed === 0) return [];
  return [`The change adds ${added} and removes ${removed} entries of the baseline; the base's holds.`];
}
