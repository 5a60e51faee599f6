import {
  type Configuration,
  checkPolicy,
  DEFAULT_CONFIGURATION,
  DEFAULT_FORMULA,
  isDay,
  licenceProblems,
  type Policy,
  type PriorityFormula,
} from '@vauban/domain';
import { LineCounter, parseDocument } from 'yaml';
import { Problem } from '../command/problem.ts';
import { check, NotAllowed, type Placed } from './check.ts';
import { CONFIGURATION_SCHEMA } from './schema.ts';
import { isInside } from './vex.ts';

const MAX_BYTES = 256 * 1024;

/**
 * The configuration that a `vauban.yaml` means, defaults filled in.
 * Throws a `Problem` that names `shown` and the line for everything that is not allowed.
 */
export function readConfiguration(text: string, shown: string): Configuration {
  if (text.length > MAX_BYTES) throw new Problem(`${shown} is larger than ${MAX_BYTES / 1024} KiB; make it smaller.`);
  try {
    const placed = check(parse(text), CONFIGURATION_SCHEMA, counterOf(text));
    const configuration = complete(placed.value as Written);
    checkMeaning(configuration, placed);
    return configuration;
  } catch (error) {
    if (error instanceof NotAllowed) throw new Problem(`${shown}, line ${error.line}: ${error.message}.`);
    throw error;
  }
}

/** As the file may say it: every part optional. */
type Written = { readonly version: 1; readonly policy?: WrittenPolicy } & Partial<Omit<Configuration, 'policy'>>;

type WrittenPolicy = Partial<Omit<Policy, 'priority'>> & { readonly priority?: Partial<PriorityFormula> };

function complete(written: Written): Configuration {
  const standard = DEFAULT_CONFIGURATION;
  const { priority, ...policy } = written.policy ?? {};
  return {
    version: 1,
    policy: {
      ...standard.policy,
      ...policy,
      gates: policy.gates?.map((gate) => ({ ...gate, says: gate.says ?? gate.when })) ?? standard.policy.gates,
      inFile: { ...standard.policy.inFile, ...policy.inFile },
      ...(priority && { priority: completeFormula(priority) }),
    },
    projects: written.projects ?? standard.projects,
    exclude: written.exclude ?? standard.exclude,
    decisions: written.decisions ?? standard.decisions,
    ...(written.vex && { vex: written.vex }),
  };
}

/** Part by part: what a part leaves out keeps its default; lists replace. */
function completeFormula(written: Partial<PriorityFormula>): PriorityFormula {
  const parts = Object.entries(DEFAULT_FORMULA).map(([name, standard]: [string, unknown]) => {
    const own: unknown = written[name as keyof PriorityFormula];
    const isPart = typeof standard === 'object' && typeof own === 'object';
    return [name, isPart ? { ...standard, ...own } : (own ?? standard)];
  });
  return Object.fromEntries(parts) as PriorityFormula;
}

function checkMeaning(configuration: Configuration, placed: Placed): void {
  const { policy } = configuration;
  const [licence] = policy.licences === undefined ? [] : licenceProblems(policy.licences);
  if (licence) throw new NotAllowed(placed.line('policy', 'licences', ...licence.place), licence.problem);
  for (const { gate, problem } of checkPolicy(policy)) {
    const index = policy.gates.findIndex((one) => one.name === gate);
    throw new NotAllowed(placed.line('policy', 'gates', index, 'when'), `gate ${JSON.stringify(gate)}: ${problem}`);
  }
  for (const [index, gap] of policy.acceptedGaps.entries()) {
    if (!isDay(gap.until)) throw noDay(gap.until, placed.line('policy', 'acceptedGaps', index, 'until'));
  }
  for (const [index, decision] of configuration.decisions.entries()) {
    if (!isDay(decision.until)) throw noDay(decision.until, placed.line('decisions', index, 'until'));
  }
  for (const [index, { file, until }] of (configuration.vex ?? []).entries()) {
    if (!isDay(until)) throw noDay(until, placed.line('vex', index, 'until'));
    if (!isInside(file)) {
      throw new NotAllowed(placed.line('vex', index, 'file'), `${file} must lie beside this file or below it`);
    }
  }
  unique(configuration.projects, (index) => placed.line('projects', index, 'name'));
}

function unique(named: readonly { readonly name: string }[], line: (index: number) => number): void {
  const seen = new Set<string>();
  for (const [index, { name }] of named.entries()) {
    if (seen.has(name)) throw new NotAllowed(line(index), `the name ${JSON.stringify(name)} stands twice`);
    seen.add(name);
  }
}

function noDay(text: string, line: number): NotAllowed {
  return new NotAllowed(line, `${text} is no day of the calendar`);
}

/** The tree without anything resolved; keys are compared by `check`, whose maps know their keys. */
function parse(text: string) {
  const lines = counterOf(text);
  let document: ReturnType<typeof parseDocument>;
  try {
    document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  } catch (error) {
    if (error instanceof RangeError) throw new NotAllowed(1, 'it is nested too deeply');
    throw error;
  }
  const wrong = document.errors[0] ?? document.warnings[0];
  if (wrong !== undefined) throw new NotAllowed(lines.linePos(wrong.pos[0]).line, `no valid YAML: ${wrong.message}`);
  return document.contents;
}

function counterOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}
