import type { Block } from '../../ir/instruction.ts';
import type { Summary } from '../calls/context.ts';
import type { Frame } from '../calls/frame.ts';
import { assume, factsOf, underFacts } from '../guards/facts.ts';
import { settle, valuesIn } from '../heap/old.ts';
import { SharedMap } from '../heap/shared-map.ts';
import type { State, StateRules } from '../heap/state.ts';
import { newThing, sameThing, type Thing } from '../heap/thing.ts';
import { type Fact, type Facts, join, joinFacts, NOTHING, someOf, truth, type Value, widen } from '../values/value.ts';
import { execute } from './instructions.ts';

/** Steps for one way of running one function. */
const MOST_STEPS = 20_000;
const MOST_VISITS = 6;
const VISITS_BEFORE_WIDENING = 2;
const MOST_FORKS = 200;
const MOST_REGISTERS = 2 ** 20;
/** Stands for the block in which all ways out meet. */
const EXIT = -1;

interface Exit {
  state: State | null;
  returns: Value;
  always: Facts;
}

/** Runs a function's body from this state, over all ways through it. */
export function run(frame: Frame, start: State): Summary {
  const { code, world } = frame;
  const { blocks } = code.ir;
  const order = new Int32Array(blocks.length).fill(-1);
  for (const [block, rank] of code.ranks.entries()) if (rank >= 0) order[rank] = block;
  const kept: (State | undefined)[] = new Array(blocks.length);
  const pending: (State[] | undefined)[] = new Array(blocks.length);
  const visits = new Uint16Array(blocks.length);
  const exit: Exit = { state: null, returns: NOTHING, always: null };
  const outset = frame.alone;
  let waiting = 0;
  let lowest = 0;
  let widening = false;
  let affordable = true;
  const rules: StateRules = {
    join: (a, b) => join(a, b, world.atoms),
    known: underFacts,
    meet: (a, b, block, of, key) => {
      const met = join(a, b, world.atoms);
      if (met === a) return a;
      const atoms = widening ? widen(met.atoms, world.atoms, 1) : met.atoms;
      const named = met.name === 0 && (met.marks.length > 0 || met.atoms.length > 1);
      const where = key === undefined ? block * MOST_REGISTERS + of : `${block} ${of} ${key}`;
      const name = named ? world.names.root('met', code.id, where) : met.name;
      return name === met.name && atoms === met.atoms ? met : { ...met, atoms, name };
    },
    isOld: (id) => frame.escaped.has(id),
    settle: (id, thing) => settle(frame, id, thing),
  };
  const leadTo = (block: number, state: State): void => {
    const rank = code.ranks[block] as number;
    if (rank < 0) return;
    const single = (code.entries[block] as number) <= 1 && block !== 0;
    const fork = code.forks[block] === 1 && (visits[block] as number) < MOST_FORKS;
    const before = pending[rank];
    if (single || fork) {
      if (before === undefined) {
        pending[rank] = [state];
        waiting++;
      } else if (fork) before.push(state);
      else before[0] = state;
    } else {
      const known = kept[rank];
      if (known === undefined) kept[rank] = state;
      else {
        widening = code.loops[block] === 1 && (visits[block] as number) >= VISITS_BEFORE_WIDENING;
        const changed = known.merge(state, block, rules);
        widening = false;
        if (!changed) return;
      }
      if (before === undefined) waiting++;
      pending[rank] = [];
    }
    lowest = Math.min(lowest, rank);
  };
  leadTo(0, start);
  while (waiting > 0) {
    const states = pending[lowest];
    if (states === undefined) {
      lowest++;
      continue;
    }
    const rank = lowest;
    const number = order[rank] as number;
    pending[rank] = undefined;
    waiting--;
    const block = blocks[number] as Block;
    const loop = code.loops[number] === 1;
    visits[number] = (visits[number] as number) + 1;
    if ((visits[number] as number) > (code.forks[number] === 1 ? MOST_FORKS : MOST_VISITS)) continue;
    if (states.length === 0) states.push((kept[rank] as State).copy());
    frame.alone = outset && waiting === 0 && states.length === 1 && visits[number] === 1 && !loop;
    for (const state of states) {
      if (frame.steps > MOST_STEPS || !affordable) {
        world.cutOff(code.id);
        exit.returns = join(exit.returns, world.any(), world.atoms);
        waiting = 0;
        break;
      }
      affordable = world.work(block.instructions.length + 1);
      runBlock(frame, state, block, leadTo, exit, rules);
    }
  }
  frame.alone = outset;
  return summarise(frame, exit);
}

