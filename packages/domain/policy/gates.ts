import { Environment, type ParseResult } from '@marcbachmann/cel-js';
import { licenceProblems } from '../licences/licence-rules.ts';
import { matchesGlob } from '../paths/glob.ts';
import { costOf } from './expression-cost.ts';
import { FINDING_FIELDS, FindingView } from './finding-view.ts';
import type { Gate, Policy } from './policy.ts';

const LONGEST_EXPRESSION = 1000;
const MOST_GATES = 50;
/** Of all gates of a policy together, for one finding. */
const MOST_STEPS = 2000;

export interface GateProblem {
  readonly gate: string;
  readonly problem: string;
}

/** What a gate says about one finding. A gate that cannot tell fails, and says why. */
export interface GateAnswer {
  readonly fails: boolean;
  readonly problem?: string;
}

interface CompiledGate {
  readonly gate: Gate;
  readonly ask: (view: FindingView) => GateAnswer;
}

export interface CompiledGates {
  readonly gates: readonly CompiledGate[];
  /** Gates that could not be compiled, and limits of the whole. */
  readonly problems: readonly GateProblem[];
}

/** Compiles every gate's expression and reads the licences; an empty answer means that the policy can judge. */
export function checkPolicy(policy: Policy): GateProblem[] {
  const licences = policy.licences === undefined ? [] : licenceProblems(policy.licences);
  return [
    ...compileGates(policy).problems,
    ...licences.map(({ place, problem }) => ({ gate: `licences.${place.join('.')}`, problem })),
  ];
}

export function compileGates(policy: Policy): CompiledGates {
  if (policy.gates.length > MOST_GATES) {
    return { gates: [], problems: [{ gate: 'all', problem: `there are more than ${MOST_GATES} gates` }] };
  }
  const gates: CompiledGate[] = [];
  const problems: GateProblem[] = [];
  const names = new Set<string>();
  let steps = 0;
  for (const gate of policy.gates) {
    try {
      if (gate.name.trim() === '') throw new Error('it has no name');
      if (names.has(gate.name)) throw new Error('another gate has the same name');
      names.add(gate.name);
      const { run, cost } = compile(gate.when);
      steps += cost;
      if (steps > MOST_STEPS) throw new Error(`with it, the gates may take more than ${MOST_STEPS} steps a finding`);
      gates.push({ gate, ask: (view) => ask(run, view) });
    } catch (error) {
      problems.push({ gate: gate.name, problem: firstLine(error) });
    }
  }
  return { gates, problems };
}

function compile(expression: string): { run: ParseResult; cost: number } {
  if (expression.length > LONGEST_EXPRESSION) {
    throw new Error(`the expression is longer than ${LONGEST_EXPRESSION} characters`);
  }
  const run = environment().parse(expression);
  const cost = costOf(run.ast);
  const check = run.check();
  if (!check.valid) throw check.error ?? new Error('the expression is not valid');
  if (check.type !== 'bool') throw new Error(`the expression must answer true or false, not ${check.type}`);
  return { run, cost };
}

const FAILS: GateAnswer = { fails: true };
const PASSES: GateAnswer = { fails: false };

function ask(run: ParseResult, view: FindingView): GateAnswer {
  if (view.tooLarge !== null) return { fails: true, problem: view.tooLarge };
  try {
    const answer: unknown = run({ finding: view });
    if (typeof answer === 'boolean') return answer ? FAILS : PASSES;
    return { fails: true, problem: 'the expression did not answer true or false' };
  } catch (error) {
    return { fails: true, problem: firstLine(error) };
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] as string;
}

let shared: Environment | undefined;

function environment(): Environment {
  shared ??= new Environment({
    unlistedVariablesAreDyn: false,
    limits: { maxAstNodes: 400, maxDepth: 24, maxListElements: 64, maxMapEntries: 0, maxCallArguments: 4 },
  })
    .registerType('Finding', { ctor: FindingView, fields: FINDING_FIELDS })
    .registerVariable('finding', 'Finding')
    .registerFunction('string.glob(string): bool', (path: string, glob: string) => matchesGlob(glob, path));
  return shared;
}
