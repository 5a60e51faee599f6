import { type Fact, joinFacts, type Value } from '../values/value.ts';
import { SharedMap } from './shared-map.ts';
import { copyThing, joinThings, sameThing, type Thing } from './thing.ts';

export interface StateRules {
  join(a: Value, b: Value): Value;
  /** The value as the facts of the state let it be. */
  known(state: State, value: Value): Value;
  /**
   * A value that differs by way gets a name of its own where ways meet: in which block, of which register or field of
   * which object.
   */
  meet(a: Value, b: Value, block: number, of: number, key?: string): Value;
  /** Whether the object is one that all of the program sees. */
  isOld(id: number): boolean;
  /** The content of an object that became old elsewhere. */
  settle(id: number, thing: Thing): void;
}

let owners = 1;

/** What is known at one point of one function: registers, objects that only this activation sees, and facts. */
export class State {
  owner = owners++;
  registers: (Value | undefined)[];
  things: SharedMap<number, Thing>;
  /** By the name of the value. */
  facts: SharedMap<number, Fact>;
  /** What was written to a field of a value that is no object of the heap, by the field's name. */
  written: SharedMap<number, Value>;
  /** What the handler at hand caught; null: nobody knows. */
  thrown: Value | null = null;

  constructor(
    registers: (Value | undefined)[],
    things: SharedMap<number, Thing> = new SharedMap(),
    facts: SharedMap<number, Fact> = new SharedMap(),
    written: SharedMap<number, Value> = new SharedMap(),
  ) {
    this.registers = registers;
    this.things = things;
    this.facts = facts;
    this.written = written;
  }

  /** Things are shared between both until one of them changes one. */
  copy(): State {
    this.owner = owners++;
    const copy = new State(this.registers.slice(), this.things.copy(), this.facts.copy(), this.written.copy());
    copy.thrown = this.thrown;
    return copy;
  }

  /** The thing, ready to be changed in place. */
  change(id: number): Thing | undefined {
    const thing = this.things.get(id);
    if (thing === undefined || thing.owner === this.owner) return thing;
    const own = copyThing(thing, this.owner);
    this.things.set(id, own);
    return own;
  }

  /** What holds in either state; `block` is where both lead. Answers whether this differs from before. */
  merge(other: State, block: number, rules: StateRules): boolean {
    let changed = false;
    this.owner = owners++;
    const count = Math.max(this.registers.length, other.registers.length);
    for (let i = 0; i < count; i++) {
      const mine = this.registers[i];
      const theirs = other.registers[i];
      if (theirs === undefined || mine === theirs) continue;
      const met =
        mine === undefined ? theirs : rules.meet(rules.known(this, mine), rules.known(other, theirs), block, i);
      if (met === mine) continue;
      this.registers[i] = met;
      changed = true;
    }
    if (!this.things.isSame(other.things))
      for (const [id, theirs] of other.things) {
        const mine = this.things.get(id);
        if (mine === theirs) continue;
        if (rules.isOld(id)) {
          rules.settle(id, theirs);
          if (mine !== undefined) {
            rules.settle(id, mine);
            this.things.delete(id);
          }
          continue;
        }
        const joined =
          mine === undefined
            ? theirs
            : joinThings(mine, theirs, this.owner, (a, b, key) =>
                rules.meet(rules.known(this, a), rules.known(other, b), block, id, key),
              );
        if (mine !== undefined && sameThing(mine, joined)) continue;
        this.things.set(id, joined);
        changed = true;
      }
    if (!this.facts.isSame(other.facts))
      for (const [name, fact] of this.facts) {
        const theirs = other.facts.get(name);
        if (theirs === fact) continue;
        changed = true;
        const [both] = theirs === undefined ? [] : (joinFacts([fact], [theirs]) ?? []);
        if (both === undefined) this.facts.delete(name);
        else this.facts.set(name, both);
      }
    if (!this.written.isSame(other.written))
      for (const [name, value] of other.written) {
        const mine = this.written.get(name);
        if (mine === value) continue;
        const joined = mine === undefined ? value : rules.join(mine, value);
        if (joined === mine) continue;
        this.written.set(name, joined);
        changed = true;
      }
    if (other.thrown !== null && other.thrown !== this.thrown) {
      const joined = this.thrown === null ? other.thrown : rules.join(this.thrown, other.thrown);
      if (joined !== this.thrown) changed = true;
      this.thrown = joined;
    }
    return changed;
  }
}
