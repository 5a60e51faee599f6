import type { MemberModel } from '../models/model.ts';
import type { LanguageModels } from '../models/model-index.ts';
import type { Program } from '../program/program.ts';
import type { AnalysisOptions } from './analyse.ts';
import type { Analysis } from './analysis.ts';
import type { Context, Summary } from './calls/context.ts';
import type { Machine } from './calls/machine.ts';
import { Shapes } from './calls/shapes.ts';
import { type Code, prepare } from './flow/code.ts';
import { ThingIds } from './heap/ids.ts';
import { Slots } from './heap/slots.ts';
import { newThing, type Thing } from './heap/thing.ts';
import { Atoms } from './values/atom.ts';
import { Labels } from './values/label.ts';
import { type Marks, NO_MARKS } from './values/mark.ts';
import { Names } from './values/names.ts';
import { type Fact, type Facts, join, NOTHING, someOf, type Value } from './values/value.ts';

/** What a whole program may cost: something to begin with, and more for each of its functions, of the first ones most. */
const STEPS_FOR_ALL = 1_000_000;
const STEPS_A_FUNCTION = 300;
const STEPS_A_FURTHER_FUNCTION = 40;
const FIRST_FUNCTIONS = 25_000;
/** From this share on calls are told apart less and less, so that what comes last is still run. */
const PLENTY = 0.2;
/** In a program of more functions than this, callers of one are told apart less; to a tenth of the usual always. */
const FUNCTIONS_IN_DETAIL = 9000;
const LEAST_FAIR = 0.1;
const LEAST_SHARE = 0.01;
const STEPS_BETWEEN = 10_000;
/** Some hundred bytes each. */
const MOST_TOLD_APART = 4_000_000;
const MOST_KEPT_INSTRUCTIONS = 1_500_000;

export interface Group {
  readonly module: number;
  readonly reached: Set<number>;
  readonly cutShort: Set<number>;
  /** Changes of objects that were made on behalf of other modules. */
  readonly changes: Map<string, { readonly module: number; readonly value: Value }>;
}

export function newGroup(module: number): Group {
  return { module, reached: new Set(), cutShort: new Set(), changes: new Map() };
}

function usualSteps(functions: number): number {
  const first = Math.min(functions, FIRST_FUNCTIONS);
  return STEPS_FOR_ALL + STEPS_A_FUNCTION * first + STEPS_A_FURTHER_FUNCTION * (functions - first);
}

/** What all of one analysis shares. */
export class World {
  readonly program: Program;
  readonly atoms = new Atoms();
  readonly names = new Names();
  readonly labels = new Labels();
  readonly ids = new ThingIds((code) => `${this.moduleOf(code)}.${this.indexOf(code)}`);
  readonly slots = new Slots();
  /** Of calls. */
  readonly shapes = new Shapes();
  /** How large the kept summaries are; beyond a bound all are forgotten, to be made again where they are asked for. */
  summaries = 0;
  /** Objects that all of the program sees: modules' variables and what hangs on them. They only grow. */
  readonly old = new Map<number, Thing>();
  readonly contexts = new Map<number, Context>();
  /** Function → the class whose method it is. */
  readonly homes = new Map<number, number>();
  /** Function → an environment in which it was made. */
  readonly environments = new Map<number, number>();
  /** What the runs on behalf of one module leave behind; the one whose run goes on. */
  group: Group = newGroup(-1);
  /** Object that all see → on behalf of which module it was made. */
  readonly makers = new Map<number, number>();
  readonly startedModules = new Set<number>();
  readonly ranModules = new Set<number>();
  /** Object of a class's methods → the route under which the class stands. */
  readonly classRoutes = new Map<number, string>();
  /** `methods member` → what decorators say of its parameters. */
  readonly parameterModels = new Map<string, Map<number, MemberModel>>();
  /** Functions of which some execution was followed. */
  readonly reached = new Set<number>();
  /** What holds when a search came to a place that is not negative; by the name of its answer. */
  readonly searches = new Map<number, readonly Fact[]>();
  /** What holds when a search for a text found nothing, and when it found it at the start. */
  readonly absences = new Map<number, Facts>();
  readonly starts = new Map<number, Facts>();
  /** Summaries that rest on calls that still run. */
  readonly provisional = new Map<number, { readonly summary: Summary; readonly assumes: number }>();
  readonly languages: readonly LanguageModels[];
  readonly machine: Machine;
  readonly undefined: Value = someOf([this.atoms.undefined]);
  steps = 0;
  changes = 0;
  readonly #first: number[] = [];
  readonly #moduleOf: Int32Array;
  #codes = new Map<number, Code>();
  #kept = 0;

  /** Told about work, and may stop it by throwing. */
  readonly #spend: (steps: number) => void;
  readonly #mostSteps: number;
  readonly #mostToldApart: number;
  readonly #fair: number;
  #told = 0;
  #ended: Analysis['ended'] = null;

