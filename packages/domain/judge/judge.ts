import type { Finding, Observation, Suppression } from '../finding/finding.ts';
import { type Identified, identifyAll } from '../identity/identify.ts';
import { projectFinder } from '../paths/project.ts';
import { FindingView } from '../policy/finding-view.ts';
import { compileGates } from '../policy/gates.ts';
import { prioritiser, priorityRules } from '../risk/priority.ts';
import { StandingDecisions } from './decisions.ts';
import { judgeGaps } from './gaps.ts';
import type { JudgeInput } from './inputs.ts';
import type { Judgement } from './judgement.ts';
import { Known, linesUnchanged } from './known.ts';
import { NotLooked } from './not-looked.ts';
import { byUrgency } from './order.ts';
import { RecordedDecisions, type SameValue } from './recorded-decisions.ts';
import { InFileSuppressions } from './suppressions.ts';
import { GateTally } from './tally.ts';
import { reasonsFor, verdictOf } from './verdict.ts';
import { VexStatements } from './vex.ts';

type Judged = Omit<Finding, 'project' | 'owner'> & { project?: string; owner?: string };

/**
 * Judges a scan: a pure function of its input, whatever the order of the observations.
 * A gate that cannot be compiled, or that throws on a finding, fails and says so; it never lets anything through.
 */
export function judge(input: JudgeInput): Judgement {
  const { configuration, today } = input;
  const { policy } = configuration;
  const compiled = compileGates(policy);
  const known = new Known(input);
  const inFile = new InFileSuppressions(input.suppressions, policy, today);
  const decisions = new StandingDecisions(configuration.decisions, today);
  const recorded = new RecordedDecisions(input.decisions ?? [], today, sameValue(input));
  const vex = input.vex && new VexStatements(input.vex.statements, input.vex.target, today);
  const projectAt = projectFinder(configuration.projects);
  const prioritise = prioritiser(priorityRules(policy));
  const tallies = new Map(compiled.gates.map(({ gate }) => [gate, new GateTally()]));

  const atBase = previousAtBase(input);

  const identified = identifyAll(input.observations, { renamedFrom: renamedFrom(input.renames) });
  const decided = recorded.about(
    identified.map(({ observation, fingerprints, previous }, index) => {
      return { observation, fingerprints, previous: atBase ? [...previous, ...(atBase[index] ?? [])] : previous };
    }),
  );

  const judgeOne = (one: Identified, index: number): Finding => {
    const { observation, id, fingerprints } = one;
    const before = atBase?.[index] ?? one.previous;
    const { novelty, suppression } = known.of(one, before);
    const suppressions = inFile
      .of(observation)
      .concat(decisions.of(observation), vex?.of(observation) ?? [], decided[index] ?? [], suppression ?? []);
    const priority = prioritise(observation, novelty);
    const project = projectAt(observation.location.path);
    const owner = project?.owner ?? input.ownerOf?.(observation.location.path);
    const gates: string[] = [];
    if (!suppressions.some(isAccepted)) {
      const view = new FindingView({ observation, priority, novelty, project: project?.name, owner });
      for (const { gate, ask } of compiled.gates) {
        const answer = ask(view);
        if (!answer.fails) continue;
        gates.push(gate.name);
        tallies.get(gate)?.add(answer, id, observation);
      }
    }
    // own members first and the observation last: the other way round costs the engine five times as much
    const finding: Judged = { id, fingerprints, priority, novelty, suppressions, gates, ...unjudged(observation) };
    if (project) finding.project = project.name;
    if (owner !== undefined) finding.owner = owner;
    return finding;
  };

  const findings = byUrgency(identified.map(judgeOne));
  const { gaps, told } = judgeGaps([...input.gaps, ...known.gaps], policy, today);
  const notLooked = new NotLooked(gaps, input.wouldMeet?.bind(input));
  const reasons = reasonsFor(compiled, tallies, gaps);
  return {
    verdict: verdictOf(reasons),
    reasons,
    findings,
    gaps,
    unused: [
      ...inFile.unused(notLooked),
      ...decisions.unused(),
      ...(vex?.unused() ?? []),
      ...known.unused(notLooked),
      ...told,
    ],
    gates: policy.gates.map(({ name, says, when }) => ({ name, says, when })),
  };
}

/** Fingerprints of each observation under the old path at the base; null where one map serves base and baseline. */
function previousAtBase({ observations, renamesSinceBase }: JudgeInput): (readonly string[])[] | null {
  if (renamesSinceBase === undefined) return null;
  if (Object.keys(renamesSinceBase).length === 0) return observations.map(() => []);
  return identifyAll(observations, { renamedFrom: renamedFrom(renamesSinceBase) }).map(({ previous }) => previous);
}

const JUDGED = [
  'valueMark',
  'id',
  'fingerprints',
  'priority',
  'novelty',
  'suppressions',
  'gates',
  'project',
  'owner',
] as const;

/** A scanner does not judge: what an observation says of these things by itself is left out. */
function unjudged(observation: Observation): Observation {
  if (!JUDGED.some((name) => name in observation)) return observation;
  return Object.fromEntries(
    Object.entries(observation).filter(([name]) => !(JUDGED as readonly string[]).includes(name)),
  ) as unknown as Observation;
}

function sameValue(input: JudgeInput): SameValue {
  return ({ commit }, { location }) =>
    commit !== null &&
    linesUnchanged(location, (path, line) => input.lineUnchangedSince?.(commit, path, line) ?? 'unknown');
}

function isAccepted({ status }: Suppression): boolean {
  return status === 'accepted';
}

function renamedFrom(renames: Readonly<Record<string, string>>): (path: string) => string | undefined {
  const oldPaths = new Map(Object.entries(renames).map(([from, to]) => [to, from]));
  return (path) => oldPaths.get(path);
}
