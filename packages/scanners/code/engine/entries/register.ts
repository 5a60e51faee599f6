import type { Decoration, Place } from '../../ir/instruction.ts';
import type { ClassIr } from '../../ir/module.ts';
import type { MemberModel } from '../../models/model.ts';
import type { Frame } from '../calls/frame.ts';
import { thingOf } from '../heap/old.ts';
import { lookUp } from '../heap/read.ts';
import type { State } from '../heap/state.ts';
import type { AtomOf } from '../values/atom.ts';
import type { Value } from '../values/value.ts';

interface Decorated {
  readonly decorator: Value;
  readonly decoration: Decoration;
  /** The class. */
  readonly type: Value;
  readonly ir: ClassIr;
  readonly at: Place;
}

export const DECORATOR = 'decorator';
export const METHOD = 'method';
export const ROUTE = 'route';

/** What a decorator that was called with its arguments remembers. */
export interface Decorating {
  readonly atom: AtomOf<'model'>;
  readonly method: string | null;
  readonly route: string | null;
}

/** A decorator of a library on a class, a method or a parameter: a door by which somebody outside may come in. */
export function register(frame: Frame, state: State, it: Decorated): void {
  const { world } = frame;
  const decorating = decoratingOf(frame, state, it.decorator);
  if (decorating === null) {
    applyOwn(frame, state, it);
    return;
  }
  const model = decorating.atom.member?.call?.decorates;
  const { member, parameter } = it.decoration;
  const name = member === undefined ? undefined : it.ir.members[member];
  const classId = it.type.atoms[0]?.kind === 'object' ? it.type.atoms[0].id : -1;
  const heart = thingOf(frame, state, classId)?.heart;
  if (heart == null) return;
  if (member === undefined) {
    world.classRoutes.set(heart.methods, decorating.route ?? '');
    return;
  }
  if (parameter !== undefined) {
    if (model?.parameter === undefined) return;
    const key = `${heart.methods} ${member}`;
    const known = world.parameterModels.get(key) ?? new Map<number, MemberModel>();
    known.set(parameter, model.parameter);
    world.parameterModels.set(key, known);
    return;
  }
  const entry = model?.entry;
  if (entry === undefined || name === undefined) return;
  const found = lookUp(frame, state, name.static ? classId : heart.methods, name.name, 1);
  if (found === null) return;
  frame.addRegistration({
    handler: found.value,
    self: it.type,
    entry,
    method: decorating.method,
    route: decorating.route,
    parameters: null,
    decorated: { methods: heart.methods, member },
    module: frame.module,
    at: name.function === null ? it.at : world.code(world.codeId(frame.module, name.function)).ir.at,
  });
}

/** A decorator of the program itself is a function that is called with what it decorates. */
function applyOwn(frame: Frame, state: State, it: Decorated): void {
  if (it.decoration.member !== undefined) return;
  frame.world.machine.call(frame, state, {
    callee: it.decorator,
    receiver: null,
    given: [{ value: it.type }],
    construct: false,
    at: it.at,
  });
}

function decoratingOf(frame: Frame, state: State, decorator: Value): Decorating | null {
  for (const atom of decorator.atoms) {
    if (atom.kind === 'model' && atom.member?.call?.decorates !== undefined) return { atom, method: null, route: null };
    if (atom.kind !== 'bound') continue;
    const thing = thingOf(frame, state, atom.id);
    const model = thing?.fields.get(DECORATOR)?.atoms[0];
    if (model?.kind === 'model') {
      return { atom: model, method: textOf(thing?.fields.get(METHOD)), route: textOf(thing?.fields.get(ROUTE)) };
    }
  }
  return null;
}

export function textOf(value: Value | undefined): string | null {
  const texts = (value?.atoms ?? []).flatMap((it) =>
    it.kind === 'constant' && it.type === 'text'
      ? [String(it.value)]
      : it.kind === 'text'
        ? [it.shape.replaceAll('\0', '…')]
        : [],
  );
  return texts.length === 0 ? null : texts.sort().slice(0, 4).join('|');
}