  constructor(program: Program, machine: Machine, { spend, bounds }: AnalysisOptions) {
    this.#spend = spend ?? (() => {});
    this.#mostSteps = bounds?.steps ?? usualSteps(program.functionCount);
    this.#mostToldApart = bounds?.toldApart ?? MOST_TOLD_APART;
    const share = FUNCTIONS_IN_DETAIL / Math.max(1, program.functionCount);
    this.#fair = Math.min(1, Math.max(LEAST_FAIR, share ** 2));
    this.program = program;
    this.machine = machine;
    let count = 0;
    for (const module of program.modules) {
      this.#first.push(count);
      count += module.view.functionCount;
    }
    this.#moduleOf = new Int32Array(count);
    for (const [index, module] of program.modules.entries()) {
      const first = this.#first[index] as number;
      this.#moduleOf.fill(index, first, first + module.view.functionCount);
    }
    this.languages = program.modules.map((module) => program.models.language(module.language));
  }

  /** False when the whole analysis took all that it may take. */
  work(steps: number): boolean {
    this.steps += steps;
    if (this.steps - this.#told > STEPS_BETWEEN) {
      this.#spend(this.steps - this.#told);
      this.#told = this.steps;
    }
    if (this.#toldApart() >= this.#mostToldApart) this.#ended ??= 'memory';
    else if (this.steps >= this.#mostSteps) this.#ended ??= 'steps';
    return this.#ended === null;
  }

  /** The bound of the whole that was reached; nothing more is run then. */
  get ended(): Analysis['ended'] {
    return this.#ended;
  }

  #toldApart(): number {
    return this.ids.count + this.names.count + this.slots.count + this.atoms.count;
  }

  /** How much of its usual steps one function may take still: 1 at first, near 0 when the whole is nearly spent. */
  share(): number {
    return this.#fair * this.left();
  }

  /** The same before a function is not run any more: fewer of its callers are told apart sooner than that. */
  left(): number {
    const spent = this.steps / this.#mostSteps;
    return spent <= PLENTY ? 1 : Math.max(LEAST_SHARE, ((1 - spent) / (1 - PLENTY)) ** 2);
  }

  forgetSummaries(): void {
    this.summaries = 0;
    const running = new Set<number>();
    for (const context of this.contexts.values()) {
      context.summaries.clear();
      for (const shape of context.running.keys()) running.add(shape);
    }
    for (const shape of this.provisional.keys()) running.add(shape);
    this.shapes.forget(running);
  }

  reach(code: number): void {
    this.reached.add(code);
    this.group.reached.add(code);
  }

  cutOff(code: number): void {
    this.group.cutShort.add(code);
  }

  /** An object that all see was changed or made. */
  noteChange(id: number, key: string | null, value: Value): void {
    this.changes++;
    const maker = this.makers.get(id);
    if (maker === undefined) this.makers.set(id, this.group.module);
    else if (maker !== this.group.module)
      this.group.changes.set(`${this.ids.key(id)} ${key}`, { module: maker, value });
  }

  get functionCount(): number {
    return this.#moduleOf.length;
  }

  codeId(module: number, index: number): number {
    return (this.#first[module] as number) + index;
  }

  /** Its place among the functions of its module. */
  indexOf(codeId: number): number {
    return codeId - (this.#first[this.moduleOf(codeId)] as number);
  }

  moduleOf(codeId: number): number {
    return this.#moduleOf[codeId] as number;
  }

  code(id: number): Code {
    const known = this.#codes.get(id);
    if (known !== undefined) return known;
    const module = this.moduleOf(id);
    const index = id - (this.#first[module] as number);
    const code = prepare(id, module, index, this.program.module(module).view.function(index));
    if (this.#kept > MOST_KEPT_INSTRUCTIONS) {
      this.#codes = new Map();
      this.#kept = 0;
    }
    this.#kept += code.instructions;
    this.#codes.set(id, code);
    return code;
  }

  models(module: number): LanguageModels {
    return this.languages[module] as LanguageModels;
  }

  /** Whether nothing of it could be lowered: it has no body to run. */
  isEmpty(module: number): boolean {
    return this.program.module(module).view.functionCount === 0;
  }

  /** The object that holds a module's variables. */
  moduleEnvironment(module: number): number {
    const id = this.ids.of('module', -1, module, module);
    if (!this.old.has(id)) {
      this.old.set(id, newThing('environment', 0));
      this.makers.set(id, module);
    }
    return id;
  }

  path(module: number): string {
    return this.program.module(module).path;
  }

  join(a: Value, b: Value): Value {
    return join(a, b, this.atoms);
  }

  joinAll(values: readonly Value[]): Value {
    let all = NOTHING;
    for (const value of values) all = this.join(all, value);
    return all;
  }

  any(marks: Marks = NO_MARKS): Value {
    return someOf([this.atoms.any], marks);
  }

  text(text: string, marks: Marks = NO_MARKS): Value {
    return someOf([this.atoms.constant('text', text)], marks);
  }

  someText(marks: Marks = NO_MARKS): Value {
    return someOf([this.atoms.text('\0')], marks);
  }

  number(value: number): Value {
    return someOf([this.atoms.constant('number', value)]);
  }

  boolean(value: boolean): Value {
    return someOf([value ? this.atoms.true : this.atoms.false]);
  }

  object(id: number, marks: Marks = NO_MARKS): Value {
    return someOf([this.atoms.object(id)], marks);
  }

  someBoolean(): Value {
    return this.join(this.boolean(true), this.boolean(false));
  }
}