function runBlock(
  frame: Frame,
  state: State,
  block: Block,
  leadTo: (block: number, state: State) => void,
  exit: Exit,
  rules: StateRules,
): void {
  const { world } = frame;
  const before = frame.throws;
  if (block.handler !== null) {
    frame.throws = null;
    leadTo(block.handler, caught(state.copy(), null));
  }
  frame.steps += block.instructions.length + 1;
  let goesOn = true;
  for (const instruction of block.instructions) {
    if (!execute(frame, state, instruction)) {
      goesOn = false;
      break;
    }
  }
  const { terminator } = block;
  const thrown = goesOn && terminator.end === 'throw' ? read(state, terminator.value, frame) : null;
  if (thrown !== null) frame.throws = frame.throws === null ? thrown : world.join(frame.throws, thrown);
  if (block.handler !== null) {
    leadTo(block.handler, caught(state.copy(), frame.throws));
    frame.throws = before;
  }
  if (!goesOn) return;
  switch (terminator.end) {
    case 'jump':
      leadTo(terminator.block, state);
      return;
    case 'branch': {
      const condition = read(state, terminator.condition, frame);
      const other = assume(frame, state.copy(), condition, false);
      const yes = assume(frame, state, condition, true);
      if (yes !== null) leadTo(terminator.yes, yes);
      if (other !== null) leadTo(terminator.no, other);
      return;
    }
    case 'return': {
      const value = terminator.value === null ? world.undefined : read(state, terminator.value, frame);
      leave(frame, state, value, exit, rules);
      return;
    }
    default:
  }
}

/** A register that nothing set may be anything: so lowerings say that they do not know. */
function read(state: State, register: number, frame: Frame): Value {
  const value = state.registers[register];
  return value === undefined ? frame.world.any() : underFacts(state, value);
}

function caught(state: State, thrown: Value | null): State {
  state.thrown = thrown;
  return state;
}

function leave(frame: Frame, state: State, value: Value, exit: Exit, rules: StateRules): void {
  const facts = factsOf(state);
  const may = truth(value);
  const told: Value = {
    ...value,
    yes: may.yes ? [...(value.yes ?? []), ...facts] : null,
    no: may.no ? [...(value.no ?? []), ...facts] : null,
  };
  remember(frame, state, value, facts);
  exit.returns = join(exit.returns, told, frame.world.atoms);
  exit.always = exit.state === null ? facts : joinFacts(exit.always, facts);
  state.registers = [];
  state.facts = new SharedMap();
  state.written = new SharedMap();
  if (exit.state === null) exit.state = state;
  else exit.state.merge(state, EXIT, rules);
}

/** A returned object tells what was known when it was returned: `{ ok: true }` and `{ ok: false }` part the ways. */
function remember(frame: Frame, state: State, value: Value, facts: readonly Fact[]): void {
  for (const atom of value.atoms) {
    if (atom.kind !== 'object' || frame.given.has(atom.id)) continue;
    const thing = state.change(atom.id);
    if (thing?.single) thing.when = facts;
  }
}

/** Keeps what the caller can see: objects that it gave, and new ones that lead out. */
function summarise(frame: Frame, exit: Exit): Summary {
  const { world } = frame;
  const things = new Map<number, Thing>();
  let returns = exit.returns;
  if (exit.state !== null) {
    if (frame.code.ir.generator) returns = generated(frame, exit.state);
    const roots: Value[] = [
      returns,
      ...[...frame.registrations.values()].flatMap((it) => (it.self === null ? [it.handler] : [it.handler, it.self])),
    ];
    if (frame.throws !== null) roots.push(frame.throws);
    for (const [id, thing] of exit.state.things) {
      const before = frame.given.get(id);
      if (before !== undefined && before !== thing && !sameThing(before, thing)) roots.push(world.object(id));
    }
    reach(exit.state, roots, things);
    for (const [id, before] of frame.given) {
      const after = things.get(id);
      if (after !== undefined && (after === before || sameThing(before, after))) things.delete(id);
    }
  }
  return {
    returns,
    throws: frame.throws,
    always: exit.always,
    things,
    escaped: frame.escaped,
    sinks: [...frame.sinks.values()],
    effects: [...frame.effects.values()],
    registrations: [...frame.registrations.values()],
    reads: frame.reads,
    checked: -1,
    modules: frame.modules,
  };
}

function generated(frame: Frame, state: State): Value {
  const id = frame.world.ids.of('yields', frame.code.id, 0, frame.module);
  state.things.set(id, newThing('list', state.owner, { rest: frame.yields, length: -1 }));
  return frame.world.object(id);
}

function reach(state: State, roots: readonly Value[], into: Map<number, Thing>): void {
  const open = [...roots];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    for (const atom of value.atoms) {
      const id = atom.kind === 'object' || atom.kind === 'bound' ? atom.id : atom.kind === 'function' ? atom.env : -1;
      const thing = id < 0 || into.has(id) ? undefined : state.things.get(id);
      if (thing === undefined) continue;
      into.set(id, thing);
      open.push(...valuesIn(thing));
      if (thing.heart !== null)
        open.push(someOf([frameObject(thing.heart.methods)]), someOf([frameObject(thing.heart.env)]));
    }
  }
}

function frameObject(id: number) {
  return { n: 0, kind: 'object' as const, id };
}
